"""Pictures as DrawingML in the line of a paragraph."""

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.part import Part

from summitkit.exporters.pictures import Picture
from summitkit.exporters.word.typesetter import Typesetter

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
# English Metric Units (ECMA-376 part 1, section 20.1.2.1) in a centimetre and in a twentieth of a point.
_CENTIMETRE, _TWIP = 360_000, 635
# Ids of pictures are unique in a document: far from those that a template's logos have.
_IDS_AFTER = 1000


def picture_markup(setter: Typesetter, picture: Picture, name: str, alternative: str, width: int) -> str:
    """Return a picture in a paragraph of its own, which stays on the page of what follows.

    Args:
        setter: Where its part belongs.
        picture: The picture.
        name: What it is called.
        alternative: What it shows, for those who cannot see it.
        width: Room from left to right, in twentieths of a point; a wider picture is made smaller.
    """
    scale = min(1.0, width * _TWIP / (picture.width * _CENTIMETRE))
    across, down = (int(length * _CENTIMETRE * scale) for length in (picture.width, picture.height))
    size = f'cx="{across}" cy="{down}"'
    known = f'id="{_IDS_AFTER + setter.figures}" name={setter.attribute(name)} descr={setter.attribute(alternative)}'
    drawn = (
        f'<pic:pic xmlns:pic="{_DRAWING}/picture"><pic:nvPicPr><pic:cNvPr {known}/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{_related(setter, picture.png)}"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
    )
    inline = (
        f'<wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing" xmlns:a="{_DRAWING}/main" distT="0" distB="0"'
        f' distL="0" distR="0"><wp:extent {size}/><wp:docPr {known}/>'
        f'<a:graphic><a:graphicData uri="{_DRAWING}/picture">{drawn}</a:graphicData></a:graphic></wp:inline>'
    )
    return setter.paragraph(f"<w:r><w:drawing>{inline}</w:drawing></w:r>", properties="<w:keepNext/>")


def _related(setter: Typesetter, png: bytes) -> str:
    package = setter.body.package
    part = Part(package.next_partname("/word/media/image%d.png"), CONTENT_TYPE.PNG, png, package)
    return str(setter.body.relate_to(part, RELATIONSHIP_TYPE.IMAGE))
