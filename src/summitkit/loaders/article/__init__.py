"""A written account of a summit, in plain text or Markdown: read by rules, without a network or a model.

Structure first (`blocks`, `tables`), then who is who (`actors`, `people`, `scene`), then what the words mean (`roles`,
`setting`, `grids`, `statements`, `outcomes`, `differences`), put together in `record`. The words of a language are
data (`data/`), so that a second language needs no code. Precision comes before recall: what no rule takes stays,
whole and in order, in the narrative.
"""

from attrs import frozen

from summitkit.errors import OptionError
from summitkit.loaders.article.record import read_account
from summitkit.loaders.article.vocabulary import languages
from summitkit.raw import Input, RawRecord


@frozen(kw_only=True)
class ArticleOptions:
    """Options of the article loader."""

    encoding: str = ""
    """Encoding of the file; UTF-8 or as its byte-order mark says, if not given."""
    language: str = ""
    """Language of the account, as a BCP 47 tag; told from its words, if not given."""


class ArticleLoader:
    """Reads a written account."""

    def load(self, source: Input, *, options: ArticleOptions | None = None) -> RawRecord:
        """Return the account as a raw record.

        Raises:
            UnreadableInput: The file is not text, or not in its encoding.
            OptionError: There is no vocabulary for the language.
        """
        options = options or ArticleOptions()
        if options.language and options.language not in languages():
            raise OptionError(
                f"no vocabulary for language {options.language!r}", hint=f"there are {', '.join(languages())}"
            )
        return read_account(source, source.text(options.encoding), options.language)
