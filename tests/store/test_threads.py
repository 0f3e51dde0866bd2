"""One store, many threads: what a server does with it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from rawi.store import EventFilter, Store, open_store

from .conftest import CAPTURE, SHELLING, coded


def test_many_threads_read_while_others_write_and_decide(store: Store, path: Path) -> None:
    """Nobody waits for an answer or gets half of one: every list is of one moment."""
    store.add([coded(SHELLING), coded(CAPTURE)])
    key = store.events().rows[0].key
    reader = open_store(path)

    def consistent() -> bool:
        detail = reader.event(key)
        page = reader.events(size=500)
        facets = reader.facets()
        return (
            detail.event.statements == sum(len(voice.statements) for voice in detail.voices)
            and len({event.key for event in page}) == len(page) == page.total
            and all(facet.count > 0 for facet in facets["kind"])
        )

    def write(number: int) -> bool:
        done = store.add(coded(SHELLING.replace("5", str(number + 10)), outlet=f"وكالة {number}"))
        return len(done.added) == 1

    def decide(number: int) -> bool:
        made = store.decide("accept", key, reviewer=f"r{number}").decision
        return store.undo(made.id, reviewer=f"r{number}").undoes == made.id

    tasks: list[Callable[[], bool]] = []
    for number in range(12):
        tasks += [consistent, consistent, lambda n=number: write(n), lambda n=number: decide(n), consistent]  # type: ignore[misc]
    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(lambda task: task(), tasks))
    reader.close()
    assert store.status().reports == 14 and store.decisions().total == 24
    assert store.events(EventFilter(kind=("shelling",))).total >= 1
