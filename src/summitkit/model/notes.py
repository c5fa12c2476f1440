"""What the model says of itself in its source: of a class in its docstring, of a field in the text under it.

Both are read from the source: `python -OO` leaves no docstrings, and Python never keeps the texts under fields.
"""

import ast
import inspect
from collections.abc import Mapping
from functools import cache
from itertools import pairwise

import attrs


def class_note(cls: type) -> str:
    """Return the first line of a class's docstring, or an empty string where it has none."""
    return (ast.get_docstring(_source(cls)) or "").partition("\n")[0]


@cache
def field_notes(cls: type) -> Mapping[str, str]:
    """Return what the model says of each field of a class: the string that stands under it in the source."""
    inherited = {name: note for base in cls.__bases__ if attrs.has(base) for name, note in field_notes(base).items()}
    return inherited | {
        above.target.id: text
        for above, below in pairwise(_source(cls).body)
        if isinstance(above, ast.AnnAssign) and isinstance(above.target, ast.Name) and (text := _text(below))
    }


@cache
def _source(cls: type) -> ast.ClassDef:
    tree = ast.parse(inspect.cleandoc(f"\n{inspect.getsource(cls)}"))
    return next(node for node in tree.body if isinstance(node, ast.ClassDef))


def _text(node: ast.stmt) -> str:
    found = node.value.value if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) else None
    return " ".join(found.split()) if isinstance(found, str) else ""
