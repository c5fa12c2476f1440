from typing import Any

import attrs
import pytest
from tests.strategies import every_class

from summitkit.model import Evidence
from summitkit.model.notes import field_notes


@pytest.mark.parametrize("cls", every_class(), ids=lambda cls: cls.__name__)
def test_every_field_has_a_note(cls: Any) -> None:  # noqa: ANN401 - an attrs class
    """The model says of each of its fields what it holds."""
    notes = field_notes(cls)

    assert list(notes) == [field.name for field in attrs.fields(cls)]
    assert all(note.endswith(".") for note in notes.values())


def test_notes_are_the_words_of_the_source() -> None:
    """A note is the string under the field, on one line."""
    assert field_notes(Evidence)["source"] == "Id of the source."
