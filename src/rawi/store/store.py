"""The store as programs use it: one object over one file."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine

from rawi import __version__
from rawi.coded import CodedReport
from rawi.report import Report
from rawi.store import events, reports
from rawi.store.answers import Added, Agreement, Counts, Points, QueueRow, Status, Teller
from rawi.store.opening import broken_as_store_error, make_engine, reading
from rawi.store.remembering import Answers
from rawi.store.rows import (
    ActorRow,
    Decided,
    Decision,
    EventDetail,
    EventFilter,
    EventRow,
    Facet,
    Hit,
    Holding,
    Page,
    PlaceRow,
    ReportDetail,
    ReportFilter,
    ReportRow,
    SourceRow,
    Timeline,
)

if TYPE_CHECKING:  # what writes, and what few commands ask for, is loaded when it is called for
    from rawi.store.prepare import Prepared
    from rawi.store.runs import Run
    from rawi.store.writer import Writer

__all__ = ["DEFAULT", "Store", "open_store"]

DEFAULT = Path("rawi.db")
"""The store's file where none is named."""

REPORTS_AT_ONCE = 100


def open_store(path: str | Path = DEFAULT, *, write: bool = False, create: bool = False) -> Store:
    """The store in a file.

    Args:
        path: the file.
        write: whether anything will be added or decided. Several processes may write at once; each waits for the
            others up to a minute.
        create: with ``write``, whether a file that is not there becomes a new, empty store.

    Raises:
        StoreError: it is no store, is damaged, is of a newer rawi, or cannot be read or written.
    """
    return Store(Path(path), make_engine(Path(path), write=write, create=create and write))


class Store:
    """Reports, statements and events in one file; ``open_store`` opens one.

    Every method may raise ``StoreError`` when the file fails under it. Reading methods may be called from several
    threads at once.

    Attributes:
        path: the file.
    """

    def __init__(self, path: Path, engine: Engine) -> None:
        self.path = path
        self._engine = engine
        self._answers = Answers()
        self._maps = Answers(most=4)  # of a hundred thousand points each has 7 MB

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    # Adding

    def knows(self, keys: Sequence[str]) -> set[str]:
        """Which of these report keys (``rawi.store.keys.report_key``) the store holds."""
        from rawi.store.adding import known_keys

        with self._reading() as connection:
            return known_keys(connection, keys)

    def add(self, coded: CodedReport | Prepared | Sequence[CodedReport | Prepared]) -> Added:
        """Add coded reports, all in one transaction, and bring the events near them up to date.

        A report that the store holds (same address, outlet, day, title and text) changes nothing; one whose
        address it knows with another text becomes that report's next version.

        Args:
            coded: one report or several, as ``rawi.code`` or ``rawi.store.prepare.prepare`` give them.

        Raises:
            InputError: a text holds what no file can.
        """
        return self._writer.add(coded if isinstance(coded, Sequence) else [coded])

    def recode(self, coded: Sequence[CodedReport | Prepared]) -> Added:
        """Put a newer coding of reports in the place of the present one, all in one transaction.

        The older statements stay on record. Decisions on statements at the same words hold on; ``StatementRow.differs``
        and ``Decision.now`` tell where the machine now says otherwise.

        Args:
            coded: the same reports, coded again; those that the store lacks are passed over.
        """
        return self._writer.recode(coded)

    def coded_otherwise(self, *, everything: bool = False) -> list[str]:
        """Keys of reports whose present coding is of another version of rawi, or by other knowledge; or of all."""
        from rawi.store.runs import knowledge_hash

        with self._reading() as connection:
            return reports.coded_otherwise(
                connection, None if everything else (__version__, knowledge_hash())
            )

    def reports_to_code(self, keys: Sequence[str]) -> Iterator[Report]:
        """The reports of these keys as they were added, one by one."""
        for at in range(0, len(keys), REPORTS_AT_ONCE):
            with self._reading() as connection:
                found = reports.as_added(connection, keys[at : at + REPORTS_AT_ONCE])
            yield from found

    def run(self, command: str, **settings: object) -> AbstractContextManager[Run]:
        """Record everything added within as one run: which program, when, with what settings.

        A run that was interrupted keeps no end; ``status`` counts these.
        """
        return self._writer.run(command, settings)

    # Deciding

    def decide(
        self,
        verb: str,
        subject: str,
        *,
        reviewer: str,
        reason: str = "",
        field: str | None = None,
        value: Any = None,
        others: Sequence[str] = (),
        client_id: str | None = None,
        group: str | None = None,
    ) -> Decided:
        """Record what a reviewer decided, and bring the events that it touches up to date.

        Args:
            verb: «accept», «reject», «flag» or «correct», of a statement or an event; «split» or «merge», of an event.
            subject: key of the event or statement.
            reviewer: who decides.
            reason: why.
            field, value: of a correction; ``rawi.store.corrections`` tells the fields of statements and the layout of
                their values, ``rawi.store.reviewing.EVENT_FIELDS`` those of events.
            others: of a merge, keys of the events that it is the same as; of a split, keys of the statements that are
                another event.
            client_id: what the caller calls it; asked for twice, it is recorded once.
            group: ties decisions together that are made in one go.

        Raises:
            InputError: it lacks something, or holds what it cannot.
            NotInStore: there is no such event or statement.
        """
        return self._writer.decide(
            verb, subject, reviewer=reviewer, reason=reason, field=field, value=value, others=others,
            client_id=client_id, group=group,
        )  # fmt: skip

    def undo(
        self, decision: int, *, reviewer: str, reason: str = "", client_id: str | None = None
    ) -> Decision:
        """Record that a decision no longer holds; it stays on record.

        Raises:
            InputError: it was undone before, or is an undo itself.
            NotInStore: there is no such decision.
        """
        return self._writer.undo(decision, reviewer=reviewer, reason=reason, client_id=client_id)

    def decisions(
        self, subject: str | None = None, *, reviewer: str | None = None, page: int = 1, size: int = 50
    ) -> Page[Decision]:
        """Decisions, undone ones and undos too, the last first."""
        from rawi.store import decisions

        with self._reading() as connection:
            return decisions.decision_page(
                connection, subject=subject, reviewer=reviewer, number=page, size=size
            )

    # Events

    def events(
        self, wanted: EventFilter | None = None, *, sort: str = "-day", page: int = 1, size: int = 50
    ) -> Page[EventRow]:
        """Events that pass a filter.

        Args:
            wanted: the filter; without it all but those that reviewers rejected.
            sort: «day», «-day» (the last first), «voices», «killed», «kind», «place» or «changed».
            page: from 1.
            size: most rows of a page.

        Raises:
            InputError: the filter or the sort holds what it cannot.
        """
        with self._reading() as connection:
            return events.event_page(connection, wanted or EventFilter(), sort=sort, number=page, size=size)

    def all_events(self, wanted: EventFilter | None = None) -> Iterator[EventRow]:
        """All events that pass a filter, by day, without holding them all."""
        with self._reading() as connection:
            yield from events.event_rows(connection, wanted or EventFilter())

    def all_told(self, wanted: EventFilter | None = None) -> Iterator[tuple[EventRow, tuple[Teller, ...]]]:
        """The same, each with who tells it, all from one state of the store."""
        with self._reading() as connection:
            yield from events.told_rows(connection, wanted or EventFilter())

    def all_details(self, wanted: EventFilter | None = None) -> Iterator[EventDetail]:
        """The same with everything behind each event, all from one state of the store, whatever is written meanwhile."""
        from rawi.store.detail import event_detail

        with self._reading() as connection:
            for row in events.event_rows(connection, wanted or EventFilter()):
                yield event_detail(connection, row.key)

    def facets(self, wanted: EventFilter | None = None) -> dict[str, tuple[Facet, ...]]:
        """For «kind», «grade», «status», «country», «place», «actor», «source», «month» and «review»: the commonest
        values among the events that pass the filter's other fields."""
        with self._reading() as connection:
            asked = wanted or EventFilter()
            return self._answers.get(connection, ("facets", asked), lambda: events.facets(connection, asked))

    def points(self, wanted: EventFilter | None = None) -> Points:
        """The events that have coordinates, column by column, by day: for maps of a hundred thousand."""
        total, columns = self.points_json(wanted)
        return Points(total, **{name: json.loads(column) for name, column in columns.items()})

    def points_json(self, wanted: EventFilter | None = None) -> tuple[int, dict[str, str]]:
        """The same for who passes it on: ``Points.total``, and each column by its name as a JSON array."""
        from rawi.store import charts

        with self._reading() as connection:
            asked = wanted or EventFilter()
            return self._maps.get(
                connection, ("points", asked), lambda: charts.point_columns(connection, asked)
            )

    def counts_over_time(
        self, wanted: EventFilter | None = None, *, by: str = "kind", step: str = "week", series: int = 10
    ) -> Counts:
        """How many events began in each stretch of time.

        Args:
            wanted: the filter.
            by: what the lines are: «kind», «family», «actor» or «grade».
            step: «day», «week» (from Monday), «month» or «year».
            series: how many lines, those with most events first.

        Raises:
            InputError: it cannot be counted so.
        """
        from rawi.store import charts

        with self._reading() as connection:
            asked = wanted or EventFilter()
            return self._answers.get(
                connection,
                ("counts", asked, by, step, series),
                lambda: charts.counts_over_time(connection, asked, by=by, step=step, series=series),
            )

    def event(self, key: str) -> EventDetail:
        """An event with its voices side by side, what links its statements, and what was decided on it.

        A key whose event was joined into another gives that one.

        Raises:
            NotInStore: there is none of this key.
        """
        from rawi.store.detail import event_detail

        with self._reading() as connection:
            return event_detail(connection, key)

    # Reports

    def reports(
        self, wanted: ReportFilter | None = None, *, page: int = 1, size: int = 50
    ) -> Page[ReportRow]:
        """Reports, the last published first."""
        with self._reading() as connection:
            return reports.report_page(connection, wanted or ReportFilter(), number=page, size=size)

    def report(self, key: str) -> ReportDetail:
        """A report with its text, statements and versions.

        Raises:
            NotInStore: there is none of this key.
        """
        with self._reading() as connection:
            return reports.report_detail(connection, key)

    def copies(self, key: str) -> tuple[ReportRow, ...]:
        """Near-duplicates of a report that has statements, the earliest published first."""
        with self._reading() as connection:
            return reports.copies(connection, key)

    def search(self, words: str, *, page: int = 1, size: int = 20) -> Page[Hit]:
        """Reports that hold all the words, in any spelling; the best first.

        Args:
            words: words, «"words side by side"», or the beginning of a word with * after it.
            page: from 1.
            size: most rows of a page.

        Raises:
            InputError: there is no word in it.
        """
        from rawi.store import searching

        with self._reading() as connection:
            return searching.search(connection, words, number=page, size=size)

    # Places

    def places(self, name: str | None = None, *, page: int = 1, size: int = 50) -> Page[PlaceRow]:
        """Places that statements name, those with most events first.

        Args:
            name: a name or part of one in either language, or a gazetteer id; all places without it.
            page: from 1.
            size: most rows of a page.
        """
        from rawi.store import listing

        with self._reading() as connection:
            return listing.places(connection, name, number=page, size=size)

    def actors(self, name: str | None = None, *, size: int = 50) -> tuple[ActorRow, ...]:
        """Actors of the registry that events name, those with most events first; ``name`` as for ``places``."""
        from rawi.store import listing

        with self._reading() as connection:
            return listing.actors(connection, name, size=size)

    def sources(self, name: str | None = None, *, size: int = 50) -> tuple[SourceRow, ...]:
        """Voices, those that speak of most events first; ``name`` as for ``places``."""
        from rawi.store import listing

        with self._reading() as connection:
            return listing.sources(connection, name, size=size)

    def timeline(self, place: str) -> Timeline:
        """Who was said to hold a place from when to when; a name that several places bear means the one told of most.

        Raises:
            NotInStore: no statement names the place.
        """
        from rawi.store import holding

        with self._reading() as connection:
            return holding.timeline(connection, place)

    def holder(self, place: str, on: date) -> tuple[PlaceRow, Holding | None]:
        """Who was said to hold a place on a day; ``None`` when nobody says.

        Raises:
            NotInStore: no statement names the place.
        """
        from rawi.store import holding

        with self._reading() as connection:
            return holding.holder(connection, place, on)

    # Reviewing

    def queue(
        self, *, reviewer: str | None = None, why: str | None = None, page: int = 1, size: int = 20
    ) -> Page[QueueRow]:
        """Statements that a person should look at, those most worth it first.

        Args:
            reviewer: leaves out what this reviewer decided on; without it, what anybody did.
            why: one reason only: «differs», «disputed», «new_actor», «new_place» or «unsure».
            page: from 1.
            size: most rows of a page.

        Raises:
            InputError: there is no such reason.
        """
        from rawi.store import queue

        with self._reading() as connection:
            return queue.queue(connection, reviewer=reviewer, why=why, number=page, size=size)

    def agreement(self) -> tuple[Agreement, ...]:
        """How far reviewers agree with each other and with the machine, field by field."""
        from rawi.store import agreement

        with self._reading() as connection:
            return agreement.agreement(connection)

    def status(self) -> Status:
        """What the store holds."""
        from rawi.store import summary

        with self._reading() as connection:
            return summary.status(connection, self.path)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with broken_as_store_error(self.path), reading(self._engine) as connection:
            yield connection

    @cached_property
    def _writer(self) -> Writer:
        from rawi.store.writer import Writer

        return Writer(self.path, self._engine)
