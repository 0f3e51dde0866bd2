"""The map, counts over time, and who held a place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest

Enter = Callable[..., Any]
LANGUAGES = pytest.mark.parametrize("language", ["en", "ar"])
DRAWN = """() => { const names = document.querySelector('.map-names'); if (!names) return false;
    const { data } = names.getContext('2d').getImageData(0, 0, names.width, names.height); return data.some(Boolean); }"""


@LANGUAGES
def test_the_map_shows_the_events_of_the_filter_with_names_drawn_here(
    enter: Enter, site: Any, language: str
) -> None:
    room = enter(language)
    with room.page.expect_request("**/geo/land.json", timeout=30_000):
        page = room.open("/map")
    page.locator(".box[data-drawn=true]").wait_for(timeout=30_000)
    page.wait_for_function(DRAWN)
    points = site.get("/events/points")
    assert str(len(points["id"])) in page.locator("main .head [role=status]").inner_text()
    assert page.locator("section ul li").count() >= 1
    # from far enough away every point is in a mark, each in one alone
    for _ in range(4):
        page.locator(".zoom button").nth(1).click()
        page.wait_for_timeout(400)
    page.wait_for_function(
        "all => document.querySelector('.box').dataset.marked === all", arg=str(len(points["id"]))
    )
    assert page.locator(".maplibregl-canvas").get_attribute("aria-label")
    # the same filter in the table
    page.locator("#filters fieldset").first.locator("input[type=checkbox]").first.check()
    page.wait_for_url("**kind=*")
    page.locator("header nav a").first.click()
    page.wait_for_url("**/events?kind=*")


@LANGUAGES
def test_the_day_slider_plays(enter: Enter, language: str) -> None:
    page = enter(language).open("/map?span=30&day=2017-11-19")
    page.locator(".slider").wait_for()
    before = page.locator(".slider input[type=range]").input_value()
    page.keyboard.press("p")
    page.wait_for_function(
        "before => document.querySelector('.slider input[type=range]').value !== before", arg=before
    )
    page.keyboard.press("p")
    page.wait_for_url("**day=*")
    assert "span=30" in page.url
    page.locator(".slider input[type=range]").focus()
    now = page.locator(".slider input[type=range]").input_value()
    page.keyboard.press("Home")
    page.wait_for_function(
        "now => document.querySelector('.slider input[type=range]').value !== now", arg=now
    )
    assert page.locator(".slider input[type=range]").get_attribute("aria-valuetext")


@LANGUAGES
def test_counts_over_time_by_kind_and_actor(enter: Enter, site: Any, language: str) -> None:
    page = enter(language).open("/timeline")
    assert page.locator(".rows li").count() == len(site.get("/timeline?by=kind&series=30")["series"][:16])
    page.locator("main .controls button").nth(1).click()
    page.wait_for_url("**by=actor*")
    page.locator(".controls input[type=checkbox]").nth(1).check()
    cell = page.locator("main table td a").first
    count = int(cell.inner_text())
    cell.click()
    page.wait_for_url("**/events?*actor=*")
    page.wait_for_function("n => document.querySelectorAll('tbody tr').length === n", arg=count)


@LANGUAGES
def test_who_held_a_place_by_day_and_who_says_so(enter: Enter, site: Any, language: str) -> None:
    place = next(
        one
        for one in site.get("/places?limit=200")["items"]
        if "كفرنبودة" in one["name"] or "كفر نبودة" in one["name"]
    )
    control = site.get(f"/places/{quote(place['id'], safe='')}/control")
    assert {"sy-government", "sy-opposition"} <= {
        one["holder"]["id"] for one in control["holdings"] if one["holder"]
    }
    page = enter(language).open(f"/places/{quote(place['id'], safe='')}")
    held = [one for one in control["holdings"] if one["holder"]]
    assert page.locator(".band").count() == len(held)
    assert page.locator("main tbody tr").count() == len(held)
    name = "arabic" if language == "ar" else "english"
    page.locator("input[type=date]").fill("2019-05-24")
    page.wait_for_url("**on=2019-05-24")
    day = "2019-05-24"
    middle = next(h for h in held if (h["from"] or day) <= day <= (h["to"] or day))
    assert (middle["holder"][name] or middle["holder"]["arabic"]) in page.locator(".answer").inner_text()
    if any(one["disputed"] for one in held):
        assert page.locator(".band.disputed").count() >= 1
