"""Makes the pictures of the gallery from what summitkit writes: needs LibreOffice (soffice) and poppler (pdftoppm)."""

import tempfile
from pathlib import Path

from make_images import pdf_of, picture

import summitkit as sk

EXAMPLES = Path(__file__).parents[1] / "examples"
GALLERY = Path(__file__).parent / "images" / "gallery"
DOTS_PER_INCH = 60
# Picture, example, options of the Word briefing, page.
SHOTS = (
    ("default", "alaska-2025", {"profile": "default"}, 1),
    ("uk", "alaska-2025", {"profile": "uk"}, 1),
    ("us", "alaska-2025", {"profile": "us"}, 1),
    ("ca", "alaska-2025", {"profile": "ca"}, 1),
    ("eu", "alaska-2025", {"profile": "eu"}, 2),
    ("thinktank", "alaska-2025", {"profile": "thinktank"}, 1),
    ("positions", "river-basin-2026", {}, 3),
    ("draft", "river-basin-2026", {"draft": True}, 1),
    ("fr", "alaska-2025", {"language": "fr"}, 1),
    ("ar", "alaska-2025", {"language": "ar"}, 1),
    ("zh", "alaska-2025", {"language": "zh"}, 1),
    ("ru", "alaska-2025", {"language": "ru"}, 1),
)


def main() -> None:
    """Make all pictures."""
    GALLERY.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for name, example, options, page in SHOTS:
            briefing = Path(folder, f"{name}.docx")
            sk.export(sk.load(EXAMPLES / f"{example}.yaml"), briefing, **options)
            picture(pdf_of(briefing), page, GALLERY / f"{name}.png", dots=DOTS_PER_INCH)


if __name__ == "__main__":
    main()
