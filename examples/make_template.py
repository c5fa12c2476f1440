"""Makes a Word file such as a ministry has, with letterhead and styles of its own: make_template.py [MINISTRY.docx]."""

import io
import struct
import sys
import zlib

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

GREEN = RGBColor(0x1E, 0x4D, 0x2B)
# Sides of the logo in pixels, and where its ring begins and ends on the way from the middle to the edge.
LOGO_PIXELS = 64
RING = (0.6, 0.75)


def logo() -> bytes:
    """Return a picture in PNG: a green disc with a white ring."""
    middle = (LOGO_PIXELS - 1) / 2
    rows = []
    for y in range(LOGO_PIXELS):
        distances = (((x - middle) ** 2 + (y - middle) ** 2) ** 0.5 / middle for x in range(LOGO_PIXELS))
        pixels = (bytes(GREEN) if far < RING[0] or RING[1] < far <= 1 else b"\xff\xff\xff" for far in distances)
        rows.append(b"\0" + b"".join(pixels))
    header = struct.pack(">IIBBBBB", LOGO_PIXELS, LOGO_PIXELS, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(b"".join(rows))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )


def set_fonts(document: Document) -> None:
    """Set running text in one font and headings in the colour of the house."""
    for name in ("Normal", "Title", "Subtitle", "Heading 1", "Heading 2", "Caption"):
        style = document.styles[name]
        style.font.name = "Georgia"
        fonts = style.element.rPr.rFonts
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        if name != "Normal":
            style.font.color.rgb = GREEN
    document.styles["Normal"].font.size = Pt(11)
    document.styles["Title"].font.size = Pt(22)
    document.styles["Normal"].paragraph_format.space_after = Pt(4)


def set_letterhead(document: Document) -> None:
    """Put the logo and the name into the header, the address and the page number into the footer."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin, section.bottom_margin = Cm(3.2), Cm(2.2)
    section.header_distance = section.footer_distance = Cm(1)
    header = section.header.paragraphs[0]
    header.add_run().add_picture(io.BytesIO(logo()), height=Cm(1.1))
    header.add_run("  Ministry of External Relations").bold = True
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    footer.add_run("1 Palace Square · page ")
    field = OxmlElement("w:fldSimple", {qn("w:instr"): " PAGE "})
    footer._p.append(field)  # noqa: SLF001 - python-docx has no fields


def main(target: str = "ministry.docx") -> None:
    """Write the file."""
    document = docx.Document()
    set_fonts(document)
    set_letterhead(document)
    remark = document.styles.add_style("Remark", WD_STYLE_TYPE.PARAGRAPH)
    remark.base_style, remark.font.size, remark.font.italic = document.styles["Normal"], Pt(9), True
    document.add_paragraph("Whatever stands here is no part of a briefing.")
    document.save(target)
    print(f"wrote {target}")


if __name__ == "__main__":
    main(*sys.argv[1:])
