import pytest

from summitkit.exporters.legible import NOT_ON_PAGES, Characters, Links, link_target


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


def test_replaced_characters_are_counted() -> None:
    """Each character that XML cannot hold is counted; legible ones pass."""
    characters = Characters()

    assert characters.legible("a\x00b\x00\u200b\x85\ufffe") == "a\ufffdb\ufffd\u200b\x85\ufffd"
    assert characters.replaced == {"\x00": 2, "\ufffe": 1}


def test_pages_hold_no_controls() -> None:
    """A page holds neither controls besides white space nor noncharacters; the report names the format."""
    characters = Characters("HTML", NOT_ON_PAGES)

    assert characters.legible("a\x85b\t\r\n\x7f\ufdd0\U0010ffff\u202e") == "a\ufffdb\t\r\n\ufffd\ufffd\ufffd\u202e"
    assert list(characters.report())[:1] == [
        "replaced the character U+007F, which HTML cannot hold, by U+FFFD (1 times)"
    ]


def test_unsafe_links_are_remembered() -> None:
    """What nobody should follow has no target and stands in the report; no link at all is none to report."""
    links = Links()

    assert [links.target(url) for url in ("https://example.org", "", "javascript:alert(1)")] == [
        "https://example.org",
        "",
        "",
    ]
    assert list(links.report()) == ["left 'javascript:alert(1)' as plain text, since it is no web or mail address"]
