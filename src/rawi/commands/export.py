"""``rawi export``: the events of a filter as a file that other programs read."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from rawi.commands.guard import say
from rawi.errors import InputError
from rawi.export.events import FORMATS, write_export
from rawi.store import EventFilter, open_store

__all__ = ["export_events"]


def export_events(format: str, wanted: EventFilter, *, store: Path, out: Path | None, force: bool) -> None:
    """Write the events that pass a filter.

    Args:
        format: one of ``FORMATS``.
        wanted: the filter.
        store: the store's file.
        out: where to; standard output when not given.
        force: whether a file that is there may be replaced.

    Raises:
        InputError: there is no such format, or the file is there, or standard output cannot take it.
        StoreError: the store cannot be read.
        SetupError: what writes the format is not installed.
    """
    if format not in FORMATS:
        raise InputError(f"«{format}» is no format; there are {', '.join(FORMATS)}")
    if out is not None and out.exists() and not force:
        raise InputError("is there already; give --force to replace it", path=out)
    if out is None and not FORMATS[format].text and sys.stdout.isatty():
        raise InputError(f"{format} is no text for a terminal; name a file with -o")
    with open_store(store) as opened:
        if out is not None:
            written = write_export(opened, format, wanted, out)
            say(
                f"rawi: {out}: {written:,} {'task' if format == 'label-studio' else 'event'}{'' if written == 1 else 's'}"
            )
            return
        with tempfile.TemporaryDirectory(prefix="rawi-") as folder:
            part = Path(folder) / "events"
            write_export(opened, format, wanted, part)
            sys.stdout.flush()
            with part.open("rb") as lines:
                shutil.copyfileobj(lines, sys.stdout.buffer)
