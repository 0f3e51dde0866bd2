"""The second look: what the candidates of a report are to each other, as signs."""

from __future__ import annotations

import pytest

from rawi.coding.document import Document
from rawi.coding.likelihood import HOPELESS, candidates, likelihood, weigh
from rawi.coding.second_look import Around
from rawi.coding.signs import Signs
from rawi.coding.trees import Trees

from .conftest import before

TEXT = (
    "قتل خمسة جنود في هجوم شنه مسلحون على حاجز للجيش في مدينة البصرة.\n"
    "وقال مصدر أمني إن الطائرات قصفت مواقع المسلحين قرب المدينة.\n"
    "واعتقلت الشرطة ثلاثة مسلحين بعد ساعات.\n"
    "ونقل الجرحى إلى المستشفى القريب.\n"
    "وأغلقت المدارس أبوابها يومين.\n"
)


def around(document: Document, *shares: float) -> list[list[str]]:
    """The signs of the first candidates in the text's order, where each is so likely by itself."""
    happenings = sorted(candidates(document), key=lambda h: h.parse.words[h.first].start)
    return [signs for _, _, signs in Around(document, happenings[: len(shares)], shares)]


@pytest.fixture
def document() -> Document:
    return before("likelihood", TEXT)


def test_a_number_has_the_sign_of_every_step_it_reaches(document: Document) -> None:
    """A step is reached by what is as much."""
    [alone] = around(document, 0.4)
    steps = [sign for sign in alone if sign.startswith("at first sight")]
    assert steps == [f"at first sight at least {step}" for step in (0.05, 0.1, 0.2, 0.3, 0.4)]


def test_whoever_is_alone_has_nobody_beside(document: Document) -> None:
    """Which is told, since no step would be reached by an unlikely one either."""
    [alone] = around(document, 0.4)
    for name in ("the one before", "the one after", "the likeliest other", "others in its sentence"):
        assert f"{name} none" in alone
    assert not any(sign.startswith("candidates at least") for sign in alone)


def test_the_others_are_told_without_oneself(document: Document) -> None:
    """Also for the likeliest of all, whose likeliest other is the next."""
    first, second = around(document, 0.9, 0.2)
    assert "the likeliest other at least 0.2" in first
    assert "the likeliest other at least 0.3" not in first
    assert "the likeliest other at least 0.9" in second
    assert "the others on the average at least 0.2" in first
    assert "the one after at least 0.2" in first and "the one before at least 0.9" in second
    assert "candidates at least 2" in first and "candidates at least 3" not in first


def test_what_stands_beside_is_told_by_its_kind(document: Document) -> None:
    """And whether it is the same kind; neither says anything of a third."""
    happenings = sorted(candidates(document), key=lambda h: h.parse.words[h.first].start)
    signs = around(document, *[0.5] * len(happenings))
    for i, happening in enumerate(happenings[1:], 1):
        last = happenings[i - 1]
        assert f"the one before {last.kind}" in signs[i]
        assert ("the one before of its kind" in signs[i]) == (last.kind == happening.kind)


def test_the_order_given_does_not_matter(document: Document) -> None:
    """Candidates come in the order of the text."""
    happenings = candidates(document)
    shares = [(i + 1) / (len(happenings) + 1) for i in range(len(happenings))]
    told = [(id(h), share, signs) for h, share, signs in Around(document, happenings, shares)]
    turned = [(id(h), s, signs) for h, s, signs in Around(document, happenings[::-1], shares[::-1])]
    assert told == turned
    starts = [h.parse.words[h.first].start for h, _, _ in Around(document, happenings, shares)]
    assert starts == sorted(starts)


def test_no_candidates_no_signs() -> None:
    """A report may have none, or no sentence at all."""
    assert not list(Around(before("likelihood", ""), [], []))


@pytest.mark.parametrize("party", ["قوات النظام", "تنظيم الدولة", "القوات الإسرائيلية"])
def test_no_sign_says_who(party: str) -> None:
    """What is around is the same whoever did it; distances are counted in characters, so names of one length."""

    def signs(name: str) -> list[list[str]]:
        read = before("likelihood", f"وقصفت {name} حيا سكنيا في مدينة حلب وقتلت خمسة مدنيين.")
        happenings = candidates(read)
        of = Signs(read)
        shares = [likelihood(of.of(h), {"a verb": 1.0}) for h in happenings]
        return [
            [sign for sign in each if not sign.startswith("characters")]
            for _, _, each in Around(read, happenings, shares)
        ]

    assert signs(party) == signs("قوات التحالف")


def test_the_second_look_decides() -> None:
    """What the first finds likely falls where the trees find it unlikely, and its figure is theirs; what is hopeless at
    first sight is not looked at again."""
    weights, never = {"every candidate": 2.0}, Trees([-3.0])
    first, second = before("likelihood", TEXT), before("likelihood", TEXT)
    weigh(first, weights)
    weigh(second, weights, never)
    assert any(h.stands for h in first.happenings)
    assert not any(h.stands for h in second.happenings)
    assert all(h.likelihood == pytest.approx(0.0474, abs=1e-4) for h in candidates(second))
    hopeless = before("likelihood", TEXT)
    weigh(hopeless, {"every candidate": -6.0}, Trees([3.0]))
    assert all(h.likelihood < HOPELESS for h in candidates(hopeless))
