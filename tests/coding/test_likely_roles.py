"""Who did it, and to whom, stands by all signs together where no rule found anybody, and only there."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from rawi.coding.document import Document, Happening
from rawi.coding.likely_places import LIKELY
from rawi.coding.likely_roles import candidates, lacks, weigh_roles
from rawi.coding.role_signs import TOGETHER, RoleSigns, Told
from rawi.coding.scale import Scale

from .conftest import before

ROCKETS = "وسقطت صواريخ على بلدة بنش، وقال سكان إن مقاتلي الفصائل كانوا قد غادروا المكان."
REST = "\nوأصيب رجل بجروح.\nونقل الجريح إلى المستشفى.\nوأغلقت المدارس أبوابها.\nوعاد الهدوء مساء."
A_PARTY = {"everybody": -2.0, "means a party": 4.0}


def weighed(text: str, agent: Mapping[str, float], rest: str = REST) -> Document:
    """The report as it is once agents are weighed."""
    document = before("likely roles", text + rest)
    weights = {"agent": agent, "target": {"everybody": -8.0}}
    weigh_roles(document, {role: Scale(found, TOGETHER) for role, found in weights.items()})
    return document


def shelling(document: Document) -> Happening:
    """The only shelling that stands."""
    [found] = [h for h in document.happenings if h.stands and h.kind == "shelling"]
    return found


def agents(document: Document, happening: Happening) -> dict[str, str]:
    """Who did it as written, each with the rule."""
    return {
        parse.text_span(document.report, unit.head, unit.last).text: rule
        for parse, unit, rule in happening.roles.get("agent", ())
    }


def test_without_weights_for_it_nobody_is_added() -> None:
    """Who is as likely as not to have done it is not said to have."""
    document = weighed(ROCKETS, {"everybody": 0.0})
    assert agents(document, shelling(document)) == {}


def test_the_likeliest_stands() -> None:
    """With a rule that says so, and nobody else with him."""
    document = weighed(ROCKETS, A_PARTY)
    assert agents(document, shelling(document)) == {"مقاتلي الفصائل": LIKELY}


def test_those_joined_to_him_stand_with_him() -> None:
    """«مقاتلي الفصائل والجيش» are two."""
    document = weighed(ROCKETS.replace("الفصائل", "الفصائل والجيش السوري"), A_PARTY)
    assert list(agents(document, shelling(document))) == ["مقاتلي الفصائل", "الجيش السوري"]


def test_whom_a_rule_found_stays() -> None:
    """However likely another is."""
    text = "وأطلق المتمردون صواريخ على بلدة بنش، وقال سكان إن مقاتلي الفصائل كانوا قد غادروا المكان."
    document = weighed(text, {"everybody": 8.0})
    assert list(agents(document, shelling(document))) == ["المتمردون"]


def test_whoever_has_another_part_in_it_is_no_choice() -> None:
    """Whom it was done to did not do it."""
    document = before("likely roles", "وقتل خمسة جنود في هجوم على بلدة بنش." + REST)
    told = Told(document)
    for happening in (h for h in document.happenings if h.stands):
        having = {(p.index, unit.head) for p, unit, _ in happening.roles.get("target", ())}
        assert all((c.parse.index, c.unit.head) not in having for c in candidates(happening, "agent", told))


def test_who_acted_in_a_sentence_before_is_looked_at() -> None:
    """Not who acts in one after it."""
    text = "وهاجم مقاتلو الفصائل بلدة تفتناز.\nوسقطت صواريخ على بلدة بنش.\nوهاجم المتمردون بلدة معرة مصرين."
    document = weighed(text, {"everybody": -2.0, "role elsewhere agent": 4.0})
    assert list(agents(document, shelling(document))) == ["مقاتلو الفصائل"]


@pytest.mark.parametrize(
    "told",
    [
        "ولم تعلن أي جهة مسؤوليتها",
        "وأدانت الحكومة السورية إطلاقها",
        "وكانت البلدة قد حررت من قبضة الفصائل",
        "وعاد السكان إلى باكستان",
    ],
)
def test_who_is_told_of_as_no_agent_is_no_choice(told: str) -> None:
    """Nobody, who only judges a deed, in whose grip somebody was, and a country that somebody went to."""
    document = before("likely roles", f"وسقطت صواريخ على بلدة بنش، {told}." + REST)
    found = candidates(shelling(document), "agent", Told(document))
    assert not [c for c in found if c.unit.type in ("org", "armed", "country")]


@pytest.mark.parametrize(
    "text", ["وتدخلت الطائرات لمساندة القوات المالية", "وخرجت مظاهرة في بلدة بنش تأييدا للجيش السوري"]
)
def test_who_is_stood_by_is_no_target(text: str) -> None:
    """It is done on his side, not to him."""
    document = before("likely roles", f"{text} بعد هجوم على البلدة." + REST)
    told = Told(document)
    assert document.happenings
    for happening in (h for h in document.happenings if h.stands):
        assert not [c for c in candidates(happening, "target", told) if c.unit.type == "armed"]


def test_whom_a_toll_counts_is_a_target() -> None:
    """A happening with a toll lacks nobody to whom it was done."""
    document = before("likely roles", "وأسفر قصف على بلدة بنش عن مقتل خمسة مدنيين." + REST)
    happening = shelling(document)
    assert happening.tolls and not lacks(happening, "target") and lacks(happening, "agent")


def test_a_message_of_a_line_is_left_to_the_rules() -> None:
    """The weights were learnt from whole articles."""
    document = weighed(ROCKETS, A_PARTY, rest="")
    assert agents(document, shelling(document)) == {}


def test_no_sign_says_who_an_actor_is() -> None:
    """Whoever it is, the signs are the same."""

    def signs(party: str) -> list[list[str]]:
        document = before("likely roles", ROCKETS.replace("مقاتلي الفصائل", party) + REST)
        told = Told(document)
        happening = shelling(document)
        happening.likelihood = 0.8  # weighed before, and measured for itself
        among = candidates(happening, "agent", told)
        of = RoleSigns(happening, "agent", told, among)
        return [of.of(candidate) for candidate in among]

    assert signs("الجيش السوري") == signs("حزب الله") == signs("تنظيم داعش") == signs("الجيش الإسرائيلي")
    assert all(len(set(each)) == len(each) for each in signs("الجيش السوري"))


def test_no_sign_tells_what_a_rule_made_of_that_role() -> None:
    """So the weights can be learnt from happenings whose agent a rule found."""
    document = before("likely roles", "وأطلق المتمردون صواريخ على بلدة بنش." + REST)
    told, happening = Told(document), shelling(document)
    among = candidates(happening, "agent", told)
    with_agent = [RoleSigns(happening, "agent", told, among).of(c) for c in among]
    assert happening.roles.pop("agent")
    told = Told(document)
    assert [RoleSigns(happening, "agent", told, among).of(c) for c in among] == with_agent
