"""The record as YAML 1.2, for people to edit: lossless, and read alike by readers of YAML 1.1."""

import io
import re
from typing import IO, Any

from ruamel.yaml import YAML
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.representer import SafeRepresenter

from summitkit.exporters.yaml_form import blank_record
from summitkit.model import Summit
from summitkit.structure import unstructure

_TEXT = "tag:yaml.org,2002:str"
# Wide enough that no line is ever folded.
_WIDTH = 2**31
# Words, numbers and dates that YAML 1.1 or 1.2 takes for something other than text.
_TYPED = re.compile(
    r"(?:y|n|yes|no|on|off|true|false|null|~|=|<<)?|[-+.]?\d[\d_:.,eExXoObBa-fA-F+-]*|[-+]?\.(?:inf|nan)|\d{4}-\d\d.*",
    re.IGNORECASE | re.ASCII | re.DOTALL,
)
# Several lines that a block shows as they are: nothing invisible, no white space at either end of a line.
_BLOCK = re.compile(r"(?:\S(?:[^\n]*\S)?\n+)+\S(?:[^\n]*\S)?")


class YamlExporter:
    """Writes the record as YAML, the same bytes every time."""

    def export(self, summit: Summit, out: IO[bytes]) -> None:
        """Write `summit` to `out` in block style, texts of several lines as blocks, no line folded."""
        yaml: Any = YAML(typ="safe", pure=True)
        yaml.Representer = _Representer
        yaml.default_flow_style = False
        yaml.sort_base_mapping_type_on_output = False
        yaml.allow_unicode = True
        yaml.width = _WIDTH
        text = io.StringIO()
        yaml.dump(unstructure(summit), text)
        out.write(text.getvalue().encode())

    def form(self, out: IO[bytes]) -> None:
        """Write a blank record to fill in: every field, what it is for, and the words that it takes."""
        out.write(blank_record().encode())


class _Representer(SafeRepresenter):
    """Writes texts so that nothing but a text can be read there, and never as an alias."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ANN401, ARG002 - as ruamel.yaml declares it
        """Write a value out wherever it stands."""
        return True

    def represent_text(self, data: str) -> ScalarNode:
        """Return the node of a text."""
        return self.represent_scalar(_TEXT, data, style=_style(data))


def _style(text: str) -> str | None:
    if _BLOCK.fullmatch(text) and text.replace("\n", "").isprintable():
        return "|"
    if not text.isprintable():
        return '"'
    return "'" if _TYPED.fullmatch(text) else None


_Representer.add_representer(str, _Representer.represent_text)
