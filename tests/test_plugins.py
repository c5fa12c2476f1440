"""Finding, isolating and asking plugins."""

import logging
import sys
from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest
from tests.conftest import Install

from summitkit import (
    BrokenPlugin,
    CheckSpec,
    ConflictingPlugins,
    ExporterSpec,
    LoaderSpec,
    Plugins,
    ProfileSpec,
    UnknownFormat,
    UnknownId,
    hookimpl,
)
from summitkit.offers import Broken, Offer, by_name
from summitkit.plugins import Registered

IMPORTS = "from summitkit import CheckSpec, ExporterSpec, LoaderSpec, ProfileSpec, hookimpl\n"
EXPORTER = """
@hookimpl
def summitkit_exporters():
    return [ExporterSpec(name={name!r}, target="no_such:X", suffixes=[".p"])]
"""


class Offering:
    """A plugin that returns what it was given."""

    def __init__(self, *exporters: object) -> None:
        self.exporters = exporters

    @hookimpl
    def summitkit_exporters(self) -> object:
        return self.exporters


class Pptx:
    """A plugin given as a class."""

    @hookimpl
    def summitkit_exporters(self) -> list[ExporterSpec]:
        return [ExporterSpec(name="pptx", target="no_such_module:Exporter")]


def as_module() -> ModuleType:
    module = ModuleType("pptx_plugin")
    module.summitkit_exporters = hookimpl(lambda: [ExporterSpec(name="pptx", target="x:y")])  # type: ignore[attr-defined]
    return module


def exporter_source(name: str) -> str:
    return IMPORTS + EXPORTER.format(name=name)


def names(plugins: Plugins) -> list[str]:
    return [offer.qualified for offer in plugins.exporters if not offer.builtin]


def offer_of(target: object) -> Offer[ExporterSpec]:
    return Offer(spec=ExporterSpec(name="own", target=target), distribution="local")  # type: ignore[arg-type]


def test_builtin_plugins_come_first() -> None:
    """What is built in is registered before anything else, each module with its hook."""
    plugins = Plugins(Pptx, installed=False)

    assert [each.distribution for each in plugins.in_use] == ["summitkit"] * 4 + ["local"]
    assert plugins.in_use[0] == Registered(
        distribution="summitkit", plugin="summitkit.loaders", hooks=("summitkit_loaders",)
    )
    assert plugins.broken == []


@pytest.mark.parametrize("plugin", [Pptx, Pptx(), as_module()], ids=["class", "instance", "module"])
def test_plugin_may_be_any_object(plugin: object) -> None:
    """A class, an instance and a module are plugins alike."""
    plugins = Plugins(plugin, installed=False)

    assert names(plugins) == ["local:pptx"]


def test_same_object_registers_once() -> None:
    """A plugin that is given twice is used once, without complaint."""
    plugin = Pptx()
    plugins = Plugins(plugin, plugin, installed=False)

    assert names(plugins) == ["local:pptx"]
    assert plugins.broken == []


def test_two_instances_both_serve() -> None:
    """Two objects of one class are two plugins."""
    one, two = (Offering(ExporterSpec(name=name, target="x:y")) for name in ("one", "two"))

    assert names(Plugins(one, two, installed=False)) == ["local:one", "local:two"]


def test_every_hook_is_asked() -> None:
    """Loaders, exporters, checks and profiles of a plugin all arrive; checks in the order of their codes."""

    class Everything:
        @hookimpl
        def summitkit_loaders(self) -> list[LoaderSpec]:
            return [LoaderSpec(name="own", target="x:y")]

        @hookimpl
        def summitkit_checks(self) -> list[CheckSpec]:
            return [CheckSpec(code="ZZ902", target="x:y"), CheckSpec(code="ZZ901", target="x:y")]

        @hookimpl
        def summitkit_profiles(self) -> list[ProfileSpec]:
            return [ProfileSpec(name="own", sections=())]

    plugins = Plugins(Everything, installed=False)

    assert plugins.loaders[-1].qualified == "local:own"
    assert [offer.name for offer in plugins.checks][-2:] == ["ZZ901", "ZZ902"]
    assert plugins.profiles[-1].qualified == "local:own"


def test_installed_plugin_is_found(install: Install) -> None:
    """A distribution with an entry point in the group is in use, with its name and version."""
    install("summitkit-pptx", exporter_source("pptx"))
    plugins = Plugins()

    assert "summitkit-pptx:pptx" in names(plugins)
    assert Registered(distribution="summitkit-pptx", plugin="pptx", version="1.2", hooks=("summitkit_exporters",)) in (
        plugins.in_use
    )


def test_installed_plugins_can_be_left_out(install: Install) -> None:
    """With installed=False no entry point is loaded."""
    install("summitkit-pptx", "raise RuntimeError")
    plugins = Plugins(installed=False)

    assert names(plugins) == []
    assert "summitkit_pptx" not in sys.modules


def test_target_is_imported_on_use(install: Install) -> None:
    """Listing formats imports no exporter; using one does."""
    install("heavy", "class Exporter:\n    def export(self, summit, out): pass\n", entry_points="")
    plugins = Plugins(Offering(ExporterSpec(name="own", target="heavy:Exporter")), installed=False)
    offer = plugins.choose(plugins.exporters, "own", "export format")
    before = "heavy" in sys.modules
    method = plugins.method(offer, "export")

    assert not before
    assert method.__qualname__ == "Exporter.export"


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("raise RuntimeError('no licence')", "RuntimeError: no licence"),
        ("import sys; sys.exit(3)", "SystemExit: 3"),
        ("import no_such_module", "ModuleNotFoundError: No module named 'no_such_module'"),
        ("def (", "SyntaxError: invalid syntax (summitkit_bad.py, line 1)"),
        ("raise ValueError('two\\nlines')", "ValueError: two lines"),
        ("raise AssertionError", "AssertionError"),
        ("class E(Exception):\n    def __str__(self): return 1 / 0\nraise E", "E"),
    ],
)
def test_failing_import_is_skipped(
    install: Install, caplog: pytest.LogCaptureFixture, source: str, reason: str
) -> None:
    """A plugin that fails at import is left out with one line that says why; the others stay."""
    install("summitkit-bad", source)
    install("summitkit-good", exporter_source("good"))
    with caplog.at_level(logging.WARNING, "summitkit"):
        plugins = Plugins()

    assert plugins.broken == [Broken(distribution="summitkit-bad", plugin="bad", stage="import", reason=reason)]
    assert caplog.messages == [f"plugin 'bad' of summitkit-bad failed at import: {reason}"]
    assert "summitkit-good:good" in names(plugins)


@pytest.mark.parametrize("entry_point", ["bad = summitkit_bad:missing", "bad = not/a/name", "bad = "])
def test_wrong_entry_point_is_skipped(install: Install, entry_point: str) -> None:
    """An entry point that leads nowhere is a broken plugin."""
    install("summitkit-bad", entry_points=f"[summitkit]\n{entry_point}\n")
    plugins = Plugins()

    assert [(each.plugin, each.stage) for each in plugins.broken] == [("bad", "import")]


def test_interrupt_passes_through(install: Install) -> None:
    """The user's interrupt while a plugin is imported is no fault of the plugin."""
    install("summitkit-slow", "raise KeyboardInterrupt")

    with pytest.raises(KeyboardInterrupt):
        Plugins()


def test_unreadable_entry_points_spare_others(install: Install) -> None:
    """One distribution with a malformed entry_points.txt takes no other down, and is named."""
    install("summitkit-mangled", entry_points="[summitkit]\nno equals sign\n")
    install("summitkit-good", exporter_source("good"))
    plugins = Plugins()

    assert [(each.distribution, each.stage) for each in plugins.broken] == [("summitkit-mangled", "discovery")]
    assert "summitkit-good:good" in names(plugins)


@pytest.mark.parametrize("metadata", [None, b"\xff"], ids=["missing", "not UTF-8"])
def test_distribution_without_metadata_works(install: Install, metadata: bytes | None) -> None:
    """A plugin whose distribution lost its metadata is used under the name unknown."""
    install("summitkit-bare", exporter_source("bare"), metadata=metadata)

    assert "unknown:bare" in names(Plugins())


class Unbuildable:
    """A plugin whose class cannot be instantiated."""

    def __init__(self) -> None:
        raise OSError("no display")


class WrongArguments:
    """A plugin whose hook asks for what the hook does not give."""

    @hookimpl
    def summitkit_exporters(self, palette: object) -> None: ...


class Unmarked:
    """A plugin whose author forgot the marker."""

    def summitkit_exporters(self) -> list[ExporterSpec]:
        return []


class Misspelt:
    """A plugin with a slip in the name of its hook."""

    @hookimpl
    def summitkit_exporter(self) -> None: ...


class Foreign:
    """A plugin for hooks of another program."""

    @hookimpl
    def entirely_other(self) -> None: ...


@pytest.mark.parametrize(
    ("plugin", "reason"),
    [
        (Unbuildable, "OSError: no display"),
        (WrongArguments, "Argument(s) {'palette'} are declared in the hookimpl but can not be found in the hookspec"),
        (Unmarked, "it implements no hook; mark its functions with @summitkit.hookimpl"),
        (None, "it implements no hook; mark its functions with @summitkit.hookimpl"),
        (Misspelt, "unknown hook 'summitkit_exporter'; did you mean 'summitkit_exporters'?"),
        (Foreign, "unknown hook 'entirely_other'; there are summitkit_loaders, summitkit_exporters"),
    ],
)
def test_wrong_plugin_fails_at_registration(plugin: object, reason: str) -> None:
    """A plugin that cannot be registered is left out, and the reason tells its author what to change."""
    plugins = Plugins(plugin, installed=False)

    assert [each.stage for each in plugins.broken] == ["registration"]
    assert reason in plugins.broken[0].reason
    assert len(plugins.exporters) == len(Plugins(installed=False).exporters)


def test_right_hooks_survive_a_misspelt_one() -> None:
    """A plugin with one misspelt hook still offers what its other hooks return."""

    class Half(Pptx):
        @hookimpl
        def summitkit_loader(self) -> None: ...

    plugins = Plugins(Half, installed=False)

    assert names(plugins) == ["local:pptx"]
    assert "did you mean 'summitkit_loaders'?" in plugins.broken[0].reason


def test_optional_hook_of_later_version_is_fine() -> None:
    """A hook that its author marked as optional may be unknown here."""

    class Ahead(Pptx):
        @hookimpl(optionalhook=True)
        def summitkit_maps(self) -> None: ...

    assert Plugins(Ahead, installed=False).broken == []


def failing() -> object:
    yield ExporterSpec(name="first", target="x:y")
    raise RuntimeError("half way")


@pytest.mark.parametrize(
    ("returned", "reason"),
    [
        (lambda: None, "TypeError: 'NoneType' object is not iterable"),
        (lambda: 7, "TypeError: 'int' object is not iterable"),
        (lambda: sys.exit("gone"), "SystemExit: gone"),
        (failing, "RuntimeError: half way"),
        (lambda: ["pptx"], "expected ExporterSpec, found str"),
        (lambda: [LoaderSpec(name="x", target="x:y")], "expected ExporterSpec, found LoaderSpec"),
        (lambda: [ExporterSpec(name="x", target="x:y", suffixes=".p")], "InvalidValue: expected several texts"),
        (lambda: [ExporterSpec(name="Upper case", target="x:y")], "InvalidValue: name: expected something like"),
    ],
)
def test_failing_hook_is_skipped(returned: Callable[[], object], reason: str) -> None:
    """A hook that raises or returns something else loses its plugin's formats and nobody else's."""

    class Failing:
        @hookimpl
        def summitkit_exporters(self) -> object:
            return returned()

    plugins = Plugins(Failing, Pptx, installed=False)

    assert names(plugins) == ["local:pptx"]
    assert [(each.plugin, each.stage) for each in plugins.broken] == [("Failing", "summitkit_exporters")]
    assert plugins.broken[0].reason.startswith(reason)


def test_builtin_keeps_the_bare_name(install: Install) -> None:
    """A plugin that offers json as well is reached as distribution:json, and json stays what it was."""
    install("summitkit-fast", exporter_source("json"))
    plugins = Plugins()

    assert plugins.choose(plugins.exporters, "json", "export format").distribution == "summitkit"
    assert plugins.choose(plugins.exporters, "summitkit:json", "export format").distribution == "summitkit"
    assert plugins.choose(plugins.exporters, "summitkit-fast:json", "export format").distribution == "summitkit-fast"


def test_conflict_arises_on_use_only(install: Install) -> None:
    """Two plugins may offer one name and one suffix until somebody asks for it; the qualified name always works."""
    install("summitkit-one", exporter_source("pptx"))
    install("summitkit-two", exporter_source("pptx"))
    plugins = Plugins()
    with pytest.raises(ConflictingPlugins) as by_name_raised:
        plugins.choose(plugins.exporters, "pptx", "export format")
    with pytest.raises(ConflictingPlugins) as by_suffix_raised:
        plugins.for_path(plugins.exporters, "slides.P")

    assert plugins.broken == []
    assert str(by_name_raised.value) == "more than one plugin offers export format 'pptx'"
    assert str(by_suffix_raised.value) == "more than one plugin offers the suffix '.p'"
    assert {by_name_raised.value.hint, by_suffix_raised.value.hint} == {
        "say which: summitkit-one:pptx, summitkit-two:pptx"
    }
    assert plugins.choose(plugins.exporters, "summitkit-two:pptx", "export format").distribution == "summitkit-two"


def test_builtin_keeps_its_suffix() -> None:
    """A plugin cannot take a suffix from what is built in."""
    plugins = Plugins(Offering(ExporterSpec(name="own", target="x:y", suffixes=("JSON",))), installed=False)
    chosen = plugins.for_path(plugins.exporters, "record.json")

    assert chosen is not None
    assert chosen.qualified == "summitkit:json"


@pytest.mark.parametrize("path", ["noextension", "-", ".json", "file.unheard-of"])
def test_path_without_known_suffix_chooses_nothing(path: str) -> None:
    """A path whose suffix nobody offers is left to other means."""
    plugins = Plugins(installed=False)

    assert plugins.for_path(plugins.exporters, path) is None


@pytest.mark.parametrize("name", ["pptx", "PPTX", "slides", "summitkit-pptx:anything", "summitkit-pptx:slides"])
def test_broken_plugin_is_named_when_asked_for(install: Install, name: str) -> None:
    """Asking for the format of a plugin that failed names the plugin and the reason."""
    install("summitkit-pptx", entry_points="[summitkit]\nslides = no_such_module\n")
    plugins = Plugins()

    with pytest.raises(BrokenPlugin, match=r"'slides' of summitkit-pptx failed at import: .*no_such_module"):
        plugins.choose(plugins.exporters, name, "export format")


def test_unknown_format_suggests_the_closest(install: Install) -> None:
    """A name that nobody offers is answered with the closest one, and with every plugin that failed."""
    install("summitkit-pptx", "1 / 0")
    plugins = Plugins()
    with pytest.raises(UnknownFormat) as raised:
        plugins.choose(plugins.exporters, "jsn", "export format")

    assert str(raised.value) == "there is no export format 'jsn'"
    assert raised.value.hint.startswith("did you mean 'json'?; plugin 'pptx' of summitkit-pptx failed at import")


def test_unknown_format_lists_what_there_is() -> None:
    """A name that is close to none is answered with all there are."""
    plugins = Plugins(installed=False)
    with pytest.raises(UnknownFormat) as raised:
        plugins.choose(plugins.exporters, "hologram", "export format")

    assert raised.value.hint == f"there are {', '.join(sorted(offer.name for offer in plugins.exporters))}"


def test_names_of_profiles_are_clear_or_qualified() -> None:
    """Among specs by name, the built-in one or the only one has the bare name, and every other a qualified one."""
    specs = [ProfileSpec(name=name, sections=()) for name in ("default", "default", "own", "two", "two")]
    owners = ("summitkit", "a", "a", "a", "b")
    offers = [Offer(spec=spec, distribution=owner) for spec, owner in zip(specs, owners, strict=True)]

    assert sorted(by_name(offers)) == ["a:default", "a:own", "a:two", "b:two", "default", "own"]
    assert by_name(offers)["default"] is specs[0]


class Exporter:
    """An exporter for the tests of targets."""

    def export(self, summit: object, out: object) -> str:
        return "exported"


@pytest.mark.parametrize("target", [Exporter, Exporter(), lambda: Exporter()], ids=["class", "instance", "factory"])  # noqa: PLW0108 - a function, not the class
def test_target_may_be_any_maker(target: object) -> None:
    """The work behind a target is found in a class, an object, or what a function returns."""
    plugins = Plugins(installed=False)

    assert plugins.method(offer_of(target), "export")(None, None) == "exported"


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("no_such_module:Exporter", "ModuleNotFoundError"),
        ("json", "ImportError: expected a target such as 'package.module:Class', found 'json'"),
        ("json:Missing.export", "AttributeError"),
        ("json:JSONDecoder", "TypeError: expected a class with export(), found an instance of JSONDecoder"),
        ("json:dumps", "TypeError: expected a class with export(), found the function dumps()"),
        (7, "TypeError: expected a class with export(), found an instance of int"),
    ],
)
def test_wrong_target_names_the_plugin(target: object, reason: str) -> None:
    """A target that leads nowhere is the plugin's fault, and the error says whose."""
    plugins = Plugins(installed=False)

    with pytest.raises(BrokenPlugin) as raised:
        plugins.method(offer_of(target), "export")

    assert str(raised.value).startswith(f"'own' of local failed: {reason}")


def takes_all(value: int, **context: object) -> tuple[int, list[str]]:
    return value, sorted(context)


def takes_one(value: int, *, options: object) -> tuple[int, list[str]]:
    return value, ["options"]


def takes_none(value: int) -> tuple[int, list[str]]:
    return value, []


@pytest.mark.parametrize(
    ("function", "given"), [(takes_all, ["context", "options"]), (takes_one, ["options"]), (takes_none, [])]
)
def test_call_gives_what_is_declared(function: Callable[..., Any], given: list[str]) -> None:
    """A plugin's function is called with those keyword arguments that it declares."""
    plugins = Plugins(installed=False)

    assert plugins.call(offer_of("x:y"), function, 1, options=None, context=None) == (1, given)


def test_errors_of_summitkit_pass() -> None:
    """An error that a plugin raises on purpose keeps its type."""

    def look_up() -> None:
        raise UnknownId("there is no party 'fra'")

    with pytest.raises(UnknownId, match="fra"):
        Plugins(installed=False).call(offer_of("x:y"), look_up)
