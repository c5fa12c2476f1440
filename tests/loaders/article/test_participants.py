"""Who took part, and who did something else."""

import io

import pytest

import summitkit as sk

MET = "French President Anne Roux and Japanese Prime Minister Ken Mori met in Lyon on 3 June 2026."


def read(text: str) -> sk.Summit:
    return sk.loads(text, format="article")


def parts(text: str) -> dict[str, str | None]:
    """Return the part of each party."""
    return {each.id: each.role for each in read(text).parties}


def besides(text: str) -> dict[str, str | None]:
    """Return the part of each party but the two that met."""
    return {party: role for party, role in parts(f"{MET} {text}").items() if party not in ("fra", "jpn")}


def delegates(text: str) -> dict[str, str]:
    summit = read(text)
    return {summit.person(each.person).name: each.party for each in summit.delegates}


@pytest.mark.parametrize(
    "text",
    [
        MET,
        "The talks between French President Anne Roux and Japanese Prime Minister Ken Mori opened in Lyon.",
        "French President Anne Roux received Japanese Prime Minister Ken Mori in Lyon.",
        "French President Anne Roux held talks with Japanese Prime Minister Ken Mori.",
        "At the table were French President Anne Roux and Japanese Prime Minister Ken Mori.",
        "In Switzerland, French President Anne Roux and Japanese Prime Minister Ken Mori met.",
        "We, the President of France, Anne Roux, and the Prime Minister of Japan, Ken Mori, met.",
        "The summit was attended by French President Anne Roux and Japanese Prime Minister Ken Mori.",
    ],
)
def test_who_met(text: str) -> None:
    """Whoever a sentence about the meeting names took part, each for their party."""
    assert parts(text) == {"fra": "principal", "jpn": "principal"}
    assert delegates(text) == {"Anne Roux": "fra", "Ken Mori": "jpn"}


@pytest.mark.parametrize(
    "text",
    [
        "The talks between France and Japan opened in Lyon.",
        "France–Japan talks opened in Lyon.",
        "France-Japan talks opened in Lyon.",
        "France signed an agreement with Japan.",
        "Paris and Tokyo issued a joint statement.",
    ],
)
def test_parties_meet_without_names(text: str) -> None:
    """Parties meet without anybody being named."""
    assert parts(text) == {"fra": "principal", "jpn": "principal"}
    assert delegates(text) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“A good day,” said Marie Blanc, a professor in Oslo. Kenyan analyst Paul Otieno agreed.", {}),
        ("Kenyan President William Kibet said that it rained.", {}),
        ("Former Kenyan President William Kibet told reporters so.", {}),
        ("“Kenya and Brazil met us,” Roux said.", {}),
        ("Last year Kenya and France met in Nairobi.", {}),
        ("The next day, French President Anne Roux met Brazilian President Luis Costa in Paris.", {}),
        ("Brazil and Chile met in Santiago.", {}),
        ("Kenya was not invited.", {"ken": "affected_absent"}),
        ("Kenyan President William Kibet stayed away.", {"ken": "affected_absent"}),
        ("Neither Kenya nor Ghana was invited.", {"ken": "affected_absent", "gha": "affected_absent"}),
        ("Sweden attended as an observer.", {"swe": "observer"}),
        ("Sweden came to the talks, as an observer.", {"swe": "observer"}),
        ("Swedish Foreign Minister Lea Berg had been invited as an observer.", {}),
        ("Sweden had been invited as an observer but stayed in Stockholm.", {"swe": "affected_absent"}),
        ("The UN attended.", {"un": "observer"}),
        ("Norway mediated.", {"nor": "mediator"}),
        ("The talks were mediated by Norway.", {"nor": "mediator"}),
        ("Norwegian Foreign Minister Espen Lund mediated the talks.", {"nor": "mediator"}),
        ("Switzerland hosted the talks.", {"che": "host"}),
        ("They met at the invitation of Switzerland.", {"che": "host"}),
        ("The talks were hosted by Switzerland. Switzerland attended as an observer.", {"che": "host"}),
        ("Qatar and Kuwait acted as guarantors.", {"qat": "guarantor", "kwt": "guarantor"}),
        ("They were joined by Kenyan President William Kibet.", {"ken": "principal"}),
        ("Kenya attended too.", {"ken": "principal"}),
        ("The ministers also met Kenya. French President Anne Roux met Kenya.", {"ken": "principal"}),
    ],
)
def test_who_had_another_part(text: str, expected: dict[str, str]) -> None:
    """Who is quoted, of another time or only named has no part; others have the one that the words give them."""
    assert besides(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norwegian Foreign Minister Espen Lund mediated the talks.", {"Espen Lund": "nor"}),
        ("They were joined by Kenyan President William Kibet.", {"William Kibet": "ken"}),
        ("Kenyan President William Kibet stayed away.", {}),
        ("Kenyan President William Kibet met Roux. Kibet did not attend.", {}),
        ("Former French President Luc Noir said it was a mistake.", {}),
        ("Roux’s predecessor, Luc Noir of France, met Mori in 2019.", {}),
        ("“We met Luc Noir of France,” Roux said.", {}),
        ("The spokeswoman, Lea Noir of France, met the press.", {}),
    ],
)
def test_delegates_are_who_was_there(text: str, expected: dict[str, str]) -> None:
    """Delegates are the people who took part: nobody quoted, absent, of another time or of another trade."""
    assert delegates(f"{MET} {text}") == {"Anne Roux": "fra", "Ken Mori": "jpn"} | expected


def test_absent_people_are_known() -> None:
    """Somebody who was not there is a person of the record, but no delegate."""
    summit = read(f"{MET} Kenyan President William Kibet stayed away.")

    assert [each.name for each in summit.people] == ["Anne Roux", "Ken Mori", "William Kibet"]
    assert [each.person for each in summit.delegates] == ["anne-roux", "ken-mori"]


def test_absent_person_may_have_no_party() -> None:
    """Somebody absent for whom nobody speaks makes no party absent."""
    summit = read(f"{MET} President William Kibet stayed away.")

    assert [each.name for each in summit.people] == ["Anne Roux", "Ken Mori", "William Kibet"]
    assert [each.id for each in summit.parties] == ["fra", "jpn"]


def test_absent_party_joins_no_table() -> None:
    """A party that was absent does not become a principal because it is named beside the others."""
    text = f"{MET} The talks between France and Kenya were long. Kenya was not invited."

    assert parts(text) == {"fra": "principal", "jpn": "principal", "ken": "affected_absent"}


def test_observer_joins_no_table() -> None:
    """A party that observed stays an observer in later sentences about the meeting."""
    text = f"{MET} Sweden attended as an observer. Then France and Swedish Foreign Minister Lea Berg met."

    assert parts(text)["swe"] == "observer"
    assert delegates(text)["Lea Berg"] == "swe"


@pytest.mark.parametrize("heading", ["Background", "See also", "Elsewhere"])
def test_section_about_others_is_left_out(heading: str) -> None:
    """A section about other matters says nothing of who took part."""
    assert parts(f"# Talks\n\n{MET}\n\n## {heading}\n\nFrance met Kenya, and Norway mediated.") == {
        "fra": "principal",
        "jpn": "principal",
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The summit of ASEAN opened in Nairobi.", {"asean": "principal"}),
        ("The summit of Kenya opened in Nairobi.", {}),
        ("Kenya and Nairobi agreed to pay.", {}),
        ("The Kenyan and Kenya sides met.", {}),
    ],
)
def test_state_alone_meets_nobody(text: str, expected: dict[str, str]) -> None:
    """An organisation can meet by itself; a state needs another."""
    assert parts(text) == expected


def test_people_named_together_met() -> None:
    """Where no sentence plainly says who met, the first near the top that names two people and a meeting does."""
    near = "French President Anne Roux greeted Japanese Prime Minister Ken Mori at the table."
    far = f"{'It rained. ' * 15}{near}"
    before = "Last year French President Anne Roux greeted Japanese Prime Minister Ken Mori at the table."

    assert delegates(near) == {"Anne Roux": "fra", "Ken Mori": "jpn"}
    assert (delegates(far), delegates(before)) == ({}, {})


def test_list_of_people_under_parties() -> None:
    """In a nested list everyone stands for the party that they are under, and a new item ends it."""
    text = """# Talks

The talks took place in Lyon.

## Participants

- France
  - Anne Roux, President
  - Luc Noir, Foreign Minister
- Japan
  - Ken Mori, Prime Minister
- Eva Tamm, Foreign Minister of Estonia
- Norway (observer)
- It rained, and so France said that it would be late for the whole of the afternoon
- Kenya insisted on more
- Rain
"""

    assert delegates(text) == {"Anne Roux": "fra", "Luc Noir": "fra", "Ken Mori": "jpn", "Eva Tamm": "est"}
    assert parts(text) == {"fra": "principal", "jpn": "principal", "est": "principal", "nor": "observer"}


def test_list_under_a_lead_in() -> None:
    """A lead-in tells a list of participants as a heading does, and a party before a colon owns its line."""
    text = """# Talks

France and Japan met in Lyon.

In the room:

- France: President Anne Roux; Foreign Minister Luc Noir
- Japan: Prime Minister Ken Mori

The next issues:

- Kenya: President William Kibet
"""

    assert delegates(text) == {"Anne Roux": "fra", "Luc Noir": "fra", "Ken Mori": "jpn"}


def test_line_of_parties_names_them_all() -> None:
    """Under a heading of participants, a line that names parties and nothing else names them all."""
    text = "# Talks\n\nThe talks took place in Lyon.\n\n## Participants\n\nFrance, Japan and Kenya"

    assert parts(text) == {"fra": "principal", "jpn": "principal", "ken": "principal"}


def test_columns_of_positions_are_at_the_table() -> None:
    """The parties of a table of positions are principals of an account that tells of a meeting."""
    text = "The summit was held in Lyon.\n\n| Issue | France | Japan |\n|---|---|---|\n| Fish | more | less |"

    assert parts(text) == {"fra": "principal", "jpn": "principal"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Roux brought Foreign Minister Marc Petit and chief of staff Luc Noir.",
         {"Marc Petit": "fra", "Luc Noir": "fra"}),
        ("With Mori were Foreign Minister Aki Ono and two senior officials, Rin Abe and Jun Sato.",
         {"Aki Ono": "jpn", "Rin Abe": "jpn", "Jun Sato": "jpn"}),
        ("Ambassador Marc Petit joined the French side; Deputy Foreign Minister Aki Ono joined the Japanese one.",
         {"Marc Petit": "fra", "Aki Ono": "jpn"}),
        ("The Japanese delegation included Foreign Minister Aki Ono.", {"Aki Ono": "jpn"}),
        ("The round was small: Roux with Foreign Minister Marc Petit, Mori with Trade Minister Aki Ono.",
         {"Marc Petit": "fra", "Aki Ono": "jpn"}),
        ("Roux brought a cake.", {}),
        ("Kenya brought Foreign Minister Paul Otieno.", {}),
        ("Roux brought Kenyan Foreign Minister Paul Otieno.", {}),
    ],
)  # fmt: skip
def test_who_came_along(text: str, expected: dict[str, str]) -> None:
    """Whom somebody at the table brought along took part for the same party; the people of others did not."""
    assert delegates(f"{MET} {text}") == {"Anne Roux": "fra", "Ken Mori": "jpn"} | expected


@pytest.mark.parametrize(
    "text",
    [
        "Kenya hosted the talks. Kenyan President William Kibet received each of them but did not join the talks.",
        "Kenyan President William Kibet, the host, welcomed both at the door and then left them to it.",
    ],
)
def test_host_may_leave_the_table_to_others(text: str) -> None:
    """Who only opened the door is no delegate; their country is the host all the same."""
    assert besides(text) == {"ken": "host"}
    assert delegates(f"{MET} {text}") == {"Anne Roux": "fra", "Ken Mori": "jpn"}


def test_text_under_participants_is_a_row_or_a_sentence() -> None:
    """Under that heading a row names a participant; a sentence on the host or on who is absent does not."""
    text = (
        f"# Talks\n\n{MET}\n\n## Participants\n\n**Kenya (mediator)**\n\n- William Kibet, President\n\n"
        "Sweden was invited and did not attend. Its foreign minister, Nils Ek, wrote a letter. Norway hosted the talks."
    )

    assert parts(text) == {
        "fra": "principal",
        "jpn": "principal",
        "ken": "principal",
        "nor": "host",
        "swe": "affected_absent",
    }
    assert delegates(text) == {"Anne Roux": "fra", "Ken Mori": "jpn", "William Kibet": "ken"}


TABLE = """
| Country | Name | Title |
|---|---|---|
| Kenya (host) | William Kibet | President |
| Sweden | Nils Ek | Minister of Trade |
"""


def test_table_of_participants() -> None:
    """A table of countries and people says who took part, under any heading."""
    text = f"# Talks\n\n{MET}\n\n## The people\n\n{TABLE}"
    reading = sk.read(io.StringIO(text), "article")

    assert delegates(text) == {"Anne Roux": "fra", "Ken Mori": "jpn", "William Kibet": "ken", "Nils Ek": "swe"}
    assert [each.title for each in reading.summit.delegates[2:]] == ["President", "Minister of Trade"]
    assert reading.summit.host == "ken"
    assert reading.report.became["delegates"] == 1


def test_table_of_participants_that_says_more_is_kept() -> None:
    """A row with words that no delegate holds leaves the whole table in the narrative."""
    text = f"# Talks\n\n{MET}\n\n## The people\n\n{TABLE.replace('Trade', 'Trade, who sang')}"

    assert "who sang" in read(text).narrative[-1].text


def test_people_of_a_party_are_a_row_under_any_heading() -> None:
    """An item that names a party at the table and its people, and nothing else, says who took part."""
    text = (
        f"# Talks\n\n{MET}\n\n## Small print\n\n- France: Foreign Minister Marc Petit\n- Kenya: President William Kibet"
    )

    assert delegates(text) == {"Anne Roux": "fra", "Ken Mori": "jpn", "Marc Petit": "fra"}


def test_observers_have_a_list_of_their_own() -> None:
    """Who is listed under that word looks on."""
    text = f"# Talks\n\n{MET}\n\n## Observers\n\n- Norway: Espen Lund, Ambassador"

    assert parts(text)["nor"] == "observer"
    assert delegates(text)["Espen Lund"] == "nor"


def test_lines_for_a_party_head_its_people() -> None:
    """A line such as "For France:" heads the people below it, up to the next paragraph."""
    lines = ("Participants", "For France:", "Marc Petit – Foreign Minister", "Lea Noir – Minister of Trade")
    text = (
        f"The talks\n\n{MET}\n\n{lines[0]}\n\n" + "\n".join(lines[1:]) + "\n\nThey had lunch.\n\n- Jan Kos, President"
    )

    assert delegates(text) == {"Anne Roux": "fra", "Ken Mori": "jpn", "Marc Petit": "fra", "Lea Noir": "fra"}


@pytest.mark.parametrize(
    "text",
    [
        "## Implications\n\nThe planned meeting between Kenya and France comes next.",
        "## Implications\n\nThe talks between Kenya and France may suffer.",
        "## Recommendations\n\n1. Paris should act before Kenya and France meet.",
        "## Takeaways\n\n1. Kenya was present without being named.",
        "Before Kenya and France meet, much remains to be done.",
    ],
)
def test_who_may_meet_later_did_not_meet(text: str) -> None:
    """What an account makes of a meeting, or says is to come, brings nobody to the table."""
    assert parts(f"# Talks\n\n{MET}\n\n{text}").keys() == {"fra", "jpn"}


def test_absent_minister_leaves_the_party_at_the_table() -> None:
    """Somebody who could not travel is absent; their country is at the table all the same."""
    text = (
        "The Prime Ministers of France and Japan met in Lyon. The French Minister of Trade, Lea Noir, was unable to go."
    )

    assert parts(text) == {"fra": "principal", "jpn": "principal"}
    assert delegates(text) == {}


def test_who_received_them_was_there() -> None:
    """Leaders who came, and those who received them, took part."""
    text = (
        "When Japanese Prime Minister Ken Mori came to Brussels on 9 July 2026, it rained. European Council President"
        " Ana Mota and European Commission President Jan Kos received him for the 31st EU–Japan summit."
    )

    assert delegates(text) == {"Ken Mori": "jpn", "Ana Mota": "eu", "Jan Kos": "eu"}
    assert read(text).start == "2026-07-09"


def test_participants_with_other_posts() -> None:
    """In a list of participants a name and a post make a delegate, whether the title is a known one or not."""
    items = ("- Dennis Holm, Special Nile Basin Coordinator", "- Marc Petit (keeper of the seals)", "- Fish and chips")
    text = f"# Talks\n\n{MET}\n\n## Participants\n\n**France** (host)\n\n" + "\n".join(items)
    summit = read(text)

    assert delegates(text) == {"Anne Roux": "fra", "Ken Mori": "jpn", "Dennis Holm": "fra", "Marc Petit": "fra"}
    assert [each.title for each in summit.delegates[2:]] == ["Special Nile Basin Coordinator", "keeper of the seals"]
    assert summit.host == "fra"


def test_body_is_nobody() -> None:
    """A committee in a title is no person."""
    text = f"# Talks\n\n{MET}\n\n## Participants\n\n- Mahmoud Odeh, Secretary of the PLO Executive Committee"

    assert "Executive Committee" not in delegates(text)


@pytest.mark.parametrize(
    "text",
    [
        "In May Roux spoke by telephone with Kenyan President William Kibet on 12 May 2026.",
        "On 12 May 2026, Roux met Kenyan President William Kibet in Paris.",
    ],
)
def test_other_day_is_another_meeting(text: str) -> None:
    """Whom somebody met on another day than that of the meeting took no part in it."""
    summit = read(f"# Talks\n\n{MET} {text}")

    assert [each.id for each in summit.parties if each.role] == ["fra", "jpn"]
    assert summit.mode == "in_person"


def test_who_came_for_whom() -> None:
    """Somebody who came for a party puts it at the table; the clauses that follow need no verb."""
    text = (
        "The European Union and three states met in Lyon. Prime Minister Arta Hoxhaj came for Albania, Prime Minister"
        " Luka Vuk for Montenegro, and Amra Beg, Chairwoman of the Council, for Serbia. They voted for Norway."
    )

    assert parts(text) == {"eu": "principal", "alb": "principal", "mne": "principal", "srb": "principal"}
    assert delegates(text) == {"Arta Hoxhaj": "alb", "Luka Vuk": "mne", "Amra Beg": "srb"}


def test_country_may_stand_in_the_last_column() -> None:
    """The columns of a table of participants stand in any order."""
    rows = "| Name | Position | Country |\n|---|---|---|\n| William Kibet | President | Kenya |"

    assert delegates(f"# Talks\n\n{MET}\n\n## Participants\n\n{rows}")["William Kibet"] == "ken"


def test_list_below_a_numbered_lead_in() -> None:
    """A numbered line that ends in a colon leads the list below it in."""
    item = "- Jan Kos, President of the Republic of Estonia (Chair)"
    text = f"# Talks\n\n{MET}\n\n2. The meeting was attended by:\n\n   {item}"

    assert delegates(text)["Jan Kos"] == "est"


def test_officer_who_stayed_away_is_not_the_party() -> None:
    """Where a party only says whose officer stayed at home, it was at the table all the same."""
    text = (
        "The prime ministers of France and Japan ended a day of talks in Lyon. French Prime Minister Anne Roux and"
        " Japanese Prime Minister Ken Mori met for an hour. France's army chief, General Luc Noir, stayed in Paris."
    )

    assert parts(text) == {"fra": "principal", "jpn": "principal"}
    assert delegates(text) == {"Anne Roux": "fra", "Ken Mori": "jpn"}


def test_counterparts_come_from_their_countries() -> None:
    """Whoever hosted counterparts from two countries met both."""
    text = "On 3 June 2026, French Prime Minister Anne Roux hosted her counterparts from Japan and Kenya in Lyon."

    assert parts(text) == {"fra": "principal", "jpn": "principal", "ken": "principal"}


def test_each_brought_somebody() -> None:
    """Advisers named behind a colon came along."""
    text = (
        f"{MET} Each leader brought one adviser: France's Ports Minister Luc Noir and Japan's Trade Minister Aki Ono."
    )

    assert delegates(text) == {"Anne Roux": "fra", "Ken Mori": "jpn", "Luc Noir": "fra", "Aki Ono": "jpn"}
