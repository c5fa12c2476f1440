"""One file in: what a loader is called with, and what is kept of what it returns."""

from collections.abc import Mapping

from attrs import field, frozen

from summitkit.errors import BrokenPlugin, InputError, Location, OptionError, SummitkitError, UnreadableInput
from summitkit.grids import Grid
from summitkit.model import Summit
from summitkit.offers import Offer
from summitkit.plugins import Plugins
from summitkit.raw import Input, LoadReport, RawRecord
from summitkit.specs import LoadContext, LoaderSpec
from summitkit.structure import structure


@frozen(kw_only=True)
class Reading:
    """A summit together with what is known of the file it was read from."""

    summit: Summit
    """The summit."""
    name: str
    """File that it was read from."""
    format: str
    """Name of the loader that read it."""
    report: LoadReport
    """What became of the file's blocks."""
    places: Mapping[str, Location] = field(repr=False)
    """Place in the file of each JSON pointer."""
    texts: Mapping[str, str] = field(repr=False)
    """Whole text of each source that was read, by source id."""


def read_as(plugins: Plugins, offer: Offer[LoaderSpec], source: Input, options: object) -> Reading:
    """Return the summit that a loader finds in a file.

    Raises:
        InputError: The file is unreadable or breaks the record format.
        BrokenPlugin: The loader failed.
    """
    raw, summit = _read(plugins, offer, source, options)
    return Reading(
        summit=summit, name=raw.name, format=offer.name, report=raw.report, places=raw.places, texts=raw.texts
    )


def tables_of(plugins: Plugins, offer: Offer[LoaderSpec], source: Input, options: object) -> tuple[Grid, ...]:
    """Return the tables of a file, as a loader that has a method `tables` finds them.

    Raises:
        InputError: The file is unreadable, or its format has no tables.
        BrokenPlugin: The loader failed.
    """
    try:
        tables = plugins.method(offer, "tables")
    except BrokenPlugin as error:
        message = f"expected a file of tables, found one of the format {offer.name}"
        raise UnreadableInput.because(source.name, message, hint="tables are read from .xlsx, .csv and .zip") from error
    found: tuple[Grid, ...] = plugins.call(offer, tables, source, options=options)
    return found


def _read(plugins: Plugins, offer: Offer[LoaderSpec], source: Input, options: object) -> tuple[RawRecord, Summit]:
    try:
        load = plugins.method(offer, "load")
        raw = plugins.call(offer, load, source, options=options, context=LoadContext(format=offer.name))
        if not isinstance(raw, RawRecord):
            raise BrokenPlugin(f"{offer.name!r} of {offer.distribution} returned {type(raw).__name__}, not a RawRecord")
        return raw, plugins.call(offer, structure, raw)
    except (InputError, OptionError):
        raise
    except SummitkitError as error:
        raise _failed(offer, source, error) from (error.__cause__ or error)


def _failed(offer: Offer[LoaderSpec], source: Input, error: SummitkitError) -> SummitkitError:
    if offer.builtin:
        return UnreadableInput.because(source.name, str(error), hint="this is a fault of summitkit; please report it")
    return BrokenPlugin(f"{source.name}: {error}", hint=error.hint)
