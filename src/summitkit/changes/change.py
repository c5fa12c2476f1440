"""One thing that is not in both of two summits as it is in the other."""

from typing import Any, Literal

from attrs import frozen

ChangeKind = Literal["added", "removed", "changed", "moved"]


@frozen(kw_only=True)
class Change:
    """One difference between two summits.

    It is about a whole entity, such as a position, where `field` is empty, and otherwise about one value in it. Values
    are compared as the model compares them: `1` and `1.0` are equal, and so are mappings whose keys stand in another
    order.
    """

    kind: ChangeKind
    """What became of the entity or value. Moved: entities of a collection stand in another order."""
    part: str
    """Part of the record: `summit` for its own fields, else the key of the collection or object, as `positions`."""
    what: str
    """The entity in words, by the names in the two summits and on one line: `position of Russia on Cyberattacks`."""
    field: str = ""
    """Where in the entity: what follows its pointer and a slash, such as `text` or `evidence/0/quote`."""
    pointer_before: str | None = None
    """JSON pointer (RFC 6901) to the entity in the summit before; empty for the summit itself, None where it was not
    there."""
    pointer_after: str | None = None
    """JSON pointer to the entity in the summit after; None where it is no longer there."""
    before: Any = None
    """What stood there, as JSON data in the record format; None where nothing did. Moved: the pointer of each entity
    that stands elsewhere among those that stayed."""
    after: Any = None
    """What stands there now, likewise. Moved: the new pointer of each entity, in the same order as `before`."""
