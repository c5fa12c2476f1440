import pytest

from summitkit.inlines import Citation, Cited, Footnotes, Note, Text, direction_of


@pytest.mark.parametrize(
    ("language", "direction"),
    [
        ("en", "ltr"),
        ("ar-EG", "rtl"),
        ("HE", "rtl"),
        ("az-Arab", "rtl"),
        ("ar-Latn", "ltr"),
        ("sr-Cyrl-RS", "ltr"),
        ("de-1996", "ltr"),
        ("", "ltr"),
    ],
)
def test_direction_follows_script_then_language(language: str, direction: str) -> None:
    """A script that the tag names decides; without one, the script that the language is usually written in."""
    assert direction_of(language) == direction


def _note(*sources: str) -> Note:
    return Note(
        citations=tuple(
            Citation(source=each, cited=Cited(names=(Text(f"The whole of {each}"),), short=Text(each)))
            for each in sources
        )
    )


def test_footnotes_count_in_reading_order() -> None:
    """Notes are numbered from 1, one after the other."""
    notes = Footnotes()
    numbers = [notes.add(_note("a"))[0] for _ in range(3)]

    assert (numbers, notes.count) == ([1, 2, 3], 3)


def test_source_cited_again_is_shortened() -> None:
    """A source stands in full once in the document, wherever it was cited first, and short from then on."""
    notes = Footnotes()
    texts = ["".join(run.text for run in notes.add(each)[1]) for each in (_note("a"), _note("b", "a"), _note("b", "b"))]

    assert texts == ["The whole of a", "The whole of b; a", "b; b"]
