"""Who acts in a sentence, and the sentence in which each is one character."""

import re

import pytest

import summitkit as sk
from summitkit.loaders.article.blocks import read_blocks
from summitkit.loaders.article.entities import Sentence
from summitkit.loaders.article.marks import FIRST_ENTITY, QUOTED
from summitkit.loaders.article.passage import Account
from summitkit.loaders.article.scene import read_scene
from summitkit.loaders.article.vocabulary import vocabulary

WORDS = vocabulary("en")
ROUX = "French President Anne Roux spoke."
BOTH = "French President Anne Roux met Kenyan President William Kibet."


def read(text: str) -> tuple[Sentence, ...]:
    return read_scene(read_blocks(Account(text), 1, WORDS.pattern("", "byline")), WORDS).sentences


def acting(sentence: Sentence) -> list[tuple[str, str, str]]:
    """Return everyone who acts in a sentence: the words, the person, the party."""
    return [
        (sentence.text[each.start : each.end], each.person, each.actor.id if each.actor else "")
        for each in sentence.entities
    ]


def last(text: str) -> list[tuple[str, str, str]]:
    return acting(read(text)[-1])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Roux left.", "Roux"),
        ("Mr Roux left.", "Mr Roux"),
        ("Anne Roux left.", "Anne Roux"),
        ("Then President Roux left.", "President Roux"),
        ("The President left.", "The President"),
        ("At noon the president left.", "the president"),
        ("She left.", "She"),
        ("In the afternoon of the second day, she left.", "she"),
    ],
)
def test_person_is_named_again(text: str, words: str) -> None:
    """A family name, a form of address, a title alone and a pronoun all mean the one person of the account."""
    assert last(f"{ROUX} {text}") == [(words, "Anne Roux", "fra")]


@pytest.mark.parametrize(
    ("first", "again"),
    [
        ("Chinese Foreign Minister WANG Yi spoke.", "Wang"),
        ("Chinese Foreign Minister WANG Yi spoke.", "WANG"),
        ("Chinese Foreign Minister WANG Yi spoke.", "Wang Yi"),
        ("Brazilian President Luis Neves da Costa spoke.", "Costa"),
        ("Brazilian President Luis Neves da Costa spoke.", "da Costa"),
        ("Brazilian President Luis Neves da Costa spoke.", "Neves da Costa"),
        ("American President Joseph R. Boden, Jr. spoke.", "Boden"),
        ("American President Joseph R. Boden, Jr. spoke.", "Mr. Joseph"),
        ("American President JOSEPH BODEN spoke.", "BODEN"),
    ],
)
def test_short_forms_of_a_name(first: str, again: str) -> None:
    """The family name stands where capitals put it, else last, with what belongs to it; a given name needs a title."""
    ((words, person, _),) = last(f"{first} Rain kept {again} away.")

    assert words == again
    assert person in first


@pytest.mark.parametrize("text", ["Yi left.", "Roux-led talks began.", "The post-Roux era began.", "Anne left."])
def test_part_of_a_name_is_nobody(text: str) -> None:
    """A given name alone, and a name inside a longer word, name nobody."""
    assert last(f"{ROUX} Chinese Foreign Minister WANG Yi spoke. {text}") == []


def test_title_alone_is_the_last_to_open_a_sentence() -> None:
    """Of two with one title it is the last who began a sentence; where nobody did, it is nobody."""
    opened = f"{ROUX} Kenyan President William Kibet spoke. Rain fell. The President left."
    unclear = "It rained on French President Anne Roux and Kenyan President William Kibet. The Speaker left."

    assert last(opened) == [("The President", "William Kibet", "ken")]
    assert last(unclear) == []


@pytest.mark.parametrize(
    "text", ["The president of the club left.", "The Minister left.", "A president left.", "The presidents left."]
)
def test_other_title_is_nobody(text: str) -> None:
    """A title that nobody has, of something else, without an article or in the plural means nobody of the account."""
    assert last(f"{ROUX} {text}") == []


def test_pronoun_is_the_first_of_the_sentence_before() -> None:
    """A pronoun at the head of a sentence means whom the one before names first."""
    assert last(f"{BOTH} He left.") == [("He", "Anne Roux", "fra")]
    assert last(f"{BOTH} Rain made him late.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Rain fell. He left.",
        "Former French President Anne Roux spoke. He left.",
        "France spoke. He left.",
        f"{ROUX}\n\n## Weather\n\nHe left.",
    ],
)
def test_pronoun_without_a_person_is_nobody(text: str) -> None:
    """A pronoun means no party, nobody who stands aside, and nobody of a section before."""
    assert last(text) == []


def test_pronoun_reaches_over_one_block() -> None:
    """A pronoun at the head of a paragraph means whom the paragraph before it names."""
    assert last(f"{ROUX}\n\nHe left.") == [("He", "Anne Roux", "fra")]


@pytest.mark.parametrize(
    ("text", "words", "party"),
    [
        ("France left.", "France", "fra"),
        ("Paris left.", "Paris", "fra"),
        ("The French side left.", "French side", "fra"),
        ("The French foreign ministry left.", "French foreign ministry", "fra"),
        ("France’s delegation left.", "France’s delegation", "fra"),
        ("France's prime minister left.", "France's prime minister", "fra"),
        ("The Japanese Prime Minister left.", "Japanese Prime Minister", "jpn"),
        ("The European Commission left.", "European Commission", "eu"),
    ],
)
def test_party_acts(text: str, words: str, party: str) -> None:
    """A party acts by its name, by the seat of its government, and by whoever belongs to it."""
    assert last(text) == [(words, "", party)]


@pytest.mark.parametrize(
    "text",
    [
        "French wine was served.",
        "France’s demands grew.",
        "The Netherlands’ demands grew.",
        "It rained in France.",
        "In Switzerland it rained.",
        "They flew to France.",
        "The Paris Agreement stood.",
        "The Moscow Protocol stood.",
        "The former Soviet Union was cold.",
        "It rained through the United Kingdom.",
        "Korea left.",
    ],
)
def test_party_that_only_qualifies_is_nobody(text: str) -> None:
    """A party before a noun, of a thing, as a place, or under a name that could be another's, does not act."""
    assert last(text) == []


@pytest.mark.parametrize(("text", "party"), [("North Korea spoke. Korea left.", "prk"), ("The DRC, Congo", "cod")])
def test_shared_name_means_whom_the_account_names(text: str, party: str) -> None:
    """A name that two states share means the one that the account names outright."""
    assert last(text)[-1][2] == party


def test_entities_become_single_characters() -> None:
    """Everyone who acts, and every quotation, is one character of the masked sentence."""
    (sentence,) = read("French President Anne Roux told Kenya: “Roux wants rain from Japan”, and left.")
    first, second = chr(FIRST_ENTITY), chr(FIRST_ENTITY + 1)

    assert acting(sentence) == [("French President Anne Roux", "Anne Roux", "fra"), ("Kenya", "", "ken")]
    assert sentence.masked == f"{first} told {second}: {QUOTED}, and left."


def test_masked_span_leads_back() -> None:
    """A stretch of the masked sentence is a stretch of the sentence as printed, and its entities are known."""
    (sentence,) = read("Then French President Anne Roux told Kenya so.")
    start = sentence.masked.index("told")
    printed = slice(*sentence.span(start - 2, len(sentence.masked)))

    assert sentence.text[printed] == "French President Anne Roux told Kenya so."
    assert [each.person for each in sentence.within(0, start)] == ["Anne Roux"]
    assert [each.actor.id for each in sentence.within(start, len(sentence.masked)) if each.actor] == ["ken"]


def test_entities_of_a_group() -> None:
    """A group of a match holds its entities; one that took no part, or that the pattern has not, holds none."""
    (sentence,) = read("French President Anne Roux told Kenya so.")
    match = re.match("(?P<who>.) told (?P<other>Japan)?", sentence.masked)

    assert match is not None
    assert [each.person for each in sentence.among(match, "who")] == ["Anne Roux"]
    assert (sentence.among(match, "other"), sentence.among(match, "nobody")) == ((), ())


def test_private_characters_name_nobody() -> None:
    """Characters that stand for entities in a masked sentence are none where the account itself has them."""
    (sentence,) = read("France \ue000\ue005\uefff\uf000 met Japan.")

    assert [each.actor.id for each in sentence.within(0, len(sentence.masked)) if each.actor] == ["fra", "jpn"]


def test_people_of_a_country_speak_for_it() -> None:
    """Those "Russians" who insist are Russia; Russians who live somewhere, and Russians at large, are nobody here."""
    summit = sk.loads(
        "# Talks\n\nPresident Joe Biden and President Vladimir Putin met in Geneva.\n\n## The text\n\n"
        "The Russians rejected the text. The Russians who live there rejected rain. Many Russians rejected snow.",
        format="article",
    )

    assert [(each.party, each.text) for each in summit.positions] == [("rus", "The Russians rejected the text.")]


def test_pronoun_is_whom_the_paragraph_is_about() -> None:
    """The one meant is the last person of the paragraph, although sentences without anybody stand between."""
    summit = sk.loads(
        "# Talks\n\nPresident Joe Biden and President Vladimir Putin met in Geneva.\n\n## The text\n\n"
        "Putin smiled. Russia insisted on a text. He added that it rained. He rejected the plan.",
        format="article",
    )

    assert [each.text for each in summit.positions] == ["Russia insisted on a text.", "He rejected the plan."]
    assert {each.party for each in summit.positions} == {"rus"}
