"""The hand-tagged sentences of data/tagged.tsv, and how many of their words a tagger gets right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from rawi.arabic.morphology import Morphology
from rawi.arabic.tokens import tokenize
from rawi.arabic.words import Word

TAGGED = Path(__file__).with_name("data") / "tagged.tsv"


@dataclass(frozen=True)
class Gold:
    """What a word is, by hand."""

    text: str
    pos: str
    lemma: str
    proclitics: tuple[str, ...]
    enclitic: str
    masdar: bool


@dataclass
class Score:
    """Right answers by what was asked, over ``words`` words (punctuation and digits are not counted)."""

    words: int = 0
    right: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def share(self, asked: str) -> float:
        """The part of the words that ``asked`` is right of."""
        return self.right[asked] / self.words


def sentences(path: Path = TAGGED) -> Iterator[list[Gold]]:
    """The tagged sentences."""
    current: list[Gold] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            continue
        if not line:
            yield current
            current = []
            continue
        text, pos, lemma, proclitics, enclitic, masdar = (line.split("\t") + [""] * 5)[:6]
        current.append(
            Gold(text, pos, lemma, tuple(p for p in proclitics.split("+") if p), enclitic, masdar == "m")
        )
    if current:
        yield current


def score(morphology: Morphology) -> Score:
    """Tag the sentences and compare."""
    total = Score()
    for sentence in sentences():
        words = list(tokenize(" ".join(gold.text for gold in sentence)))
        assert [word.text for word in words] == [gold.text for gold in sentence]
        morphology.tag(words)
        for word, gold in zip(words, sentence, strict=True):
            if gold.pos not in ("punct", "num", "latin") or word.pos not in ("punct", "num", "latin"):
                _compare(word, gold, total)
    return total


def _compare(word: Word, gold: Gold, total: Score) -> None:
    total.words += 1
    answers = {
        "pos": word.pos == gold.pos,
        "lemma": word.lemma == gold.lemma,
        "clitics": (word.proclitics, word.enclitic) == (gold.proclitics, gold.enclitic),
        "verb or not": (word.pos == "verb") == (gold.pos == "verb"),
        "verbal noun": word.masdar == gold.masdar,
    }
    total.right.update(asked for asked, right in answers.items() if right)
    missed = [asked for asked, right in answers.items() if not right]
    if missed:
        said = f"{word.pos} {word.lemma} {'+'.join(word.proclitics)} {word.enclitic}".strip()
        total.wrong.append(f"{word.text}: {said}, not {gold.pos} {gold.lemma} ({', '.join(missed)})")
