"""What the principal may say, may be asked, and should mind."""

from collections.abc import Iterator

from summitkit.briefing.dossier import Dossier
from summitkit.briefing.tables import Field, table
from summitkit.document import Block, ListBlock, Paragraph
from summitkit.model import QuestionAndAnswer


def key_messages(dossier: Dossier) -> Iterator[Block]:
    """Yield the lines that can be spoken."""
    brief = dossier.summit.brief
    yield from _bullets(dossier, brief.key_messages if brief else ())


def if_raised(dossier: Dossier) -> Iterator[Block]:
    """Yield questions that may be raised, each with a suggested response."""
    brief = dossier.summit.brief
    yield from table(dossier, "if_raised", brief.questions_and_answers if brief else (), _FIELDS)


def sensitivities(dossier: Dossier) -> Iterator[Block]:
    """Yield what to mind, and whom the matter affects without being at the table."""
    brief = dossier.summit.brief
    absent = [party.id for party in dossier.summit.parties if party.role == "affected_absent"]
    named = (dossier.labels.phrase("absent", names=dossier.names(absent)),) if absent else ()
    yield from _bullets(dossier, (*(brief.sensitivities if brief else ()), *named))


def _bullets(dossier: Dossier, lines: tuple[str, ...]) -> Iterator[Block]:
    if lines:
        yield ListBlock(items=tuple((Paragraph((dossier.words(line),)),) for line in lines))


_FIELDS = (
    Field[QuestionAndAnswer]("question", 2, lambda dossier, item: dossier.optional(item.question)),
    Field[QuestionAndAnswer]("answer", 3, lambda dossier, item: dossier.optional(item.answer)),
)
