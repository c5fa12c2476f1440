"""The public surface: one place for every name, quick to import."""

import ast
import inspect
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import summitkit

HEAVY = ("docx", "openpyxl", "lxml", "cattrs", "babel", "click", "rich", "attrs", "pluggy")
TREE = ast.parse(Path(summitkit.__file__).read_text(encoding="utf-8"))
# Public name -> module that the import for type checkers names.
IMPORTED = {
    alias.name: str(node.module)
    for node in ast.walk(TREE)
    if isinstance(node, ast.ImportFrom) and str(node.module).startswith("summitkit.")
    for alias in node.names
}


def test_public_names_are_the_imported_ones() -> None:
    """What type checkers see and what the package exports are the same names, sorted."""
    assert sorted({*IMPORTED, "__version__"}) == sorted(summitkit.__all__)
    assert len(summitkit.__all__) == len(set(summitkit.__all__))
    assert dir(summitkit) == sorted(summitkit.__all__)


@pytest.mark.parametrize("name", sorted(IMPORTED))
def test_public_name_is_what_its_home_defines(name: str) -> None:
    """A name is the very object of the module that type checkers take it from."""
    assert getattr(summitkit, name) is getattr(import_module(IMPORTED[name]), name)


# hookimpl is an instance of pluggy's own class.
@pytest.mark.parametrize("name", sorted({*IMPORTED} - {"hookimpl"}))
def test_public_object_has_a_docstring(name: str) -> None:
    """Every public class and function says what it is; attrs writes no docstring for anybody."""
    found = getattr(summitkit, name)

    assert (inspect.getdoc(found) or "").strip()
    assert inspect.getmodule(found).__name__.startswith("summitkit")  # type: ignore[union-attr]


def test_unknown_name_is_an_attribute_error() -> None:
    """A name that is not public is not found, and not searched for in the modules."""
    with pytest.raises(AttributeError, match="module 'summitkit' has no attribute 'closest'"):
        _ = summitkit.closest  # type: ignore[attr-defined]


def test_import_loads_nothing_heavy() -> None:
    """Importing the package imports no library at all."""
    code = f"import summitkit, sys; print(*[name for name in {HEAVY} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.split() == []


@pytest.mark.parametrize("name", ["Summit", "hookimpl", "Plugins", "ExporterSpec", "Finding"])
def test_plugin_authors_pay_for_no_format(name: str) -> None:
    """The names that plugins and models need load no format's library."""
    code = f"from summitkit import {name}; import sys; print(*[n for n in {HEAVY[:7]} if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.split() == []


def test_listing_formats_of_plugins_imports_no_exporter() -> None:
    """Asking the plugins what they offer imports neither docx nor openpyxl."""
    code = (
        "import sys, summitkit; p = summitkit.Plugins(); p.loaders, p.exporters, p.checks, p.profiles;"
        "print(*[n for n in ('docx', 'openpyxl', 'lxml', 'markdown_it') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.split() == []
