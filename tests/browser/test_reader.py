"""Reading a report: its text, the evidence in it, and the statements beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Enter = Callable[..., Any]
LANGUAGES = pytest.mark.parametrize("language", ["en", "ar"])

ONE_NODE = """() => [...document.querySelectorAll('.text p')]
    .every(p => p.childNodes.length === 1 && p.firstChild.nodeType === 3)"""
ACTIVE = "words => [...(CSS.highlights.get('on-trigger') ?? [])][0]?.toString() === words"
MIDDLE = """words => { const node = document.querySelector('.text p').firstChild; const range = new Range();
    const at = node.data.indexOf(words); range.setStart(node, at); range.setEnd(node, at + words.length);
    const box = range.getBoundingClientRect(); return [box.left + box.width / 2, box.top + box.height / 2]; }"""


def report(site: Any, outlet: str) -> dict[str, Any]:
    """The newest report of an outlet, whole."""
    listed = site.get("/reports?limit=100")["items"]
    found = max((one for one in listed if one["outlet"] == outlet), key=lambda one: one["published"])
    whole: dict[str, Any] = site.get(f"/reports/{found['id']}")
    return whole


@LANGUAGES
def test_the_evidence_of_every_role_is_painted_where_it_stands(
    enter: Enter, site: Any, language: str
) -> None:
    """Each span that the server tells is painted on exactly its words, under the name of its role."""
    one = report(site, "وكالة قاسيون")
    room = enter(language)
    page = room.open(f"/reports/{one['id']}")
    assert page.locator(".text p").count() == len(one["text"].split("\n"))
    for role in ("agent", "place", "source", "counts", "time"):
        spans = {span["text"] for statement in one["statements"] for span in statement["spans"].get(role, [])}
        assert spans
        assert set(room.painted(f"rest-{role}")) == spans
    assert set(room.painted("rest-trigger")) == {statement["trigger"] for statement in one["statements"]}
    assert (
        page.locator(".text").evaluate("box => getComputedStyle(box.querySelector('p')).direction") == "rtl"
    )


def test_painting_does_not_break_the_joining_of_letters(enter: Enter, site: Any) -> None:
    """The text stays one node a paragraph, in the shipped face, and no glyph changes width when its word is painted."""
    one = report(site, "وكالة قاسيون")
    room = enter("ar")
    page = room.open(f"/reports/{one['id']}")
    assert page.evaluate(ONE_NODE)
    page.evaluate("document.fonts.ready.then(() => true)")
    page.wait_for_function('document.fonts.check(`20px "Noto Naskh Arabic"`, "قصف")')
    measure = """() => [...document.querySelectorAll('.text p')].flatMap(p => {
        const range = new Range(); range.selectNodeContents(p);
        return [...range.getClientRects()].map(r => [r.left, r.top, r.width].map(Math.round)); })"""
    painted = page.evaluate(measure)
    page.evaluate("CSS.highlights.clear()")
    assert page.evaluate(measure) == painted
    assert page.evaluate('document.fonts.check(`20px "Noto Naskh Arabic"`, "قصف")')
    loaded = page.evaluate(
        "[...document.fonts].filter(face => face.status === 'loaded').map(face => face.family)"
    )
    assert any("Noto Naskh Arabic" in family for family in loaded)


@LANGUAGES
def test_text_and_statements_are_linked_by_key_click_and_hover(
    enter: Enter, site: Any, language: str
) -> None:
    one = report(site, "وكالة قاسيون")
    statements = sorted(one["statements"], key=lambda statement: statement["at"])
    room = enter(language)
    page = room.open(f"/reports/{one['id']}")
    page.keyboard.press("j")
    page.wait_for_url("**statement=*")
    assert room.painted("on-trigger") == [statements[0]["trigger"]]
    page.keyboard.press("j")
    page.wait_for_function(ACTIVE, arg=statements[1]["trigger"])
    page.keyboard.press("k")
    page.keyboard.press("Escape")
    page.wait_for_function("() => !CSS.highlights.has('on-trigger')")
    page.locator("ol h3 button").nth(1).click()
    page.mouse.move(1, 1)
    page.wait_for_function(ACTIVE, arg=statements[1]["trigger"])
    assert "statement=" in page.url
    # from the text to the statement: over the word, then a click on it
    spot = page.evaluate(MIDDLE, statements[0]["trigger"])
    page.mouse.move(*spot)
    page.locator("ol li.active").first.wait_for()
    assert page.locator("ol li").nth(0).get_attribute("class").split().count("active") == 1
    page.mouse.click(*spot)
    page.wait_for_url(f"**statement={statements[0]['id'].replace(':', '%3A')}*")


@LANGUAGES
def test_who_says_so_and_the_english_sentence_are_always_in_view(
    enter: Enter, site: Any, language: str
) -> None:
    one = report(site, "وكالة قاسيون")
    page = enter(language).open(f"/reports/{one['id']}")
    cards = page.locator("ol > li")
    assert cards.count() == len(one["statements"])
    shown = page.locator("ol").inner_text()
    for statement in one["statements"]:
        assert statement["gloss"]["en"] in shown
        for source in statement["sources"]:
            assert (source["text"] if language == "ar" else source["english"] or source["text"]) in shown
    assert cards.first.locator("[lang=en]").first.evaluate("one => getComputedStyle(one).direction") == "ltr"


@LANGUAGES
def test_other_versions_and_near_copies_are_named(enter: Enter, site: Any, language: str) -> None:
    room = enter(language)
    updated = report(site, "صحيفة الوفاء")
    assert len(updated["versions"]) == 2
    page = room.open(f"/reports/{updated['id']}")
    assert page.locator("footer ul").first.locator("li").count() == 2
    copied = report(site, "وكالة قاسيون")
    assert copied["copies"]
    page = room.open(f"/reports/{copied['id']}")
    page.locator("footer ul").last.locator("a").first.click()
    page.wait_for_url(f"**/reports/{copied['copies'][0]['id']}")


def test_a_role_can_be_hidden(enter: Enter, site: Any) -> None:
    room = enter("en")
    page = room.open(f"/reports/{report(site, 'وكالة قاسيون')['id']}")
    button = page.locator(".legend button", has_text="where").first
    assert room.painted("rest-place")
    button.click()
    assert not room.painted("rest-place")
    assert button.get_attribute("aria-pressed") == "false"
