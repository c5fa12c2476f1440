"""Makes the pictures of the README from what summitkit writes: needs LibreOffice (soffice) and poppler (pdftoppm)."""

import subprocess
import tempfile
from pathlib import Path

import summitkit as sk

RECORD = Path(__file__).parents[1] / "examples" / "alaska-2025.yaml"
IMAGES = Path(__file__).parent / "images"
DOTS_PER_INCH = "80"


def picture(document: Path, page: int, image: Path) -> None:
    """Write one page of a document as a PNG picture."""
    folder = document.parent
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder), str(document)]
    subprocess.run(convert, check=True, capture_output=True)
    pages = ["-f", str(page), "-l", str(page), "-singlefile", "-r", DOTS_PER_INCH]
    subprocess.run(
        ["pdftoppm", "-png", *pages, str(document.with_suffix(".pdf")), str(image.with_suffix(""))], check=True
    )
    print(image)


def main() -> None:
    """Make both pictures."""
    summit = sk.load(RECORD)
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sk.export(summit, folder / "briefing.docx")
        picture(folder / "briefing.docx", 1, IMAGES / "briefing.png")
        sk.export(summit, folder / "positions.xlsx")
        picture(folder / "positions.xlsx", 1, IMAGES / "workbook.png")


if __name__ == "__main__":
    main()
