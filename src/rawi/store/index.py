"""The claims of a store as reconciling wants them: an index over its tables.

Everything goes through one connection within its transaction. What was read is remembered until another process has
written; that is also why it is quick: the blocks of one batch of reports are much alike.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, cast

from sqlalchemy import Connection

from rawi.reconcile.blocking import block_keys
from rawi.reconcile.claim import Claim, Party, Spot, Toll

__all__ = ["Memory", "StoreCopies", "StoreIndex", "body_of", "claim_of", "hashed"]

MOST_REMEMBERED = 60_000
AT_ONCE = 400


def hashed(key: str) -> int:
    """A key as a whole number that SQLite holds; two keys with one number are only compared needlessly."""
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), "big", signed=True)


def body_of(claim: Claim) -> str:
    """A claim as JSON: its fields in their order."""
    values: list[Any] = []
    for name in Claim.__slots__:
        value = getattr(claim, name)
        if isinstance(value, Party):
            value = [value.ids, value.names, value.sides]
        elif name == "spots":
            value = [[s.id, s.name, s.lat, s.lon, s.radius_km, s.country] for s in value]
        elif name == "tolls":
            value = [[t.what, t.low, t.high] for t in value]
        elif isinstance(value, date):
            value = value.isoformat()
        values.append(value)
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def claim_of(body: str) -> Claim:
    """A claim from its JSON."""
    values = dict(zip(Claim.__slots__, json.loads(body), strict=True))
    for name in ("agents", "targets"):
        values[name] = Party(*map(tuple, values[name]))
    values["spots"] = tuple(Spot(*spot) for spot in values["spots"])
    values["tolls"] = tuple(Toll(*toll) for toll in values["tolls"])
    for name in ("first", "last"):
        values[name] = date.fromisoformat(values[name]) if values[name] else None
    return Claim(**values)


class Memory:
    """What an index has read, kept from one transaction to the next.

    Attributes:
        claims: by row id of their statement.
        leads: row id of a statement -> row id of the lead of its event, or ``None``.
        rows: key of a statement -> its row id.
        copies: key of a report -> key of its group of near-duplicates.
    """

    def __init__(self) -> None:
        self.claims: dict[int, Claim] = {}
        self.leads: dict[int, int | None] = {}
        self.rows: dict[str, int] = {}
        self.copies: dict[str, str | None] = {}
        self._seen: tuple[object, int] | None = None

    def forget(self) -> None:
        """Drop everything: a transaction was taken back."""
        self.claims.clear()
        self.leads.clear()
        self.rows.clear()
        self.copies.clear()
        self._seen = None

    def refresh(self, raw: sqlite3.Connection) -> None:
        """Drop everything if another process has written since, or if it is too much."""
        (version,) = raw.execute("PRAGMA data_version").fetchone()
        # The connection itself and not its address: one that is closed leaves its address to the next, whose count of
        # changes begins anew.
        seen = (raw, version)
        if seen != self._seen or len(self.claims) > MOST_REMEMBERED or len(self.copies) > MOST_REMEMBERED:
            self.forget()
        self._seen = seen


class StoreIndex:
    """``rawi.reconcile.index.Index`` over the tables ``claims`` and ``blocks``.

    Args:
        connection: in a transaction that nobody writes beside.
        memory: what earlier transactions read.
    """

    def __init__(self, connection: Connection, memory: Memory) -> None:
        # The driver's own connection: its calls cost a tenth, and there are several for each statement.
        self._raw = cast(sqlite3.Connection, connection.connection.driver_connection)
        self._memory = memory
        memory.refresh(self._raw)

    def file(self, rows: Mapping[str, int]) -> None:
        """Tell the row ids of statements whose claims will be put."""
        self._memory.rows.update(rows)

    def put(self, claim: Claim, keys: tuple[str, ...]) -> None:
        """File a claim under its blocks; one of the same statement is replaced, its lead forgotten."""
        self.drop(claim.id)
        row = self.row(claim.id)
        assert row is not None, claim.id
        self._raw.execute("INSERT INTO claims(statement_id, body) VALUES (?, ?)", (row, body_of(claim)))
        self._raw.executemany(
            "INSERT OR IGNORE INTO blocks(block, statement_id) VALUES (?, ?)",
            ((hashed(key), row) for key in keys),
        )
        self._memory.claims[row] = claim
        self._memory.leads[row] = None

    def drop(self, claim_id: str) -> None:
        """Forget a claim and its lead; one that is not there is no error."""
        claim = self.claim(claim_id)
        row = self.row(claim_id)
        if claim is None or row is None:
            return
        self._raw.executemany(
            "DELETE FROM blocks WHERE block = ? AND statement_id = ?",
            ((hashed(key), row) for key in block_keys(claim)),
        )
        self._raw.execute("DELETE FROM claims WHERE statement_id = ?", (row,))
        self._memory.claims.pop(row, None)
        self._memory.leads.pop(row, None)

    def claim(self, claim_id: str) -> Claim | None:
        """The claim of a statement."""
        row = self.row(claim_id)
        return self._load([row]).get(row) if row is not None else None

    def in_blocks(self, keys: tuple[str, ...], *, leads: bool) -> Iterable[Claim]:
        """The claims filed under any of the keys, each once."""
        rows: set[int] = set()
        numbers = [hashed(key) for key in keys]
        for at in range(0, len(numbers), AT_ONCE):
            some = numbers[at : at + AT_ONCE]
            marks = ",".join("?" * len(some))
            rows.update(
                row
                for (row,) in self._raw.execute(
                    f"SELECT statement_id FROM blocks WHERE block IN ({marks})", some
                )
            )
        found = self._load(sorted(rows))
        if leads:
            return [claim for row, claim in found.items() if self._memory.leads.get(row) == row]
        return list(found.values())

    def lead_of(self, claim_id: str) -> str | None:
        """The lead of a statement's event."""
        row = self.row(claim_id)
        if row is None or row not in self._load([row]):
            return None
        lead = self._memory.leads.get(row)
        if lead is None:
            return None
        claim = self._load([lead]).get(lead)
        if claim is not None:
            return claim.id
        # The lead was dropped, and its members have not been settled yet: they still name it.
        (key,) = self._raw.execute("SELECT key FROM statements WHERE id = ?", (lead,)).fetchone()
        return str(key)

    def members(self, lead_id: str) -> Iterable[Claim]:
        """The claims of the event that a claim leads."""
        lead = self.row(lead_id)
        rows = [
            row for (row,) in self._raw.execute("SELECT statement_id FROM claims WHERE lead_id = ?", (lead,))
        ]
        return list(self._load(rows).values())

    def assign(self, claim_id: str, lead_id: str) -> None:
        """Put a claim into the event that a claim leads."""
        row, lead = self.row(claim_id), self.row(lead_id)
        assert row is not None and lead is not None
        self._raw.execute("UPDATE claims SET lead_id = ? WHERE statement_id = ?", (lead, row))
        self._memory.leads[row] = lead

    def row(self, claim_id: str) -> int | None:
        """The row id of the statement that a claim is of; of those with one key, the one that counts."""
        known = self._memory.rows.get(claim_id)
        if known is None:
            found = self._raw.execute(
                "SELECT s.id FROM statements s LEFT JOIN claims c ON c.statement_id = s.id WHERE s.key = ?"
                " ORDER BY c.statement_id IS NULL, s.current DESC, s.id DESC LIMIT 1",
                (claim_id,),
            ).fetchone()
            if found is None:
                return None
            known = self._memory.rows[claim_id] = int(found[0])
        return known

    def _load(self, rows: Iterable[int]) -> dict[int, Claim]:
        """Claims by their row ids; what is not remembered is read."""
        memory = self._memory
        rows = list(rows)
        missing = [row for row in rows if row not in memory.claims]
        for at in range(0, len(missing), AT_ONCE):
            some = missing[at : at + AT_ONCE]
            marks = ",".join("?" * len(some))
            query = f"SELECT statement_id, body, lead_id FROM claims WHERE statement_id IN ({marks})"
            for row, body, lead in self._raw.execute(query, some):
                claim = memory.claims[row] = claim_of(body)
                memory.leads[row] = lead
                memory.rows[claim.id] = row
        return {row: memory.claims[row] for row in rows if row in memory.claims}


class StoreCopies(Mapping[str, str]):
    """Key of a report -> key of its group of near-duplicates; reports without copies are not in it."""

    def __init__(self, connection: Connection, memory: Memory) -> None:
        self._raw = cast(sqlite3.Connection, connection.connection.driver_connection)
        self._memory = memory

    def __getitem__(self, key: str) -> str:
        known = self._memory.copies
        if key not in known:
            found = self._raw.execute("SELECT copies FROM reports WHERE key = ?", (key,)).fetchone()
            known[key] = found[0] if found else None
        group = known[key]
        if group is None:
            raise KeyError(key)
        return group

    def __iter__(self) -> Iterator[str]:
        for (key,) in self._raw.execute("SELECT key FROM reports WHERE copies IS NOT NULL"):
            yield key

    def __len__(self) -> int:
        return int(self._raw.execute("SELECT count(*) FROM reports WHERE copies IS NOT NULL").fetchone()[0])
