"""The shape of the package: who may know whom, and how large things are."""

import ast
import statistics
from collections.abc import Iterator, Mapping
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import summitkit

ROOT = Path(summitkit.__file__).parent
PACKAGE = "summitkit"
MODULE_LINES = 400
FUNCTION_LINES = 30
MEDIAN_LINES = 6

SPECS = {"errors", "findings", "specs", "hookspecs"}
# Unit of the package -> units that it may import, at run time or for type checkers.
MAY_IMPORT: Mapping[str, set[str]] = {
    "summitkit": {*SPECS, "raw", "model", "plugins", "schema", "api"},
    "errors": set(),
    "findings": {"errors"},
    "model": {"errors"},
    "raw": {"errors"},
    "packages": {"errors", "raw"},
    "grids": {"errors"},
    "datapackage": {"errors", "raw"},
    "scalars": {"errors", "model", "raw"},
    "structure": {"errors", "model", "raw", "scalars"},
    "schema": {"model", "structure"},
    "specs": {"errors", "findings"},
    "hookspecs": {"specs"},
    "targets": {"errors", "specs"},
    "offers": {"errors", "specs"},
    "plugins": {"errors", "specs", "hookspecs", "offers", "targets"},
    "options": {"errors"},
    "reader": {"errors", "raw", "datapackage"},
    "writer": {"errors"},
    "folders": {"errors", "writer"},
    "ids": set(),
    "tally": set(),
    "inlines": set(),
    "blocks": {"inlines"},
    "document": {"blocks", "inlines"},
    "changes": {"errors", "model", "structure"},
    "sheets": {"errors", "findings", "model", "structure", "schema", "grids", "raw", "ids", "tally"},
    "checks": {*SPECS, "model"},
    "briefing": {*SPECS, "model", "blocks", "document", "inlines"},
    "tomlfile": {"errors", "raw"},
    "mapping": {"errors", "grids", "model", "raw", "tomlfile", "ids"},
    "loaders": {*SPECS, "raw", "reader", "datapackage", "grids", "mapping", "packages", "sheets", "tomlfile"},
    "exporters": {
        *(*SPECS, "model", "briefing", "blocks", "document", "inlines", "sheets", "structure", "tally"),
        *("raw", "reader", "packages"),
    },
    "formats": {"errors", "specs", "raw", "model", "plugins", "offers", "options", "folders"},
    "checking": {"errors", "findings", "specs", "model", "raw", "plugins", "offers"},
    "reading": {"errors", "grids", "specs", "model", "raw", "plugins", "offers", "structure"},
    "rendering": {"errors", "specs", "model", "plugins", "offers", "checking", "writer", "folders"},
    "conversion": {
        *("errors", "specs", "model", "raw", "plugins", "offers", "formats", "reader", "reading", "rendering"),
        "folders",
    },
    "api": {
        *("errors", "findings", "model", "raw", "schema", "plugins", "formats", "reader", "checking", "changes"),
        *("reading", "rendering", "conversion", "mapping"),
    },
    "cli": {"summitkit", "errors", "findings", "plugins", "api", "writer"},
    "__main__": {"cli"},
}
# What more than one exporter draws pictures with.
PICTURES = {"exporters.canvas", "exporters.pictures", "exporters.placement"}
# Libraries that only these modules may import: what a format needs stays with the format.
ONLY_IN: Mapping[str, tuple[str, ...]] = {
    "docx": ("exporters.word", "loaders.word"),
    "matplotlib": ("exporters.canvas",),
    "openpyxl": ("exporters.excel", "loaders.excel"),
    "python_calamine": ("loaders.excel",),
    "cattrs": ("structure",),
    "click": ("cli",),
    "rich": ("cli",),
    "pluggy": ("hookspecs", "plugins"),
}
VAGUE = {"utils", "util", "helpers", "helper", "common", "misc", "base", "core", "manager"}


@cache
def trees() -> Mapping[str, ast.Module]:
    """Return the syntax tree of each module, by its name without the package's."""
    found = {}
    for path in sorted(ROOT.rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        name = ".".join(part for part in parts if part != "__init__") or PACKAGE
        found[name] = ast.parse(path.read_text(encoding="utf-8"))
    return found


def path_of(module: str) -> Path:
    path = ROOT.joinpath(*module.split(".")) if module != PACKAGE else ROOT
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


def targets(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        assert node.level == 0, "imports are absolute"
        for alias in node.names:
            inside = f"{node.module}.{alias.name}".removeprefix(f"{PACKAGE}.")
            yield f"{PACKAGE}.{inside}" if inside in trees() else str(node.module)


def imports(module: str) -> set[str]:
    """Return the modules of the package that a module imports, `TYPE_CHECKING` and inner imports included."""
    found = {target for node in ast.walk(trees()[module]) for target in targets(node)}
    inside = {target for target in found if target.split(".")[0] == PACKAGE}
    return {target.removeprefix(f"{PACKAGE}.") for target in inside} - {module}


def unit(module: str) -> str:
    return module.split(".", maxsplit=1)[0]


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def lines_of_code(function: ast.FunctionDef | ast.AsyncFunctionDef, source: list[str]) -> int:
    """Return a function's lines without its docstring, blank lines and comments."""
    first = function.body[0]
    documented = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    described = range(first.lineno, (first.end_lineno or 0) + 1) if documented else range(0)
    numbers = (number for number in range(function.lineno, (function.end_lineno or 0) + 1) if number not in described)
    return sum(1 for number in numbers if source[number - 1].strip() and not source[number - 1].strip().startswith("#"))


@cache
def sizes() -> Mapping[str, int]:
    """Return the lines of code of each function, by module and name."""
    found = {}
    for module, tree in trees().items():
        source = path_of(module).read_text(encoding="utf-8").splitlines()
        for function in functions(tree):
            found[f"{module}:{function.lineno} {function.name}"] = lines_of_code(function, source)
    return found


MODULES = sorted(trees())


@pytest.mark.parametrize("module", MODULES)
def test_module_imports_what_it_may_know(module: str) -> None:
    """A module imports only from the units that stand below its own."""
    foreign = {target for target in imports(module) if unit(target) != unit(module)}

    assert {unit(target) for target in foreign} <= MAY_IMPORT[unit(module)]


@pytest.mark.parametrize("folder", ["loaders", "exporters"])
def test_formats_do_not_know_each_other(folder: str) -> None:
    """No loader imports another loader, and no exporter another exporter."""
    shared = {
        "exporters.legible",
        "exporters.uncollected",
        "exporters.opc",
        "exporters.yaml_form",
        "loaders.tables",
    } | PICTURES
    formats = [module for module in MODULES if module.startswith(f"{folder}.") and module not in shared]
    for module in formats:
        own = ".".join(module.split(".")[:2])
        others = {target for target in imports(module) if target.startswith(f"{folder}.")} - shared

        assert {target for target in others if target != own and not target.startswith(f"{own}.")} == set(), module


def test_imports_have_no_cycle() -> None:
    """Every module can be read after those that it imports."""
    try:
        order = list(TopologicalSorter({module: imports(module) for module in MODULES}).static_order())
    except CycleError as error:
        pytest.fail(f"a cycle of imports: {' -> '.join(error.args[1])}")

    assert order.index("errors") < order.index("api") < order.index("cli.export")


@pytest.mark.parametrize("library", sorted(ONLY_IN))
def test_library_stays_with_its_module(library: str) -> None:
    """A library is imported by the modules whose work it does, and by no other."""
    users = {
        module
        for module in MODULES
        for node in ast.walk(trees()[module])
        for target in targets(node)
        if target.split(".")[0] == library
    }

    assert users
    assert {user for user in users if not user.startswith(ONLY_IN[library])} == set()


@pytest.mark.parametrize("module", MODULES)
def test_module_is_short(module: str) -> None:
    """No module has more than 400 lines."""
    assert len(path_of(module).read_text(encoding="utf-8").splitlines()) <= MODULE_LINES


@pytest.mark.parametrize("module", MODULES)
def test_functions_are_short(module: str) -> None:
    """No function has more than 30 lines of code."""
    found = {name: lines for name, lines in sizes().items() if name.startswith(f"{module}:") and lines > FUNCTION_LINES}

    assert found == {}


def test_most_functions_are_very_short() -> None:
    """Half of all functions have at most six lines of code."""
    assert statistics.median(sizes().values()) <= MEDIAN_LINES


@pytest.mark.parametrize("module", MODULES)
def test_module_has_a_name_and_a_docstring(module: str) -> None:
    """A module says what it is, and is not called by a word for anything."""
    assert ast.get_docstring(trees()[module])
    assert not VAGUE & set(module.split("."))
