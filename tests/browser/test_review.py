"""Reviewing: one hand on the keyboard, corrections by selecting words, nothing lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit
from uuid import uuid4

import pytest

Enter = Callable[..., Any]
LANGUAGES = pytest.mark.parametrize("language", ["en", "ar"])
SELECT = """words => {
    const node = [...document.querySelectorAll('.text p')].map(p => p.firstChild).find(text => text.data.includes(words));
    const at = node.data.indexOf(words); const range = new Range();
    range.setStart(node, at); range.setEnd(node, at + words.length);
    getSelection().removeAllRanges(); getSelection().addRange(range); }"""
ARABIC_F = """document.body.dispatchEvent(
    new KeyboardEvent('keydown', {key: 'ب', code: 'KeyF', bubbles: true, cancelable: true}))"""


def begin(enter: Enter, language: str, reviewer: str) -> Any:
    room = enter(language)
    page = room.open("/review")
    page.locator(".name input").fill(reviewer)
    with page.expect_response("**/api/v1/queue?*reviewer=*"):
        page.locator(".name input").blur()
    page.locator(".work").wait_for()
    return room


def named(name: str) -> str:
    """A reviewer whom no other test knows."""
    return f"{name} {uuid4().hex[:6]}"


def before(page: Any, site: Any, reviewer: str) -> dict[str, Any]:
    """What stands before the reviewer, as the server tells it."""
    link = page.locator("article h2 a").get_attribute("href")
    wanted = parse_qs(urlsplit(link).query)["statement"][0]
    found: dict[str, Any] = next(
        one
        for one in site.get(f"/queue?limit=100&reviewer={quote(reviewer)}")["items"]
        if one["statement"]["id"] == wanted
    )
    return found


def sent(site: Any, reviewer: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = site.get("/decisions?limit=200")["items"]
    return [one for one in found if one["reviewer"] == reviewer]


def settle(page: Any) -> None:
    """Until nothing waits to be sent."""
    page.wait_for_function("() => Object.keys(localStorage).every(name => !name.startsWith('rawi.outbox.'))")


@LANGUAGES
def test_one_hand_accepts_rejects_flags_and_takes_back(enter: Enter, site: Any, language: str) -> None:
    reviewer = named("سلمى")
    page = begin(enter, language, reviewer).page
    page.keyboard.press("f")
    page.keyboard.press("d")
    page.keyboard.press("g")
    settle(page)
    assert [one["action"] for one in reversed(sent(site, reviewer))] == ["accept", "reject", "flag"]
    page.keyboard.press("z")
    settle(page)
    page.wait_for_timeout(300)
    decisions = sent(site, reviewer)
    assert [one["action"] for one in decisions if one.get("undone")] == ["flag"]
    page.keyboard.press("z")
    page.keyboard.press("z")
    settle(page)
    page.wait_for_timeout(300)
    assert all(one.get("undone") for one in sent(site, reviewer) if one["action"] != "undo")


def test_keys_work_under_an_arabic_layout(enter: Enter, site: Any) -> None:
    """The key where F is gives «ب»: it accepts all the same."""
    reviewer = named("نور")
    page = begin(enter, "ar", reviewer).page
    page.evaluate(ARABIC_F)
    settle(page)
    assert [one["action"] for one in sent(site, reviewer)] == ["accept"]
    page.keyboard.press("z")
    settle(page)


def test_a_decision_without_a_name_is_not_made(enter: Enter, site: Any) -> None:
    made = site.get("/decisions")["total"]
    room = enter("en")
    page = room.open("/review")
    page.locator(".work").wait_for()
    page.keyboard.press("f")
    assert page.evaluate("document.activeElement.closest('.name') !== null")
    assert site.get("/decisions")["total"] == made


@LANGUAGES
def test_all_keys_are_listed_and_can_be_changed(enter: Enter, language: str) -> None:
    page = begin(enter, language, "ريم").page
    page.keyboard.press("?")
    dialog = page.locator("dialog[open]")
    dialog.wait_for()
    assert dialog.locator("tbody tr").count() >= 19
    row = dialog.locator("tr", has_text="تخط" if language == "ar" else "Skip")
    row.locator("button").click()
    page.keyboard.press("x")
    assert row.locator("kbd").inner_text() == "X"
    page.keyboard.press("Escape")
    second = page.locator(".queue button").nth(1)
    page.keyboard.press("s")
    assert second.get_attribute("aria-current") is None
    page.keyboard.press("x")
    assert second.get_attribute("aria-current") == "true"
    page.reload()
    page.locator(".work").wait_for()
    page.keyboard.press("x")
    assert page.locator(".queue button").nth(1).get_attribute("aria-current") == "true"


@LANGUAGES
def test_a_span_is_given_by_selecting_words_and_a_kind_by_choosing(
    enter: Enter, site: Any, language: str
) -> None:
    reviewer = named("هدى")
    page = begin(enter, language, reviewer).page
    item = before(page, site, reviewer)
    words = next(
        word
        for word in item["context"]["text"].split()
        if len(word) > 3 and item["context"]["text"].count(word) == 1
    )
    page.evaluate(SELECT, words)
    page.locator(".assign").wait_for()
    page.keyboard.press("2")
    page.locator(".field.armed .words", has_text=words).wait_for()
    page.locator(".work select").first.select_option(
        "riot" if item["statement"]["kind"] != "riot" else "protest"
    )
    page.keyboard.press("r")
    page.keyboard.type("wrong kind")
    page.keyboard.press("Enter")
    page.keyboard.press("f")
    settle(page)
    decisions = {one["field"]: one for one in sent(site, reviewer)}
    assert set(decisions) == {"target", "kind"}
    assert decisions["kind"]["reason"] == "wrong kind"
    start = item["context"]["start"] + item["context"]["text"].index(words)
    span = decisions["target"]["value"][-1]
    assert (span["start"], span["end"], span["text"]) == (start, start + len(words), words)
    page.keyboard.press("z")
    settle(page)
    page.wait_for_timeout(300)
    assert all(one["undone"] for one in sent(site, reviewer) if one["action"] == "correct")


def test_an_actor_and_a_place_are_found_by_name(enter: Enter, site: Any) -> None:
    reviewer = named("ليلى")
    room = begin(enter, "ar", reviewer)
    page = room.page
    page.keyboard.press("e")
    item = before(page, site, reviewer)
    words = next(
        word
        for word in item["context"]["text"].split()
        if len(word) > 3 and item["context"]["text"].count(word) == 1
    )
    page.evaluate(SELECT, words)
    page.keyboard.press("5")
    field = page.locator(".field.armed")
    field.locator("[role=combobox]").last.fill("تدمر")
    field.locator("[role=option]").first.wait_for()
    page.keyboard.press("Enter")
    field.locator(".tag", has_text="تدمر").first.wait_for()
    page.keyboard.press("Escape")
    page.locator("h1").click()
    page.keyboard.press("e")
    page.locator(".field").first.wait_for(state="detached")


@LANGUAGES
def test_nothing_is_lost_when_the_server_or_the_browser_dies(enter: Enter, site: Any, language: str) -> None:
    """A decision made while the server is away waits in the browser, through a reload, and is sent when it is back."""
    reviewer = named("عمر")
    room = begin(enter, language, reviewer)
    page = room.page
    page.route("**/api/v1/decisions", lambda route: route.abort())
    page.keyboard.press("f")
    page.locator(".waiting").wait_for()
    assert sent(site, reviewer) == []
    page.reload()
    page.locator(".waiting").wait_for()
    page.unroute("**/api/v1/decisions")
    page.reload()
    settle(page)
    assert [one["action"] for one in sent(site, reviewer)] == ["accept"]
    page.goto(f"{room.address}/decisions?reviewer={quote(reviewer)}")
    page.locator("li.one button").first.click()
    settle(page)
    page.locator("li.one.undone").first.wait_for()


def test_an_unfinished_correction_is_kept(enter: Enter, site: Any) -> None:
    page = begin(enter, "en", "سامي").page
    page.keyboard.press("e")
    page.locator(".work select").nth(1).select_option("failed")
    page.keyboard.press("r")
    page.keyboard.type("not sure yet")
    page.reload()
    page.locator(".work").wait_for()
    assert page.locator(".work select").nth(1).input_value() == "failed"
    assert page.locator("#reason").input_value() == "not sure yet"
    page.locator("h1").click()
    page.keyboard.press("e")
    page.locator(".work select").first.wait_for(state="detached")


@LANGUAGES
def test_decisions_and_agreement_are_listed(enter: Enter, site: Any, language: str) -> None:
    page = enter(language).open("/decisions")
    assert page.locator("li.one").count() == min(50, site.get("/decisions")["total"])
    assert page.locator(".agree").is_visible()


@LANGUAGES
def test_an_event_is_flagged_and_split_and_made_whole_again(enter: Enter, site: Any, language: str) -> None:
    reviewer = named("دانا")
    event = site.get("/events?sort=-voices")["items"][0]
    path = f"/events/{quote(event['id'], safe='')}"
    page = enter(language).open(path)
    cards = page.locator(".told").count()
    buttons = page.locator("main section.noprint.sheet .row button")
    buttons.nth(0).click()
    dialog = page.locator("dialog[open]")
    dialog.locator("input").nth(0).fill(reviewer)
    dialog.locator("input").nth(0).blur()
    dialog.locator("button.main").click()
    settle(page)
    buttons.nth(1).click()
    dialog.locator("input[type=checkbox]").last.check()
    dialog.locator("input[dir=auto]").last.fill("another town")
    dialog.locator("button.main").click()
    settle(page)
    assert {one["action"] for one in sent(site, reviewer)} == {"flag", "split"}
    page.wait_for_function("cards => document.querySelectorAll('.told').length < cards", arg=cards)
    page.goto(f"{site.address}/decisions?reviewer={quote(reviewer)}")
    page.locator("li.one button").first.wait_for()
    while page.locator("li.one:not(.undone) button").count():
        page.locator("li.one:not(.undone) button").first.click()
        settle(page)
        page.wait_for_timeout(900)
    assert len(site.get(path)["voices"]) == event["voices"]
