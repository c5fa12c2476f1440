"""Summits that the tests of briefings and of their exporters share, in words of our own."""

from attrs import evolve

from summitkit.model import (
    Anchor,
    Assessment,
    Brief,
    Commitment,
    Delegate,
    Divergence,
    Evidence,
    Implication,
    Issue,
    Locator,
    Narrative,
    Objective,
    Outcome,
    Party,
    Person,
    Position,
    Proposal,
    QuestionAndAnswer,
    Recommendation,
    Scale,
    Session,
    Source,
    Statement,
    Summit,
    Takeaway,
    Venue,
)


def cited(line: int, quote: str = "", source: str = "readout") -> tuple[Evidence, ...]:
    """Return the evidence of one line of a source."""
    return (Evidence(source=source, quote=quote, locator=Locator(unit="line", start=line)),)


MINIMAL = Summit(id="talks", title="Talks")

SOURCES = (
    Source(
        id="readout",
        kind="official_readout",
        title="Readout of the meeting at Lake Harbour",
        issuer="Government of Norland",
        publisher="State Gazette",
        author="Press Office",
        published="2025-08-17",
        accessed="2025-08-20",
        url="https://example.org/readout?id=1&lang=en",
        language="en",
        sha256="0" * 64,
    ),
    Source(id="gazette", kind="article", title="Deux présidents, aucun accord", language="fr", published="2025-08"),
)

BRIEF = Brief(
    to="The Minister",
    sender="North Desk",
    date="2025-08-20",
    subject="Lake Harbour and what may follow",
    action="decision",
    decide_by="2025-09-01",
    reference="ND/2025/17",
    version="2",
    clearances=("Legal", "Protocol"),
    objectives=(Objective(text="A date for further talks", status="met"), Objective(text="A lower tariff")),
    key_messages=("We welcome every further meeting.", "Tariffs cost both sides."),
    questions_and_answers=(QuestionAndAnswer(question="Has it failed?", answer="It has brought a date."),),
    sensitivities=("The lake has two names.",),
)

BILATERAL = Summit(
    id="lake-harbour-2025",
    title="The Lake Harbour summit",
    kind="bilateral",
    mode="in_person",
    status="held",
    start="2025-08-15",
    end="2025-08-16",
    venue=Venue(name="Harbour House", locality="Anchorage", subdivision="US-AK", country="USA"),
    host="norland",
    series="Lake talks",
    language="en",
    marking="OFFICIAL - SENSITIVE",
    summary="Two presidents met for two days and agreed on a further meeting.",
    parties=(
        Party(id="norland", name="Norland", role="host"),
        Party(id="sudland", name="Sudland", role="principal"),
        Party(id="islands", name="The Islands", role="affected_absent"),
    ),
    people=(
        Person(id="ada-north", name="Ada North"),
        Person(id="bo-south", name="Bo South"),
        Person(id="cy-note", name="Cy Note"),
    ),
    delegates=(
        Delegate(person="ada-north", party="norland", title="President", role="head", evidence=cited(3)),
        Delegate(person="bo-south", party="sudland", title="President", role="head", evidence=cited(4)),
        Delegate(person="cy-note", party="sudland", role="notetaker"),
    ),
    sessions=(
        Session(
            id="first",
            title="Opening talks",
            format="plenary",
            start="2025-08-15T10:00:00Z",
            attendees=("ada-north", "bo-south"),
            evidence=cited(5),
        ),
        Session(id="second", format="working_lunch", start="2025-08-16"),
    ),
    issues=(
        Issue(
            id="tariffs",
            title="Tariffs",
            question="How high should they be?",
            status_quo="Ten per cent",
            result="not_agreed",
            scale=Scale(min=0, max=20, anchors=(Anchor(value=0, label="none"), Anchor(value=20, label="the highest"))),
            evidence=cited(6),
        ),
        Issue(id="fish", title="Fishing grounds", result="deferred"),
        Issue(id="fish-quota", title="Quota", parent="fish"),
    ),
    positions=(
        Position(
            issue="tariffs",
            party="norland",
            text="No tariff at all",
            stance="opposes",
            firmness="red_line",
            basis="declared",
            value=0,
            as_of="2025-08",
            conditions=("The islands agree",),
            evidence=cited(7, "We want no tariff at all"),
        ),
        Position(
            issue="tariffs",
            party="sudland",
            text="A tariff of fifteen per cent",
            stance="supports",
            basis="attributed",
            value=15,
            value_range=(10, 20),
            evidence=cited(8, "un droit de quinze pour cent", "gazette"),
        ),
        Position(issue="fish", party="norland", stance="conditional", marking="Not for the press", evidence=cited(9)),
        Position(issue="fish", party="sudland", stance="not_stated"),
        Position(issue="fish-quota", party="sudland", text="As it is"),
    ),
    proposals=(
        Proposal(
            id="draft",
            title="Draft protocol",
            text="A joint commission on tariffs",
            proposers=("norland",),
            issue="tariffs",
            status="tabled",
            evidence=cited(10),
        ),
        Proposal(id="non-paper"),
    ),
    outcomes=(
        Outcome(
            kind="agreement_to_meet", text="They will meet in spring.", instrument="Joint note", evidence=cited(11)
        ),
        Outcome(kind="no_agreement", text="Tariffs stay as they are.", issues=("tariffs",), evidence=cited(12)),
    ),
    commitments=(
        Commitment(
            id="list",
            text="Publish a list of tariffs",
            obligors=("sudland",),
            beneficiaries=("norland",),
            deadline="2025-12",
            conditions=("A calm season",),
            status="open",
            assessments=(
                Assessment(scale="progress, 0 to 1", score=0.5, as_of="2025-09", assessor="Lake Institute"),
                Assessment(scale="press, 1 to 5", score=4),
            ),
            evidence=cited(13),
        ),
    ),
    takeaways=(
        Takeaway(label="Tone", text="The tone was warmer than before.", evidence=cited(14)),
        Takeaway(text="Nobody left early.", evidence=cited(15)),
    ),
    implications=(
        Implication(
            area="Trade",
            text="Prices may rise.",
            affected=("islands",),
            horizon="This winter",
            likelihood="likely",
            confidence="moderate",
            evidence=cited(16),
        ),
        Implication(area="Fishing", evidence=cited(17)),
        Implication(text="Ferries may stop.", evidence=cited(18)),
    ),
    recommendations=(
        Recommendation(
            title="Send experts",
            text="Experts should compare the lists.",
            addressee="Cabinet",
            owner="Trade Desk",
            due="2025-10-01",
            evidence=cited(19),
        ),
        Recommendation(text="Wait.", evidence=cited(20)),
    ),
    divergences=(
        Divergence(
            about="/outcomes/0",
            kind="contradiction",
            statements=(
                Statement(text="They will meet in spring.", evidence=cited(11, "we shall meet again in spring")),
                Statement(text="They may meet.", evidence=cited(2, "une rencontre est possible", "gazette")),
            ),
        ),
        Divergence(about="/start", resolution="The readout names the day."),
    ),
    narrative=(
        Narrative(heading="The lake", text="It was calm.\n\nIt was cold.", evidence=cited(21)),
        Narrative(heading="The lake", text="It froze.", evidence=cited(22)),
        Narrative(text="They left.", evidence=cited(23)),
    ),
    sources=SOURCES,
    brief=BRIEF,
)

_FIVE = ("norland", "sudland", "westland", "ostland", "midland")

FIVE = evolve(
    MINIMAL,
    title="The talks of five",
    kind="minilateral",
    parties=tuple(Party(id=each, name=each.title(), role="principal") for each in _FIVE),
    issues=(Issue(id="tariffs", title="Tariffs"), Issue(id="fish", title="Fishing grounds")),
    positions=tuple(
        Position(issue="tariffs", party=each, text=f"{each.title()} wants a lower tariff", evidence=cited(number))
        for number, each in enumerate(_FIVE, 1)
    ),
    sources=SOURCES,
)

_STANCES = ("supports", "opposes", "conditional", "neutral", "refused_to_discuss", "not_stated", None)

# More parties than one table holds, every stance, red lines, gaps, and what has no place in a table.
TWENTY = evolve(
    MINIMAL,
    title="The talks of twenty",
    kind="multilateral",
    parties=tuple(Party(id=f"party-{number}", name=f"Party {number}", role="principal") for number in range(1, 21)),
    issues=(
        Issue(id="ice", title="Ice", question="Whose is it?", scale=Scale(min=0, max=10), evidence=cited(1)),
        Issue(id="wind", title="Wind", result="partly_agreed"),
        Issue(id="tide", title="Tide", parent="wind"),
    ),
    positions=(
        *(
            Position(
                issue="ice",
                party=f"party-{number}",
                text=f"Party {number} on ice",
                stance=_STANCES[number % len(_STANCES)],
                firmness="red_line" if number % 4 == 0 else None,
                value=number % 11 if number % 3 == 0 else None,
                evidence=cited(number),
            )
            for number in range(1, 18)
        ),
        Position(issue="wind", party="stranger", text="A stranger on wind", evidence=cited(30)),
        Position(issue="moon", party="party-1", text="A party on the moon", evidence=cited(31)),
    ),
    proposals=(Proposal(id="map", issue="ice", text="A map of the ice", evidence=cited(32)),),
    commitments=(
        Commitment(id="thaw", issue="ice", text="Measure the thaw", obligors=("party-2",), evidence=cited(33)),
        Commitment(id="sun", issue="sun", text="Measure the sun", evidence=cited(34)),
    ),
    sources=SOURCES,
)

# Control characters, a formula, markup, right to left, bidi controls, emoji, and more than fits on a page.
HOSTILE_TEXTS = (
    "bell \x07, vertical tab \x0b and U+FFFF \uffff",
    "=cmd|' /C calc'!A0",
    "<script>alert(1)</script> & </w:t></w:r>",
    "السلام عليكم",
    "\u202eevil\u202c",
    "\U0001f91d" * 50,
    "_x000D_ {braces} %s",
    "tab\tand\nline\r\nbreaks",
    "long " * 8000,
)

HOSTILE = evolve(
    MINIMAL,
    title=HOSTILE_TEXTS[2],
    parties=(Party(id="norland", name=HOSTILE_TEXTS[3], role="principal"),),
    issues=tuple(Issue(id=f"issue-{number}", title=text) for number, text in enumerate(HOSTILE_TEXTS)),
    positions=tuple(
        Position(issue=f"issue-{number}", party="norland", text=text, evidence=cited(number + 1, text, "web"))
        for number, text in enumerate(HOSTILE_TEXTS)
    ),
    takeaways=tuple(Takeaway(label=text, text=text, evidence=cited(1, text, "web")) for text in HOSTILE_TEXTS),
    narrative=tuple(Narrative(heading=text, text=text, evidence=cited(1)) for text in HOSTILE_TEXTS),
    sources=(
        Source(id="web", title=HOSTILE_TEXTS[2], url="https://example.org/[a]|`{}\\^"),
        Source(id="broken", url="http://[::1"),
    ),
    brief=Brief(to=HOSTILE_TEXTS[1], reference=HOSTILE_TEXTS[3]),
    marking=HOSTILE_TEXTS[2],
)
