"""Loads an account and asks it questions: who wants what, what came of it, and where it contradicts itself."""

from pathlib import Path

import summitkit as sk

ACCOUNT = Path(__file__).parent / "alaska-2025.md"


def main() -> None:
    """Print the answers."""
    reading = sk.read(ACCOUNT)
    summit = reading.summit
    print(summit.title)
    for outcome in summit.outcomes:
        print(f"Outcome: {outcome.kind}")
    for issue, cells in summit.matrix().rows():
        print(f"\n{issue.title}")
        for party, positions in zip(summit.matrix().parties, cells, strict=True):
            print(f"  {party.name}: {'; '.join(position.text for position in positions) or 'Not stated'}")
    print()
    for finding in sk.check(summit, places=reading.places, texts=reading.texts):
        print(finding)


if __name__ == "__main__":
    main()
