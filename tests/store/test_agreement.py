"""Agreement against the worked examples of those who defined the measures."""

from __future__ import annotations

import pytest

from rawi.store import EventFilter, Store
from rawi.store.agreement import kappa, nominal_alpha

from .conftest import SHELLING, coded


def test_kappa_of_a_published_example() -> None:
    """Two readers of 50 grant proposals: 20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no give 0.4."""
    pairs = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    assert kappa(pairs) == pytest.approx(0.4)
    assert kappa([("y", "y")] * 3) is None and kappa([]) is None
    assert kappa([("y", "n"), ("n", "y")]) == pytest.approx(-1.0)


def test_alpha_of_krippendorff_s_examples() -> None:
    """Computing Krippendorff's alpha-reliability (2011), B and C: 0.692 for two coders, 0.743 for four with gaps."""
    one = ["a", "a", "b", "b", "d", "c", "c", "c", "e", "d", "d", "a"]
    other = ["b", "a", "b", "b", "b", "c", "c", "c", "e", "d", "d", "d"]
    assert nominal_alpha(list(zip(one, other, strict=True))) == pytest.approx(0.692, abs=0.0005)
    a = [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None]
    b = [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3]
    c = [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None]
    d = [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None]
    units = [[v for v in unit if v is not None] for unit in zip(a, b, c, d, strict=True)]
    assert nominal_alpha(units) == pytest.approx(0.743, abs=0.0005)
    assert nominal_alpha([["a", "a"]]) is None


def test_agreement_of_reviewers_and_the_machine(store: Store) -> None:
    """One accepts all, the other corrects one kind: they differ on that unit only."""
    text = "\n".join(
        [SHELLING, "قصفت طائرات روسية مدينة سراقب أمس.", "سيطر الجيش السوري على مدينة خان شيخون أمس.",
         "اشتبك الجيش السوري مع مسلحين في مدينة درعا أمس."]
    )  # fmt: skip
    store.add(coded(text))
    keys = [row.key for row in store.report(store.reports().rows[0].key).statements]
    assert len(keys) >= 4
    for key in keys:
        store.decide("accept", key, reviewer="سلمى")
        store.decide("accept", key, reviewer="كريم")
    store.decide("correct", keys[0], reviewer="كريم", field="kind", value="airstrike")
    found = {(one.field, one.coders): one for one in store.agreement()}
    kinds = found["kind", ("سلمى", "كريم")]
    assert kinds.units == len(keys) and kinds.agree == pytest.approx(1 - 1 / len(keys))
    assert kinds.kappa is not None and 0 < kinds.kappa < 1
    assert found["kind", ("rawi", "سلمى")].agree == 1
    everybody = found["kind", ("rawi", "سلمى", "كريم")]
    assert everybody.alpha is not None and 0 < everybody.alpha < 1
    assert found["status", ("rawi", "سلمى", "كريم")].agree == 1
    assert store.events(EventFilter(kind=("airstrike",))).total >= 1
