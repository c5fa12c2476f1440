import io

import docx
from attrs import evolve
from tests.briefing.plain import briefing
from tests.briefing.summits import BILATERAL, MINIMAL
from tests.words import parts_of, rendered, word_bytes

import summitkit
from summitkit.briefing import DEFAULT
from summitkit.document import Comment
from summitkit.findings import Finding
from summitkit.specs import ExportContext

FINDINGS = (
    Finding(code="SK101", severity="error", message="No such source", pointer="/takeaways/0/evidence/0", hint="see b"),
    Finding(code="SK102", severity="info", message="Odd", pointer="/takeaways/0"),
    Finding(code="SK103", severity="warning", message="Bell \x07", pointer="/people/0/name"),
    Finding(code="SK104", severity="warning", message="Whole", pointer=""),
)
REVIEWED = evolve(
    BILATERAL, takeaways=(evolve(BILATERAL.takeaways[0], label="", text="Warmer than before"),), narrative=()
)


def _reviewed(**options: object) -> docx.document.Document:
    context = ExportContext(profiles={"default": DEFAULT}, findings=lambda: FINDINGS)
    return docx.Document(io.BytesIO(word_bytes(REVIEWED, context, **options)))


def test_findings_stand_in_the_margin() -> None:
    """With `review` every finding is a comment, whatever its severity, by the checks and on the briefing's date."""
    comments = list(_reviewed(review=True).comments)

    assert [comment.text for comment in comments] == [
        "SK101: No such source (see b)",
        "SK102: Odd",
        "SK103: Bell \ufffd",
        "SK104: Whole",
    ]
    assert {(comment.author, comment.initials) for comment in comments} == {("Checks of the record", "SK")}
    assert {comment.timestamp.isoformat() for comment in comments} == {"2025-08-20T00:00:00+00:00"}


def test_comment_stands_at_its_words() -> None:
    """A comment is around the words that it is about; one whose item is not shown stands at the title."""
    body = _reviewed(review=True).element.body
    ranges = {
        start.get(start.nsmap["w"].join("{}") + "id"): "".join(each.text for each in start.getparent().iter("{*}t"))
        for start in body.iter("{*}commentRangeStart")
    }

    assert [ranges[number].startswith("Warmer than before") for number in ("0", "1")] == [True, True]
    assert [ranges[number] for number in ("2", "3")] == ["The Lake Harbour summit"] * 2
    assert len(list(body.iter("{*}commentRangeEnd"))) == len(list(body.iter("{*}commentReference"))) == 4


def test_no_comment_without_review() -> None:
    """A briefing that is sent on carries no comments, and no part for them."""
    assert "word/comments.xml" not in parts_of(word_bytes(BILATERAL))
    assert list(_reviewed().comments) == []


def test_words_that_are_empty_hold_no_comment() -> None:
    """A comment on something that shows no words goes to the title instead of nowhere."""
    package = rendered(evolve(briefing(MINIMAL), comments=(Comment(pointer="/parties/0", text="Nobody"),)))
    word = docx.Document(io.BytesIO(package))

    assert [comment.text for comment in word.comments] == ["Nobody"]
    assert "commentRangeStart" in word.paragraphs[0]._p.xml  # noqa: SLF001 - python-docx does not offer ranges


def test_review_is_an_option() -> None:
    """The option reads as on the command line."""
    out = io.BytesIO()
    summitkit.export(evolve(BILATERAL, sources=()), out, "word", review="true")

    assert len(list(docx.Document(out).comments)) > 5
