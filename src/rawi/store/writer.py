"""Writing to a store: adding, coding again, deciding; each in one transaction that no other program writes beside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import Connection, Engine

from rawi.coded import CodedReport
from rawi.store import adding, deciding
from rawi.store.answers import Added
from rawi.store.copies import file_signatures
from rawi.store.index import Memory
from rawi.store.opening import broken_as_store_error, writing
from rawi.store.prepare import Prepared, prepare
from rawi.store.regrouping import bring_up_to_date
from rawi.store.rows import Decided, Decision
from rawi.store.runs import Run, finish_run, start_run

__all__ = ["Writer"]


class Writer:
    """What of a ``Store`` writes; its methods are documented there."""

    def __init__(self, path: Path, engine: Engine) -> None:
        self._path = path
        self._engine = engine
        self._names = adding.Names()
        self._memory = Memory()
        self._run: Run | None = None
        self._lock = Lock()

    def add(self, coded: Sequence[CodedReport | Prepared]) -> Added:
        prepared = _prepared(coded)
        with self._writing() as connection, self._in_run(connection, "add") as run:
            change = adding.add(
                connection, prepared, self._names, run=run.id, program=run.program, knowledge=run.knowledge
            )
            recopied = file_signatures(connection, change.signed, self._memory)
            changed = self._regroup(connection, change, claims=change.claims, recopied=recopied)
            _count(run, change)
            return Added(tuple(change.reports), change.versions, change.known, len(change.rows), changed)

    def recode(self, coded: Sequence[CodedReport | Prepared]) -> Added:
        prepared = _prepared(coded)
        with self._writing() as connection, self._in_run(connection, "recode") as run:
            change = adding.recode(
                connection, prepared, self._names, run=run.id, program=run.program, knowledge=run.knowledge
            )
            claims = deciding.after_decisions(connection, change.claims)
            changed = self._regroup(connection, change, claims=claims)
            _count(run, change)
            return Added(tuple(change.reports), 0, 0, len(change.rows), changed)

    def _regroup(self, connection: Connection, change: adding.Change, **more: Any) -> int:
        """Bring events up to date with what was added; how many are new or changed."""
        regrouped = bring_up_to_date(
            connection,
            self._memory,
            self._names,
            rows=change.rows,
            removed=change.gone,
            heirs=change.heirs,
            **more,
        )
        return len(regrouped.changed)

    @contextmanager
    def run(self, command: str, settings: Mapping[str, object]) -> Iterator[Run]:
        with self._writing() as connection:
            self._run = run = start_run(connection, command, settings)
        try:
            yield run
            with self._writing() as connection:
                finish_run(connection, run)
        finally:
            self._run = None

    def decide(self, verb: str, subject: str, **named: Any) -> Decided:
        with self._writing() as connection:
            effect = deciding.decide(connection, verb, subject, **named)
            self._carry_out(connection, effect)
        return Decided(effect.decision, not effect.new)

    def undo(self, decision: int, **named: Any) -> Decision:
        with self._writing() as connection:
            effect = deciding.undo(connection, decision, **named)
            self._carry_out(connection, effect)
        return effect.decision

    def _carry_out(self, connection: Connection, effect: deciding.Effect) -> None:
        if effect.new:
            bring_up_to_date(
                connection,
                self._memory,
                self._names,
                claims=effect.claims,
                removed=effect.removed,
                again=effect.again,
                called=effect.called,
            )

    @contextmanager
    def _in_run(self, connection: Connection, command: str) -> Iterator[Run]:
        """The run that goes on, or one for this transaction alone."""
        if self._run is not None:
            yield self._run
            return
        run = start_run(connection, command, {})
        yield run
        finish_run(connection, run)

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """A transaction; what was remembered is forgotten when it is taken back."""
        with self._lock:
            try:
                with broken_as_store_error(self._path), writing(self._engine) as connection:
                    yield connection
            except BaseException:
                self._names.forget()
                self._memory.forget()
                raise


def _count(run: Run, change: adding.Change) -> None:
    run.reports += len(change.reports)
    run.statements += len(change.rows)


def _prepared(coded: Sequence[CodedReport | Prepared]) -> list[Prepared]:
    return [one if isinstance(one, Prepared) else prepare(one) for one in coded]
