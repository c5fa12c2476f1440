"""Reads docstrings in Google form, and links a type to its public name.

Napoleon takes a colon in the string under a field for the end of a type, so only what can be called is given to it.
`summitkit.model.summit.Summit` is documented as `summitkit.Summit`.
"""

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.ext.napoleon import Config, GoogleDocstring

import summitkit

_GOOGLE = ("class", "exception", "function", "method")


def _read(app: Sphinx, what: str, name: str, obj: object, options: object, lines: list[str]) -> None:  # noqa: PLR0913, PLR0917 - the event's signature
    if what in _GOOGLE:
        lines[:] = GoogleDocstring(lines, Config(), app, what, name, obj, options).lines()


def _resolve(app: Sphinx, env: BuildEnvironment, node: pending_xref, content: nodes.Element) -> nodes.Element | None:
    name = node.get("reftarget", "").rpartition(".")[2]
    if node.get("refdomain") != "py" or name not in summitkit.__all__:
        return None
    public = f"summitkit.{name}"
    return env.domains["py"].resolve_xref(env, node["refdoc"], app.builder, "obj", public, node, content)


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the extension."""
    app.connect("autodoc-process-docstring", _read)
    app.connect("missing-reference", _resolve)
    return {"parallel_read_safe": True}
