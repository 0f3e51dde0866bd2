"""Hand-coded news beyond the shared gold: articles of the shared corpus, coded by the codebook.

    python bench/news.py draw SEED N       articles of armed conflict not coded yet, their lines numbered
    python bench/news.py keep FILE [SET]   adds the coding of FILE to bench/gold/SET.jsonl (news, or news-held)

The articles belong to their outlets, so what is kept here has none of their words: every span is two offsets, counted in
characters of the report's text (the title first, where the text lacks it). ``shared.gold`` puts the words back in from
../shared/corpus. FILE is what the coder by hand writes: a JSON object of lists of statements by report id, each with the
fields of the codebook, its spans as written, and in place of ``at`` the number of the ``line`` and, where the trigger
stands there more than once, which one it is (``nth``, from 1).
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import shared
from rawi.coding.pipeline import code_report
from rawi.knowledge.kinds import load_kinds
from rawi.statement import ROLES

Json = dict[str, Any]
ARMED = re.compile("قتل|مسلح|هجوم|قصف|اعتقل|اشتباك")
SHORTEST, LONGEST = 500, 2400  # characters: an article that one sitting codes with care


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    does = parser.add_subparsers(dest="does", required=True)
    drawing = does.add_parser("draw")
    drawing.add_argument("seed")
    drawing.add_argument("number", type=int)
    keeping = does.add_parser("keep")
    keeping.add_argument("file", type=Path)
    keeping.add_argument("set", nargs="?", default="news", choices=(*shared.NEWS, shared.SECOND))
    arguments = parser.parse_args()
    if arguments.does == "draw":
        print("\n".join(drawn(arguments.seed, arguments.number)))
        return
    try:
        kept = [kept_report(*each) for each in json.loads(arguments.file.read_text("utf-8")).items()]
    except (KeyError, ValueError) as error:
        sys.exit(f"{arguments.file}: {error}")
    with (shared.NEWS_GOLD / f"{arguments.set}.jsonl").open("a", encoding="utf-8") as out:
        out.writelines(json.dumps(report, separators=(",", ":")) + "\n" for report in kept)


def drawn(seed: str, number: int) -> Iterator[str]:
    """Articles at random: six of ten with four statements or more by the coder, three with fewer, one with none."""
    seen = {report["id"] for name in ("dev", "check", *shared.NEWS) for report in shared.gold(name)}
    articles = list(shared.corpus())
    random.Random(seed).shuffle(articles)
    wanted = {"many": number * 6 // 10, "few": number * 3 // 10}
    wanted["none"] = number - sum(wanted.values())
    for fields in articles:
        report = shared.report(fields)
        if fields["id"] in seen or not SHORTEST <= len(report.text) <= LONGEST or not any(wanted.values()):
            continue
        found = len(code_report(report).statements)
        share = "many" if found >= 4 else "few" if found else "none"
        if wanted[share] and (found or ARMED.search(report.text)):
            wanted[share] -= 1
            yield f"\n##### {fields['id']} | {fields.get('outlet')} | published {fields.get('published')}"
            yield from (f"[{i}] {line}" for i, line in enumerate(report.text.split("\n")) if line.strip())


def kept_report(name: str, statements: list[Json]) -> Json:
    """A coded report with offsets for its words. Raises ValueError for a span that it does not hold, or an unknown kind."""
    fields = shared.article(name)
    text = shared.report(fields).text
    return {
        "id": name,
        "statements": [_kept(text, f"{name}, statement {i}", s) for i, s in enumerate(statements, 1)],
    }


def _kept(text: str, where: str, coded: Json) -> Json:
    if coded["kind"] not in load_kinds():
        raise ValueError(f"{where}: no such kind: {coded['kind']}")
    at = sum(len(line) + 1 for line in text.split("\n")[: coded["line"]])
    for _ in range(coded.get("nth", 1)):
        at = _found(text.find(coded["trigger"], at), where, coded["trigger"]) + 1
    at -= 1

    def offsets(span: str) -> list[int]:
        """Of the span's nearest place before the trigger, else of its first after it."""
        before = text.rfind(span, 0, at)
        start = before if before >= 0 else _found(text.find(span), where, span)
        return [start, start + len(span)]

    kept: Json = {"kind": coded["kind"], "trigger": [at, at + len(coded["trigger"])]}
    kept["status"] = coded.get("status", "happened")
    for role in ROLES:
        spans = coded.get(role) or []
        spans = [spans] if isinstance(spans, str) else spans
        if spans:
            kept[role] = [offsets(span if isinstance(span, str) else span["text"]) for span in spans]
    if time := coded.get("time"):
        kept["time"] = time | {"text": offsets(time["text"])}
    if counts := coded.get("counts"):
        kept["counts"] = [count | {"text": offsets(count["text"])} for count in counts]
    return kept


def _found(at: int, where: str, span: str) -> int:
    if at < 0:
        raise ValueError(f"{where}: «{span}» does not stand there")
    return at


if __name__ == "__main__":
    main()
