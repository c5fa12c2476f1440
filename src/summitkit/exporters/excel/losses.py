"""What a workbook could not hold as it stands, gathered so that the report stays short however often it happens."""

from collections.abc import Callable

from attrs import define, field

_SHOWN = 3


@define
class Losses:
    """Kinds of change, and the cells in which each was made."""

    _cells: dict[str, list[str]] = field(factory=dict)
    _more: dict[str, int] = field(factory=dict)

    def add(self, change: str, worksheet: str, cell: str = "") -> None:
        """Note that a change was made in a worksheet, or in a cell of it such as `C7`."""
        cells = self._cells.setdefault(change, [])
        if len(cells) < _SHOWN:
            cells.append(f"{worksheet}!{cell}" if cell else worksheet)
        else:
            self._more[change] = self._more.get(change, 0) + 1

    def report(self, tell: Callable[[str], None]) -> None:
        """Tell of each kind of change in one sentence."""
        for change, cells in self._cells.items():
            more = self._more.get(change, 0)
            tell(f"{change}: {', '.join(cells)}{f' and {more:,} more' if more else ''}.")
