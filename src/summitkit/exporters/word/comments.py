"""Comments in the margin: each beside the words that it is about, or at the title where those are not shown."""

from collections.abc import Callable, Iterable
from datetime import datetime
from xml.sax.saxutils import quoteattr

from attrs import define, field

from summitkit.document import Comment

_REFERENCE = '<w:rPr><w:rStyle w:val="CommentReference"/></w:rPr>'
_INITIALS = "SK"
# An item of the record, such as `/positions/3`: what a run of text states.
_ITEM_PARTS = 3


@define
class Margin:
    """The comments of a document: those that wait for their place, and the markup of those that have one."""

    author: str
    """Who they are from."""
    made: datetime
    """When they say that they were written; no clock is asked."""
    markup: list[str] = field(factory=list, init=False)
    """Markup of the comments so far, by id from 0."""
    _waiting: dict[str, list[Comment]] = field(factory=dict, init=False)

    def expect(self, comments: Iterable[Comment]) -> None:
        """Take the comments that are to be placed."""
        for comment in comments:
            item = "/".join(comment.pointer.split("/")[:_ITEM_PARTS])
            self._waiting.setdefault(item, []).append(comment)

    def around(self, pointer: str, markup: str, run: Callable[[str], str]) -> str:
        """Return markup with the comments around it that wait for what it states; `run` sets their text."""
        comments = self._waiting.pop(pointer, None)
        return self._placed(comments, markup, run) if comments else markup

    def rest(self, markup: str, run: Callable[[str], str]) -> str:
        """Return markup with all comments around it that found no place."""
        left = [comment for comments in self._waiting.values() for comment in comments]
        self._waiting.clear()
        return self._placed(left, markup, run)

    def _placed(self, comments: list[Comment], markup: str, run: Callable[[str], str]) -> str:
        for comment in comments:
            number = len(self.markup)
            self.markup.append(self._comment(number, run(comment.text)))
            start, end = (f'<w:commentRange{each} w:id="{number}"/>' for each in ("Start", "End"))
            markup = f'{start}{markup}{end}<w:r>{_REFERENCE}<w:commentReference w:id="{number}"/></w:r>'
        return markup

    def _comment(self, number: int, text: str) -> str:
        mark = f"<w:r>{_REFERENCE}<w:annotationRef/></w:r>"
        inside = f'<w:p><w:pPr><w:pStyle w:val="CommentText"/></w:pPr>{mark}{text}</w:p>'
        who = f'w:author={quoteattr(self.author)} w:date="{self.made:%Y-%m-%dT%H:%M:%SZ}" w:initials="{_INITIALS}"'
        return f'<w:comment w:id="{number}" {who}>{inside}</w:comment>'
