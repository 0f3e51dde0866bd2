"""Whatever is decided by whom and undone in which order: the store is as it was, and as if all had come at once."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from sqlalchemy import select

from rawi.reconcile.grouping import regroup
from rawi.reconcile.memory import MemoryIndex
from rawi.store import EventFilter, Store, open_store, schema
from rawi.store.decisions import rulings
from rawi.store.index import claim_of
from rawi.store.prepare import Prepared, prepare

from .conftest import coded

EVERY = EventFilter(review=("open", "accepted", "rejected", "corrected", "flagged"))
TOLD = "قصفت قوات النظام السوري مدينة سراقب أمس، ما أدى إلى مقتل {} مدنيين، بحسب {}."
Shape = set[tuple[str, str, str, str, frozenset[str]]]


@pytest.fixture(scope="module")
def reports() -> list[Prepared]:
    """Six reports: a shelling that is told, copied and denied, and two other events."""
    texts = (
        TOLD.format(4, "الدفاع المدني السوري"),
        TOLD.format(6, "المرصد السوري لحقوق الإنسان"),
        "نفى الجيش السوري أن يكون قد قصف مدينة سراقب أمس.",
        "سيطر الجيش السوري اليوم على مدينة خان شيخون.",
        "قصفت طائرات روسية مدينة سراقب أمس، ما أدى إلى مقتل 7 مدنيين. وقصفت طائرات روسية بلدة كفرنبل.",
        "قصفت قوات النظام مدينة سراقب، ما أدى إلى إصابة 3 أشخاص.",
    )
    return [prepare(coded(text, outlet=f"وكالة {n}")) for n, text in enumerate(texts)]


def members(store: Store, event: str) -> list[str]:
    return [row.key for voice in store.event(event).voices for row in voice.statements]


def shape(store: Store) -> Shape:
    """Every event: key, kind, grade, what reviewers made of it, statements."""
    return {(e.key, e.kind, e.grade, e.review, frozenset(members(store, e.key))) for e in store.events(EVERY)}


def decide(rng: random.Random, store: Store) -> list[int]:
    """Something that can be decided, and its number."""
    events = [event.key for event in store.events(EVERY)]
    if not events:
        return []
    event = rng.choice(events)
    statements = members(store, event)
    verb = rng.choice(("accept", "reject", "flag", "correct", "split", "merge"))
    subject, named = rng.choice((event, rng.choice(statements))), {}
    if verb == "correct":
        named = {"field": "kind", "value": rng.choice(("airstrike", "clash", "shelling"))}
    elif verb in ("split", "merge"):
        subject = event
        others = statements[: rng.randrange(len(statements))] if verb == "split" else events
        others = [other for other in others if other != event]
        if not others:
            return []
        named = {"others": others if verb == "split" else [rng.choice(others)]}
    return [store.decide(verb, subject, reviewer="a", **named).decision.id]  # type: ignore[arg-type]


@pytest.mark.parametrize("seed", range(4))
def test_undoing_everything_gives_back_what_was(reports: list[Prepared], tmp_path: Path, seed: int) -> None:
    """In any order; and every key leads to its event, whatever was merged and split on the way."""
    rng = random.Random(seed)
    with open_store(tmp_path / "x.db", write=True, create=True) as store:
        store.add(reports)
        before, made = shape(store), []
        for _ in range(8):
            made += decide(rng, store)
        rng.shuffle(made)
        for number in made:
            store.undo(number, reviewer="b")
        assert {row[1:] for row in shape(store)} == {row[1:] for row in before}
        for key, *_, statements in before:
            assert set(members(store, key)) == statements


@pytest.mark.parametrize("seed", range(4))
def test_two_writers_come_to_what_one_run_would(reports: list[Prepared], tmp_path: Path, seed: int) -> None:
    """Reports come one by one to either of two writers, decisions and newer codings between them."""
    rng = random.Random(100 + seed)
    with (
        open_store(tmp_path / "x.db", write=True, create=True) as one,
        open_store(tmp_path / "x.db", write=True) as other,
    ):
        made: list[int] = []
        for report in rng.sample(reports, len(reports)):
            rng.choice((one, other)).add(report)
            made += decide(rng, rng.choice((one, other)))
            if made and rng.random() < 0.3:
                other.undo(made.pop(), reviewer="b")
            if rng.random() < 0.3:
                one.recode([report])
        with one._reading() as connection:
            claims = [claim_of(body) for body in connection.scalars(select(schema.claims.c.body))]
            ruled = rulings(connection)
        index = MemoryIndex()
        regroup(claims, index, rulings=ruled)
        groups: dict[str | None, set[str]] = {}
        for claim in claims:
            groups.setdefault(index.lead_of(claim.id), set()).add(claim.id)
        assert {row[-1] for row in shape(other)} == {frozenset(group) for group in groups.values()}
