"""What the model says of its own fields: the text that stands under each in the source."""

import ast
import inspect
from collections.abc import Mapping
from functools import cache
from itertools import pairwise


@cache
def field_notes(cls: type) -> Mapping[str, str]:
    """Return what the model says of each field of a class: the string that stands under it in the source."""
    (tree,) = ast.parse(inspect.cleandoc(f"\n{inspect.getsource(cls)}")).body
    body = getattr(tree, "body", [])
    return {
        above.target.id: " ".join(below.value.value.split())
        for above, below in pairwise(body)
        if isinstance(above, ast.AnnAssign) and isinstance(above.target, ast.Name) and _is_text(below)
    }


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
