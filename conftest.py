"""Runs the code blocks of the README and of the documentation, each document in a folder of its own.

A `python` block is executed, a `console` block is typed into a shell and its output compared, a data block with a
caption is written to a file of that name, and any other data block is parsed. `sh` blocks install things: `.ci/run`
runs those of the README.
"""

import doctest
import json
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from sybil import Document, Example, Region, Sybil
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser
from sybil.parsers.myst.lexers import DirectiveLexer

_EXAMPLES = Path(__file__).parent / "examples"


def _enter_folder(namespace: dict[str, Any]) -> None:
    folder = tempfile.mkdtemp(prefix="summitkit-docs-")
    shutil.copytree(_EXAMPLES, Path(folder, "examples"))
    namespace["_folders"] = (folder, str(Path.cwd()))
    os.chdir(folder)


def _leave_folder(namespace: dict[str, Any]) -> None:
    folder, before = namespace["_folders"]
    os.chdir(before)
    shutil.rmtree(folder)


def _commands(session: str) -> Iterator[tuple[str, str]]:
    for typed in session.removeprefix("$ ").split("\n$ "):
        command, _, shown = typed.partition("\n")
        while command.endswith("\\"):
            more, _, shown = shown.partition("\n")
            command = f"{command[:-1]}{more.removeprefix('> ')}"
        yield command, shown


def _type_into_shell(example: Example) -> str | None:
    """Return what went otherwise than the block shows; a command may fail only where its exit code is asked for."""
    code = 0
    for command, shown in _commands(example.parsed.rstrip("\n")):
        if code and command != "echo $?":
            return f"the command before {command!r} ended with exit code {code}"
        done = subprocess.run(  # noqa: S602 - the documentation's own words
            f"(exit {code}); {command}",
            shell=True,
            check=False,
            text=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=_environment(),
        )
        code = done.returncode
        if shown and not doctest.OutputChecker().check_output(shown + "\n", done.stdout, doctest.ELLIPSIS):
            return f"$ {command}\nshown:\n{shown}\nfound:\n{done.stdout}"
    return f"the last command ended with exit code {code}:\n{done.stdout}" if code else None


def _environment() -> dict[str, str]:
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    return {"PATH": path, "HOME": str(Path.cwd()), "COLUMNS": "120", "NO_COLOR": "1", "LC_ALL": "C.UTF-8"}


def _files(document: Document) -> Iterable[Region]:
    for region in DirectiveLexer(directive="code-block")(document):
        region.parsed = (region.lexemes["options"]["caption"], region.lexemes["source"])
        region.evaluator = _write_file
        yield region


def _write_file(example: Example) -> None:
    name, content = example.parsed
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(content, encoding="utf-8")


def _parsed_by(parse: Any) -> Any:  # noqa: ANN401 - any function of a text
    def evaluate(example: Example) -> None:
        parse(example.parsed)

    return evaluate


pytest_collect_file = Sybil(
    parsers=[
        PythonCodeBlockParser(),
        CodeBlockParser("console", _type_into_shell),
        CodeBlockParser("json", _parsed_by(json.loads)),
        CodeBlockParser("toml", _parsed_by(tomllib.loads)),
        CodeBlockParser("yaml", _parsed_by(YAML(typ="safe", pure=True).load)),
        _files,
    ],
    patterns=["README.md", "docs/*.md", "docs/*/*.md"],
    # Written by docs/_ext/pages.py from texts that have tests of their own.
    excludes=["docs/reference/checks.md", "docs/reference/formats.md", "docs/reference/keys.md"],
    setup=_enter_folder,
    teardown=_leave_folder,
).pytest()
