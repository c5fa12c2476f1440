"""What was wrong or worth a word while tables were read: every problem, and each kind of remark once."""

from attrs import define, field

from summitkit.errors import Location, Problem
from summitkit.tally import Tally


@define
class Remarks:
    """Problems, and kinds of remark with the places that gave rise to them."""

    problems: list[Problem] = field(factory=list)
    """What keeps the tables from being read, in the order it was found."""
    _tally: Tally = field(factory=Tally)

    def problem(self, message: str, location: Location, hint: str = "") -> None:
        """Note what is wrong at a place."""
        self.problems.append(Problem(message=message, location=location, hint=hint))

    def add(self, remark: str, location: Location | None = None) -> None:
        """Note something that a person should know, and where."""
        self._tally.add(remark, str(location) if location else "")

    @property
    def notes(self) -> tuple[str, ...]:
        """Return the remarks, each in a sentence with its first places."""
        return tuple(self._tally.sentences())
