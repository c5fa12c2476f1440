"""Data Packages (Frictionless, version 1): which CSV files a `datapackage.json` names, and how each is written.

https://specs.frictionlessdata.io/data-package/, /tabular-data-resource/ and /csv-dialect/ name the properties.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

import attrs
from attrs import field, frozen

from summitkit.errors import InputError, Location, Problem, UnreadableInput
from summitkit.raw import Input

DESCRIPTOR = "datapackage.json"
# No package of a summit comes near it.
_MOST = 1_000
_MOST_SHOWN = 80
_LARGEST = 16 * 1024 * 1024
_OUTSIDE = re.compile(r"/|[A-Za-z]:|[A-Za-z][\w+.-]*:/")
_FORMATS = ("csv", "tsv", "txt")
_TABS = "tsv"
_ENCODING = re.compile(r"[A-Za-z][\w.:-]{1,40}", re.ASCII)
# Codecs of Python that are no character sets; some take quadratic time.
_NO_CHARSETS = {"idna", "punycode", "unicodeescape", "rawunicodeescape", "utf7", "undefined"}
# CSV Dialect, "Specification": what summitkit reads; other values of these would make other cells of the same text.
_DIALECT = {
    "quoteChar": '"',
    "doubleQuote": True,
    "escapeChar": None,
    "commentChar": None,
    "nullSequence": None,
    "skipInitialSpace": False,
    "header": True,
}


@frozen(kw_only=True)
class Resource:
    """A CSV file of a package."""

    name: str
    """Name of the table."""
    path: str
    """Where the file is, seen from the descriptor, with `/` between folders."""
    encoding: str = "utf-8"
    """Encoding that is declared."""
    delimiter: str = ","
    """Character between cells that is declared."""


@frozen(kw_only=True)
class DataPackage:
    """What a descriptor says."""

    descriptor: Mapping[str, Any] = field(repr=False)
    """The whole of it."""
    tables: tuple[Resource, ...]
    """Its CSV files, in its order; all stand inside the package."""
    others: tuple[str, ...] = ()
    """Names of the resources that are no CSV files."""


def parse(name: str, data: bytes) -> DataPackage:
    """Return what the descriptor of the package `name` says.

    Raises:
        UnreadableInput: It is no JSON, names nothing, or names what is outside the package or cannot be read.
    """
    if len(data) > _LARGEST:
        found = f"expected at most {_LARGEST // 1024**2} MiB"
        raise UnreadableInput.because(name, found, location=within(DESCRIPTOR))
    try:
        descriptor = _json(Input(name, data).text(hint="JSON is UTF-8: save the file so"), name)
    except UnreadableInput as error:
        raise UnreadableInput(name, moved(error, DESCRIPTOR)) from error
    problems = list(_problems(descriptor))
    if problems:
        raise UnreadableInput(name, [attrs.evolve(each, location=within(DESCRIPTOR)) for each in problems])
    tables = [each for each in descriptor["resources"] if _format(each) in _FORMATS]
    others = [_name(each) for each in descriptor["resources"] if _format(each) not in _FORMATS]
    return DataPackage(descriptor=descriptor, tables=tuple(map(_resource, tables)), others=tuple(others))


def is_descriptor(data: bytes) -> bool:
    """Tell whether a file is a JSON object that lists resources."""
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        return False
    return isinstance(found, dict) and "resources" in found


def is_inside(path: str) -> bool:
    r"""Tell whether a path of a package stays inside it: no `..`, not absolute, no drive, no `\`, no address.

    >>> is_inside("data/positions.csv"), is_inside("../positions.csv"), is_inside("C:positions.csv")
    (True, False, False)
    """
    return not (_OUTSIDE.match(path) or "\\" in path or "\0" in path or ".." in path.split("/"))


def within(file: str, location: Location | None = None) -> Location:
    """Return a place in a file of a package: `line positions.csv:14`, or `file positions.csv` for the whole of it."""
    if location is None:
        return Location(unit="file", start=file)
    return attrs.evolve(location, start=f"{file}:{location.start}")


def moved(error: InputError, file: str) -> list[Problem]:
    """Return the problems of a file of a package, each with the file in its place."""
    return [attrs.evolve(problem, location=within(file, problem.location)) for problem in error.problems]


def _json(text: str, name: str) -> Any:  # noqa: ANN401 - JSON data, which _problems looks at
    try:
        return json.loads(text, object_pairs_hook=_object, parse_constant=_constant)
    except json.JSONDecodeError as error:
        where = Location(start=error.lineno)
        raise UnreadableInput.because(name, f"not JSON: {error.msg}", location=where) from error
    except ValueError as error:
        raise UnreadableInput.because(name, f"not JSON: {error}") from error
    except RecursionError as error:
        raise UnreadableInput.because(name, "expected fewer levels of nesting") from error


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    repeated = [key for key, count in Counter(key for key, _ in pairs).items() if count > 1]
    if repeated:
        raise ValueError(f"expected each key once, found {repeated[0]!r} again")
    return dict(pairs)


def _constant(found: str) -> None:
    raise ValueError(f"expected a number, found {found}")


def _problems(descriptor: Any) -> Iterator[Problem]:  # noqa: ANN401 - JSON data
    resources = descriptor.get("resources") if isinstance(descriptor, dict) else None
    if not (isinstance(resources, list) and 0 < len(resources) <= _MOST):
        yield Problem(message=f"expected a list of 1 to {_MOST:,} resources", pointer="/resources")
        return
    for index, resource in enumerate(resources):
        for key, message in _problems_of(resource):
            yield Problem(message=message, pointer=f"/resources/{index}{key}")
    if all(isinstance(each, dict) for each in resources):
        yield from _repeated(resources)


def _problems_of(resource: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - JSON data
    if not isinstance(resource, dict):
        yield "", f"expected an object, found {_shown(resource)}"
        return
    if not isinstance(resource.get("name", ""), str):
        yield "/name", f"expected a text, found {_shown(resource['name'])}"
    path = _path(resource)
    if not path:
        yield "/path", f"expected the path of one file, found {_shown(resource.get('path'))}"
    elif not is_inside(path):
        yield "/path", f"expected a path inside the package, found {_shown(path)}"
    encoding = resource.get("encoding", "utf-8")
    if not _is_charset(encoding):
        yield "/encoding", f"expected the name of a character set, found {_shown(encoding)}"
    yield from _problems_of_dialect(resource.get("dialect", {}))


def _problems_of_dialect(dialect: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - JSON data
    if not isinstance(dialect, dict):
        yield "/dialect", f"expected an object, found {_shown(dialect)}"
        return
    delimiter = dialect.get("delimiter", ",")
    if not isinstance(delimiter, str) or len(delimiter) != 1 or delimiter in '"\r\n\0':
        yield "/dialect/delimiter", f"expected one character, found {_shown(delimiter)}"
    for key, expected in _DIALECT.items():
        if dialect.get(key, expected) != expected:
            yield f"/dialect/{key}", f"expected {json.dumps(expected)}, found {_shown(dialect[key])}"


def _repeated(resources: list[dict[str, Any]]) -> Iterator[Problem]:
    for key, value_of in (("name", _name), ("path", _path)):
        for value, count in Counter(map(value_of, resources)).items():
            if value and count > 1:
                yield Problem(message=f"expected each {key} once, found {_shown(value)} again", pointer="/resources")


def _shown(found: object) -> str:
    if isinstance(found, dict | list):
        return "an object" if isinstance(found, dict) else "a list"
    return repr(found)[:_MOST_SHOWN]


def _path(resource: Mapping[str, Any]) -> str:
    """Return the path of a resource, `./` taken off; an empty text where it has none, or several."""
    path = resource.get("path")
    if isinstance(path, list) and len(path) == 1:
        path = path[0]
    return str(PurePosixPath(path)) if isinstance(path, str) and path else ""


def _name(resource: Mapping[str, Any]) -> str:
    return str(resource.get("name") or PurePosixPath(_path(resource)).stem)


def _format(resource: Mapping[str, Any]) -> str:
    suffix = PurePosixPath(_path(resource)).suffix.removeprefix(".")
    return str(resource.get("format") or suffix).lower()


def _is_charset(encoding: object) -> bool:
    if not (isinstance(encoding, str) and _ENCODING.fullmatch(encoding)):
        return False
    return re.sub(r"[^a-z0-9]", "", encoding.lower()) not in _NO_CHARSETS


def _resource(resource: Mapping[str, Any]) -> Resource:
    delimiter = "\t" if _format(resource) == _TABS else ","
    return Resource(
        name=_name(resource),
        path=_path(resource),
        encoding=resource.get("encoding", "utf-8"),
        delimiter=resource.get("dialect", {}).get("delimiter", delimiter),
    )
