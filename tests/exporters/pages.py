"""A document of every block there is, for the exporters that no section of a briefing leads everywhere yet."""

from attrs import evolve

from summitkit.blocks import (
    Box,
    Cell,
    Choice,
    Column,
    Contents,
    Entry,
    KeyValues,
    ListBlock,
    Mark,
    Paragraph,
    Spectrum,
    Subheading,
    Table,
)
from summitkit.document import Comment, Document, Furniture, Section
from summitkit.inlines import Citation, Cited, Note, Reference, Text

NOTE = Note(
    citations=(
        Citation(source="readout", cited=Cited(names=(Text("Readout, in full"),), short=Text("Readout"))),
        Citation(
            source="web",
            cited=Cited(
                names=(Text("Web "), Text("https://example.org/a?b&c", link="https://example.org/a?b&c")),
                short=Text("Web"),
            ),
        ),
    )
)

FURNITURE = Furniture(
    page="Page {page} of {pages}",
    table="Table {number}",
    figure="Figure {number}",
    caption="{label}. {text}",
    notes="Notes",
    draft="Draft",
    comments="Checks of the record",
    reference="Reference",
    version="Version",
)


def _said(text: str) -> Paragraph:
    return Paragraph((Text(text),))


TABLE = Table(
    key="table positions",
    columns=(
        Column(header=(), is_header=True),
        Column(header=(Text("North"),), width=2, is_centred=True),
        Column(header=(Text("South"),)),
    ),
    rows=(
        (
            Cell(paragraphs=(_said("Tariffs"),)),
            Cell(paragraphs=(_said("Opposes"), Paragraph((Text("as of May"),), kind="remark")), tone="opposes"),
            Cell(paragraphs=(), tone="not_stated"),
        ),
        (Cell(paragraphs=()), Cell(paragraphs=(_said("Supports"),), tone="supports"), Cell(paragraphs=(_said("?"),))),
    ),
    caption="Who wants what",
    summary="Each row is an issue.",
)

SPECTRUM = Spectrum(
    key="scale",
    caption="How high",
    summary="North stands at 0, South at 15.",
    low=0,
    high=20,
    anchors=((0, "none"), (20, "most")),
    marks=(Mark(label="North", value=0), Mark(label="South", value=15, span=(10, 20), note=NOTE)),
    headers=("Party", "Value"),
)

_POINT = evolve(SPECTRUM, key="point", high=0, anchors=(), marks=(Mark(label="East", value=0),))

_RUNS = Paragraph(
    (
        Text("plain "),
        Text("strong: ", emphasis="strong", pointer="/positions/0"),
        Text("Red line", emphasis="alert", pointer="/positions/0"),
        Text("(aside)", emphasis="emphasis"),
        Text(" "),
        Text(""),
        Text("mots", language="fr"),
        Text(" "),
        Text("كلمات", language="ar", emphasis="emphasis"),
        Text(" "),
        Text("safe", link="https://example.org/(a)"),
        Text("unsafe", link="javascript:alert(1)"),
        NOTE,
        Text("(after a note) "),
        Reference(target="table positions"),
        Reference(target="inner", text=" there"),
        Reference(target="nowhere", text=" nowhere!"),
        NOTE,
    )
)

_BODY = Section(
    key="body",
    heading="Body & soul",
    blocks=(
        _RUNS,
        Paragraph((Text("said so"),), kind="quote"),
        Paragraph((Text("small", pointer="/positions"),), kind="remark"),
        Paragraph(()),
        Paragraph((), kind="quote"),
        ListBlock(items=((_said("one"),), (_said("two"),)), numbered=True),
        ListBlock(items=((_said("first"), Choice(options=("Yes", "No"))), ())),
        Choice(options=("Agree", "Disagree")),
        Subheading((Text("A point"),)),
        TABLE,
    ),
)

_INNER = Section(
    key="inner",
    heading="Inner",
    level=2,
    orientation="landscape",
    blocks=(
        Subheading((Text("Deeper"),)),
        SPECTRUM,
        _POINT,
        Box(title=(Text("Differs"), NOTE), blocks=(_said("both ways"),), summary="A difference."),
        Box(title=(), blocks=(_said("untitled"),), summary="A line.", tone="highlight"),
    ),
)

DOCUMENT = Document(
    title="Title",
    subtitle="Subtitle",
    language="en",
    direction="ltr",
    marking="TOP <SECRET>",
    reference="R/1",
    version="3",
    author="North Desk",
    dates=(),
    page_size="Letter",
    is_draft=True,
    comments=(
        Comment(pointer="/positions/0/text", text="SK1: on the place"),
        Comment(pointer="", text="SK2: on the whole"),
        Comment(pointer="/positions/0", text="SK3: on the place as well"),
    ),
    furniture=FURNITURE,
    sections=(
        Section(
            key="memo",
            heading="",
            blocks=(
                KeyValues(entries=(Entry(label="To (all):", paragraphs=(_said("The Minister"),)),), summary="Memo."),
                Subheading((Text("Below no heading"),)),
            ),
        ),
        Section(key="contents", heading="Contents", blocks=(Contents(),)),
        _BODY,
        _INNER,
        Section(key="annex", heading="Annex A", blocks=(_said("more"),), is_annex=True),
        Section(key="annex-2", heading="Annex B", blocks=(_said("still more"),), is_annex=True),
    ),
)
