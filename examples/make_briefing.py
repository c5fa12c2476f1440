"""Writes a Word briefing of the curated record: make_briefing.py [BRIEFING.docx]."""

import sys
from pathlib import Path

import attrs

import summitkit as sk

RECORD = Path(__file__).parent / "alaska-2025.yaml"


def main(target: str = "briefing.docx") -> None:
    """Address the brief, and write it."""
    summit = sk.load(RECORD)
    if summit.brief is None:
        raise SystemExit("the record has no brief")
    brief = attrs.evolve(summit.brief, to="The Prime Minister", version="2")
    report = sk.export(attrs.evolve(summit, brief=brief), target)
    print(f"{report.target}: {report.size} bytes")
    for note in report.notes:
        print(note)


if __name__ == "__main__":
    main(*sys.argv[1:])
