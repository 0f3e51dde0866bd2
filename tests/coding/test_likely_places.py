"""Places that no rule found stand where most like them are right, and those that hardly any like them are fall."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from rawi.coding.document import Document, Happening
from rawi.coding.likely_places import BACK, LIKELY, choices, weigh_places
from rawi.coding.place_signs import TOGETHER, PlaceSigns
from rawi.coding.scale import Scale

from .conftest import before

TWO = "وقصفت الطائرات مواقع المسلحين في مدينة الموصل، وقال شهود من مدينة أربيل إنهم سمعوا الدوي."
REST = "\nوقتل خمسة جنود.\nونقل الجرحى إلى المستشفى.\nوأغلقت المدارس أبوابها.\nوعاد الهدوء مساء."


def weighed(text: str, weights: Mapping[str, float]) -> Document:
    """The report as it is once its places are weighed."""
    document = before("likely places", text + REST)
    weigh_places(document, Scale(weights, TOGETHER))
    return document


def strike(document: Document) -> Happening:
    """The only airstrike that stands."""
    [found] = [h for h in document.happenings if h.stands and h.kind == "airstrike"]
    return found


def places(document: Document) -> dict[str, str]:
    """The strike's places as written, each with its rule."""
    return {
        parse.text_span(document.report, unit.first, unit.last).text: rule
        for parse, unit, rule in strike(document).roles.get("place", ())
    }


def test_without_weights_for_it_nothing_changes() -> None:
    """A phrase as likely as not is left as the rules have it."""
    found = places(weighed(TWO, {"every phrase": 0.0, "no rule": -1.0}))
    assert list(found) == ["مدينة الموصل"]
    assert LIKELY not in found.values()


def test_a_likely_phrase_becomes_its_place() -> None:
    """With a rule that says so."""
    found = places(weighed(TWO, {"no rule": 2.0}))
    assert found["مدينة أربيل"] == LIKELY
    assert found["مدينة الموصل"] != LIKELY


def test_an_unlikely_place_is_taken_away() -> None:
    """Though a rule had found it."""
    assert places(weighed(TWO, {"its place": -2.0, "no rule": -2.0})) == {}


def test_a_place_is_not_told_twice() -> None:
    """«الموصل» beside «مدينة الموصل» is the same."""
    text = "وقصفت الطائرات مواقع المسلحين في مدينة الموصل، وقال شهود من الموصل إنهم سمعوا الدوي."
    assert list(places(weighed(text, {"no rule": 2.0}))) == ["مدينة الموصل"]


@pytest.mark.parametrize(
    ("where", "names"),
    [
        ("بلدات آمنة", "no place"),
        ("آخر مدن تنظيم داعش", "no place"),
        ("كبرى مدن العراق", "a place around it"),
    ],
)
def test_whether_it_names_a_place_is_a_sign(where: str, names: str) -> None:
    """«بلدات آمنة» does not tell which; how much that weighs is learnt."""
    text = f"وقصفت الطائرات مواقع المسلحين في مدينة الموصل، وقال سكان من {where} إنهم سمعوا الدوي."
    assert list(places(weighed(text, {"no rule": 2.0}))) == ["مدينة الموصل", where]
    assert list(places(weighed(text, {"no rule": 2.0, f"names {names}": -4.0}))) == ["مدينة الموصل"]


BEFORE = "وشهدت مدينة الموصل معارك عنيفة. وقصفت الطائرات مواقع المسلحين أمس."


def test_a_place_may_be_told_before() -> None:
    """Of a happening without any place, that of one in the sentences before, where most like it are right."""
    assert places(weighed(BEFORE, {"every earlier place": -1.0})) == {}
    assert places(weighed(BEFORE, {"every earlier place": 1.0})) == {"مدينة الموصل": LIKELY}


def test_a_place_of_its_own_comes_first() -> None:
    """What has a place takes none from before; what is too far before is not asked."""
    own = BEFORE.replace("مواقع المسلحين أمس", "مواقع المسلحين في مدينة أربيل")
    assert LIKELY not in places(weighed(own, {"every earlier place": 3.0})).values()
    far = BEFORE.replace("عنيفة. ", "عنيفة. " + "وأغلقت المتاجر أبوابها. " * BACK)
    assert places(weighed(far, {"every earlier place": 3.0})) == {}


def test_what_has_another_part_is_no_choice() -> None:
    """The target and the agent are not asked whether they are the place."""
    document = weighed("وقصفت الطائرات مطار الضمير العسكري قرب مدينة دمشق.", {"no rule": -2.0})
    happening = strike(document)
    units = [unit for unit, _ in choices(happening)]
    taken = [unit for role in ("agent", "target") for _, unit, _ in happening.roles.get(role, ())]
    assert units and taken
    assert not any(unit is other for unit in units for other in taken)


def test_a_message_of_a_line_is_left_to_the_rules() -> None:
    """The weights were learnt from whole articles."""
    document = before("likely places", TWO)
    weigh_places(document, Scale({"no rule": 2.0, "its place": -2.0}, TOGETHER))
    assert list(places(document)) == ["مدينة الموصل"]


def test_no_sign_says_which_place() -> None:
    """Town for town, the signs of two sentences are the same."""

    def signs(town: str) -> list[list[str]]:
        document = weighed(TWO.replace("الموصل", town), {})
        happening = strike(document)
        of = PlaceSigns(happening, [happening])
        return [list(of.of(unit, rule)) for unit, rule in choices(happening)]

    assert signs("الموصل") == signs("كركوك") == signs("البصرة")
    assert all(len(set(each)) == len(each) for each in signs("الموصل"))
