"""Makes the table of character widths that page numbers are reckoned with: needs fontTools and a folder of Liberation.

`python docs/make_metrics.py FOLDER`, where FOLDER holds LiberationSans-Regular.ttf and LiberationSans-Bold.ttf of
release 2.1.5.
"""

import sys
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path

from fontTools.ttLib import TTFont

TABLE = Path(__file__).parents[1] / "src/summitkit/exporters/word/pagination/advances.txt"
FACES = {"regular": "LiberationSans-Regular.ttf", "bold": "LiberationSans-Bold.ttf"}
HEADER = """\
# Advance widths of Liberation Sans 2.1.5, in 1/2048 em, by code point: made by docs/make_metrics.py.
# Liberation Sans has the widths of Arial: https://github.com/liberationfonts/liberation-fonts
# Copyright (c) 2010 Google Corporation; copyright (c) 2012 Red Hat, Inc. SIL Open Font License, Version 1.1.
# A line holds the first code point of a row of neighbours, in hexadecimal, and the widths of all of them.
"""


def advances(font: TTFont) -> Mapping[int, int]:
    """Return the width of each character of a font."""
    return {code: font["hmtx"][name][0] for code, name in sorted(font.getBestCmap().items())}


def rows(widths: Mapping[int, int]) -> Iterator[str]:
    """Yield a line for every run of code points without a gap, sixteen of them at most."""
    for _, row in groupby(enumerate(sorted(widths)), lambda pair: (pair[1] - pair[0], pair[1] // 16)):
        codes = [code for _, code in row]
        yield " ".join([f"{codes[0]:04x}", *(str(widths[code]) for code in codes)])


def main(folder: Path) -> None:
    """Write the table."""
    lines = [HEADER]
    for face, name in FACES.items():
        lines.append("\n".join([f"[{face}]", *rows(advances(TTFont(folder / name))), ""]))
    TABLE.write_text("".join(lines), encoding="ascii")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
