"""Writes the pages of the reference that come from the program itself, before Sphinx reads them."""

from pathlib import Path

from pages import checks_page, formats_page, keys_page
from sphinx.application import Sphinx

import summitkit as sk


def _write(app: Sphinx) -> None:
    plugins = sk.Plugins(installed=False)
    pages = {"formats": formats_page(plugins), "checks": checks_page(plugins), "keys": keys_page()}
    for name, text in pages.items():
        page = Path(app.srcdir, "reference", f"{name}.md")
        if not page.exists() or page.read_text(encoding="utf-8") != text:
            page.write_text(text, encoding="utf-8")


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the extension."""
    app.connect("builder-inited", _write)
    return {"parallel_read_safe": True}
