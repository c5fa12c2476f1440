import pytest
from tests.checks.small import summit

from summitkit.checks.posts import posts_not_held
from summitkit.model import Delegate, Person, Tenure

_BIDEN = Person(
    id="joe-biden",
    name="Joe Biden",
    tenures=(
        Tenure(post="Vice President", party="usa", start="2009-01-20", end="2017-01-20"),
        Tenure(post="President", party="usa", start="2021-01-20", end="2025-01-20"),
    ),
)


def _with(title: str, person: Person = _BIDEN, **changes: str) -> object:
    return summit(people=(person,), delegates=(Delegate(person=person.id, party="usa", title=title),), **changes)


@pytest.mark.parametrize("title", ["President", "U.S. President", "President of the United States", "PRESIDENT"])
def test_post_of_another_day_is_reported(title: str) -> None:
    """The title names the post in its own way; the message says when it was held."""
    (found,) = posts_not_held(_with(title))

    assert found.message == (
        f"Joe Biden is a delegate of United States as '{title}', but held that post from 2021-01-20 until 2025-01-20, "
        "not on 2025-08-15 to 2025-08-16"
    )


@pytest.mark.parametrize(
    "title", ["", "Former President", "Special Envoy of the President", "then-President", "Senator", "First Lady"]
)
def test_other_titles_pass(title: str) -> None:
    """A title that names no post of the record, or says that it is not held, contradicts nothing."""
    assert list(posts_not_held(_with(title))) == []


@pytest.mark.parametrize(
    ("start", "end", "wrong"),
    [
        ("", "", False),
        ("2022-05-01", "", False),
        ("2025-01-20", "", False),
        ("2025-01", "", False),
        ("2025-01-21", "", True),
        ("", "2021-01-19", True),
        ("2020", "2022", False),
        ("2018-01", "2018-02", True),
    ],
)
def test_day_decides(start: str, end: str, wrong: bool) -> None:  # noqa: FBT001 - a case
    """A tenure is contradicted only where no day of the summit can be in it."""
    assert bool(list(posts_not_held(_with("President", start=start, end=end)))) is wrong


def test_two_tenures_are_both_told() -> None:
    """A person who held a post twice is told of with both spans, open ends included."""
    tenures = (Tenure(post="Chair", end="2010"), Tenure(post="Chair", party="usa", start="2026"))
    (found,) = posts_not_held(_with("Chair", Person(id="ann", name="Ann", tenures=tenures)))

    assert "held that post until 2010 and from 2026, not on" in found.message


@pytest.mark.parametrize(
    "tenures",
    [
        (),
        (Tenure(post="President", party="rus", end="2010"),),
        (Tenure(post="President", end="2010"), Tenure(post="President", start="2020")),
        (Tenure(post="of the", end="2010"),),
    ],
)
def test_tenures_that_do_not_contradict_pass(tenures: tuple[Tenure, ...]) -> None:
    """No tenures, those of another party, one that fits, or one without a post say nothing against a title."""
    assert list(posts_not_held(_with("President", Person(id="ann", name="Ann", tenures=tenures)))) == []
