"""To weigh what is seen comes to the same as to spell every sign and look it up."""

from __future__ import annotations

import pytest

from rawi.coding.likelihood import likelihood
from rawi.coding.likely_places import choices
from rawi.coding.likely_roles import candidates
from rawi.coding.place_signs import TOGETHER as OF_PLACES
from rawi.coding.place_signs import PlaceSigns
from rawi.coding.role_signs import TOGETHER as OF_ROLES
from rawi.coding.role_signs import RoleSigns, Told
from rawi.coding.scale import Scale, spelt
from rawi.knowledge.likelihood import load_place_likelihood, load_role_likelihood

from .conftest import before

TEXT = (
    "قصف الطيران الحربي أمس بلدة الصفا في ريف حلب، ما أدى إلى مقتل خمسة مدنيين. وقال ناشطون إن الجيش اقتحم قرية المنصورة "
    "القريبة من مدينة إدلب بعد اشتباكات مع مسلحين من تنظيم داعش. واعتقلت الشرطة ثلاثة رجال قرب الحدود مع تركيا."
    "\nونقل الجرحى إلى المستشفى.\nوعاد الهدوء مساء."
)


def test_places_weigh_as_their_signs_do() -> None:
    """Of every phrase that may be a place, with the weights in use."""
    document = before("likely places", TEXT)
    weights = load_place_likelihood()
    scale = Scale(weights, OF_PLACES)
    standing = [h for h in document.happenings if h.stands]
    weighed = [
        (signs.seen(unit, rule), signs.of(unit, rule))
        for happening in standing
        for signs in [PlaceSigns(happening, [h for h in standing if h.parse is happening.parse])]
        for unit, rule in choices(happening)
    ]
    assert len(weighed) >= 5
    for seen, signs in weighed:
        assert scale.likelihood(*seen) == pytest.approx(likelihood(signs, weights))


@pytest.mark.parametrize("role", ["agent", "target"])
def test_roles_weigh_as_their_signs_do(role: str) -> None:
    """Also of who is told in an earlier sentence, of whom less is seen."""
    document = before("likely roles", TEXT)
    weights = load_role_likelihood()[role]
    scale, told = Scale(weights, OF_ROLES), Told(document)
    found = 0
    for happening in (h for h in document.happenings if h.stands):
        among = candidates(happening, role, told)
        signs = RoleSigns(happening, role, told, among)
        for candidate in among:
            found += 1
            expected = likelihood(signs.of(candidate), weights)
            assert scale.likelihood(*signs.seen(candidate)) == pytest.approx(expected)
    assert found > 3


def test_what_is_not_seen_counts_only_together() -> None:
    """«hangs none» beside something else is seen where nothing hangs; by itself it is no sign there."""
    together = (("means", "hangs"),)
    weights = {"means place": 1.0, "hangs none": 8.0, "means place, hangs none": 2.0, "every phrase": -3.0}
    seen = (["every phrase"], {"means": "place"})
    assert Scale(weights, together).likelihood(*seen) == pytest.approx(0.5)
    assert spelt(*seen, together) == ["every phrase", "means place", "means place, hangs none"]
