"""What the coder gets wrong on the hand-coded reports of dev, or of news coded here, grouped by cause.

    python bench/errors.py [missed|spurious|roles|ROLE] [--show N] [--cause WORDS] [--set dev|news]

Without a name: every group with its size. With one: its causes, each with N examples (report, sentence, what gold says
and what was coded). Causes are found by the program from what each component left in the document; they say where to
look, not what to do. Only dev and news are read: ``check`` and ``news-held`` are to be scored, not looked at.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import shared
from rawi.coding.document import Document, Happening, Parse
from rawi.coding.meaning import load_meanings
from rawi.coding.pipeline import default_pipeline
from rawi.evaluate import evaluate
from rawi.export.jsonl import statement_object
from rawi.knowledge.frames import load_frames
from rawi.statement import ROLES

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Error:
    """One error: its group («missed», «spurious» or a role), its cause, and lines that show it."""

    group: str
    cause: str
    report: str
    shown: str


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("group", nargs="?", choices=("missed", "spurious", "roles", *ROLES))
    parser.add_argument("--show", type=int, default=3, metavar="N", help="examples of each cause")
    parser.add_argument("--cause", default="", metavar="WORDS", help="only causes with these words in them")
    parser.add_argument("--set", default="dev", choices=("dev", "news"))
    arguments = parser.parse_args()
    found = list(errors(arguments.set))
    if arguments.group is None:
        for group, causes in grouped(found).items():
            print(f"{group} ({sum(len(c) for c in causes.values())})")
            for cause, examples in causes.items():
                print(f"  {len(examples):4}  {cause}")
        return
    wanted = ROLES if arguments.group == "roles" else (arguments.group,)
    chosen = [e for e in found if e.group in wanted and arguments.cause in e.cause]
    for group, causes in grouped(chosen).items():
        for cause, examples in causes.items():
            print(f"\n== {group}: {cause} ({len(examples)})")
            for error in examples[: arguments.show]:
                print(f"[{error.report}] {error.shown}")


def grouped(found: list[Error]) -> dict[str, dict[str, list[Error]]]:
    """The errors by group and cause, the commonest cause first."""
    groups: dict[str, dict[str, list[Error]]] = defaultdict(lambda: defaultdict(list))
    for error in found:
        groups[error.group][error.cause].append(error)
    return {
        group: dict(sorted(causes.items(), key=lambda item: -len(item[1])))
        for group, causes in groups.items()
    }


def errors(name: str = "dev") -> Iterator[Error]:
    """Every error on a set of hand-coded reports."""
    pipeline = default_pipeline()
    for fields in shared.gold(name):
        document = pipeline(shared.report(fields))
        coded = [statement_object(statement) for statement in document.statements]
        result = evaluate([fields], {fields["id"]: {"statements": coded}})
        for _, error, kind, first, second in result.errors:
            if error == "missed":
                yield _missed(document, fields["id"], kind, first, second)
            elif error == "spurious":
                yield _spurious(document, fields, kind, first, second)
        for _, wanted, got in result.pairs:
            yield from _role_errors(document, fields, fields["statements"][wanted], coded[got])


def _parse_at(document: Document, at: int) -> Parse | None:
    return next((p for p in document.parses if p.sentence.start <= at < p.sentence.end), None)


def _text(document: Document, parse: Parse) -> str:
    return " ".join(document.report.text[parse.sentence.start : parse.sentence.end].split())


def _happenings_at(document: Document, at: int, end: int) -> list[Happening]:
    return [
        h
        for h in document.happenings
        if h.parse.words[h.first].start < end and at < h.parse.words[h.last - 1].end
    ]


def _missed(document: Document, report: str, kind: str, trigger: str, at: int) -> Error:
    parse = _parse_at(document, at)
    if parse is None:
        return Error("missed", "sentence skipped as the page's furniture", report, f"{kind} «{trigger}»")
    shown = f"{kind} «{trigger}»: {_text(document, parse)}"
    for happening in _happenings_at(document, at, at + len(trigger)):
        if happening.dropped:
            return Error("missed", f"dropped: {happening.dropped}", report, shown)
        whole = happening.whole
        if whole is not happening:
            return Error("missed", f"merged into another ({whole.kind})", report, shown)
        if happening.kind != kind:
            return Error("missed", f"read as another kind: {kind} as {happening.kind}", report, shown)
        return Error("missed", "read, but in another sentence or matched otherwise", report, shown)
    words = [w for w in parse.words if w.start < at + len(trigger) and at < w.end]
    meanings, index = load_meanings(), load_frames().index
    lemmas = [meanings.folded_lemma(word) for word in words]
    read = " ".join(f"{w.text}/{lemma}/{w.pos}" for w, lemma in zip(words, lemmas, strict=True))
    shown = f"{kind} «{trigger}» ({read}): {_text(document, parse)}"
    if any((pos, lemma) in index for lemma in lemmas for pos in ("verb", "noun")):
        return Error("missed", "known word, not read as a trigger", report, shown)
    return Error("missed", "unknown word", report, shown)


def _spurious(document: Document, fields: Json, kind: str, trigger: str, at: int) -> Error:
    parse = _parse_at(document, at)
    text = _text(document, parse) if parse else ""
    happening = next(iter(_happenings_at(document, at, at + len(trigger))), None)
    frame = happening.frame.id if happening else "?"
    shown = f"{kind} «{trigger}» ({frame}): {text}"
    for gold in fields["statements"]:
        if gold["at"] < at + len(trigger) and at < gold["at"] + len(gold["trigger"]):
            cause = (
                "one word read twice" if gold["kind"] == kind else f"another kind: {gold['kind']} as {kind}"
            )
            return Error("spurious", cause, fields["id"], shown)
    inside = [
        g for g in fields["statements"] if parse and parse.sentence.start <= g["at"] < parse.sentence.end
    ]
    if any(g["kind"] == kind for g in inside):
        return Error("spurious", "told twice in the sentence", fields["id"], shown)
    cause = "a second happening in a sentence that has one" if inside else "a sentence without any"
    return Error("spurious", cause, fields["id"], shown)


def _role_errors(document: Document, fields: Json, gold: Json, coded: Json) -> Iterator[Error]:
    parse = _parse_at(document, coded["at"])
    if parse is None:
        return
    for role in ROLES:
        wanted, got = _texts(gold.get(role, [])), _texts(coded[role])
        missing = [text for text in wanted if not any(_alike(text, other) for other in got)]
        extra = [text for text in got if not any(_alike(text, other) for other in wanted)]
        rules = {s["text"]: s["rule"] for s in coded["spans"].get(role, [])}
        for text in missing:
            shown = f"{gold['kind']} «{gold['trigger']}» {role}: gold {wanted}, coded {got}: {_text(document, parse)}"
            yield Error(role, f"missing: {_where(document, parse, coded, text)}", fields["id"], shown)
        for text in extra:
            shown = f"{gold['kind']} «{gold['trigger']}» {role}: gold {wanted}, coded {got}: {_text(document, parse)}"
            other = next(
                (r for r in ROLES if r != role and any(_alike(text, t) for t in _texts(gold.get(r) or []))),
                "",
            )
            cause = f"is {other} in gold" if other else f"by rule {rules.get(text, '?')}"
            yield Error(role, f"spurious: {cause}", fields["id"], shown)


def _where(document: Document, parse: Parse, coded: Json, text: str) -> str:
    """Where the words of a missing filler stand, seen from the trigger."""
    sentence = document.report.text[parse.sentence.start : parse.sentence.end]
    if text not in sentence:
        return "in another sentence, or not in these words"
    at = parse.sentence.start + sentence.index(text)
    units = [
        u
        for u in parse.units
        if parse.words[u.first].start < at + len(text) and at < parse.words[u.last - 1].end
    ]
    trigger = next(
        (u for u in parse.units if parse.words[u.head].start <= coded["at"] < parse.words[u.head].end), None
    )
    if not units or trigger is None:
        return "in no phrase"
    same = parse.clause_of[units[0].unit_index] == parse.clause_of[trigger.unit_index]
    if units[0] is trigger:
        return "inside the trigger's own phrase"
    return "in its clause, no slot or not accepted" if same else "in another clause of the sentence"


def _texts(fillers: Any) -> list[str]:
    return [
        f["text"] if isinstance(f, dict) else f
        for f in ([fillers] if isinstance(fillers, str | dict) else fillers)
    ]


def _alike(one: str, other: str) -> bool:
    a, b = Counter(one.split()), Counter(other.split())
    return 2 * sum((a & b).values()) / (sum(a.values()) + sum(b.values()) or 1) >= 0.5


if __name__ == "__main__":
    main()
