"""Fields as WordprocessingML: what Word computes, with the result that it has already."""

_BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
_SEPARATE = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
FIELD_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def field_start(instruction: str) -> str:
    """Return the beginning of a field, up to where its result begins."""
    return f'{_BEGIN}<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>{_SEPARATE}'


def field(instruction: str, result: str) -> str:
    """Return a field around the markup of the runs that are its result."""
    return f"{field_start(instruction)}{result}{FIELD_END}"


def number_field(instruction: str, number: int) -> str:
    """Return a field whose result is a number."""
    return f'<w:fldSimple w:instr=" {instruction} "><w:r><w:t>{number}</w:t></w:r></w:fldSimple>'
