import pytest

from summitkit.exporters.word.text import run_content


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("", ""),
        (" a ", '<w:t xml:space="preserve"> a </w:t>'),
        ("<a> & b", '<w:t xml:space="preserve">&lt;a&gt; &amp; b</w:t>'),
        ("\r\n\n\r\t", "<w:br/><w:br/><w:br/><w:tab/>"),
    ],
)
def test_breaks_and_tabs_are_elements(text: str, content: str) -> None:
    """Line breaks and tabs are Word's own; everything else is escaped text, white space included."""
    assert run_content(text) == content
