"""The documentation names everything there is, and everything it names is there."""

import doctest
import importlib
import importlib.util
import inspect
import pkgutil
import re
from pathlib import Path
from types import ModuleType

import attrs
import click
import pytest

import summitkit as sk
from summitkit import cli
from summitkit.hookspecs import HookSpecs
from summitkit.model.notes import field_notes

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
# Written by docs/_ext/pages.py from texts that stand elsewhere.
GENERATED = {"checks.md", "formats.md", "keys.md"}
PAGES = [ROOT / "README.md", *sorted(path for path in DOCS.rglob("*.md") if path.name not in GENERATED)]
MODULES = sorted(
    name for _, name, _ in pkgutil.walk_packages(sk.__path__, "summitkit.") if not name.endswith("__main__")
)
WORDS_OF_AN_EXPLANATION = 40
RUN = {"python", "console", "json", "toml", "yaml"}


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def documented(text: str) -> list[str]:
    return re.findall(r"^\.\. (?:auto\w+|py:\w+):: summitkit\.(\w+)$", text, re.MULTILINE)


@pytest.fixture(scope="module")
def pages() -> ModuleType:
    spec = importlib.util.spec_from_file_location("pages", DOCS / "_ext" / "pages.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def plugins() -> sk.Plugins:
    return sk.Plugins(installed=False)


def test_public_names_have_one_place() -> None:
    """Every public name is documented, each once."""
    names = documented(page("reference/api.md")) + documented(page("reference/plugins.md"))

    assert sorted(names) == sorted(sk.__all__)


def test_hooks_are_documented() -> None:
    """Every hook has a row in the page on plugins, with each of its arguments."""
    text = page("reference/plugins.md")
    hooks = {name: hook for name, hook in vars(HookSpecs).items() if name.startswith("summitkit_")}
    arguments = [name for hook in hooks.values() for name in inspect.signature(hook).parameters if name != "self"]

    assert [name for name in hooks if f"| `{name}` |" not in text] == []
    assert [name for name in arguments if f"`{name}`" not in text] == []


@pytest.mark.parametrize(
    "record",
    [
        sk.LoaderSpec,
        sk.ExporterSpec,
        sk.CheckSpec,
        sk.ProfileSpec,
        sk.LoadContext,
        sk.CheckContext,
        sk.ExportContext,
    ],
)
def test_plugin_records_are_documented(record: type) -> None:
    """Every field that a plugin fills or reads says what it is, and its class has a place in the page on plugins."""
    notes = field_notes(record)

    assert documented(page("reference/plugins.md")).count(record.__name__) == 1
    assert [field.name for field in attrs.fields(record) if not notes.get(field.name)] == []


def test_commands_are_documented() -> None:
    """Every command and each of its options stands in the page on the command line."""
    text = page("reference/command-line.md")
    context = click.Context(cli.group)
    commands = {name: cli.group.get_command(context, name) for name in cli.group.list_commands(context)}

    assert [name for name in commands if f"\n## summitkit {name}\n" not in text] == []
    for name, command in commands.items():
        section = text.partition(f"\n## summitkit {name}\n")[2].partition("\n## ")[0]
        options = [option for each in command.params if isinstance(each, click.Option) for option in each.opts]
        assert [option for option in options if option not in section] == []


def test_checks_are_documented(pages: ModuleType, plugins: sk.Plugins) -> None:
    """Every check has a section with an explanation of its own."""
    text = pages.checks_page(plugins)

    sections = re.split(r"^## ", text, flags=re.MULTILINE)[1:]

    assert plugins.checks
    assert [section.partition(":")[0] for section in sections] == [offer.name for offer in plugins.checks]
    assert [section for section in sections if len(section.split()) < WORDS_OF_AN_EXPLANATION] == []


def test_formats_are_documented(pages: ModuleType, plugins: sk.Plugins) -> None:
    """Every format and each of its options has a row."""
    text = pages.formats_page(plugins)
    offers = (*plugins.loaders, *plugins.exporters, *plugins.profiles)

    assert [offer.name for offer in offers if f"| `{offer.name}` |" not in text] == []
    assert plugins.broken == []


def test_keys_are_documented(pages: ModuleType) -> None:
    """Every object of a record has a section in which each of its keys has a row."""
    text = pages.keys_page()
    schema = sk.json_schema()

    for name, definition in {"Summit": schema, **schema["$defs"]}.items():
        section = text.partition(f"\n## {name}\n")[2].partition("\n## ")[0]
        assert [key for key in definition["properties"] if f"`{key}`" not in section] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_pages_show_code_that_runs(path: Path) -> None:
    """A code block is of a language that the tests run; only the README's two commands are left to `.ci/run`."""
    languages = re.findall(r"^ *```(\w+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    others = [language for language in languages if language not in RUN | {"text"}]

    assert others == (["sh", "sh"] if path.name == "README.md" else [])


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_lines_hold_one_sentence(path: Path) -> None:
    """Prose has one sentence a line, so that a change shows what it changes."""
    prose = re.sub(
        r"^ *(```|:::)[^\n]*\n.*?^ *\1[^\n]*$", "", path.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE
    )
    lines = [line for line in prose.splitlines() if not line.startswith(("|", "%"))]

    assert [line for line in lines if re.search(r"[a-z`)\"]\. [A-Z]", line)] == []


def test_ci_runs_the_readme() -> None:
    """The README shows two commands, and CI takes them from there."""
    blocks = re.findall(
        r"^```sh\n(.*?)^```$", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
    )

    assert [block.count("\n") for block in blocks] == [1, 1]
    assert "/^```sh$/" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", MODULES)
def test_docstring_examples_hold(name: str) -> None:
    """What a docstring shows is what happens."""
    assert doctest.testmod(importlib.import_module(name)).failed == 0
