"""What happened in many places, told in a few sentences: each kind once, with its first places and how many more."""

from collections.abc import Iterator

from attrs import define, field

_SHOWN = 3


@define
class Tally:
    """Kinds of event, and the places in which each happened; only the first of them are kept."""

    _places: dict[str, list[str]] = field(factory=dict)
    _more: dict[str, int] = field(factory=dict)

    def add(self, kind: str, place: str = "") -> None:
        """Note that something happened, and where, such as in `Positions!C7`."""
        places = self._places.setdefault(kind, [])
        if place and len(places) < _SHOWN:
            places.append(place)
        elif place:
            self._more[kind] = self._more.get(kind, 0) + 1

    def sentences(self) -> Iterator[str]:
        """Yield each kind in a sentence, in the order in which they first happened."""
        for kind, places in self._places.items():
            more = f" and {self._more[kind]:,} more" if kind in self._more else ""
            yield f"{kind}: {', '.join(places)}{more}." if places else f"{kind}."
