"""`summitkit diff`."""

import json
from pathlib import Path

import pytest
from attrs import evolve
from tests.cli.conftest import Run

import summitkit as sk

BEFORE = sk.Summit(
    id="geneva",
    title="Geneva",
    parties=(sk.Party(id="rus", name="Russia"), sk.Party(id="usa", name="United States")),
    issues=(sk.Issue(id="cyberattacks", title="Cyberattacks"),),
    positions=(sk.Position(issue="cyberattacks", party="rus", text="Denies that there are any.", stance="opposes"),),
)
STOPS = evolve(BEFORE.positions[0], text="Stops them.", stance=None, basis="declared")
LONG = "The two sides spoke at length about the attacks on hospitals, and "
KEYS = ["kind", "part", "what", "field", "pointer_before", "pointer_after", "before", "after"]


@pytest.fixture
def before(folder: Path) -> str:
    """Return the name of a record."""
    sk.export(BEFORE, folder / "before.json")
    return "before.json"


def after(summit: sk.Summit, name: str = "after.json") -> str:
    sk.export(summit, name)
    return name


def test_text_shows_each_value_on_a_line(run: Run, before: str) -> None:
    """As text, a change stands under its part of the record and its entity, with the old and the new value."""
    ran = run("diff", before, after(evolve(BEFORE, positions=(STOPS,))))

    assert ran.code == 0
    assert ran.out.splitlines() == [
        "Positions",
        "  position of Russia on Cyberattacks",
        '    text: "Denies that there are any." → "Stops them."',
        '    basis: nothing → "declared"',
        '    stance: "opposes" → nothing',
    ]
    assert ran.said == ["3 changes"]


def test_text_shows_whole_entities_and_order(run: Run, before: str) -> None:
    """What was added or removed is shown with all of its values, and a new order by the places that changed."""
    parties = (BEFORE.parties[1], BEFORE.parties[0])
    ran = run("diff", before, after(evolve(BEFORE, parties=parties, positions=(), host="usa", brief=sk.Brief(to="A"))))

    assert ran.out.splitlines() == [
        "Summit",
        "  summit",
        '    host: nothing → "usa"',
        "Parties",
        "  order of the parties",
        "    1 moved: 2 → 1",
        "Positions",
        "  removed: position of Russia on Cyberattacks",
        '    issue: "cyberattacks"',
        '    party: "rus"',
        '    text: "Denies that there are any."',
        '    stance: "opposes"',
        "Brief",
        "  added: briefing",
        '    to: "A"',
    ]


def test_many_moves_are_cut(run: Run, folder: Path) -> None:
    """Of a collection that was sorted anew the first five moves are shown, and how many there are."""
    texts = [f"Paragraph {number}" for number in range(8)]
    one, other = (
        evolve(BEFORE, narrative=tuple(sk.Narrative(text=text) for text in each)) for each in (texts, texts[::-1])
    )
    ran = run("diff", after(one, "one.json"), after(other))

    assert ran.out.splitlines()[-1] == "    7 moved: 8 → 1, 7 → 2, 6 → 3, 5 → 4, 4 → 5, …"
    assert ran.said == ["1 change"]


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        (
            f"{LONG}agreed on nothing.",
            f"{LONG}agreed to stop.",
            '"…spitals, and agreed on nothing." → "…spitals, and agreed to stop."',
        ),
        ("short", LONG * 2, f'"short" → "{(LONG * 2)[:70]}…"'),
        (LONG * 3, f"{LONG * 2}then {LONG}", '"…s on hospitals, and The two sides spoke at length'),
        ("a\nb", 'a "b"', r'"a\nb" → "a \"b\""'),
        ("a b", "a\xa0b", r'"a b" → "a\xa0b"'),
    ],
)
def test_long_texts_are_cut_around_the_difference(run: Run, folder: Path, old: str, new: str, shown: str) -> None:
    """Of long texts the part around the first difference is shown; what cannot be seen is an escape."""
    one, other = (evolve(BEFORE, summary=text) for text in (old, new))
    ran = run("diff", after(one, "one.json"), after(other))
    line = ran.out.splitlines()[-1].removeprefix("    summary: ")

    assert line.startswith(shown)
    assert all(len(side) <= 75 for side in line.split(" → "))


def test_other_data_is_cut_as_json(run: Run, before: str) -> None:
    """A list or object is shown as JSON, as far as it fits on the line."""
    ran = run("diff", before, after(evolve(BEFORE, extensions={"plugin": {"numbers": list(range(40))}})))

    assert ran.out.splitlines()[-1].startswith('    extensions: nothing → {"plugin": {"numbers": [0, 1, 2')
    assert ran.out.endswith("…\n")


def test_json_has_exactly_these_keys(run: Run, before: str) -> None:
    """The JSON is one object of changes, each with eight keys and whole values, and nothing is said."""
    changed = evolve(BEFORE, positions=(evolve(STOPS, text=LONG * 5),), brief=sk.Brief(sender="Desk"))
    ran = run("diff", before, after(changed), "--format", "json")
    data = json.loads(ran.out)

    assert list(data) == ["changes"]
    assert [list(change) for change in data["changes"]] == [KEYS] * 4
    assert data["changes"][0] == {
        "kind": "changed",
        "part": "positions",
        "what": "position of Russia on Cyberattacks",
        "field": "text",
        "pointer_before": "/positions/0",
        "pointer_after": "/positions/0",
        "before": "Denies that there are any.",
        "after": LONG * 5,
    }
    assert data["changes"][-1]["after"] == {"from": "Desk"}
    assert (ran.code, ran.err) == (0, "")


@pytest.mark.parametrize(("flags", "code"), [([], 0), (["--exit-code"], 1)])
def test_exit_code_tells_of_changes_if_asked(run: Run, before: str, flags: list[str], code: int) -> None:
    """Changes are no failure unless --exit-code says so."""
    assert run("diff", before, after(evolve(BEFORE, title="Geneva 2")), *flags).code == code


@pytest.mark.parametrize(
    ("shape", "out", "said"), [("text", "", ["No changes."]), ("json", '{\n  "changes": []\n}\n', [])]
)
def test_equal_records_have_no_changes(run: Run, before: str, shape: str, out: str, said: list[str]) -> None:
    """Two records of one summit, in whatever format, do not differ."""
    ran = run("diff", before, after(BEFORE, "after.yaml"), "--exit-code", "--format", shape)

    assert (ran.code, ran.out, ran.said) == (0, out, said)


@pytest.mark.parametrize("shape", ["text", "json"])
@pytest.mark.parametrize(
    "wrong",
    ["\x1b[2J", "\x9b2J", "\u202egnp", "\u2028x", "a\n  party Fake"],
    ids=["80 C0", "80 C1", "82", "line", "82 line"],
)
def test_files_do_not_command_the_terminal(run: Run, before: str, shape: str, wrong: str) -> None:
    """Controls in texts, names and keys come out as escapes, and a line end makes no line of its own (rows 80, 82)."""
    changed = evolve(
        BEFORE,
        summary=wrong,
        parties=(evolve(BEFORE.parties[0], name=f"R{wrong}"), BEFORE.parties[1]),
        identifiers={f"k{wrong}": f"v{wrong}"},
        positions=(evolve(STOPS, text=f"Stops. {wrong}"),),
    )
    ran = run("diff", before, after(changed), "--format", shape)

    assert [char for char in ran.out if char != "\n" and (char < " " or "\x7f" <= char <= "\x9f")] == []
    assert not any(char in ran.out for char in "\u202e\u2028")
    assert "\n  party Fake" not in ran.out
    if shape == "json":
        assert wrong in {
            change["after"] for change in json.loads(ran.out)["changes"] if isinstance(change["after"], str)
        }


def test_formats_and_their_options_may_differ(run: Run, before: str) -> None:
    """Each file is read by its own loader, with the options that it knows; what a loader notes is told."""
    ran = run("diff", before, "alaska.lines", "-O", "case=upper")

    assert ran.code == 0
    assert '    title: "Geneva" → "ALASKA"' in ran.out.splitlines()
    assert ran.said[0] == "alaska.lines: note: lines: lines"


def test_one_may_be_standard_input(run: Run, before: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """`-` is standard input, whose content tells its format."""
    with Path(before).open(encoding="utf-8") as stream:
        monkeypatch.setattr("sys.stdin", stream)
        ran = run("diff", "-", before)

    assert ran.said == ["No changes."]


def test_format_of_both_can_be_named(run: Run, before: str) -> None:
    """--from names the format of both files."""
    for name in ("a.txt", "b.txt"):
        Path(name).write_bytes(Path(before).read_bytes())
    ran = run("diff", "a.txt", "b.txt", "--from", "json")

    assert ran.said == ["No changes."]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["-", "-"], 2, "Error: only one of BEFORE and AFTER can be standard input"),
        (["before.json", "missing.json"], 3, "missing.json: cannot be read: No such file or directory"),
        (["before.json", "broken.json"], 3, "broken.json: line 1: "),
        (["before.json", "before.json", "-O", "speed=3"], 2, "unknown option 'speed' for json"),
        (["before.json"], 2, "Error: Missing argument 'AFTER'."),
    ],
)
def test_wrong_use_is_told(run: Run, before: str, arguments: list[str], code: int, said: str) -> None:
    """A slip or a bad file is told as by every command, with the file's name."""
    Path(before).with_name("broken.json").write_text('{"id": 3}', encoding="utf-8")
    ran = run("diff", *arguments)

    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err
