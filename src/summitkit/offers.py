"""What plugins offer, and which of the offers a name means."""

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import PurePath
from typing import Generic, TypeAlias, TypeVar

from attrs import frozen

from summitkit.errors import BrokenPlugin, ConflictingPlugins, PluginError, UnknownFormat, closest
from summitkit.specs import CheckSpec, ExporterSpec, LoaderSpec, ProfileSpec

# The distribution whose formats keep their bare names.
BUILTIN = "summitkit"

Spec: TypeAlias = LoaderSpec | ExporterSpec | CheckSpec | ProfileSpec
S = TypeVar("S", bound=Spec)
FormatSpec = TypeVar("FormatSpec", LoaderSpec, ExporterSpec)


@frozen(kw_only=True)
class Offer(Generic[S]):
    """A spec, and the distribution that offers it."""

    spec: S
    """What is offered."""
    distribution: str
    """Name of the distribution; `summitkit` for what is built in, `local` for what the caller added."""

    @property
    def name(self) -> str:
        """Return the name it is asked for by: a format's, a profile's or a check's code."""
        return self.spec.code if isinstance(self.spec, CheckSpec) else self.spec.name

    @property
    def qualified(self) -> str:
        """Return the name that always works, such as `summitkit-pptx:pptx`."""
        return f"{self.distribution}:{self.name}"

    @property
    def builtin(self) -> bool:
        """Return whether it comes with summitkit itself."""
        return self.distribution == BUILTIN


@frozen(kw_only=True)
class Broken:
    """A plugin that could not be used."""

    distribution: str
    """Distribution it came with."""
    plugin: str
    """Name of its entry point."""
    stage: str
    """What it was doing: discovery, import, registration, or the hook that was called."""
    reason: str
    """What went wrong."""

    def __str__(self) -> str:
        """Return the story on one line."""
        return f"plugin {self.plugin!r} of {self.distribution} failed at {self.stage}: {self.reason}"

    def answers_to(self, name: str) -> bool:
        """Return whether a format of this name is likely to be this plugin's: a word of its own name is the same."""
        owner, _, wanted = name.casefold().rpartition(":")
        words = re.split(r"[-_.]", f"{self.plugin}-{self.distribution}".casefold())
        return owner == self.distribution.casefold() or wanted in (*words, self.plugin.casefold())


def named(offers: Iterable[Offer[S]], name: str, what: str, broken: Iterable[Broken] = ()) -> Offer[S]:
    """Return the offer called `name`, or `distribution:name`; what is built in keeps the bare name.

    Raises:
        UnknownFormat: Nobody offers it.
        BrokenPlugin: Nobody offers it, and a plugin of that name failed.
        ConflictingPlugins: Several distributions offer it.
    """
    offers = tuple(offers)
    found = [offer for offer in offers if name in (offer.name, offer.qualified)]
    if not found:
        known = sorted({offer.name for offer in offers})
        raise missing(f"{what} {name!r}", name, closest(name, known) or f"there are {', '.join(known)}", broken)
    return _only(found, f"{what} {name!r}")


def for_suffix(offers: Iterable[Offer[FormatSpec]], path: str) -> Offer[FormatSpec] | None:
    """Return the offer for a path's suffix, or None where no offer names that suffix.

    Raises:
        ConflictingPlugins: Several plugins offer it, and none of them is built in.
    """
    suffix = PurePath(path).suffix.lower()
    found = [offer for offer in offers if suffix and suffix in offer.spec.suffixes]
    return _only(found, f"the suffix {suffix!r}") if found else None


def for_folder(offers: Iterable[Offer[ExporterSpec]]) -> Offer[ExporterSpec] | None:
    """Return the exporter that writes folders, or None where there is none.

    Raises:
        ConflictingPlugins: Several plugins offer one, and none of them is built in.
    """
    found = [offer for offer in offers if "folder" in offer.spec.capabilities]
    return _only(found, "folders") if found else None


def by_name(offers: Iterable[Offer[S]]) -> dict[str, S]:
    """Return the specs by name: bare where that is clear or built in, qualified for every other distribution."""
    offers = tuple(offers)
    names = Counter(offer.name for offer in offers)
    found = {offer.qualified: offer.spec for offer in offers if not offer.builtin}
    found |= {offer.name: offer.spec for offer in offers if names[offer.name] == 1}
    return found | {offer.name: offer.spec for offer in offers if offer.builtin}


def missing(what: str, name: str, hint: str, broken: Iterable[Broken]) -> PluginError:
    """Return the error for something that nobody offers; it names the plugins that failed, and why."""
    broken = tuple(broken)
    for plugin in broken:
        if plugin.answers_to(name):
            return BrokenPlugin(f"there is no {what}: {plugin}", hint="run `summitkit plugins`")
    return UnknownFormat(f"there is no {what}", hint="; ".join(filter(None, (hint, *map(str, broken)))))


def _only(found: list[Offer[S]], what: str) -> Offer[S]:
    found = [offer for offer in found if offer.builtin] or found
    if len(found) > 1:
        names = ", ".join(dict.fromkeys(offer.qualified for offer in found))
        raise ConflictingPlugins(f"more than one plugin offers {what}", hint=f"say which: {names}")
    return found[0]
