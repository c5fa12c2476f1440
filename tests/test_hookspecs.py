"""The hooks, as a plugin's author reads them."""

import inspect

import pytest

from summitkit.hookspecs import GROUP, HookSpecs, hookimpl

HOOKS = [name for name in vars(HookSpecs) if name.startswith("summitkit_")]


def test_there_are_four_hooks() -> None:
    """The hooks are those that the documentation names, in the group of the entry points."""
    assert HOOKS == ["summitkit_loaders", "summitkit_exporters", "summitkit_checks", "summitkit_profiles"]
    assert hookimpl.project_name == GROUP == "summitkit"


@pytest.mark.parametrize("name", HOOKS)
def test_hook_takes_nothing_and_returns_specs(name: str) -> None:
    """Each hook has no argument, a typed return value and a docstring that begins with Return."""
    hook = getattr(HookSpecs, name)

    assert list(inspect.signature(hook).parameters) == ["self"]
    assert "Iterable" in str(inspect.signature(hook).return_annotation)
    assert hook.__doc__.startswith("Return the ")
