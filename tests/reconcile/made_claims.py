"""Claims for tests, with what a test does not care about filled in."""

from __future__ import annotations

from datetime import date
from typing import Any

from rawi.knowledge.kinds import load_kinds
from rawi.reconcile.claim import Claim, Party, Spot, Toll
from rawi.reconcile.sides import party_side

BUKAMAL = Spot("region:al-bukamal", "البوكمال", 34.4523, 40.9185, 10.0, "SY")
KAFRANBEL = Spot("geonames:170123", "كفرنبل", 35.6139, 36.5631, 8.0, "SY")
HAZARIN = Spot("geonames:170124", "حزارين", 35.6020, 36.5070, 5.0, "SY")
IDLIB_SOUTH = Spot("region:southern-idlib", "ريف إدلب الجنوبي", 35.55, 36.6, 30.0, "SY")


def party(*who: str) -> Party:
    """Registry ids, and names that hold a blank or an Arabic letter."""
    ids = tuple(sorted(name for name in who if name.isascii() and " " not in name))
    names = tuple(sorted(name for name in who if name not in ids))
    return Party(ids, names, tuple(sorted({party_side(id_, None) for id_ in ids} - {"", "unaligned"})))


def claim(
    id_: str, kind: str = "shelling", day: str | tuple[str, str] | None = "2019-05-02", **given: Any
) -> Claim:
    """A claim of one statement.

    Args:
        id_: «report#number»; the report is what stands before the sign.
        kind: its kind.
        day: the day, or the first and last; none for ``dated="none"``.
        given: other fields; ``agents`` and ``targets`` as ids and names, ``place`` for a single spot, ``tolls`` as
            keywords of numbers or pairs.
    """
    first, last = (day, day) if isinstance(day, str) or day is None else day
    tolls = tuple(
        Toll(what, *(number if isinstance(number, tuple) else (number, number)))
        for what, number in given.pop("tolls", {}).items()
    )
    place = given.pop("place", KAFRANBEL)
    values: dict[str, Any] = {
        "status": "happened",
        "agents": party(*given.pop("agents", ())),
        "targets": party(*given.pop("targets", ())),
        "spots": given.pop("spots", (place,) if place else ()),
        "dated": given.pop("dated", "stated" if first else "none"),
        "speaker": "",
        "speaker_id": None,
        "speaker_side": "",
        "outlet": f"outlet of {id_.split('#')[0]}",
        "outlet_side": "",
        "sentence": id_,
    }
    values.update(given)
    return Claim(
        id=id_,
        report=id_.split("#")[0],
        kind=kind,
        family=load_kinds()[kind].family,
        first=date.fromisoformat(first) if first else None,
        last=date.fromisoformat(last) if last else None,
        tolls=tolls,
        **values,
    )
