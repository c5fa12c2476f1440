"""One file out: what an exporter is called with, and how what it wrote reaches its target."""

import io
import os
import sys
from copy import deepcopy
from pathlib import Path, PurePath
from typing import IO, BinaryIO, TypeAlias

from attrs import field, frozen

from summitkit.checking import findings_of
from summitkit.errors import BrokenPlugin, ExportError, InvalidValue, UnknownId
from summitkit.folders import is_folder, names_in, write_folder
from summitkit.model import Summit
from summitkit.offers import Offer, by_name
from summitkit.plugins import Plugins
from summitkit.specs import ExportContext, ExporterSpec
from summitkit.writer import write_file

Writable: TypeAlias = str | os.PathLike[str] | BinaryIO | IO[bytes]


@frozen(kw_only=True)
class ExportReport:
    """What an export wrote."""

    target: str
    """Path, or `<stream>`."""
    format: str
    """Name of the exporter."""
    size: int
    """Bytes written."""
    notes: tuple[str, ...] = ()
    """What was changed or left out, each in a sentence."""


@frozen(kw_only=True)
class Rendering:
    """A summit in a format, whole, on its way to its target."""

    target: Writable
    """Path, stream, or `-`."""
    format: str
    """Name of the exporter."""
    content: bytes = field(repr=False)
    """What the exporter wrote."""
    notes: tuple[str, ...]
    """What it changed or left out, each in a sentence."""
    files: tuple[str, ...] = ()
    """Names of the files that it is unpacked to, where its target is a folder."""

    @property
    def paths(self) -> tuple[str, ...]:
        """Return the path of every file that it replaces, or what a stream calls itself."""
        name = name_of(self.target)
        return tuple(os.path.join(name, file) for file in self.files) or (name,)  # noqa: PTH118 - as it was given

    def deliver(self) -> ExportReport:
        """Write it to its target.

        Raises:
            ExportError: The disk or the stream refused; what was there before is untouched.
        """
        name, size = name_of(self.target), len(self.content)
        if self.files:
            size = write_folder(Path(name), self.content)
        else:
            _deliver(self.target, self.content)
        return ExportReport(target=name, format=self.format, size=size, notes=self.notes)


class Buffer(io.BytesIO):
    """A stream that keeps what was written when it is closed, as a text wrapper does to what it wraps when it goes."""

    def close(self) -> None:
        """Do nothing."""


def render(
    plugins: Plugins, offer: Offer[ExporterSpec], summit: Summit, target: Writable, options: object
) -> Rendering:
    """Return what an exporter makes of a summit; nothing is written yet.

    Raises:
        ExportError: The exporter failed.
        BrokenPlugin: The plugin that offers the exporter failed.
    """
    name, to_folder = name_of(target), _is_folder(offer, target)
    context = ExportContext(
        format=offer.name,
        suffix="/" if to_folder else PurePath(name).suffix.lower(),
        profiles=by_name(plugins.profiles),
        findings=lambda: findings_of(summit, plugins, {}, {}),
    )
    # A plugin that changes what it is given must not change what the next exporter writes.
    given = summit if offer.builtin else deepcopy(summit)
    try:
        content = _content(plugins, offer, given, options=options, context=context)
        files = plugins.call(offer, names_in, content) if to_folder else ()
    except BrokenPlugin as error:
        if offer.builtin or isinstance(error.__cause__, OSError):
            raise ExportError(f"cannot write {name}: {error}", hint=error.hint) from error.__cause__
        raise BrokenPlugin(f"cannot write {name}: {error}", hint=error.hint) from error.__cause__
    except (UnknownId, InvalidValue) as error:
        raise ExportError(f"cannot write {name}: {error}", hint=error.hint) from error
    return Rendering(target=target, format=offer.name, content=content, notes=tuple(context.notes), files=files)


def name_of(target: Writable) -> str:
    """Return the path of a target, or what a stream calls itself.

    Raises:
        TypeError: It is neither.
    """
    if isinstance(target, str | os.PathLike):
        return os.fspath(target)
    if not hasattr(target, "write"):
        raise TypeError(f"expected a path, a binary stream or '-', found {type(target).__name__}")
    return str(getattr(target, "name", "<stream>"))


def _is_folder(offer: Offer[ExporterSpec], target: Writable) -> bool:
    if not isinstance(target, str | os.PathLike) or "folder" not in offer.spec.capabilities:
        return False
    return is_folder(os.fspath(target))


def _content(plugins: Plugins, offer: Offer[ExporterSpec], summit: Summit, **context: object) -> bytes:
    out = Buffer()
    plugins.call(offer, plugins.method(offer, "export"), summit, out, **context)
    if not out.getvalue():
        raise BrokenPlugin(f"{offer.name!r} of {offer.distribution} wrote nothing")
    return out.getvalue()


def _deliver(target: Writable, content: bytes) -> None:
    if isinstance(target, str | os.PathLike) and target != "-":
        write_file(Path(target), content)
        return
    stream = getattr(sys.stdout, "buffer", None) if isinstance(target, str | os.PathLike) else target
    if stream is None:
        raise ExportError("cannot write -: there is no standard output")
    if isinstance(stream, io.TextIOBase):
        raise ExportError(f"cannot write {name_of(target)}: expected a binary stream", hint="open it with mode 'wb'")
    try:
        stream.write(content)
        stream.flush()
    except (OSError, ValueError) as error:
        raise ExportError(f"cannot write {name_of(target)}: {getattr(error, 'strerror', None) or error}") from error
