"""Chromium without a window: what it makes of a page, for tests that run where it is installed.

`SUMMITKIT_AXE` names the file `axe.min.js` of axe-core, which looks for what keeps people from reading a page.
"""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any, Literal

import pytest

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), "")
AXE = Path(os.environ.get("SUMMITKIT_AXE", ""))
needs_chromium = pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed")
needs_axe = pytest.mark.skipif(not (CHROMIUM and AXE.is_file()), reason="SUMMITKIT_AXE names no file axe.min.js")

Scheme = Literal["light", "dark"]
_SCHEMES = {"dark": 0, "light": 1}
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
_RESULT = re.compile(r'<script type="application/json" id="found">(.*?)</script>', re.DOTALL)
_RUN = """
addEventListener("load", async () => {
  const found = await (async () => { %s })();
  const place = document.createElement("script");
  place.type = "application/json";
  place.id = "found";
  place.textContent = JSON.stringify(found).replaceAll("<", "\\\\u003c");
  document.documentElement.append(place);
});
"""


def browse(
    page: Path, *options: str, scheme: Scheme = "light", width: int = 1000
) -> "subprocess.CompletedProcess[str]":
    """Open a page and return what Chromium prints and complains of."""
    command = (
        *(CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--enable-logging=stderr"),
        f"--user-data-dir={page.parent / 'profile'}",
        f"--blink-settings=preferredColorScheme={_SCHEMES[scheme]}",
        f"--window-size={width},1400",
        *options,
        page.as_uri(),
    )
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=120)


def ask(page: Path, script: str, **view: Any) -> Any:  # noqa: ANN401 - anything that JSON can say
    """Return what a script finds on a page.

    It runs on a copy without the policy, which would not let it.
    """
    text = _POLICY.sub("", page.read_text(encoding="utf-8"))
    copy = page.with_suffix(".asked.html")
    copy.write_text(text.replace("</body>", f"<script>{_RUN % script}</script></body>"), encoding="utf-8")
    printed = browse(copy, "--dump-dom", "--virtual-time-budget=30000", **view).stdout
    (found,) = _RESULT.findall(printed)
    return json.loads(found)


def violations(page: Path, **view: Any) -> list[str]:  # noqa: ANN401 - as ask
    """Return what axe-core finds wrong, each with the element that it is about."""
    axe = AXE.read_text(encoding="utf-8").replace("</script>", "<\\/script>")
    copy = page.with_suffix(".axe.html")
    text = page.read_text(encoding="utf-8")
    copy.write_text(text.replace("</head>", f"<script>{axe}</script></head>"), encoding="utf-8")
    found = ask(copy, "return (await axe.run()).violations", **view)
    return [f"{each['id']}: {node['html'][:200]}" for each in found for node in each["nodes"]]
