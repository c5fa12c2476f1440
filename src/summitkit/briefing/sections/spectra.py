"""The scale of an issue with the parties on it."""

from collections.abc import Iterator

from summitkit.blocks import Mark, Spectrum
from summitkit.briefing.dossier import Dossier
from summitkit.briefing.sections.stances import Cells, placed
from summitkit.model import Issue, Position, Scale


def spectrum(dossier: Dossier, issue: Issue, cells: Cells) -> Iterator[Spectrum]:
    """Yield the scale of an issue, if it has one and any party stands on it."""
    marks = tuple(_mark(dossier, position, value) for position, value in placed(cells))
    if issue.scale and marks:
        yield Spectrum(
            key=f"spectrum-{issue.id}",
            caption=dossier.labels.label("captions", "spectrum").format(title=issue.title),
            summary=_in_words(dossier, issue.scale, marks),
            low=issue.scale.min,
            high=issue.scale.max,
            anchors=tuple((anchor.value, anchor.label) for anchor in issue.scale.anchors),
            marks=marks,
            decimal=dossier.labels.decimal,
            headers=(dossier.labels.label("columns", "party"), dossier.labels.label("columns", "value")),
        )


def _mark(dossier: Dossier, position: Position, value: float) -> Mark:
    note = dossier.note(position.evidence)
    return Mark(label=dossier.names([position.party]), value=value, span=position.value_range, note=note)


def _in_words(dossier: Dossier, scale: Scale, marks: tuple[Mark, ...]) -> str:
    anchors = {anchor.value: anchor.label for anchor in scale.anchors}
    low, high = (_point(dossier, value, anchors) for value in (scale.min, scale.max))
    places = (
        dossier.labels.phrase("scale_place", party=mark.label, value=_point(dossier, mark.value, anchors))
        for mark in marks
    )
    return dossier.labels.phrase("scale", low=low, high=high, places=dossier.joined(places))


def _point(dossier: Dossier, value: float, anchors: dict[float, str]) -> str:
    label = anchors.get(value)
    number = dossier.labels.number(value)
    return dossier.labels.phrase("stated", value=number, detail=label) if label else number
