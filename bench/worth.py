"""Weighs anew the words by which a sentence is parsed or passed over.

    python bench/worth.py             how many sentences are passed over, and what is lost, on articles not learnt from
    python bench/worth.py --write     the same, and writes the weights into src/rawi/knowledge/worth.csv

Every article of ../shared/corpus is coded with no sentence passed over by its worth. A logistic regression with an L1
penalty then learns from the words of each sentence whether a happening stands in it; a second one, how much it says that
others of the report tell of some. The first figures are of a quarter of the articles, by weights of the others. Needs
scikit-learn (``pip install scikit-learn``), which rawi itself does not, and some five minutes.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import shared
from likelihood import write
from rawi.coding import worth
from rawi.coding.meaning import load_meanings
from rawi.coding.mentions import load_names
from rawi.coding.pipeline import default_pipeline
from rawi.collector import collect_seldom

STRENGTH = 0.2  # inverse of the penalty
FEWEST = 20  # sentences that must have a word
LIGHTEST = 0.05  # weights that are nearer to nothing are left out
ROUNDS = 3
HELD_BACK = 4  # one article of so many is not learnt from, for the figures


@dataclass(slots=True)
class Article:
    """What became of an article's sentences.

    Attributes:
        words: of each sentence, what its words are weighed as.
        size: of each, how many words it has.
        parsed: of each, whether it was parsed.
        told: of each, the likelihoods of its statements.
    """

    words: list[list[str]] = field(default_factory=list)
    size: list[int] = field(default_factory=list)
    parsed: list[bool] = field(default_factory=list)
    told: list[list[float]] = field(default_factory=list)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    try:
        import sklearn  # noqa: F401
    except ModuleNotFoundError:
        sys.exit("this measurement needs scikit-learn: pip install scikit-learn")
    collect_seldom()
    articles = [read(fields) for fields in shared.corpus()]
    learnt_from = [article for i, article in enumerate(articles) if i % HELD_BACK]
    print_figures(articles[::HELD_BACK], learn(learnt_from))
    if arguments.write:
        seen = Counter(sign for article in articles for words in article.words for sign in set(words))
        seen |= dict.fromkeys((worth.ANY, worth.REPORT, worth.OTHERS), sum(len(a.words) for a in articles))
        weights = {sign: round(weight, 2) for sign, weight in learn(articles).items()}
        write("worth", {sign: weight for sign, weight in weights.items() if abs(weight) >= LIGHTEST}, seen)


def read(fields: dict[str, Any]) -> Article:
    """Codes an article; no sentence is passed over for its worth."""
    document, article = default_pipeline(0.0)(shared.report(fields)), Article()
    told: dict[int, list[float]] = {}
    for happening in document.happenings:
        if happening.stands:
            told.setdefault(happening.parse.index, []).append(happening.likelihood)
    meanings, names = load_meanings(), load_names()
    for parse in document.parses:
        signs = [worth.sign(word, meanings, names) for word in parse.words]
        article.words.append([each for each in signs if each])
        article.size.append(len(parse.words))
        article.parsed.append(parse.chunked)
        article.told.append(told.get(parse.index, []))
    return article


def learn(articles: Sequence[Article]) -> dict[str, float]:
    """The weights of the words, of any sentence and of what the others tell."""
    import numpy as np
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    seen = Counter(sign for article in articles for words in article.words for sign in set(words))
    names = sorted(name for name, number in seen.items() if number >= FEWEST)
    column = {name: i for i, name in enumerate(names)}
    parsed = [(a, i) for a in articles for i, parsed in enumerate(a.parsed) if parsed]
    columns = [[column[sign] for sign in a.words[i] if sign in column] for a, i in parsed]
    ends = np.cumsum([0, *map(len, columns)], dtype=np.int32)
    flat = np.array([each for row in columns for each in row], dtype=np.int32)
    table = csr_matrix((np.ones(len(flat)), flat, ends), shape=(len(parsed), len(names)))
    table.sum_duplicates()
    told = np.array([bool(a.told[i]) for a, i in parsed])
    model = LogisticRegression(
        C=STRENGTH, l1_ratio=1, solver="liblinear", random_state=0, max_iter=2000, intercept_scaling=10
    )
    model.fit(table, told)
    weights = {name: float(w) for name, w in zip(names, model.coef_[0], strict=True) if abs(w) >= LIGHTEST}
    weights[worth.ANY] = float(model.intercept_[0])
    # What the others tell is learnt beside the sum of the words, which thereby weigh a little more or less; after a few
    # rounds they stay as they are.
    for _ in range(ROUNDS):
        beside = np.array(
            [
                (own, far)
                for article in articles
                for sums in [[total(words, weights) for words in article.words]]
                for own, far, parsed in zip(sums, worth.others(sums), article.parsed, strict=True)
                if parsed
            ]
        )
        model = LogisticRegression(C=1.0, max_iter=2000).fit(beside, told)
        scale, far = map(float, model.coef_[0])
        weights = {name: scale * weight for name, weight in weights.items()}
    return weights | {worth.OTHERS: far, worth.REPORT: float(model.intercept_[0])}


def total(words: Sequence[str], weights: Mapping[str, float]) -> float:
    """What the words of a sentence weigh together."""
    return weights[worth.ANY] + sum(weights.get(word, 0.0) for word in words)


def print_figures(articles: Sequence[Article], weights: Mapping[str, float]) -> None:
    """How many words need not be parsed by some bounds, and how many statements are lost with them."""
    rows = []
    for article in articles:
        if len(article.words) < worth.WHOLE:
            continue
        shares = worth.worth([total(words, weights) for words in article.words], weights)
        rows += [
            (share, size, told)
            for share, size, told, parsed in zip(
                shares, article.size, article.told, article.parsed, strict=True
            )
            if parsed
        ]
    words, told = sum(size for _, size, _ in rows), [each for _, _, likely in rows for each in likely]
    print(f"{len(rows)} sentences of {words} words, {len(told)} statements")
    print("below   words not parsed   statements lost   of likelihood 0.8")
    for bound in sorted({0.01, 0.02, 0.03, worth.ENOUGH, 0.05, 0.06, 0.08, 0.1}):
        passed = [(size, likely) for share, size, likely in rows if share < bound]
        lost = [each for _, likely in passed for each in likely]
        print(
            f"{bound:<7} {sum(size for size, _ in passed) / words:>16.3f} {len(lost) / len(told):>17.4f}"
            f" {sum(each >= 0.8 for each in lost) / sum(each >= 0.8 for each in told):>19.4f}"
        )


if __name__ == "__main__":
    main()
