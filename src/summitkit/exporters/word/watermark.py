"""A watermark behind the text of every page: a VML shape in the header, as Word itself makes it."""

from summitkit.document import Document
from summitkit.exporters.word.typesetter import Typesetter

# Points. Word stretches the text over the whole shape; letters of Arial are about 0.6 em wide.
_LONGEST, _TALLEST, _LETTER = 440, 110, 0.6
_PLACE = (
    "position:absolute;margin-left:0;margin-top:0;rotation:315;z-index:-251658752;"
    "mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
    "mso-position-vertical:center;mso-position-vertical-relative:margin"
)
# ECMA-376 part 4, section 19.1: shape type 136 is a text along a straight path.
_TYPE = (
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" path="m,l21600,m,21600l21600,21600e">'
    '<v:path textpathok="t"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
)
NAMESPACES = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'


def watermark_markup(setter: Typesetter, document: Document, number: int) -> str:
    """Return the run that holds the marking or the word for a draft, pale enough to read through, if there is one.

    Args:
        setter: What sets its text.
        document: What is marked, or a draft.
        number: Which of the document's watermarks it is: shapes have names of their own.
    """
    text = document.marking or document.draft
    if not text:
        return ""
    words = setter.attribute(text)
    width = _LETTER * len(text)
    height = max(1, min(_TALLEST, round(_LONGEST / width)))
    size = f"width:{min(_LONGEST, round(height * width))}pt;height:{height}pt"
    shape = (
        f'<v:shape id="Watermark{number}" o:spid="_x0000_s{2048 + number}" type="#_x0000_t136" alt={words} '
        f'style="{_PLACE};{size}" o:allowincell="f" fillcolor="#d9d9d9" stroked="f"><v:fill opacity=".5"/>'
        f'<v:textpath style="font-family:&quot;Arial&quot;;font-size:1pt" string={words}/></v:shape>'
    )
    return f"<w:r><w:pict {NAMESPACES}>{_TYPE}{shape}</w:pict></w:r>"
