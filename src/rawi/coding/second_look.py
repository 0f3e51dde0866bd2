"""A second look: how likely the candidates around a happening are makes it likelier or less likely itself.

By its own signs alone «العملية» may be anything; between two raids it is one more, in a report that tells of nothing else
it is not. What is seen here is in steps («the one before at least 0.4»), each of which holds where a higher one does, so
that the trees that weigh them can ask for any of them. No sign says who an actor is.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from rawi.coding.document import Document, Happening
from rawi.coding.signs import named

__all__ = ["Around"]


class _Steps:
    """The signs of a number: one for each step that it reaches."""

    def __init__(self, name: str, steps: Sequence[float]) -> None:
        self.steps = steps
        self.none = f"{name} none"
        self.reached = [[f"{name} at least {step}" for step in steps[:i]] for i in range(len(steps) + 1)]

    def of(self, number: float) -> list[str]:
        return self.reached[bisect_right(self.steps, number)]

    def mean(self, total: float, number: int) -> list[str]:
        return self.of(total / number) if number else [self.none]


class _Others:
    """How likely several candidates are, to be asked for all but one of them."""

    def __init__(self, shares: Sequence[float]) -> None:
        self.sum, self.number = sum(shares), len(shares)
        self._highest = sorted(shares)[-2:]

    def likeliest_but(self, own: float) -> float:
        """The highest share besides one of them."""
        return self._highest[0] if own == self._highest[-1] else self._highest[-1]


SHARES = (0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
WORTHS = (0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
CHARACTERS = (20, 50, 100, 200, 400, 1000)
OWN = _Steps("at first sight", SHARES)
OTHERS = _Steps("the others on the average", SHARES)
LIKELIEST = _Steps("the likeliest other", SHARES)
CANDIDATES = _Steps("candidates", (2, 3, 4, 6, 8, 12, 16, 24, 40))
IN_ALL = _Steps("happenings in all", (0.5, 1, 1.5, 2, 3, 4, 6, 8, 12, 20))
BEFORE, AFTER = _Steps("the one before", SHARES), _Steps("the one after", SHARES)
SINCE = _Steps("characters since the one before", CHARACTERS)
UNTIL = _Steps("characters until the one after", CHARACTERS)
OF_KIND = _Steps("others of its kind", SHARES)
OF_NAME = _Steps("others of its name", SHARES)
IN_SENTENCE = _Steps("others in its sentence", SHARES)
LIKELIEST_HERE = _Steps("the likeliest other in its sentence", SHARES)
BESIDE = _Steps("those of the sentences beside", SHARES)
SENTENCES = _Steps("sentences before its own", (1, 2, 3, 5, 8, 12, 20, 30))
WORTH = _Steps("its sentence worth", WORTHS)
ALONE = _Steps("its sentence by itself worth", WORTHS)
WORTH_BEFORE = _Steps("the sentence before worth", WORTHS)
WORTH_AFTER = _Steps("the sentence after worth", WORTHS)
WORTH_FIRST = _Steps("the first sentence worth", WORTHS)
MOST_WORTH = _Steps("the best sentence worth", WORTHS)
MEAN_WORTH = _Steps("its sentences on the average worth", WORTHS)


class Around:
    """What the candidates of one report are to each other.

    Args:
        document: with the sentences' worths.
        happenings: its candidates, in any order.
        shares: how likely each is by itself, from 0 to 1.
    """

    def __init__(self, document: Document, happenings: Sequence[Happening], shares: Sequence[float]) -> None:
        together = sorted(zip(happenings, shares, strict=True), key=lambda each: _start(each[0]))
        self.happenings = [happening for happening, _ in together]
        self.shares = [share for _, share in together]
        self.starts = [_start(happening) for happening in self.happenings]
        self.names = [named(happening) for happening in self.happenings]
        self.all = _Others(self.shares)
        self.of_kind, self.of_name = defaultdict[str, float](float), defaultdict[str, float](float)
        self.kinds, self.named = Counter[str](), Counter[str]()
        in_sentence: dict[int, list[float]] = defaultdict(list)
        for happening, share, name in zip(self.happenings, self.shares, self.names, strict=True):
            self.of_kind[happening.kind] += share
            self.of_name[name] += share
            self.kinds[happening.kind] += 1
            self.named[name] += 1
            in_sentence[happening.parse.index].append(share)
        self.in_sentence = {index: _Others(shares) for index, shares in in_sentence.items()}
        self.parses = document.parses
        worths = [parse.worth for parse in self.parses]
        self.report = [
            *MOST_WORTH.of(max(worths, default=0.0)),
            *MEAN_WORTH.mean(sum(worths), len(worths)),
            *WORTH_FIRST.of(self._alone(0)),
            *CANDIDATES.of(len(together)),
            *IN_ALL.of(self.all.sum),
        ]

    def __iter__(self) -> Iterator[tuple[Happening, float, list[str]]]:
        """Each candidate, how likely it is by itself, and its signs, in the order of the text."""
        for i, (happening, share) in enumerate(zip(self.happenings, self.shares, strict=True)):
            yield happening, share, [*self.report, *self._of(i)]

    def _of(self, i: int) -> Iterator[str]:
        happening, own = self.happenings[i], self.shares[i]
        yield from OWN.of(own)
        yield from OTHERS.mean(self.all.sum - own, self.all.number - 1)
        yield from LIKELIEST.mean(self.all.likeliest_but(own), self.all.number > 1)
        yield from self._next_to(i)
        kind, name = happening.kind, self.names[i]
        yield from OF_KIND.mean(self.of_kind[kind] - own, self.kinds[kind] - 1)
        yield from OF_NAME.mean(self.of_name[name] - own, self.named[name] - 1)
        index = happening.parse.index
        here = self.in_sentence[index]
        yield from IN_SENTENCE.mean(here.sum - own, here.number - 1)
        yield from LIKELIEST_HERE.mean(here.likeliest_but(own), here.number > 1)
        beside = [self.in_sentence[i] for i in (index - 1, index + 1) if i in self.in_sentence]
        yield from BESIDE.mean(sum([each.sum for each in beside]), sum([each.number for each in beside]))
        yield from SENTENCES.of(index)
        yield from WORTH.of(happening.parse.worth)
        yield from ALONE.of(happening.parse.worth_alone)
        yield from WORTH_BEFORE.of(self._alone(index - 1))
        yield from WORTH_AFTER.of(self._alone(index + 1))

    def _next_to(self, i: int) -> Iterator[str]:
        if i:
            yield from BEFORE.of(self.shares[i - 1])
            yield from SINCE.of(self.starts[i] - self.starts[i - 1])
            yield from self._compared(i, i - 1, "the one before")
        else:
            yield BEFORE.none
        if i + 1 < len(self.shares):
            yield from AFTER.of(self.shares[i + 1])
            yield from UNTIL.of(self.starts[i + 1] - self.starts[i])
            yield from self._compared(i, i + 1, "the one after")
        else:
            yield AFTER.none

    def _compared(self, i: int, other: int, name: str) -> Iterator[str]:
        own, beside = self.happenings[i], self.happenings[other]
        yield f"{name} {beside.kind}"
        if own.kind == beside.kind:
            yield f"{name} of its kind"
        if own.parse is beside.parse and own.clause is beside.clause:
            yield f"{name} in its clause"

    def _alone(self, index: int) -> float:
        return self.parses[index].worth_alone if 0 <= index < len(self.parses) else 0.0


def _start(happening: Happening) -> int:
    return happening.parse.words[happening.first].start
