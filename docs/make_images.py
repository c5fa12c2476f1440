"""Makes the pictures of the README from what summitkit writes: needs LibreOffice (soffice) and poppler (pdftoppm)."""

import re
import subprocess
import tempfile
from pathlib import Path

import summitkit as sk

RECORD = Path(__file__).parents[1] / "examples" / "alaska-2025.yaml"
IMAGES = Path(__file__).parent / "images"
DOTS_PER_INCH = 100
# The top of a page in landscape: the rest of it is empty.
SHEET = ("-x", "0", "-y", "0", "-W", "1160", "-H", "230")


def run(*command: str) -> str:
    """Run a command and return what it prints."""
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def pdf_of(document: Path) -> Path:
    """Return the PDF that LibreOffice makes of a document."""
    profile = f"-env:UserInstallation={(document.parent / 'profile').as_uri()}"
    run("soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(document.parent), str(document))
    return document.with_suffix(".pdf")


def page_of(pdf: Path, sheet: str) -> int:
    """Return the number of the first page whose footer is the name of a sheet."""
    pages = run("pdftotext", "-layout", str(pdf), "-").split("\f")
    footer = re.compile(rf"^ *{sheet} +Page \d", re.MULTILINE)
    return next(number for number, page in enumerate(pages, 1) if footer.search(page))


def picture(pdf: Path, page: int, image: Path, *crop: str, dots: int = DOTS_PER_INCH) -> None:
    """Write one page of a PDF, or a part of it, as a PNG picture of so many dots per inch."""
    pages = ("-f", str(page), "-l", str(page), "-singlefile", "-r", str(dots))
    run("pdftoppm", "-png", *pages, *crop, str(pdf), str(image.with_suffix("")))
    print(image)


def main() -> None:
    """Make both pictures."""
    summit = sk.load(RECORD)
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        briefing, workbook = Path(name, "briefing.docx"), Path(name, "positions.xlsx")
        sk.export(summit, briefing)
        picture(pdf_of(briefing), 1, IMAGES / "briefing.png")
        sk.export(summit, workbook)
        pdf = pdf_of(workbook)
        picture(pdf, page_of(pdf, "Matrix"), IMAGES / "workbook.png", *SHEET)


if __name__ == "__main__":
    main()
