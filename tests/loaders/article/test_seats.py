"""For whom everybody speaks."""

import io

import pytest

import summitkit as sk

MET = "French President Anne Roux and Japanese Prime Minister Ken Mori met in Lyon."
UNCLEAR = "President Anne Roux met Prime Minister Ken Mori of Japan."


def read(text: str) -> sk.Summit:
    return sk.loads(text, format="article")


def seats(text: str) -> dict[str, str]:
    """Return the party of each delegate."""
    summit = read(text)
    return {summit.person(each.person).name: each.party for each in summit.delegates}


def test_only_free_seat_is_taken() -> None:
    """Who is named without a party sits in the only seat across the table from who has one."""
    text = f"The talks between France and Japan were held in Lyon. {UNCLEAR}"

    assert seats(text) == {"Anne Roux": "fra", "Ken Mori": "jpn"}


def test_one_seat_of_several_is_not_guessed() -> None:
    """Nobody is given a seat where more than one is free, and the reader is told of it."""
    text = f"France, Kenya and Japan met in Lyon. {UNCLEAR}"
    reading = sk.read(io.StringIO(text), "article")

    assert seats(text) == {"Ken Mori": "jpn"}
    assert reading.report.notes == ("the account does not say for whom Anne Roux took part",)


def test_no_seat_without_an_opposite() -> None:
    """Who is named with nobody across the table is given no seat."""
    text = "France and Japan met in Lyon. President Anne Roux was present."

    assert seats(text) == {}


def test_company_shares_the_seat() -> None:
    """Whoever accompanies somebody speaks for the same party, not for the one across the table."""
    with_party = f"{MET} Mori was accompanied by Foreign Minister Jun Abe."
    without = f"{UNCLEAR} The talks between France and Japan ended. Roux was accompanied by Foreign Minister Luc Noir."

    assert seats(with_party)["Jun Abe"] == "jpn"
    assert seats(without) == {"Anne Roux": "fra", "Ken Mori": "jpn", "Luc Noir": "fra"}


def test_chair_beside_the_host_is_the_hosts() -> None:
    """Who is named beside the host speaks for it, and the host stays host."""
    text = (
        "France and Japan met in Geneva, hosted by Switzerland. "
        "The talks were chaired by Switzerland and Foreign Minister Urs Egli."
    )

    assert seats(text) == {"Urs Egli": "che"}
    assert {each.id: each.role for each in read(text).parties} == {
        "fra": "principal",
        "jpn": "principal",
        "che": "host",
    }


@pytest.mark.parametrize(
    "head",
    [
        "---\nauthor: Government of Kenya\n---\n",
        "# Ministry of Foreign Affairs of Kenya\n",
    ],
)
def test_issuer_seats_its_own(head: str) -> None:
    """In a government's own account, who is named without a party is its own, and it is at the table."""
    text = f"{head}\nPresident William Kibet met President Anne Roux of France in Nairobi."

    assert seats(text) == {"William Kibet": "ken", "Anne Roux": "fra"}
    assert {each.id: each.role for each in read(text).parties} == {"fra": "principal", "ken": "principal"}


def test_two_people_in_one_seat_contradict() -> None:
    """Of two who hold one post the first is the delegate; the other stands beside as a contradiction."""
    summit = read(f"{MET} Later, French President Luc Noir and Japanese Prime Minister Ken Mori held talks.")
    (divergence,) = summit.divergences

    assert [(each.person, each.party) for each in summit.delegates] == [("anne-roux", "fra"), ("ken-mori", "jpn")]
    assert [each.name for each in summit.people] == ["Anne Roux", "Ken Mori", "Luc Noir"]
    assert (divergence.about, divergence.kind) == ("/delegates/0", "contradiction")
    assert [each.text for each in divergence.statements] == ["French President Anne Roux", "French President Luc Noir"]


@pytest.mark.parametrize(
    "text",
    [
        "French Foreign Minister Luc Noir met Japanese Prime Minister Ken Mori.",
        "French Foreign Minister Luc Noir met Mori. French Foreign Minister Lea Blanc met Mori.",
        "Kenyan President William Kibet met Japanese Prime Minister Ken Mori.",
        "UN Secretary-General Ana Mota and UN Secretary-General Jan Kos attended.",
    ],
)
def test_other_posts_do_not_contradict(text: str) -> None:
    """Two posts, two parties, two ministers and two of an organisation can sit at one table."""
    assert read(f"{MET} {text}").divergences == ()


def test_quoted_leader_speaks_for_the_table() -> None:
    """A leader whom the account quotes is a delegate of a party at the table that nobody speaks for yet."""
    text = (
        "France and Japan met in Lyon. French President Anne Roux insisted on a free port. "
        "Japanese Prime Minister Ken Mori rejected it. Japanese President Jun Abe objected to it."
    )

    assert seats(text) == {"Anne Roux": "fra", "Ken Mori": "jpn"}


@pytest.mark.parametrize(
    "text",
    [
        "French Foreign Minister Luc Noir insisted on a free port.",
        "Kenyan President William Kibet insisted on a free port.",
        "Former French President Luc Noir insisted on a free port.",
        "French President Luc Noir ate.",
        "President Luc Noir insisted on a free port.",
        "French President Luc Noir stayed away. French President Luc Noir insisted on a free port.",
        "France insisted on a free port.",
    ],
)
def test_other_quoted_people_are_no_delegates(text: str) -> None:
    """A minister, a stranger, a predecessor and an absentee were not there for being quoted, nor one who only ate."""
    assert seats(f"France and Japan met in Lyon. {text}") == {}


def test_host_that_met_is_a_principal() -> None:
    """A host whose own leader met the other party is at the table, and still the host."""
    summit = read("President William Kibet met President Anne Roux of France at the invitation of Kenya.")

    assert {each.id: each.role for each in summit.parties} == {"fra": "principal", "ken": "principal"}
    assert summit.host == "ken"


def test_second_president_who_speaks_is_a_contradiction() -> None:
    """Of two people in one seat of whom one only speaks, both are kept, and the words are nobody's position."""
    text = (
        "Presidents Anne Roux of France and Joy Otieno of Kenya met in Lyon on 3 June 2026. French President Luc Noir"
        " said that ships were late. French President Luc Noir insisted on fish. In 2019 French President Ida Blanc"
        " insisted on nets."
    )
    summit = sk.loads(text, format="article")
    (difference,) = summit.divergences

    assert ["Anne Roux" in difference.statements[0].text, "Luc Noir" in difference.statements[1].text] == [True, True]
    assert summit.positions == ()
