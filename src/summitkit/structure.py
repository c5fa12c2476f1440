"""Raw data to the model and back: the one converter of the project.

Strict: nothing is coerced in silence, unknown keys are errors, and every problem is reported at once, each with its
JSON pointer and its place in the file.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import reduce
from operator import or_
from types import NoneType
from typing import Any, Literal, get_args, get_origin

import attrs
from cattrs import Converter
from cattrs.cols import homogenous_tuple_structure_factory
from cattrs.errors import AttributeValidationNote, ForbiddenExtraKeysError, IterableValidationNote
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from summitkit.errors import InvalidRecord, Location, Problem, SummitkitError, closest, token
from summitkit.model import Summit
from summitkit.model.mappings import frozen_data, frozen_texts, thaw
from summitkit.model.validators import Each, expected
from summitkit.raw import RawRecord, nearest, place
from summitkit.scalars import at, data, integer_or_text, number, text

FORMAT = "summitkit/1"
# Unknown keys that are answered with the closest known one: a file of another kind has thousands.
_HINTS = 100
_LEAVE_OUT = "leave the key out where the source does not say"


def structure(raw: RawRecord) -> Summit:
    """Return the summit that a raw record describes.

    Raises:
        InvalidRecord: The record breaks the format; carries every problem, in the order of the file.
    """
    if not isinstance(raw.data, Mapping):
        problem = Problem(message=str(expected("an object with the record's keys", raw.data)))
        raise InvalidRecord(raw.name, _placed([problem], raw.places))
    content = {key: value for key, value in raw.data.items() if key != "format"}
    problems = [*raw.problems, *_format_problems(raw.data.get("format", FORMAT))]
    try:
        summit = CONVERTER.structure(content, Summit)
    except Exception as error:  # noqa: BLE001 - cattrs gathers whatever the hooks raise; all of it is reported
        problems += _problems(error, "", iter(range(_HINTS)))
    if problems:
        raise InvalidRecord(raw.name, _placed(problems, raw.places))
    return summit


def unstructure(summit: Summit) -> dict[str, Any]:
    """Return a summit as plain data: the record format, keys in order, empty fields left out."""
    return {"format": FORMAT, **CONVERTER.unstructure(summit)}


def key_of(attribute: "attrs.Attribute[Any]") -> str:
    """Return the key under which the record format spells a field of the model."""
    return str(attribute.metadata.get("key", attribute.name))


def without_none(hint: Any) -> Any:  # noqa: ANN401 - typing has no name for the type of a type hint
    """Return a type hint without its `None`, which only says that the field may be left out."""
    if NoneType not in get_args(hint):
        return hint
    return reduce(or_, (option for option in get_args(hint) if option is not NoneType))


def _format_problems(found: object) -> Iterator[Problem]:
    if found != FORMAT:
        yield Problem(message=str(expected(f"{FORMAT}, which this version reads", found)), pointer="/format")


def _placed(problems: list[Problem], places: Mapping[str, Location]) -> list[Problem]:
    order = {pointer: number for number, pointer in enumerate(places)}
    problems.sort(key=lambda problem: order.get(nearest(places, problem.pointer), -1))
    return [
        problem if problem.location else attrs.evolve(problem, location=place(places, problem.pointer))
        for problem in problems
    ]


def _problems(error: BaseException, pointer: str, hints: Iterator[int]) -> Iterator[Problem]:
    for note in getattr(error, "__notes__", ()):
        pointer = pointer + _step(note)
    if isinstance(error, BaseExceptionGroup):
        for part in error.exceptions:
            yield from _problems(part, pointer, hints)
    elif isinstance(error, ForbiddenExtraKeysError):
        yield from _unknown_keys(error, pointer, hints)
    elif isinstance(error, KeyError) and not isinstance(error, SummitkitError):
        yield Problem(message="expected a value, found nothing: the key is required", pointer=pointer)
    else:
        yield Problem(
            message=str(error), pointer=pointer + getattr(error, "pointer", ""), hint=getattr(error, "hint", "")
        )


def _unknown_keys(error: ForbiddenExtraKeysError, pointer: str, hints: Iterator[int]) -> Iterator[Problem]:
    known = [key_of(attribute) for attribute in attrs.fields(error.cl)] + ["format"] * (error.cl is Summit)
    for key in sorted(error.extra_fields, key=str):
        hint = closest(str(key), known) if next(hints, None) is not None else ""
        yield Problem(message=f"unknown key {key!r}", pointer=f"{pointer}/{token(key)}", hint=hint)


def _step(note: Any) -> str:  # noqa: ANN401 - cattrs' notes are texts that carry data
    if isinstance(note, IterableValidationNote):
        return f"/{token(note.index)}"
    if isinstance(note, AttributeValidationNote):
        return f"/{'from' if note.name == 'sender' else note.name}"
    return ""


def _value_hook(attribute: "attrs.Attribute[Any]") -> Callable[[Any, Any], Any]:
    hint = without_none(attribute.type)
    # Every field of the model has one.
    validator: Any = attribute.validator

    def structure_value(value: Any, _: Any) -> Any:  # noqa: ANN401 - plain data in, a value of the model out
        if value is None:
            raise expected("a value", value, _LEAVE_OUT)
        structured = CONVERTER.structure(value, hint)
        if isinstance(validator, Each):
            _check_each(validator, structured)
        else:
            validator(None, attribute, structured)
        return structured

    return structure_value


def _check_each(validator: Each, items: tuple[object, ...]) -> None:
    numbered = enumerate(items)
    wrong = [expected(validator.what, item, pointer=f"/{i}") for i, item in numbered if not validator.passes(item)]
    if wrong:
        raise ExceptionGroup("items", wrong)


def _record_hook(cls: Any) -> Callable[[Any, Any], Any]:  # noqa: ANN401 - an attrs class
    overrides: Any = {
        attribute.name: override(rename=key_of(attribute), struct_hook=_value_hook(attribute))
        for attribute in attrs.fields(cls)
    }
    from_dict = make_dict_structure_fn(cls, CONVERTER, _cattrs_forbid_extra_keys=True, **overrides)

    def structure_record(value: Any, _: Any) -> Any:  # noqa: ANN401 - plain data in, a value of the model out
        if not isinstance(value, Mapping):
            raise expected(f"an object ({cls.__name__})", value)
        return from_dict(value, cls)

    return structure_record


def _record_unhook(cls: Any) -> Callable[[Any], dict[str, Any]]:  # noqa: ANN401 - an attrs class
    overrides: Any = {attribute.name: override(rename=key_of(attribute)) for attribute in attrs.fields(cls)}
    return make_dict_unstructure_fn(cls, CONVERTER, _cattrs_omit_if_default=True, **overrides)


def _list_hook(hint: Any) -> Callable[[Any, Any], Any]:  # noqa: ANN401 - a type hint
    if Ellipsis not in get_args(hint):
        return _structure_pair
    from_list = homogenous_tuple_structure_factory(hint, CONVERTER)

    def structure_list(value: Any, _: Any) -> Any:  # noqa: ANN401 - plain data in, a tuple out
        if not isinstance(value, list | tuple):
            raise expected("a list", value)
        return from_list(value, hint)

    return structure_list


def _structure_pair(value: Any, _: Any) -> tuple[float, ...]:  # noqa: ANN401 - plain data in
    if not isinstance(value, list | tuple):
        raise expected("a list of two numbers", value)
    return tuple(at(f"/{index}", number, item) for index, item in enumerate(value))


def _structure_mapping(value: Any, hint: Any) -> Any:  # noqa: ANN401 - plain data in, plain data out
    if not isinstance(value, Mapping):
        raise expected("an object", value)
    if get_args(hint)[1] is not str:
        return frozen_data(data(value))
    return frozen_texts({key: at(f"/{token(key)}", text, item) for key, item in value.items()})


def _has_origin(origin: Any) -> Callable[[Any], bool]:  # noqa: ANN401 - what typing.get_origin returns
    return lambda hint: get_origin(hint) is origin


def _converter() -> Converter:
    converter = Converter(detailed_validation=True, unstruct_collection_overrides={tuple: list})
    # Registered by class, since a predicate would lose to cattrs' own hooks, which coerce: str(5), float("3").
    converter.register_structure_hook(str, _ignoring_type(text))
    converter.register_structure_hook(float, _ignoring_type(number))
    converter.register_structure_hook_func(lambda hint: hint == int | str, _ignoring_type(integer_or_text))
    converter.register_structure_hook_func(_has_origin(Literal), _ignoring_type(text))
    converter.register_structure_hook_func(_has_origin(Mapping), _structure_mapping)
    converter.register_structure_hook_factory(_has_origin(tuple), _list_hook)
    converter.register_structure_hook_factory(attrs.has, _record_hook)
    converter.register_unstructure_hook_func(_has_origin(Mapping), thaw)
    converter.register_unstructure_hook_factory(attrs.has, _record_unhook)
    return converter


def _ignoring_type(read: Callable[[Any], Any]) -> Callable[[Any, Any], Any]:
    return lambda value, _: read(value)


CONVERTER = _converter()
