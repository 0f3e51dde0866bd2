"""Which voices are one: reports that are near-duplicates, and chains that end in one speaker."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable, Mapping

from rensa import RMinHash

from rawi.arabic.fold import fold
from rawi.reconcile.claim import Claim
from rawi.reconcile.settings import load_settings

__all__ = ["bands", "near_duplicates", "signature", "voices_of"]

_WORD = re.compile(r"\w+")


def signature(text: str) -> bytes:
    """The MinHash signature of a report's text; the same text gives the same bytes on every machine.

    It starts with the number of words, so that short texts, alike by chance, are copies only when they are the same.
    """
    copies = load_settings().copies
    words = _WORD.findall(fold(text).text.casefold())
    shingles = {
        " ".join(words[i : i + copies.shingle_words]) for i in range(len(words) - copies.shingle_words + 1)
    }
    hashed = RMinHash(num_perm=copies.permutations, seed=copies.seed)
    hashed.update(sorted(shingles) or words or [""])
    digest = hashed.digest()
    return struct.pack(f"<{len(digest) + 1}I", len(words), *digest)


def bands(signature: bytes) -> tuple[str, ...]:
    """Keys of which near-duplicates share at least one: file a report under them, and look there for copies."""
    copies = load_settings().copies
    wide = 4 * copies.permutations // copies.bands
    body = signature[4:]
    return tuple(f"{i:x}:{body[i * wide : (i + 1) * wide].hex()}" for i in range(copies.bands))


def near_duplicates(a: bytes, b: bytes) -> bool:
    """Whether two signatures are of near-duplicate texts."""
    copies = load_settings().copies
    one, other = (struct.unpack(f"<{len(sign) // 4}I", sign) for sign in (a, b))
    if min(one[0], other[0]) < copies.least_words:
        return a == b
    same = sum(x == y for x, y in zip(one[1:], other[1:], strict=True))
    return bool(same >= copies.least * copies.permutations)


def voices_of(claims: Iterable[Claim], copies: Mapping[str, str]) -> dict[str, list[Claim]]:
    """The claims of one event by voice.

    Claims are one voice when their chains end in one speaker; when an unnamed speaker, or the report itself, says it in
    one outlet or in copies of one text. What a report says in its own voice while it also quotes somebody for it, in a
    headline above all, is the voice of whom it quotes.

    Args:
        claims: of one event.
        copies: report key -> key of its group of near-duplicates, the smallest report key in it; a report that is
            not there is its own group.

    Returns:
        the claims by the key of their voice: an id of the registry, or the speaker's words and the outlet, or the
        outlet; keys and claims are sorted.
    """
    ordered = sorted(claims, key=lambda claim: claim.id)
    quoted: dict[str, Claim] = {}
    speaking: dict[str, list[Claim]] = {}
    for claim in ordered:
        if claim.speaker:
            speaking.setdefault(claim.report, []).append(claim)
            for where in _wheres(claim, copies):
                quoted.setdefault(where, claim)
    groups = _Groups()
    for claim in ordered:
        stands_for = claim
        if not claim.speaker:
            in_report = (quoted.get(where) for where in (claim.report, _text(claim, copies)))
            stands_for = next((found for found in in_report if found is not None), claim)
        if stands_for.speaker and stands_for.speaker_id is None:
            stands_for = _fuller(stands_for, speaking[stands_for.report])
        groups.add(claim, [_label(stands_for), *_marks(stands_for, copies)])
    return groups.by_key()


def _fuller(claim: Claim, speaking: Iterable[Claim]) -> Claim:
    """The claim of the same report that names a speaker in full («director Rami Abd al-Rahman», then «Abd al-Rahman»)."""
    words = set(_bare(claim.speaker).split())
    return next((other for other in speaking if words < set(_bare(other.speaker).split())), claim)


def _wheres(claim: Claim, copies: Mapping[str, str]) -> tuple[str, str]:
    return claim.report, _text(claim, copies)


def _text(claim: Claim, copies: Mapping[str, str]) -> str:
    return f"text {copies.get(claim.report, claim.report)}"


def _label(claim: Claim) -> str:
    """What the voice would be called if it said nothing else."""
    if claim.speaker_id is not None:
        return claim.speaker_id
    where = claim.outlet or claim.report
    return f"{_bare(claim.speaker)} @ {where}" if claim.speaker else where


def _marks(claim: Claim, copies: Mapping[str, str]) -> list[str]:
    """What makes two claims one voice when they share it, besides the label."""
    if claim.speaker_id is not None:
        return []
    who = _bare(claim.speaker)
    marks = [f"{who} @ {_text(claim, copies)}"]
    if who:  # «a commander in the alliance», further down «the commander»
        marks.append(f"{who.split()[0]} @ report {claim.report}")
    return marks


def _bare(speaker: str) -> str:
    words = _WORD.findall(fold(speaker).text.casefold())
    return " ".join(word.removeprefix("ال") if len(word) > 4 else word for word in words)


class _Groups:
    """Claims joined wherever they share a mark."""

    def __init__(self) -> None:
        self.parent: dict[str, str] = {}
        self.claims: list[tuple[Claim, str]] = []

    def add(self, claim: Claim, marks: list[str]) -> None:
        label = f"= {marks[0]}"
        for mark in [label, *marks[1:]]:
            one, other = self._root(mark), self._root(label)
            if one != other:
                # Labels before other marks, so that the key of a voice is always a label.
                low, high = sorted((one, other), key=lambda name: (not name.startswith("= "), name))
                self.parent[high] = low
        self.claims.append((claim, label))

    def by_key(self) -> dict[str, list[Claim]]:
        found: dict[str, list[Claim]] = {}
        for claim, label in self.claims:
            found.setdefault(self._root(label).removeprefix("= "), []).append(claim)
        return dict(sorted(found.items()))

    def _root(self, mark: str) -> str:
        self.parent.setdefault(mark, mark)
        while self.parent[mark] != mark:
            self.parent[mark] = self.parent[self.parent[mark]]
            mark = self.parent[mark]
        return mark
