"""From an error to one line, a hint and an exit code."""

import os
import signal
import sys
import traceback
from collections.abc import Iterator

from summitkit.cli.printing import tell
from summitkit.errors import ExportError, InputError, OptionError, PluginError, SummitkitError

# Files are read and written behind errors of summitkit: an OSError that arrives here is standard output's.
_CODES = ((OptionError, 2), (PluginError, 4), (ExportError, 5), (OSError, 5), (SummitkitError, 3))
# What sysexits.h calls EX_SOFTWARE: a fault of summitkit itself.
_FAULT = 70
# A process that a signal ended has this much more than the signal's number as its code (POSIX shells).
_SIGNALLED = 128
# The same for SIGPIPE, which Python does not know on every system.
_BROKEN_PIPE = 141


def report(error: BaseException, *, debug: bool = False) -> int:
    """Tell the user of an error in a line each for what is wrong and what to do, and return the exit code."""
    if _is_broken_pipe(error):
        _discard_output()
        return _BROKEN_PIPE
    if isinstance(error, OSError):
        _discard_output()
    if debug:
        traceback.print_exception(error)
    for line in _lines(error):
        tell(line)
    return _code(error)


def _code(error: BaseException) -> int:
    if isinstance(error, KeyboardInterrupt):
        return _SIGNALLED + (error.args[0] if error.args else signal.SIGINT)
    return next((code for kind, code in _CODES if isinstance(error, kind)), _FAULT)


def _lines(error: BaseException) -> Iterator[str]:
    if isinstance(error, KeyboardInterrupt):
        yield "interrupted; no file was left half written"
    elif isinstance(error, InputError):
        yield from (f"{error.path}: {problem}" for problem in error.problems)
    elif isinstance(error, SummitkitError):
        yield f"error: {error}"
    elif isinstance(error, OSError):
        yield f"error: cannot write to standard output: {error.strerror or error}"
    else:
        yield f"error: a fault of summitkit: {type(error).__name__}: {error}"
        yield "hint: run it again with --debug, and report what it says"
    # What a constructor of the model raises says its hint itself.
    if isinstance(error, SummitkitError) and error.hint and f"({error.hint})" not in str(error):
        yield f"hint: {error.hint}"


def _is_broken_pipe(error: BaseException) -> bool:
    return isinstance(error, BrokenPipeError) or isinstance(error.__cause__, BrokenPipeError)


def _discard_output() -> None:
    # Python flushes standard output when it ends, and would complain of the same pipe again.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
