"""The record as JSON: lossless, UTF-8, keys in the order of the model."""

import json
from typing import IO

from summitkit.model import Summit
from summitkit.structure import unstructure


class JsonExporter:
    """Writes the record as JSON, the same bytes every time."""

    def export(self, summit: Summit, out: IO[bytes]) -> None:
        """Write `summit` to `out`, indented by two spaces, with a line feed at the end."""
        text = json.dumps(unstructure(summit), ensure_ascii=False, allow_nan=False, indent=2)
        out.write(f"{text}\n".encode())
