"""How a command ends: with its own exit code and one clear line, never with a traceback.

Exit codes: 0 all is done; 1 something could not be read or done; 2 the command was called wrongly; 130 the
user interrupted it; 141 whoever read its output went away.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from typing import ParamSpec

import typer

from rawi.errors import RawiError, debugging, unforeseen

__all__ = ["Failed", "debugging", "guarded", "say", "unforeseen", "unsteered"]

P = ParamSpec("P")
_STEERING = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e]")
INTERRUPTED = 130
READER_GONE = 141


class Failed(Exception):
    """Some of the work failed, and each failure has been named already: exit with 1."""


def guarded(command: Callable[P, None]) -> Callable[P, None]:
    """The command, ending as the module says; ``RAWI_DEBUG=1`` lets unforeseen errors through."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        _use_utf8()
        try:
            command(*args, **kwargs)
            sys.stdout.flush()
        except BrokenPipeError:
            _drop_output()
            raise typer.Exit(READER_GONE) from None
        except KeyboardInterrupt:
            raise typer.Exit(INTERRUPTED) from None
        except Failed:
            raise typer.Exit(1) from None
        except RawiError as error:
            say(f"rawi: {error}")
            raise typer.Exit(1) from None
        except OSError as error:
            if debugging():
                raise
            say(f"rawi: {error.filename or 'output'}: {error.strerror or error}")
            raise typer.Exit(1) from None
        except Exception as error:
            if debugging() or isinstance(error, typer.Exit | typer.BadParameter):
                raise
            say(f"rawi: {unforeseen(error)}")
            raise typer.Exit(1) from None

    return run


def say(line: str) -> None:
    """One line to standard error; what cannot be shown there, or would steer the terminal, is escaped."""
    print(unsteered(" ".join(line.split())), file=sys.stderr, flush=True)


def unsteered(line: str) -> str:
    """A line with what would steer a terminal, or turn around what follows, escaped."""
    return _STEERING.sub(lambda found: f"\\x{ord(found[0]):02x}", line)


def _use_utf8() -> None:
    """Output is UTF-8 whatever the locale says: it is Arabic, and JSON must be."""
    for stream, errors in ((sys.stdout, "replace"), (sys.stderr, "backslashreplace")):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors=errors)


def _drop_output() -> None:
    """Point standard output at nothing, so that Python's flush at exit does not fail on the closed pipe."""
    with suppress(OSError, ValueError):  # no real file, as in tests
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
