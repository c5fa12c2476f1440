"""Tables of a record's items: one row an item, and no column that nothing fills."""

from collections.abc import Callable, Iterator, Sequence
from math import ceil
from typing import Generic, TypeVar

from attrs import frozen

from summitkit.blocks import Cell, Column, Paragraph, Table
from summitkit.briefing.dossier import Dossier
from summitkit.inlines import Inlines, Text

E = TypeVar("E")


@frozen
class Field(Generic[E]):
    """A column: what it shows of each item."""

    key: str
    """Key of its header among the labels."""
    width: float
    """Share of the table's width."""
    show: Callable[[Dossier, E], Inlines]
    """What its cell shows of an item; nothing where the record says nothing."""


def table(dossier: Dossier, key: str, items: Sequence[E], fields: Sequence[Field[E]]) -> Iterator[Table]:
    """Yield the table of some items, if they fill any cell; columns that stay empty are left out.

    The first column that is shown heads the rows.
    """
    cells = [[field.show(dossier, item) for item in items] for field in fields]
    used = [index for index, contents in enumerate(cells) if any(contents)]
    if used:
        yield Table(
            key=f"table-{key}",
            columns=tuple(_column(dossier, fields[index], is_header=index == used[0]) for index in used),
            rows=tuple(tuple(map(cell, row)) for row in zip(*(cells[index] for index in used), strict=True)),
            caption=dossier.labels.label("captions", key),
            summary=dossier.labels.label("summaries", key),
        )


@frozen(kw_only=True)
class Part:
    """One of the tables that a table of issues and parties is split into."""

    parties: slice
    """Which of the parties stand in it."""
    key: str
    """Its name for cross-references."""
    caption: str
    """What it shows, and which of how many it is."""
    is_first: bool
    """Whether it says of an issue what the others need not repeat."""
    is_last: bool
    """Whether it says what the others lead up to."""


def parts(dossier: Dossier, key: str, parties: int, most: int) -> Iterator[Part]:
    """Yield tables of at most `most` parties each, as evenly filled as can be; one if there are no parties."""
    count = max(1, ceil(parties / most))
    caption = dossier.labels.label("captions", key)
    for index in range(count):
        number = index + 1
        yield Part(
            parties=slice(_before(index, parties, count), _before(number, parties, count)),
            key=f"table-{key}-{number}" if index else f"table-{key}",
            caption=dossier.labels.phrase("part", caption=caption, number=number, count=count)
            if count > 1
            else caption,
            is_first=index == 0,
            is_last=number == count,
        )


def _before(index: int, parties: int, count: int) -> int:
    size, more = divmod(parties, count)
    return index * size + min(index, more)


def cell(content: Inlines) -> Cell:
    """Return a cell that holds one paragraph, or none."""
    return Cell(paragraphs=(Paragraph(content),) if content else ())


def filled(text: str) -> Inlines:
    """Return a label as the content of a cell; an empty one leaves it empty."""
    return (Text(text),) if text else ()


def _column(dossier: Dossier, field: Field[E], *, is_header: bool) -> Column:
    return Column(header=filled(dossier.labels.label("columns", field.key)), width=field.width, is_header=is_header)
