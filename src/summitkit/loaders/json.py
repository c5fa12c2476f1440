"""Records in JSON (RFC 8259)."""

import json

from summitkit.errors import Location, UnreadableInput
from summitkit.raw import Input, RawRecord


class JsonLoader:
    """Reads a record from JSON."""

    def load(self, source: Input) -> RawRecord:
        """Return the record as plain data.

        Raises:
            UnreadableInput: It is no JSON.
        """
        try:
            return RawRecord(name=source.name, data=json.loads(source.text()))
        except json.JSONDecodeError as error:
            raise UnreadableInput.because(source.name, error.msg, location=Location(start=error.lineno)) from error
