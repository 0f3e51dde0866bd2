"""Everything from outside is hostile: it is shown as text, moves nothing, and nothing is asked of anyone else."""

from __future__ import annotations

import urllib.request
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest

Enter = Callable[..., Any]
LANGUAGES = pytest.mark.parametrize("language", ["en", "ar"])


def hostile(site: Any) -> dict[str, Any]:
    found = next(
        one for one in site.get("/reports?limit=100")["items"] if (one["outlet"] or "").startswith("<b>")
    )
    whole: dict[str, Any] = site.get(f"/reports/{found['id']}")
    return whole


@LANGUAGES
def test_hostile_markup_is_only_text(enter: Enter, site: Any, language: str) -> None:
    """In the reader, lists, search, event pages and review; the fixture fails on any dialog, error or outside request."""
    one = hostile(site)
    room = enter(language)
    page = room.open(f"/reports/{one['id']}")
    assert "<script>alert('title')</script>" in page.locator("h1").inner_text()
    assert "<img src=x" in page.locator(".text").inner_text()
    assert page.locator("main img, main script, main b").count() == 0
    assert page.locator("a[href^='javascript']").count() == 0
    page.keyboard.press("j")
    for path in ["/reports", f"/search?q={quote('داعش')}", "/review", f"/events?q={quote('<script>')}"]:
        page = room.open(path)
        assert page.locator("main img, main script, main b").count() == 0
    for statement in one["statements"]:
        if statement["event_id"]:
            page = room.open(f"/events/{quote(statement['event_id'], safe='')}")
            assert page.locator("main img, main script, main b").count() == 0


@LANGUAGES
def test_controls_that_reorder_letters_are_shown_and_have_no_effect(
    enter: Enter, site: Any, language: str
) -> None:
    one = hostile(site)
    assert "\u202e" in one["text"]
    page = enter(language).open(f"/reports/{one['id']}")
    text = page.locator(".text").inner_text()
    assert "\u202e" not in text
    assert "\ufffd" in text
    assert page.locator("header .warning").count() >= 1
    body = page.locator("main").inner_text()
    assert not any(control in body for control in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def test_names_of_mixed_direction_are_isolated(enter: Enter, site: Any) -> None:
    page = enter("en").open("/reports")
    assert page.evaluate("[...document.querySelectorAll('main li .about bdi')].length") > 0
    page = enter("en").open("/events")
    assert page.evaluate(
        "[...document.querySelectorAll('tbody .place')].every(cell => cell.querySelector('bdi, .soft'))"
    )


def test_the_page_may_load_only_its_own_files(site: Any) -> None:
    """A content security policy without unsafe-inline, unsafe-eval or any other host."""
    with urllib.request.urlopen(f"{site.address}/events", timeout=10) as answer:
        policy = answer.headers["Content-Security-Policy"]
        html = answer.read().decode()
    assert "unsafe" not in policy
    assert "http" not in policy
    rules = {part.split()[0]: part.split()[1:] for part in policy.split(";") if part.strip()}
    assert rules["default-src"] in (["'none'"], ["'self'"])
    assert rules["script-src"] == ["'self'"]
    assert rules["style-src"] == ["'self'"]
    assert rules["frame-ancestors"] == ["'none'"]
    assert "<style" not in html
    assert html.count("<script") == html.count("<script src=") + html.count('<script type="module"')


def test_inline_script_would_not_run(enter: Enter) -> None:
    """The policy is in force, not only sent."""
    room = enter("en")
    page = room.open("/events")
    page.evaluate(
        "const s = document.createElement('script'); s.textContent = 'window.ran = 1'; document.body.append(s)"
    )
    assert page.evaluate("window.ran") is None
    assert any("Content Security Policy" in line for line in room.wrong)
    room.wrong.clear()


@LANGUAGES
def test_elsewhere_than_on_this_computer_a_token_is_asked_for(
    enter: Enter, locked_site: Any, language: str
) -> None:
    room = enter(language, at=locked_site.address)
    room.page.goto(locked_site.address + "/events")
    dialog = room.page.locator("dialog[open]")
    dialog.locator("input").fill("wrong")
    dialog.locator("button.main").click()
    dialog.locator("[role=alert]").wait_for()
    dialog.locator("input").fill("open-sesame")
    dialog.locator("button.main").click()
    dialog.wait_for(state="detached")
    room.page.locator("main .state h2, main tbody").first.wait_for()
    room.settle()
    assert room.page.locator("main [role=alert]").count() == 0
    assert len(room.page.locator("main").inner_text()) > 30
