"""A progress bar on standard error, for people who wait."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

__all__ = ["WORTH_A_BAR", "Bar", "progress_bar", "rows_bar"]

WORTH_A_BAR = 20
"""Fewer reports than this are done before a bar could help."""


class Bar:
    """Counts reports; shows nothing where there is nobody to see it."""

    def __init__(self, progress: Progress | None = None, task: TaskID | None = None) -> None:
        self._progress = progress
        self._task = task

    def advance(self) -> None:
        """One report more is done."""
        if self._progress is not None and self._task is not None:
            self._progress.advance(self._task)

    def aside(self) -> AbstractContextManager[None]:
        """While something is written to the terminal that the bar is on."""
        return self._hidden() if self._progress is not None else nullcontext()

    @contextmanager
    def _hidden(self) -> Iterator[None]:
        assert self._progress is not None
        self._progress.stop()
        try:
            yield
        finally:
            self._progress.start()


@contextmanager
def progress_bar(total: int | None) -> Iterator[Bar]:
    """A bar over so many reports (``None``: nobody knows), if they are many and a terminal shows it."""
    if not sys.stderr.isatty() or (total is not None and total < WORTH_A_BAR):
        yield Bar()
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        SpinnerColumn,
        TextColumn,
        TimeElapsedColumn,
    )

    progress = Progress(
        SpinnerColumn(),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("reports"),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )
    with progress:
        yield Bar(progress, progress.add_task("", total=total))


@contextmanager
def rows_bar(label: str) -> Iterator[Callable[[], None]]:
    """A counter of rows beside a label, where a terminal shows it; what is yielded counts one row."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}: {task.completed:,.0f} rows"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(label, total=None)
        counted = 0

        def advance() -> None:
            nonlocal counted
            counted += 1
            if counted % 1000 == 0:
                progress.update(task, completed=counted)

        yield advance
