"""Scales with parties on them."""

from summitkit.blocks import Mark, Spectrum


def mark(label: str, value: float, span: tuple[float, float] | None = None) -> Mark:
    """Return a mark without a note."""
    return Mark(label=label, value=value, span=span)


def scale(*marks: Mark, low: float = 0, high: float = 100, anchors: tuple[tuple[float, str], ...] = ()) -> Spectrum:
    """Return a scale with marks on it."""
    return Spectrum(
        key="scale",
        caption="Tariffs",
        summary="Where they stand.",
        low=low,
        high=high,
        anchors=anchors,
        marks=marks,
        headers=("Party", "Value"),
    )
