"""Bringing the store's events up to date with its statements, and keeping their keys.

An event keeps its key as long as most of its statements stay together: of the new groups, the one with most
statements of an old event takes over its key. Other groups get a new one, from the key of the statement that leads
them; a key that nobody takes over leads to the event where most of its statements are now.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, delete, insert, select, update

from rawi.event import Event
from rawi.reconcile.claim import Claim
from rawi.reconcile.grading import event_of
from rawi.reconcile.grouping import regroup
from rawi.store import schema
from rawi.store.adding import Names, next_id, slices
from rawi.store.decisions import rulings
from rawi.store.deriving import write_events
from rawi.store.index import Memory, StoreCopies, StoreIndex
from rawi.store.times import now

__all__ = ["Regrouped", "bring_up_to_date"]

e, m, a = schema.events.c, schema.event_statements.c, schema.event_aliases.c


@dataclass(slots=True)
class Regrouped:
    """What became of events.

    Attributes:
        changed: row ids of events that are new or were derived anew.
        gone: keys of events that are no more.
    """

    changed: list[int] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)


def bring_up_to_date(
    connection: Connection,
    memory: Memory,
    names: Names,
    *,
    claims: Sequence[Claim] = (),
    rows: Mapping[str, int] | None = None,
    removed: Iterable[str] = (),
    heirs: Mapping[int, int] | None = None,
    recopied: Iterable[int] = (),
    again: Iterable[str] = (),
    called: Mapping[str, str] | None = None,
) -> Regrouped:
    """Group statements anew where anything changed, and derive the events that this touches.

    Args:
        connection: in a transaction that nobody writes beside.
        memory, names: remembered rows.
        claims: new or corrected ones.
        rows: row ids of the statements of new claims, by key.
        removed: keys of statements that count no more.
        heirs: row id of a new statement -> that of the removed one that it takes the place of.
        recopied: ids of reports whose group of near-duplicates changed.
        again: keys of statements whose events are to be derived anew in any case.
        called: key of an event -> key of the statement whose event is to be called so, where a reviewer said which.
    """
    index = StoreIndex(connection, memory)
    removed = list(removed)
    gone_rows = [row for key in removed if (row := index.row(key)) is not None]
    before = _events_of(connection, gone_rows)
    ruled = rulings(connection)
    # First what goes, then what comes: a statement coded anew has the key of the one that it takes the place of.
    went = regroup((), index, removed=removed, rulings=ruled)
    index.file(rows or {})
    came = regroup(claims, index, rulings=ruled)
    leads = {lead for lead in (*went.events, *came.events) if index.lead_of(lead) == lead}
    for key in again:
        lead = index.lead_of(key)
        if lead is not None:
            leads.add(lead)
    leads |= _leads_of_reports(connection, recopied)
    copies = StoreCopies(connection, memory)
    derived = [event_of(lead, index, copies) for lead in sorted(leads)]
    unled = [row for key in (*went.gone, *came.gone) if (row := index.row(key)) is not None]
    return _write(connection, index, names, derived, unled, before, heirs or {}, called or {})


def _leads_of_reports(connection: Connection, reports: Iterable[int]) -> set[str]:
    """Leads of the events that reports tell of."""
    s, c = schema.statements, schema.claims.c
    lead = schema.statements.alias("lead")
    found: set[str] = set()
    for some in slices(sorted(set(reports))):
        query = (
            select(lead.c.key)
            .join(schema.claims, c.lead_id == lead.c.id)
            .join(s, s.c.id == c.statement_id)
            .where(s.c.report_id.in_(some))
        )
        found.update(connection.scalars(query))
    return found


def _events_of(connection: Connection, rows: Sequence[int]) -> dict[int, int]:
    """The events that statements are in, by the statements' row ids."""
    found: dict[int, int] = {}
    for some in slices(rows):
        query = select(m.statement_id, m.event_id).where(m.statement_id.in_(some))
        found.update((statement, event) for statement, event in connection.execute(query))
    return found


def _write(
    connection: Connection,
    index: StoreIndex,
    names: Names,
    derived: list[Event],
    unled: list[int],
    removed: dict[int, int],
    heirs: Mapping[int, int],
    called: Mapping[str, str],
) -> Regrouped:
    """Match derived events with those in the store, and write what changed."""
    members = {event.lead: _rows(index, event) for event in derived}
    before = _events_of(connection, [row for rows in members.values() for row in rows])
    for row, old in heirs.items():
        if old in removed:
            before.setdefault(row, removed[old])
    touched = set(before.values()) | set(removed.values()) | _led_by(connection, unled)
    keys = _keys(connection, touched)
    wanted = _wanted(members, called)
    taken = _matched(members, before, keys, wanted)
    first = next_id(connection, schema.events)
    ids: dict[str, int] = {}
    fresh: dict[int, str] = {}
    for event in derived:
        if event.lead in taken:
            row = taken[event.lead]
        else:
            row = first + len(fresh)
            fresh[row] = _fresh_key(connection, event.lead, set(fresh.values()), wanted.get(event.lead))
        ids[event.lead] = row
    gone = touched - set(taken.values())
    _clear(connection, [*gone, *taken.values()], removed)
    write_events(
        connection, names, [(ids[event.lead], fresh.get(ids[event.lead]), event, members[event.lead]) for event in derived]
    )  # fmt: skip
    _leave_aliases(connection, gone, keys, before, members, ids)
    return Regrouped(sorted(ids.values()), sorted(keys[event] for event in gone))


def _rows(index: StoreIndex, event: Event) -> dict[int, str]:
    """The event's statements: row ids with their keys."""
    rows = {}
    for key in event.statements:
        row = index.row(key)
        assert row is not None, key
        rows[row] = key
    return rows


def _led_by(connection: Connection, rows: Sequence[int]) -> set[int]:
    found: set[int] = set()
    for some in slices(rows):
        found.update(connection.scalars(select(e.id).where(e.lead_id.in_(some))))
    return found


def _keys(connection: Connection, events: Iterable[int]) -> dict[int, str]:
    found: dict[int, str] = {}
    for some in slices(sorted(events)):
        found.update((id, key) for id, key in connection.execute(select(e.id, e.key).where(e.id.in_(some))))
    return found


def _wanted(members: Mapping[str, Mapping[int, str]], called: Mapping[str, str]) -> dict[str, str]:
    """The keys that groups are to have, by their leads."""
    wanted: dict[str, str] = {}
    for key, statement in called.items():
        lead = next((lead for lead, rows in members.items() if statement in rows.values()), None)
        if lead is not None:
            wanted.setdefault(lead, key)
    return wanted


def _matched(
    members: Mapping[str, Mapping[int, str]],
    before: Mapping[int, int],
    keys: Mapping[int, str],
    wanted: Mapping[str, str],
) -> dict[str, int]:
    """Which old event each group takes over: the one whose key it is to have, else the pair that shares most statements
    first; among equals, the group whose lead the event is called after."""
    shared: list[tuple[bool, int, bool, int, str]] = []
    for lead, rows in members.items():
        counts = Counter(before[row] for row in rows if row in before)
        for event, number in counts.items():
            key = keys[event]
            if wanted.get(lead, key) == key:
                shared.append((lead not in wanted, -number, key != _called_after(lead), event, lead))
    taken: dict[str, int] = {}
    used: set[int] = set()
    for *_, event, lead in sorted(shared):
        if lead not in taken and event not in used:
            taken[lead] = event
            used.add(event)
    return taken


def _called_after(lead: str, turn: int = 0) -> str:
    """«e» and eight hexadecimal digits, from the key of the statement that leads."""
    return "e" + hashlib.sha256(f"{lead} {turn}".encode() if turn else lead.encode()).hexdigest()[:8]


def _fresh_key(connection: Connection, lead: str, reserved: set[str], wanted: str | None) -> str:
    """A key that no event has. One that led to another event, or to none, is again that of the event with this lead."""
    turn = 0
    key = wanted or _called_after(lead)
    while key in reserved or connection.scalar(select(e.id).where(e.key == key)) is not None:
        key = _called_after(lead, turn)
        turn += 1
    connection.execute(delete(schema.event_aliases).where(a.key == key))
    return key


def _clear(connection: Connection, events: Sequence[int], removed: Mapping[int, int]) -> None:
    """Remove all that hangs on events, before they are written anew."""
    for some in slices(list(removed)):
        connection.execute(delete(schema.event_statements).where(m.statement_id.in_(some)))
    for some in slices(events):
        for table in (schema.event_statements, schema.event_actors, schema.event_figures, schema.links):
            connection.execute(delete(table).where(table.c.event_id.in_(some)))


def _leave_aliases(
    connection: Connection,
    gone: set[int],
    keys: Mapping[int, str],
    before: Mapping[int, int],
    members: Mapping[str, Mapping[int, str]],
    ids: Mapping[str, int],
) -> None:
    """Let the keys of events that are no more lead to where most of their statements went."""
    if not gone:
        return
    now_in = {row: ids[lead] for lead, rows in members.items() for row in rows}
    for event in sorted(gone):
        went = Counter(now_in[row] for row, old in before.items() if old == event)
        target = went.most_common(1)[0][0] if went else None
        key = connection.scalar(select(e.key).where(e.id == target)) if target is not None else None
        connection.execute(update(schema.event_aliases).where(a.now == keys[event]).values(now=key))
        connection.execute(
            insert(schema.event_aliases).prefix_with("OR REPLACE"),
            {"key": keys[event], "now": key, "changed": now()},
        )
    connection.execute(delete(schema.events).where(e.id.in_(sorted(gone))))
