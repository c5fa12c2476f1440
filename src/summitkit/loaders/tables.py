"""From the tables of a file to a record, whatever the file: a record that summitkit wrote, or somebody else's table."""

from collections.abc import Sequence
from pathlib import Path

import attrs

from summitkit.errors import UnreadableInput
from summitkit.grids import Grid
from summitkit.mapping import propose, read_mapping, record_of
from summitkit.raw import Input, LoadReport, RawRecord
from summitkit.reader import read_input
from summitkit.sheets import is_record, tables_in

_PROPOSE = "its headings do not say which columns are party, issue and text: propose a mapping with `summitkit map`"
_TOOK = "Read by its headings, without a mapping; `summitkit map` shows which column was taken for what."


def record_from(
    grids: Sequence[Grid], source: Input, *, mapping: Path | None = None, notes: Sequence[str] = ()
) -> RawRecord:
    """Return the record in the tables of a file.

    Args:
        grids: The tables.
        source: The file.
        mapping: A mapping of somebody else's table; where there is none, the headings must say it all.
        notes: What there was to say of the file already.

    Raises:
        InputError: The mapping is none or does not fit, or nothing says what the tables hold.
    """
    if mapping is not None:
        raw = record_of(read_mapping(read_input(mapping)), grids, source)
    elif is_record(grids):
        raw = _own(grids, source)
    else:
        raw = _by_headings(grids, source)
    return attrs.evolve(raw, report=attrs.evolve(raw.report, notes=(*notes, *raw.report.notes)))


def _own(grids: Sequence[Grid], source: Input) -> RawRecord:
    found = tables_in(grids)
    return RawRecord(
        name=source.name,
        data=found.data,
        places=found.places,
        problems=found.problems,
        report=LoadReport(became=found.became, notes=found.notes),
    )


def _by_headings(grids: Sequence[Grid], source: Input) -> RawRecord:
    proposal = propose(grids)
    if not proposal.is_certain:
        raise UnreadableInput.because(source.name, "expected a record or a table of positions", hint=_PROPOSE)
    raw = record_of(proposal.mapping, grids, source)
    return attrs.evolve(raw, report=attrs.evolve(raw.report, notes=(_TOOK, *raw.report.notes)))
