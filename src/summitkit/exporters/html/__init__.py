"""A briefing as a page: one file that asks for nothing from elsewhere and runs nothing."""

from typing import IO

from summitkit.briefing.options import BriefingOptions, briefing_on
from summitkit.exporters.html.page import page
from summitkit.model import Summit
from summitkit.specs import ExportContext


class HtmlExporter:
    """Writes the briefing of a profile as a page."""

    def export(self, summit: Summit, out: IO[bytes], *, options: BriefingOptions, context: ExportContext) -> None:
        """Write the briefing on `summit` to `out`; the same record gives the same bytes.

        Raises:
            OptionError: There is no such profile, or it names a section that there is not.
        """
        markup, notes = page(briefing_on(summit, options, context))
        out.write(markup.encode())
        for note in notes:
            context.report(note)
