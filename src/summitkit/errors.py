"""Every error that summitkit raises.

SummitkitError
 ├── InvalidValue            one field of the model was given a value it cannot hold (also a ValueError)
 ├── UnknownId               a look-up for an id that the summit does not have (also a LookupError)
 ├── InputError              a file could not be used as an account or a record
 │    ├── UnreadableInput    it cannot be opened, decoded or parsed
 │    └── InvalidRecord      it was parsed, and breaks the record format; carries every problem
 ├── OptionError             an option of a format is unknown or has a wrong value
 ├── PluginError             a format cannot be served
 │    ├── UnknownFormat      no plugin offers it
 │    ├── BrokenPlugin       the plugin that offers it failed
 │    └── ConflictingPlugins more than one plugin offers it
 └── ExportError             an exporter or the disk failed; the old file, if any, is untouched
"""

from collections.abc import Iterable
from difflib import get_close_matches

from attrs import frozen

_SHORT = 4


@frozen(kw_only=True)
class Location:
    """A place in a file: `line 14`, `lines 14-16`, `cell Positions!C7`."""

    unit: str = "line"
    """What is counted: line, paragraph, page or cell."""
    start: int | str
    """First line, paragraph or page (1 is the first), or a cell such as `Positions!C7`."""
    end: int | str | None = None
    """Last one, where the place is longer than one unit."""

    def __str__(self) -> str:
        """Return the place in words."""
        if self.end is None or self.end == self.start:
            return f"{self.unit} {self.start}"
        return f"{self.unit}s {self.start}-{self.end}"


@frozen(kw_only=True)
class Problem:
    """One thing that is wrong with an input, and where."""

    message: str
    """What was expected and what was found."""
    pointer: str = ""
    """JSON pointer (RFC 6901) into the record; empty for the whole of it."""
    location: Location | None = None
    """Where it stands in the file, where the format can tell."""
    hint: str = ""
    """What would put it right, such as the closest known spelling."""

    def __str__(self) -> str:
        """Return the problem on one line."""
        # A key of a stranger's file may hold line ends or control sequences of a terminal.
        pointer = "".join(char if char.isprintable() else repr(char)[1:-1] for char in self.pointer)
        where = ": ".join(str(part) for part in (self.location, pointer) if part)
        text = f"{where}: {self.message}" if where else self.message
        return f"{text} ({self.hint})" if self.hint else text


class SummitkitError(Exception):
    """The root of every error of summitkit."""

    hint: str = ""

    def __init__(self, message: str, *, hint: str = "") -> None:
        """Keep `message` and a `hint` that says what to do."""
        super().__init__(message)
        self.hint = hint


class InvalidValue(SummitkitError, ValueError):  # noqa: N818 - reads as what it is; the root carries "Error"
    """A field of the model was given a value that it cannot hold.

    `pointer` is the JSON pointer from the field to the item that is wrong, such as `/2`; empty for the field itself.
    """

    def __init__(self, message: str, *, hint: str = "", pointer: str = "") -> None:
        """Keep the message, a hint and the place inside the field."""
        super().__init__(message, hint=hint)
        self.pointer = pointer


class UnknownId(SummitkitError, LookupError):  # noqa: N818 - see InvalidValue
    """A look-up named an id that the summit does not have."""

    @classmethod
    def among(cls, known: Iterable[str], wanted: str, what: str, where: str = "") -> "UnknownId":
        """Return the error for an id that is not `known`; its hint is the nearest that is."""
        return cls(f"there is no {what} {wanted!r}{where}", hint=closest(str(wanted), known))


class InputError(SummitkitError):
    """A file could not be used; `path` names it and `problems` lists what is wrong, at least one."""

    def __init__(self, path: str, problems: Iterable[Problem], *, hint: str = "") -> None:
        """Build the message from the file's name and its problems."""
        self.path = path
        self.problems = tuple(problems)
        super().__init__("\n".join(f"{path}: {problem}" for problem in self.problems), hint=hint)

    def __reduce__(self) -> tuple[object, ...]:
        """Return what pickle needs: the arguments are not those of `Exception`, which it would use."""
        return type(self), (self.path, self.problems), vars(self)


class UnreadableInput(InputError):  # noqa: N818 - see InvalidValue
    """A file cannot be opened, decoded or parsed."""

    @classmethod
    def because(cls, path: str, message: str, *, location: Location | None = None, hint: str = "") -> "UnreadableInput":
        """Return the error for one reason."""
        return cls(path, [Problem(message=message, location=location, hint=hint)])


class InvalidRecord(InputError):  # noqa: N818 - see InvalidValue
    """A file was parsed, and breaks the record format."""


class OptionError(SummitkitError):
    """An option of a format is unknown or has a wrong value."""


class PluginError(SummitkitError):
    """A format cannot be served."""


class UnknownFormat(PluginError):  # noqa: N818 - see InvalidValue
    """No plugin offers the format."""


class BrokenPlugin(PluginError):  # noqa: N818 - see InvalidValue
    """The plugin that offers the format failed."""


class ConflictingPlugins(PluginError):  # noqa: N818 - see InvalidValue
    """More than one plugin offers the format."""


class ExportError(SummitkitError):
    """An exporter or the disk failed; a file that was there before is untouched."""


def token(key: str | int) -> str:
    """Return a key as one token of a JSON pointer (RFC 6901, section 4)."""
    return str(key).replace("~", "~0").replace("/", "~1")


def closest(word: str, known: Iterable[str]) -> str:
    """Return "did you mean 'x'?" for the nearest of `known`, or an empty string where none is near.

    Nearness is `difflib`'s ratio of at least 0.6, case ignored, and 0.75 for words of up to four letters: half of such
    a word is in many others.
    """
    spellings = {name.casefold(): name for name in known}
    near = get_close_matches(word.casefold(), spellings, n=1, cutoff=0.75 if len(word) <= _SHORT else 0.6)
    return f"did you mean {spellings[near[0]]!r}?" if near else ""
