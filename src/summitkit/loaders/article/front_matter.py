"""What stands between two rules at the top of a file: title, date, author, link."""

import re
from collections.abc import Mapping

from attrs import field, frozen
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from summitkit.loaders.article.dates import find_dates, is_day
from summitkit.loaders.article.vocabulary import Vocabulary

_RULE = "---"
_LONGEST = 16_384
_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?(?![\d-])", re.ASCII)
_LINK = re.compile(r"https?://[^\s<>\"]+", re.ASCII)


@frozen
class FrontMatter:
    """Front matter as texts; empty where a file has none."""

    entries: Mapping[str, str] = field(factory=dict)
    """Texts by key, keys in lower case."""
    lines: int = 0
    """Number of lines it takes up, rules included."""

    def first(self, *keys: str) -> str:
        """Return the text of the first of `keys` that is there, or an empty string."""
        return next((self.entries[key] for key in keys if self.entries.get(key)), "")

    def published(self, words: Vocabulary) -> str:
        """Return the EDTF date of publication, or an empty string."""
        text = self.first("date", "published", "published_time", "publication_date", "pubdate")
        match = _DAY.match(text)
        if match:
            return match[0] if is_day((match[0] + "-01-01")[:10]) else ""
        days = [when.first for when in find_dates(text, words) if not when.last]
        return days[0] if len(days) == 1 and not days[0].startswith("--") else ""

    @property
    def url(self) -> str:
        """Return the link to the account, or an empty string."""
        link = self.first("url", "source_url", "link", "canonical_url", "permalink")
        return link if _LINK.fullmatch(link) else ""


def read_front_matter(text: str) -> FrontMatter:
    """Return the front matter at the top of a text; a rule that begins none is left to the reader of blocks."""
    lines = text[:_LONGEST].split("\n")
    if lines[0].rstrip() != _RULE or _RULE not in (line.rstrip() for line in lines[1:]):
        return FrontMatter()
    end = next(at for at, line in enumerate(lines[1:], 1) if line.rstrip() == _RULE)
    try:
        content = YAML(typ="base", pure=True).load("\n".join(lines[1:end]))
    except (YAMLError, ValueError, RecursionError):
        return FrontMatter()
    if not isinstance(content, dict):
        return FrontMatter()
    texts = {str(key).lower(): _text(value) for key, value in content.items()}
    return FrontMatter(texts, end + 1)


def _text(value: object) -> str:
    """Return a text, or several in a list, on one line; what has a structure of its own is no text."""
    parts = value if isinstance(value, list) else [value]
    return ", ".join(" ".join(part.split()) for part in parts if isinstance(part, str))
