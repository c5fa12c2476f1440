"""Code as users write it; it must type-check as it stands, with no annotation that summitkit could have given."""

from collections.abc import Iterable
from typing import IO, Literal, assert_type

import attrs

import summitkit as sk

summit = sk.load("alaska.md")
assert_type(summit, sk.Summit)
assert_type(summit.party("usa").name, str)
assert_type(summit.position("usa", "sanctions"), sk.Position | None)
assert_type(summit.positions_on("sanctions"), tuple[sk.Position, ...])
for issue, cells in summit.matrix().rows():
    assert_type(issue, sk.Issue)
    assert_type(cells, tuple[tuple[sk.Position, ...], ...])

reading = sk.read("alaska.md", "article")
findings = sk.check(reading.summit, places=reading.places, texts=reading.texts)
assert_type(findings[0].severity, Literal["error", "warning", "info"])
assert_type(sk.export(summit, "briefing.docx", profile="default").notes, tuple[str, ...])
assert_type(sk.dumps(summit), str)
assert_type(attrs.evolve(summit, title="Another title"), sk.Summit)

try:
    sk.load("missing.yaml")
except sk.InputError as error:
    assert_type(error.path, str)
    assert_type(error.problems[0].location, sk.Location | None)


class TitlesExporter:
    """A plugin's exporter."""

    def export(self, summit: sk.Summit, out: IO[bytes], *, context: sk.ExportContext) -> None:
        """Write the titles of the issues."""
        context.report(f"{len(summit.positions)} positions were left out")
        out.write("\n".join(issue.title for issue in summit.issues).encode())


class Plugin:
    """A plugin."""

    @sk.hookimpl
    def summitkit_exporters(self) -> Iterable[sk.ExporterSpec]:
        """Return the format."""
        return [sk.ExporterSpec(name="titles", target=TitlesExporter, suffixes=(".titles",))]

    @sk.hookimpl
    def summitkit_checks(self) -> Iterable[sk.CheckSpec]:
        """Return the rule."""
        return [sk.CheckSpec(code="XY101", target=untitled, summary="An issue has no question")]


def untitled(summit: sk.Summit) -> Iterable[sk.Finding]:
    """Yield the issues without a question."""
    for index, issue in enumerate(summit.issues):
        if not issue.question:
            yield sk.Finding(code="XY101", message=f"{issue.title} has no question", pointer=f"/issues/{index}")


sk.export(summit, "alaska.titles", plugins=sk.Plugins(Plugin(), installed=False))
sk.Position(issue="sanctions", party="usa", stance="supports")
sk.Position(issue="sanctions", party="usa", stance="supprots")  # type: ignore[arg-type]
sk.Position("sanctions", "usa")  # type: ignore[call-arg]
