"""What the principal may say, may be asked, and should mind."""

from collections.abc import Iterable, Iterator
from itertools import chain

from summitkit.blocks import Block, ListBlock, Paragraph
from summitkit.briefing.dossier import Dossier
from summitkit.briefing.sections.event import absent
from summitkit.briefing.tables import Field, table
from summitkit.inlines import Inlines
from summitkit.model import QuestionAndAnswer


def key_messages(dossier: Dossier) -> Iterator[Block]:
    """Yield the lines that can be spoken."""
    brief = dossier.summit.brief
    yield from _bullets(_lines(dossier, "key_messages", brief.key_messages if brief else ()))


def if_raised(dossier: Dossier) -> Iterator[Block]:
    """Yield questions that may be raised, each with a suggested response."""
    brief = dossier.summit.brief
    yield from table(dossier, "if_raised", brief.questions_and_answers if brief else (), _FIELDS)


def sensitivities(dossier: Dossier) -> Iterator[Block]:
    """Yield what to mind, and whom the matter affects without being at the table."""
    brief = dossier.summit.brief
    minded = _lines(dossier, "sensitivities", brief.sensitivities if brief else ())
    yield from _bullets(chain(minded, filter(None, (absent(dossier),))))


def _lines(dossier: Dossier, field: str, lines: tuple[str, ...]) -> Iterator[Inlines]:
    for index, line in enumerate(lines):
        yield (dossier.words(line, of=f"/brief/{field}/{index}"),)


def _bullets(lines: Iterable[Inlines]) -> Iterator[Block]:
    items = tuple((Paragraph(line),) for line in lines)
    if items:
        yield ListBlock(items=items)


_FIELDS = (
    Field[QuestionAndAnswer]("question", 2, lambda dossier, item: (dossier.words(item.question, of=item),)),
    Field[QuestionAndAnswer]("answer", 3, lambda dossier, item: dossier.optional(item.answer)),
)
