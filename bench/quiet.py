"""How many statements are read in articles of the corpus that speak of no conflict.

    python bench/quiet.py [N] [SEED] [--show M]

Most news is of other things than war. Whether an article is, is told without the coder's rules: none of the words of its
headline, and at most one in a hundred of its words, is a fighter, an arm or a word of violence. Such an article may still
tell of conflict in a sentence; what counts is how the figure moves, and what the statements are (``--show`` prints M of
them, one an article, with their sentences).
"""

from __future__ import annotations

import argparse
import random

import shared
from rawi.arabic.morphology import Morphology
from rawi.arabic.sentences import sentences
from rawi.coding.meaning import Meanings, load_meanings
from rawi.coding.pipeline import code_report
from rawi.knowledge.frames import Frames, load_frames
from rawi.statement import Statement

ARMED = frozenset(("armed", "weapon", "bomb"))
# Kinds whose words are violence in any headline; «دخول», «اتفاق», «دعم» are not.
VIOLENCE = frozenset(
    [
        "airstrike", "arrest", "assault", "bombing", "capture", "chemical_attack", "clash", "destruction", "drone_strike",
        "encirclement", "injury", "interception", "killing", "abduction", "protest", "riot", "sexual_violence", "shelling",
        "suicide_bombing", "surrender",
    ]
)  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", nargs="?", type=int, default=2000, metavar="N", help="articles to draw")
    parser.add_argument("seed", nargs="?", default="1", help="for the draw")
    parser.add_argument("--show", type=int, default=0, metavar="M", help="statements to print")
    arguments = parser.parse_args()
    meanings, frames, morphology = load_meanings(), load_frames(), Morphology()
    drawn = list(shared.corpus())
    random.Random(arguments.seed).shuffle(drawn)
    quiet = [
        a
        for a in drawn[: arguments.articles]
        if _share(a.get("title") or "", meanings, frames, morphology) == 0
        and _share(a["text"], meanings, frames, morphology) <= 0.01
    ]
    found: list[tuple[str, Statement]] = []
    with_some = 0
    for article in quiet:
        coded = code_report(shared.report({**article, "id": article.get("id") or ""}))
        with_some += bool(coded.statements)
        found += [(article.get("title") or "", s) for s in coded.statements]
    per = 1000 / (len(quiet) or 1)
    print(
        f"{len(quiet)} of {arguments.articles} articles speak of no conflict; "
        f"{len(found) * per:.0f} statements and {with_some * per:.0f} articles with any per 1,000 of them"
    )
    random.Random(arguments.seed).shuffle(found)
    one_each = list({title: (title, statement) for title, statement in found}.values())
    for title, statement in one_each[: arguments.show]:
        print(
            f"\n# {title}\n  {statement.kind} «{statement.trigger.text}»: {' '.join(statement.sentence.text.split())}"
        )


def _share(text: str, meanings: Meanings, frames: Frames, morphology: Morphology) -> float:
    """How many of a text's words are fighters, arms or words of violence."""
    words = [word for sentence in sentences(text) for word in sentence.words if word.pos != "punct"]
    morphology.tag(words)
    hot = 0
    for word in words:
        lemma = meanings.folded_lemma(word)
        named = [*frames.at("verb", lemma), *frames.at("noun", lemma)]
        if meanings.type_of(word) in ARMED or any(
            frame.kind in VIOLENCE and not frame.weak and len(frame.lemmas) == 1 for frame in named
        ):
            hot += 1
    return hot / (len(words) or 1)


if __name__ == "__main__":
    main()
