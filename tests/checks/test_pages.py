"""Every check has a page, and the example on it shows what it says."""

import re
from typing import Any

import pytest
from ruamel.yaml import YAML

from summitkit.api import check
from summitkit.checks import summitkit_checks
from summitkit.checks.pages import explanation
from summitkit.plugins import Plugins
from summitkit.raw import Lexical, RawRecord
from summitkit.specs import CheckSpec
from summitkit.structure import structure

PLUGINS = Plugins(installed=False)
SPECS = tuple(summitkit_checks())


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.code)
def test_page_opens_with_the_summary(spec: CheckSpec) -> None:
    """The first line of a page is its code and summary, and the page says more."""
    lines = explanation(spec).splitlines()

    assert lines[0] == f"# {spec.code}: {spec.summary}"
    assert len(lines) >= 8


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.code)
def test_example_triggers_its_check(spec: CheckSpec) -> None:
    """The record on a page triggers the check, and no other error."""
    page = explanation(spec)
    (example,) = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    texts = dict(zip(["readout"], re.findall(r"```text\n(.*?)```", page, re.DOTALL), strict=False))
    found = check(structure(_read(example)), plugins=PLUGINS, texts=texts)
    grave = {finding.code for finding in found if finding.severity == "error"}

    assert spec.code in {finding.code for finding in found}
    assert grave <= {spec.code}


@pytest.mark.parametrize(
    ("spec", "expected"),
    [
        (CheckSpec(code="AB101", target=list, summary="Short"), "# AB101: Short\n"),
        (CheckSpec(code="SK301", target=list, summary="Short", explanation="Long"), "Long"),
    ],
)
def test_plugins_explain_their_own_checks(spec: CheckSpec, expected: str) -> None:
    """A plugin's check is explained by its own text, or else by its summary."""
    assert explanation(spec) == expected


def _read(example: str) -> RawRecord:
    return RawRecord(name="example", data=_lexical(YAML(typ="base").load(example)))


def _lexical(value: Any) -> Any:  # noqa: ANN401 - YAML data in, raw data out
    if isinstance(value, dict):
        return {str(key): _lexical(item) for key, item in value.items()}
    return [_lexical(item) for item in value] if isinstance(value, list) else Lexical(value)
