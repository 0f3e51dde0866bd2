"""Likelihood: what falls and what stands by all signs together, and what no sign can bring back."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from rawi.coding.document import Document
from rawi.coding.likelihood import ENOUGH, EVEN_SO, UNLIKELY, likelihood, weigh
from rawi.coding.pipeline import code_report
from rawi.coding.signs import Signs
from rawi.report import Report

from .conftest import before

WHOLE = (
    "قتل خمسة جنود في هجوم شنه مسلحون على حاجز للجيش في مدينة البصرة.\n"
    "وقال مصدر أمني إن الطائرات قصفت مواقع المسلحين.\n"
    "وشهدت المدينة معركة انتخابية حامية.\n"
    "وتوفي أحد السكان.\n"
    "ونقل الجرحى إلى المستشفى القريب.\n"
    "وأغلقت المدارس أبوابها يومين.\n"
)


def weighed(text: str, weights: Mapping[str, float]) -> Document:
    document = before("likelihood", text)
    weigh(document, weights)
    return document


def test_every_statement_has_one() -> None:
    """A share between none and all; a full report of an attack is likelier than not."""
    coded = code_report(Report(id="x", text=WHOLE))
    assert coded.statements
    assert all(s.likelihood is not None and 0 <= s.likelihood <= 1 for s in coded.statements)
    assert all(s.likelihood and s.likelihood >= ENOUGH for s in coded.statements)


def test_what_is_unlikely_falls() -> None:
    """Also what every rule has let stand."""
    document = weighed(WHOLE, {"kind assault": -5.0, "every candidate": 1.0})
    assaults = [h for h in document.happenings if h.kind == "assault" and h.merged_into is None]
    assert assaults and all(h.dropped == UNLIKELY for h in assaults)
    assert any(h.stands for h in document.happenings if h.kind != "assault")


def test_what_was_set_aside_comes_back() -> None:
    """With a note that says why it had been set aside; a figure of speech does not come back, however likely."""
    document = weighed(WHOLE, {"every candidate": 3.0})
    back = [h for h in document.happenings if any(note.startswith(EVEN_SO) for note in h.notes)]
    assert [h.parse.index for h in back] == [3, 4]
    assert all(h.stands for h in back)
    assert not [h for h in document.happenings if h.parse.index == 2 and h.stands]


def test_a_message_of_a_line_is_left_to_the_rules() -> None:
    """It is weighed, and nothing falls or comes back by that."""
    document = weighed(WHOLE.splitlines()[0], {"every candidate": -5.0})
    standing = [h for h in document.happenings if h.stands]
    assert standing
    assert all(h.likelihood < 0.1 for h in standing)


@pytest.mark.parametrize(
    "party", ["قوات النظام", "قوات المعارضة", "تنظيم الدولة", "القوات الإسرائيلية", "مسلحون حوثيون"]
)
def test_no_sign_says_who(party: str) -> None:
    """The same deed is as likely whoever did it."""

    def signs(name: str) -> list[list[str]]:
        document = before("likelihood", f"وقصفت {name} حيا سكنيا في مدينة حلب وقتلت خمسة مدنيين.")
        of = Signs(document)
        return [list(of.of(h)) for h in document.happenings]

    assert signs(party) == signs("قوات التحالف")


def test_the_sum_is_a_share() -> None:
    """Log odds of nothing are even; signs without a weight weigh nothing."""
    assert likelihood([], {}) == 0.5
    assert likelihood(["a verb", "unheard of"], {"a verb": 2.0}) == pytest.approx(0.8808, abs=1e-4)


def test_what_is_answered_for_stands() -> None:
    """«لم تعلن أي جهة مسؤوليتها عن الهجوم»: an attack that nobody claims has happened, however unlikely its signs; one
    of which no such thing is said falls."""
    signs = {"every candidate": -3.0}
    claimed = weighed(WHOLE + "ولم تعلن أي جهة مسؤوليتها عن الهجوم.", signs)
    assert claimed.happenings[-1].stands
    named = weighed(WHOLE + "وتحدث مسؤول عن الهجوم على الحاجز.", signs)
    assert named.happenings[-1].dropped == UNLIKELY
