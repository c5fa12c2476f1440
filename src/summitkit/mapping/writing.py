"""A proposed mapping as TOML, with the reasons in comments and what is not sure commented out."""

import json
import unicodedata
from collections.abc import Iterator, Sequence

from summitkit.mapping.fields import TARGETS
from summitkit.mapping.headings import shortened
from summitkit.mapping.layout import listed
from summitkit.mapping.proposal import Guess, Proposal

# How many of the columns that are left are named.
_NAMED = 20


def as_toml(proposal: Proposal) -> str:
    """Return a proposal as the text of a mapping file.

    `read_mapping` reads it back as the proposal's mapping, once the words that are open are filled in.
    """
    parts = (_top(proposal), _summit(), _columns(proposal), _matrix(proposal), _words(proposal))
    return "\n\n".join("\n".join(lines) for part in parts if (lines := list(part))) + "\n"


def _top(proposal: Proposal) -> Iterator[str]:
    mapping = proposal.mapping
    yield "# A mapping, proposed from the headings: check it, and take away the # where a line is right."
    if mapping.sheet:
        yield f"sheet = {_text(mapping.sheet)}"
    yield f"headings = [{', '.join(map(str, mapping.headings))}]"
    if mapping.decimal != ".":
        yield f"decimal = {_text(mapping.decimal)}  # numbers have a decimal comma"
    if mapping.dates:
        yield f"dates = {_text(mapping.dates)}  # a day after the twelfth shows the order"
    if mapping.cells != "text":
        yield f"cells = {_text(mapping.cells)}  # the matrix holds nothing but words for a stance"
    for line, why in proposal.options:
        yield f"# {line}  # {why}"


def _summit() -> Iterator[str]:
    yield "[summit]"
    yield "# The name of the file stands in where these are left out."
    yield '# title = ""'
    yield '# id = ""'


def _columns(proposal: Proposal) -> Iterator[str]:
    yield "[columns]"
    for guess in proposal.found:
        yield f"# Why: {_reason(guess)}."
        yield _line(guess)
    for guess in proposal.doubtful:
        if guess.key in TARGETS:
            yield f"# Not sure: {_reason(guess)}."
            yield f"# {_line(guess)}"
    for key in ("party", "issue", "text"):
        if key not in _decided(proposal):
            yield f'# {key} = ""  # no column was found: name one'
    if proposal.left:
        yield f"# Columns that are left: {listed([_shown(label) for label in proposal.left], _NAMED)}."


def _matrix(proposal: Proposal) -> Iterator[str]:
    if proposal.mapping.across:
        yield "[parties]" if proposal.mapping.parties else "[issues]"
        yield "# A column for each party: its heading, and what to call it."
        for heading, name in proposal.mapping.names.items():
            yield f"{_text(heading)} = {_text(name)}"
    others = [guess for guess in proposal.doubtful if guess.key not in TARGETS]
    if others:
        yield f"# [{others[0].key}]"
        yield f"# Not sure: {others[0].why}."
    for guess in others:
        yield f"# {_text(str(guess.reference))} = {_text(str(guess.reference))}"


def _words(proposal: Proposal) -> Iterator[str]:
    for number, (key, words) in enumerate(proposal.unknown.items()):
        yield from ("",) * bool(number)
        yield f"[words.{key}]"
        yield f"# Say what each word means: {', '.join(TARGETS[key].choices)}."
        for word, meaning in words.items():
            yield f'{_text(word)} = ""' + (f"  # {meaning}?" if meaning else "")


def _decided(proposal: Proposal) -> set[str]:
    mapping = proposal.mapping
    guessed = {guess.key for guess in proposal.doubtful}
    says = {"text"} if mapping.across or {"stance", "text"} & {*mapping.columns, *guessed} else set()
    return {mapping.across, *mapping.columns, *guessed, *says, *({"issue", "text"} if "issues" in guessed else ())}


def _line(guess: Guess) -> str:
    return f"{guess.key} = {guess.reference if isinstance(guess.reference, int) else _text(guess.reference)}"


def _reason(guess: Guess) -> str:
    # What is wrong with a cell repeats the cell, which may hold anything.
    return f"{_text(guess.why)[1:-1]}; {_holds(guess.samples)}"


def _holds(samples: Sequence[str]) -> str:
    return f"it holds {', '.join(map(_shown, samples))}" if samples else "it is empty"


def _shown(text: str) -> str:
    return _text(shortened(text))


def _text(text: str) -> str:
    """Return a text as a basic string of TOML 1.0; control and format characters are escaped, as for a terminal."""
    return "".join(map(_escaped, json.dumps(text, ensure_ascii=False)))


def _escaped(char: str) -> str:
    if unicodedata.category(char)[0] != "C":
        return char
    return f"\\u{ord(char):04x}" if ord(char) <= 0xFFFF else f"\\U{ord(char):08x}"  # noqa: PLR2004 - what four digits reach
