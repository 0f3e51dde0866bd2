"""Whose side an actor, an outlet or a speaker is on, and which ids are one voice."""

from __future__ import annotations

from datetime import date
from functools import cache

from rawi.knowledge.registry import folded_names, load_actors
from rawi.knowledge.sources import load_outlets, load_spokesmen

__all__ = ["allied", "at_odds", "nisba_side", "one_voice", "outlet_of", "party_side", "related", "side_label"]

# What makes «a Syrian military source» a voice of the Syrian state, and not any Syrian.
_OFFICIAL = frozenset({
    "عسكري", "عسكريه", "امني", "امنيه", "حكومي", "حكوميه", "رسمي", "رسميه", "وزاره", "وزير", "جيش", "حكومه",
    "رياسه", "خارجيه", "دفاع", "داخليه",
})  # fmt: skip


@cache
def allied(one: str, other: str) -> bool:
    """Whether two sides, by id, are the same or allies; a side that the registry lacks has no allies."""
    sides = load_actors().sides
    return one == other or (one in sides and other in sides[one].allies)


@cache
def at_odds(one: str, other: str) -> bool:
    """Whether two sides are neither allied nor allied to a third: Russia and Hezbollah fought beside one army."""
    sides = load_actors().sides
    if allied(one, other) or one not in sides or other not in sides:
        return False
    return sides[one].allies.isdisjoint(sides[other].allies)


@cache
def related(one: str, other: str) -> bool:
    """Whether two actors, by id, are the same or one is part of the other."""
    return one == other or one in _line(other) or other in _line(one)


@cache
def party_side(id_: str, day: date | None) -> str:
    """The side of an actor, outlet or spokesman on a day; empty for none or unknown."""
    actor = load_actors().actors.get(id_)
    if actor is not None:
        return actor.side
    outlet = load_outlets().get(id_)
    if outlet is not None:
        return outlet.side_on(day)
    person = load_spokesmen().get(id_)
    if person is None:
        return ""
    return person.side or (load_outlets()[person.body].side_on(day) if person.body else "")


@cache
def one_voice(id_: str) -> str:
    """The id that stands for a speaker: a spokesman's body, an outlet's actor."""
    person = load_spokesmen().get(id_)
    if person is not None:
        id_ = person.body or person.actor or id_
    outlet = load_outlets().get(id_)
    return (outlet.actor or id_) if outlet is not None else id_


@cache
def outlet_of(name: str | None, url: str | None, day: date | None) -> tuple[str | None, str]:
    """The id of an outlet, by its name or else by the address, and its side on a day; ``None`` for one unknown."""
    outlets = load_outlets()
    found = (outlets.find(name) if name else None) or (outlets.of_url(url) if url else None)
    return (found.id, found.side_on(day)) if found is not None else (None, "")


def nisba_side(words: str, day: date | None) -> str:
    """The side of an unnamed official («مصدر عسكري سوري»), by folded words; empty for all others."""
    bare = [word.removeprefix("ال") for word in words.split()]
    if _OFFICIAL.isdisjoint(bare):
        return ""
    nisbas = _nisbas()
    registry = load_actors()
    for word in bare:
        ids = nisbas.get(word) or nisbas.get(word.removesuffix("ه")) or []
        then = [id_ for id_ in ids if registry.active(registry.actors[id_], day)]
        if then:
            return party_side(then[0], day)
    return ""


def side_label(side: str) -> str:
    """The English name of a side; the id itself where the registry lacks it."""
    sides = load_actors().sides
    return sides[side].english if side in sides else side


@cache
def _line(id_: str) -> tuple[str, ...]:
    """The actors that an actor is part of, the nearest first."""
    actors = load_actors().actors
    line: list[str] = []
    while id_ in actors and (parent := actors[id_].parent) is not None and parent not in line:
        line.append(parent)
        id_ = parent
    return tuple(line)


@cache
def _nisbas() -> dict[str, list[str]]:
    pairs = [(text, actor.id) for text, actor, tag in load_actors().aliases() if tag == "nisba"]
    bearers: dict[str, list[str]] = {}
    for folded, (_, id_) in zip(folded_names(text for text, _ in pairs), pairs, strict=True):
        bearers.setdefault(folded, []).append(id_)
    return bearers
