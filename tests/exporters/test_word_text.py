import pytest

from summitkit.exporters.word.text import Characters, link_target, run_content


@pytest.mark.parametrize(
    ("url", "target"),
    [
        ("https://example.org/a?b=c&d=%20e#f", "https://example.org/a?b=c&d=%20e#f"),
        ("HTTPS://example.org", "HTTPS://example.org"),
        ("mailto:desk@example.org", "mailto:desk@example.org"),
        ("https://example.org/|{}`\\^", "https://example.org/%7C%7B%7D%60%5C%5E"),
        ("javascript:alert(1)", ""),
        ("&#106;avascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("\\\\server\\share", ""),
        ("http://", ""),
        ("http://[::1", ""),
        ("", ""),
    ],
)
def test_only_web_and_mail_addresses_are_followed(url: str, target: str) -> None:
    """A link leads to a complete web or mail address or nowhere."""
    assert link_target(url) == target


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


def test_replaced_characters_are_counted() -> None:
    """Each character that XML cannot hold is counted; legible ones pass."""
    characters = Characters()

    assert characters.legible("a\x00b\x00\u200b\x85\ufffe") == "a\ufffdb\ufffd\u200b\x85\ufffd"
    assert characters.replaced == {"\x00": 2, "\ufffe": 1}
