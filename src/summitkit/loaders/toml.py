"""Records in TOML 1.0."""

from summitkit.raw import Input, RawRecord
from summitkit.tomlfile import parse


class TomlLoader:
    """Reads a record from TOML."""

    def load(self, source: Input) -> RawRecord:
        """Return the record as plain data; dates and times as ISO 8601 text.

        Raises:
            UnreadableInput: It is no TOML.
        """
        data, places = parse(source)
        return RawRecord(name=source.name, data=data, places=places)
