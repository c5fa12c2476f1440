"""Somebody else's table as a record: a mapping says which column is what, and is proposed from the headings."""

from summitkit.mapping.proposal import Proposal, propose
from summitkit.mapping.reading import read_mapping
from summitkit.mapping.record import record_of
from summitkit.mapping.table import TableMapping
from summitkit.mapping.writing import as_toml

__all__ = ["Proposal", "TableMapping", "as_toml", "propose", "read_mapping", "record_of"]
