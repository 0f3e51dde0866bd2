"""Putting coded reports into a store: each whole, in a transaction that the caller holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import Connection, Table, func, insert, select, update

from rawi.store import schema
from rawi.store.times import now

if TYPE_CHECKING:  # reading needs this module too, and not all that prepares rows
    from rawi.reconcile.claim import Claim
    from rawi.store.prepare import Prepared

__all__ = [
    "Change",
    "Names",
    "Signed",
    "add",
    "add_coding",
    "known_keys",
    "next_id",
    "now",
    "recode",
    "retire",
    "slices",
]

Key = TypeVar("Key")
MOST_REMEMBERED = 100_000
AT_ONCE = 500
"""Values in one query: SQLite's limit was 999 for long."""


@dataclass(frozen=True, slots=True)
class Signed:
    """A report with its signature and its hashed bands."""

    id: int
    key: str
    signature: bytes
    bands: tuple[int, ...]


@dataclass(slots=True)
class Change:
    """What adding did to the store, for those who regroup statements.

    Attributes:
        reports: keys of new reports.
        versions: how many of them replaced an older text.
        known: how many were there already.
        claims: what statements claim that count from now on.
        rows: ids of these statements, by key.
        gone: keys of statements that no longer count.
        heirs: id of a new statement -> id of the one that it takes the place of: the same kind by the same word.
        signed: new reports that may have near-duplicates.
    """

    reports: list[str] = field(default_factory=list)
    versions: int = 0
    known: int = 0
    claims: list[Claim] = field(default_factory=list)
    rows: dict[str, int] = field(default_factory=dict)
    gone: list[str] = field(default_factory=list)
    heirs: dict[int, int] = field(default_factory=dict)
    signed: list[Signed] = field(default_factory=list)


class Names:
    """Row ids of places and of whatever else has a key, remembered between transactions.

    Rows with keys are never removed, so an id that was committed holds for good; ``forget`` drops all after a
    transaction that was not.
    """

    def __init__(self) -> None:
        self._ids: dict[str, dict[str, int]] = {}

    def forget(self) -> None:
        """Ask the store again for every key."""
        self._ids.clear()

    def ids(self, connection: Connection, table: Table, rows: dict[str, dict[str, Any]]) -> dict[str, int]:
        """The ids of rows by their keys; those that the table lacks are added."""
        known = self._ids.setdefault(table.name, {})
        if len(known) > MOST_REMEMBERED:
            known.clear()
        missing = [key for key in rows if key not in known]
        for some in slices(missing):
            query = select(table.c.key, table.c.id).where(table.c.key.in_(some))
            known.update((key, id) for key, id in connection.execute(query))
        new = [rows[key] for key in missing if key not in known]
        if new:
            first = next_id(connection, table)
            numbered = [{**row, "id": first + i} for i, row in enumerate(new)]
            connection.execute(insert(table), numbered)
            known.update((row["key"], row["id"]) for row in numbered)
        return {key: known[key] for key in rows}


def known_keys(connection: Connection, keys: Iterable[str]) -> set[str]:
    """Which of these reports the store holds."""
    found: set[str] = set()
    for some in slices(list(keys)):
        found.update(connection.scalars(select(schema.reports.c.key).where(schema.reports.c.key.in_(some))))
    return found


def add(
    connection: Connection,
    prepared: Sequence[Prepared],
    names: Names,
    *,
    run: int,
    program: str,
    knowledge: str,
) -> Change:
    """Add reports that the store lacks; a text that differs from what its address had before is a new version.

    Args:
        connection: in a transaction that nobody writes beside.
        prepared: the reports.
        names: remembered ids.
        run: id of the run that adds them.
        program: rawi's version.
        knowledge: hash of the knowledge they were coded by.
    """
    change = Change()
    known = known_keys(connection, [report.key for report in prepared])
    for report in prepared:
        if report.key in known:
            change.known += 1
            continue
        known.add(report.key)
        report_id, old = _add_report(connection, report, run, change)
        add_coding(
            connection, report_id, report, names, change, run=run, program=program, knowledge=knowledge
        )
        leave_to_heirs(old, report, change)
        change.reports.append(report.key)
    return change


def recode(
    connection: Connection,
    prepared: Sequence[Prepared],
    names: Names,
    *,
    run: int,
    program: str,
    knowledge: str,
) -> Change:
    """Add what a newer coder makes of reports that the store holds; the older coding stays beside it.

    Reports that the store lacks, and versions that a newer text replaced, are passed over.
    """
    r = schema.reports.c
    change = Change()
    for report in prepared:
        id = connection.scalar(select(r.id).where(r.key == report.key, r.current == 1))
        if id is None:
            continue
        old = retire(connection, id)
        change.gone += (row.key for row in old)
        add_coding(connection, id, report, names, change, run=run, program=program, knowledge=knowledge)
        leave_to_heirs(old, report, change)
        change.reports.append(report.key)
    return change


def _add_report(
    connection: Connection, report: Prepared, run: int, change: Change
) -> tuple[int, Sequence[Any]]:
    """Add a report's own row; its id, and the statements of the version that it replaces."""
    reports = schema.reports
    version, replaces = 1, None
    old: Sequence[Any] = ()
    if report.columns["url_key"] is not None:
        before = connection.execute(
            select(reports.c.id, reports.c.version)
            .where(reports.c.url_key == report.columns["url_key"])
            .order_by(reports.c.version.desc())
            .limit(1)
        ).first()
        if before is not None:
            version, replaces = before.version + 1, before.id
            connection.execute(update(reports).where(reports.c.id == before.id).values(current=0))
            change.versions += 1
            old = retire(connection, before.id)
            change.gone += (row.key for row in old)
    report_id = next_id(connection, reports)
    connection.execute(
        insert(reports),
        {**report.columns, "id": report_id, "version": version, "replaces": replaces, "current": 1,
         "run_id": run, "added": now(), "signature": report.signature, "copies": None},
    )  # fmt: skip
    if report.signature is not None:
        change.signed.append(Signed(report_id, report.key, report.signature, report.bands))
    connection.execute(insert(schema.report_fts), {"rowid": report_id, "folded": report.folded})
    return report_id, old


def retire(connection: Connection, report_id: int) -> Sequence[Any]:
    """Let the statements of a report count no more; id, key, kind and trigger of each. Their rows stay."""
    statements = schema.statements
    held = (statements.c.report_id == report_id) & (statements.c.current == 1)
    s = statements.c
    rows = connection.execute(select(s.id, s.key, s.kind, s.trigger).where(held).order_by(s.id)).all()
    if rows:
        connection.execute(update(statements).where(held).values(current=0))
    return rows


def leave_to_heirs(old: Sequence[Any], report: Prepared, change: Change) -> None:
    """Pair new statements of a report with old ones of the same kind by the same word, in their order."""
    left: dict[tuple[str, str], list[int]] = {}
    for row in reversed(old):
        left.setdefault((row.kind, row.trigger), []).append(row.id)
    for statement in report.statements:
        ids = left.get((statement.columns["kind"], statement.columns["trigger"]))
        if ids:
            change.heirs[change.rows[statement.columns["key"]]] = ids.pop()


def add_coding(
    connection: Connection,
    report_id: int,
    report: Prepared,
    names: Names,
    change: Change,
    *,
    run: int,
    program: str,
    knowledge: str,
) -> None:
    """Add what a coder made of a report, which counts from now on."""
    coding_id = next_id(connection, schema.codings)
    connection.execute(
        insert(schema.codings),
        {
            "id": coding_id,
            "report_id": report_id,
            "run_id": run,
            "program": program,
            "knowledge": knowledge,
            "statements": len(report.statements),
            "warnings": report.warnings,
        },
    )
    connection.execute(
        update(schema.reports).where(schema.reports.c.id == report_id).values(coding_id=coding_id)
    )
    if not report.statements:
        return
    place_ids = names.ids(connection, schema.places, report.places)
    _add_actors(connection, report.actors)
    first = next_id(connection, schema.statements)
    rows: list[dict[str, Any]] = []
    words: list[dict[str, Any]] = []
    roles: list[dict[str, Any]] = []
    counts: list[dict[str, Any]] = []
    for id, statement in enumerate(report.statements, first):
        rows.append(
            {
                **statement.columns,
                "id": id,
                "report_id": report_id,
                "coding_id": coding_id,
                "current": 1,
                "place_id": place_ids[statement.place] if statement.place else None,
            }
        )
        words.append({"rowid": id, "folded": statement.folded})
        for role in statement.roles:
            place = role["place"]
            row = {**role, "statement_id": id, "place_id": place_ids[place] if place else None}
            del row["place"]
            roles.append(row)
        counts += ({**count, "statement_id": id} for count in statement.counts)
        change.rows[statement.columns["key"]] = id
    change.claims += report.claims
    connection.execute(insert(schema.statements), rows)
    connection.execute(insert(schema.statement_fts), words)
    if roles:
        connection.execute(insert(schema.roles), roles)
    if counts:
        connection.execute(insert(schema.counts), counts)


def _add_actors(connection: Connection, actors: dict[str, dict[str, Any]]) -> None:
    if actors:
        connection.execute(insert(schema.actors).prefix_with("OR REPLACE"), list(actors.values()))


def next_id(connection: Connection, table: Table) -> int:
    """The next free id of a table; nobody else can take it before the transaction ends."""
    return (connection.scalar(select(func.max(table.c.id))) or 0) + 1


def slices(keys: Sequence[Key]) -> Iterator[Sequence[Key]]:
    """The keys in portions that one query can take."""
    for at in range(0, len(keys), AT_ONCE):
        yield keys[at : at + AT_ONCE]
