"""A briefing as Markdown."""

from typing import IO

from summitkit.briefing.options import BriefingOptions, briefing_on
from summitkit.exporters.markdown.page import markdown
from summitkit.model import Summit
from summitkit.specs import ExportContext


class MarkdownExporter:
    """Writes the briefing of a profile as Markdown."""

    def export(self, summit: Summit, out: IO[bytes], *, options: BriefingOptions, context: ExportContext) -> None:
        """Write the briefing on `summit` to `out`; the same record gives the same bytes.

        Raises:
            OptionError: There is no such profile, or it names a section that there is not.
        """
        text, notes = markdown(briefing_on(summit, options, context))
        out.write(text.encode())
        for note in notes:
            context.report(note)
