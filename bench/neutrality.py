"""How often the coding of a sentence stays the same when its parties are swapped for others.

    python bench/neutrality.py [N] [--seed S] [--show M]

The sentences are those of tests/coding/neutral_sentences.toml; the parties are the armed actors of the registry in all the
names that friend and foe use for them. Each sentence is coded with N pairs of parties; a coding is unchanged when it gives
the statements that the file lists, whoever the parties are: kind, status, agent, target and source. ``--show`` prints M
codings that differ.
"""

from __future__ import annotations

import argparse
import random
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from rawi.coding.pipeline import code_report
from rawi.knowledge.actor import Actor
from rawi.knowledge.registry import load_actors
from rawi.report import Report
from rawi.statement import Statement

SENTENCES = Path(__file__).resolve().parents[1] / "tests" / "coding" / "neutral_sentences.toml"
# Who fights, by the registry's kinds: government, foreign army, militia, rebel, jihadist and the like.
FIGHTERS = (
    "state_forces",
    "foreign_forces",
    "coalition",
    "militia",
    "rebel",
    "jihadist",
    "tribal",
    "private",
)
ROLES = ("agent", "target", "source")
# Words of a name that say with what it fights: what such a party does is of a specific kind (an air force's attack).
ARMS = frozenset(
    [
        "الجوية", "الجوي", "الجو", "البحرية", "جوية", "البوارج", "الدفاعات", "المسير", "المسيرة", "الطيران", "طيران",
        "طائرات", "المسيرات", "مسيرات",
        "مقاتلات", "المقاتلات", "الطائرات", "المدفعية", "مدفعية", "الصواريخ", "الصاروخية", "البارجة", "سفن", "انتحاريو",
    ]
)  # fmt: skip
# Nouns without ة that are feminine, or plurals of things, which take a verb in the feminine; with and without article.
FEMININE = frozenset(
    [
        "قوات", "كتائب", "فصائل", "ألوية", "سرايا", "ميليشيا", "مليشيا", "أفواج", "فلول", "قوى", "دول", "لجان", "أجهزة",
        "طالبان", "حماس", "داعش", "أذناب", "فرق", "زمر", "جيوش", "بقايا", "خلايا", "جحافل", "قبائل",
        "دواعش", "عشائر", "وسائط", "كلاب",
    ]
)  # fmt: skip
# Plurals of men without -ون: the verb before them is singular, the verb after them plural.
MEN = frozenset(["ثوار", "جنود", "رجال", "عناصر", "أنصار", "شباب"])


@dataclass(frozen=True, slots=True)
class Party:
    """An actor under one of its names.

    Attributes:
        actor: the registry's entry.
        subject, other: the name as a subject, and after a preposition, a noun or a verb.
        gender: «m», «f» or «p» (a masculine plural).
    """

    actor: Actor
    subject: str
    other: str
    gender: str


@dataclass(frozen=True, slots=True)
class Swap:
    """One sentence with its parties put in, and what it should give and gave."""

    text: str
    wanted: list[dict[str, Any]]
    got: list[dict[str, Any]]

    @property
    def unchanged(self) -> bool:
        return self.wanted == self.got


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pairs", nargs="?", type=int, default=100, metavar="N", help="pairs a sentence")
    parser.add_argument("--seed", default="1")
    parser.add_argument("--show", type=int, default=0, metavar="M")
    arguments = parser.parse_args()
    total = unchanged = 0
    wrong: Counter[str] = Counter()
    shown: list[Swap] = []
    for template, swap in swaps(arguments.pairs, arguments.seed):
        total += 1
        unchanged += swap.unchanged
        if not swap.unchanged:
            wrong[template] += 1
            shown.append(swap)
    print(f"unchanged {unchanged / total:.3f}   ({unchanged} of {total} codings)")
    for template, times in wrong.most_common():
        print(f"{times:5}  {template}")
    random.Random(arguments.seed).shuffle(shown)
    for swap in shown[: arguments.show]:
        print(f"\n{swap.text}\n  wanted {swap.wanted}\n  got    {swap.got}")


def swaps(pairs: int, seed: str) -> Iterator[tuple[str, Swap]]:
    """Every sentence with each of so many pairs of parties, drawn anew for each sentence."""
    chance = random.Random(seed)
    everyone = parties()
    for sentence in tomllib.loads(SENTENCES.read_text(encoding="utf-8"))["sentence"]:
        for _ in range(pairs):
            first = chance.choice(everyone)
            second = chance.choice([p for p in chance.sample(everyone, 20) if p.actor.id != first.actor.id])
            yield sentence["text"], swap(sentence, first, second)


def swap(sentence: dict[str, Any], first: Party, second: Party) -> Swap:
    """A sentence coded with two parties in it, on a day when both were active."""
    text = put(sentence["text"], first, second)
    wanted = [
        {"kind": s["kind"], "status": s.get("status", "happened")}
        | {
            role: [_named(_named(put(words, first, second), first), second) for words in s.get(role, [])]
            for role in ROLES
        }
        for s in sentence["statements"]
    ]
    coded = code_report(Report(text, published=day_of(first.actor, second.actor)))
    return Swap(text, wanted, [_seen(statement, first, second) for statement in coded.statements])


def _seen(statement: Statement, first: Party, second: Party) -> dict[str, Any]:
    seen: dict[str, Any] = {"kind": statement.kind, "status": statement.status}
    for role in ROLES:
        fillers = [filler.span.text for filler in getattr(statement, role)]
        # whichever case a name stands in, and with or without the article that «لـ» takes away, it is the party
        seen[role] = [_named(_named(text, first), second) for text in fillers]
    return seen


def _named(text: str, party: Party) -> str:
    for form in (party.subject, party.other):
        text = text.replace("لل" + form.removeprefix("ال"), party.subject).replace(form, party.subject)
    return text


def put(text: str, first: Party, second: Party) -> str:
    """The parties in their places, each in the form that it has there."""

    def choice(match: re.Match[str]) -> str:
        party = second if match[1] else first
        forms = match[2].split("|")
        if party.gender == "f":
            return forms[1]
        return forms[2] if party.gender == "p" and len(forms) > 2 else forms[0]

    def name(match: re.Match[str]) -> str:
        party = first if match[2] == "A" else second
        form = party.other if match[1] or match[3] else party.subject
        if match[1] == "ل" and form.startswith("ال"):
            return "لل" + form[2:]
        return (match[1] or "") + form

    text = re.sub(r"\[(B:)?([^\[\]]*)\]", choice, text)
    return re.sub(r"\{(ل|ب)?([AB])(/g)?\}", name, text)


def parties() -> list[Party]:
    """Every fighting actor of the registry under each name that stands for it without more."""
    found = []
    for actor in load_actors().actors.values():
        if actor.kind not in FIGHTERS:
            continue
        names = [actor.name, *actor.aliases, *actor.hostile]
        for name in dict.fromkeys(names):
            party = _party(actor, name, names)
            if party is not None:
                found.append(party)
    return found


def _party(actor: Actor, name: str, names: list[str]) -> Party | None:
    """The actor under a name that can be a subject; None for what is no swap.

    Names in Latin letters, in the genitive, of two parties at once, and of air forces, navies and air defences, whose arms
    make the kind of what they do specific.
    """
    words = name.split()
    if not re.fullmatch(r"[ء-ي ]+", name) or any(
        word.startswith("و") and len(word) > 3 for word in words[1:]
    ):
        return None
    if words[0].endswith(("ين", "يي")) or words[0] in ("مسلحي", "مقاتلي", "متمردي", "مجاهدي"):
        return None
    if set(words) & ARMS:
        return None
    head = words[0].removeprefix("ال")
    if head.endswith("ون"):
        other = " ".join(word.removesuffix("ون") + "ين" if word.endswith("ون") else word for word in words)
        return Party(actor, name, other, "p")
    if head in MEN or (head.endswith("و") and len(words) > 1 and len(head) > 4):
        first = words[0].removesuffix("و") + "ي" if head.endswith("و") else words[0]
        return Party(actor, name, " ".join([first, *words[1:]]), "p")
    return Party(actor, name, name, "f" if head in FEMININE or head.endswith(("ة", "ات")) else "m")


def day_of(first: Actor, second: Actor) -> date:
    """A day on which the first was active, and the second too where there is one."""
    starts = [actor.start for actor in (first, second) if actor.start is not None]
    start = max([*starts, date(2016, 5, 2)])
    if first.end is not None and start > first.end:
        start = first.end
    return start


if __name__ == "__main__":
    main()
