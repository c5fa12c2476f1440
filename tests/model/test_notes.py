import subprocess
import sys
from typing import Any

import attrs
import pytest
from tests.strategies import every_class

from summitkit.model import Evidence
from summitkit.model.notes import class_note, field_notes


@pytest.mark.parametrize("cls", every_class(), ids=lambda cls: cls.__name__)
def test_every_field_has_a_note(cls: Any) -> None:  # noqa: ANN401 - an attrs class
    """The model says of each of its fields what it holds."""
    notes = field_notes(cls)

    assert list(notes) == [field.name for field in attrs.fields(cls)]
    assert all(note.endswith(".") for note in notes.values())


def test_notes_are_the_words_of_the_source() -> None:
    """A note is the string under the field, on one line."""
    assert field_notes(Evidence)["source"] == "Id of the source."


def test_class_note_is_the_first_line() -> None:
    """A class is told of by the first line of its docstring, and by nothing where it has none."""

    class Silent: ...

    assert class_note(Evidence) == "Words of a source that a statement rests on."
    assert class_note(Silent) == ""


def test_notes_do_not_need_docstrings() -> None:
    """Under `python -OO`, which drops docstrings, the schema and a workbook are made as they are without."""
    script = (
        "import hashlib, io, json; import summitkit as sk; out = io.BytesIO();"
        "sk.export(sk.Summit(id='a', title='A'), out, 'excel');"
        "print(hashlib.sha256(json.dumps(sk.json_schema()).encode() + out.getvalue()).hexdigest())"
    )
    plain, optimised = (
        subprocess.run([sys.executable, *flags, "-c", script], capture_output=True, text=True, check=True).stdout
        for flags in ((), ("-OO",))
    )

    assert plain == optimised
