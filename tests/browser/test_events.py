"""The table of events and the page of one: filter, sort, pages, links, voices, print."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest

Enter = Callable[..., Any]
LANGUAGES = pytest.mark.parametrize("language", ["en", "ar"])


def shown(page: Any) -> int:
    return int(page.locator("tbody tr").count())


@LANGUAGES
def test_a_facet_narrows_the_table_and_the_address_brings_it_back(
    enter: Enter, site: Any, language: str
) -> None:
    kind = site.get("/events/facets")["kind"][0]
    room = enter(language)
    page = room.open("/events")
    assert shown(page) == site.get("/events")["total"]
    page.locator("#filters fieldset").first.locator("input[type=checkbox]").first.check()
    page.wait_for_url(f"**kind={kind['value']}")
    page.wait_for_function("n => document.querySelectorAll('tbody tr').length === n", arg=kind["count"])
    again = enter(language).open(page.url.removeprefix(site.address))
    assert shown(again) == kind["count"]
    page.go_back()
    page.wait_for_function(
        "n => document.querySelectorAll('tbody tr').length === n", arg=site.get("/events")["total"]
    )


@LANGUAGES
def test_words_dates_and_voices_narrow_too(enter: Enter, site: Any, language: str) -> None:
    page = enter(language).open("/events")
    page.locator("#filters input[type=date]").first.fill("2019-05-01")
    page.wait_for_url("**from=2019-05-01*")
    page.locator("#filters input[type=search]").first.fill("كفرنبودة")
    page.wait_for_url("**q=*")
    total = site.get(f"/events?from=2019-05-01&q={quote('كفرنبودة')}")["total"]
    assert 0 < total < site.get("/events")["total"]
    page.wait_for_function("n => document.querySelectorAll('tbody tr').length === n", arg=total)
    page.locator("#filters select").select_option("2")
    page.wait_for_url("**min_voices=2*")
    page.locator("#filters button.link").first.click()
    page.wait_for_url("**/events")


@LANGUAGES
def test_the_table_sorts(enter: Enter, site: Any, language: str) -> None:
    page = enter(language).open("/events")
    header = page.locator("th.voices")
    header.locator("a").click()
    page.wait_for_url("**sort=-voices")
    assert header.get_attribute("aria-sort") == "descending"
    expected = [event["voices"] for event in site.get("/events?sort=-voices")["items"]]
    page.wait_for_function(
        "n => document.querySelector('tbody .voices .short').textContent === String(n)", arg=expected[0]
    )
    assert [int(text) for text in page.locator("tbody .voices .short").all_inner_texts()] == expected


def test_a_filter_without_events_says_so(enter: Enter) -> None:
    page = enter("en").open("/events?kind=protest&from=1999-01-01&to=1999-01-02")
    assert "No event matches" in page.locator("main").inner_text()
    page.locator("main .state button").click()
    page.wait_for_url("**/events")


@LANGUAGES
def test_an_event_sets_its_voices_side_by_side(enter: Enter, site: Any, language: str) -> None:
    """Every voice with its sentence, evidence and numbers; what contradicts and why statements were joined."""
    events = site.get("/events?sort=-voices")["items"]
    one = site.get(f"/events/{quote(events[0]['id'], safe='')}")
    assert len(one["voices"]) > 1
    page = enter(language).open(f"/events/{quote(one['id'], safe='')}")
    cards = page.locator(".voices > article")
    assert cards.count() == len(one["voices"])
    boxes = [cards.nth(i).bounding_box() for i in range(2)]
    assert boxes[0]["y"] == boxes[1]["y"]
    assert (boxes[0]["x"] < boxes[1]["x"]) == (language == "en")
    for i, voice in enumerate(one["voices"]):
        text = cards.nth(i).inner_text()
        assert voice["source"][language] in text
        for told in voice["statements"]:
            assert told["sentence"]["text"].strip() in cards.nth(i).locator("blockquote").all_inner_texts()
        assert cards.nth(i).locator("mark.trigger").count() >= 1
    joined = [told for voice in one["voices"] for told in voice["statements"] if told["why"]]
    assert joined
    reasons = page.locator(".links").last.locator("li")
    assert reasons.count() == len(joined)
    assert ("same day" in reasons.first.inner_text()) == (language == "en")
    marks = """() => [...document.querySelectorAll('blockquote mark')].map(mark => getComputedStyle(mark))
        .every(look => look.paddingLeft === '0px' && look.borderLeftWidth === '0px' && look.display === 'inline')"""
    assert page.evaluate(marks)


@LANGUAGES
def test_what_contradicts_stands_out_with_its_reason(enter: Enter, site: Any, language: str) -> None:
    disputed = [event["id"] for event in site.get("/events?grade=disputed")["items"]]
    assert disputed
    for id_ in disputed:
        one = site.get(f"/events/{quote(id_, safe='')}")
        page = enter(language).open(f"/events/{quote(id_, safe='')}")
        denying = [voice for voice in one["voices"] if voice["stance"] == "denies"]
        assert page.locator("article.denies").count() == len(denying)
        contradicting = [link for link in one["links"] if link["relation"] == "contradicts"]
        assert page.locator(".clash li").count() == len(contradicting)
        assert denying or contradicting


def test_the_page_of_an_event_is_ready_for_print(enter: Enter, site: Any) -> None:
    one = site.get("/events?sort=-voices")["items"][0]
    room = enter("ar", theme="dark")
    page = room.open(f"/events/{quote(one['id'], safe='')}")
    page.emulate_media(media="print")
    assert not page.locator("header.noprint").is_visible()
    assert not page.locator("button").first.is_visible()
    assert page.locator("blockquote").first.is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert len(page.pdf()) > 10_000


@LANGUAGES
def test_the_current_filter_is_exported(enter: Enter, site: Any, language: str) -> None:
    """Every format that `rawi export` writes is there, each an address with the filter of the page."""
    page = enter(language).open("/events?kind=airstrike&from=2019-01-01")
    page.locator("details summary").click()
    links = [link.get_attribute("href") for link in page.locator("details a").all()]
    assert len(links) == 8
    assert all(
        link.startswith("/api/v1/export/") and link.endswith("?kind=airstrike&from=2019-01-01")
        for link in links
    )
    with page.expect_download() as download:
        page.locator("details a").first.click()
    assert download.value.path().stat().st_size > 0


@LANGUAGES
def test_a_value_beyond_the_commonest_is_found_by_name(enter: Enter, site: Any, language: str) -> None:
    """Facets bring the commonest places only; a rarer one is asked of the server as it is typed."""
    place = next(one for one in site.get("/places?limit=200")["items"] if one["english"] == "Kafr Nabudah")

    def without(route: Any) -> None:
        answer = route.fetch()
        facets = answer.json()
        facets["place"] = [one for one in facets["place"] if one["value"] != place["id"]]
        route.fulfill(response=answer, json=facets)

    room = enter(language)
    room.page.route("**/api/v1/events/facets*", without)
    page = room.open("/events")
    legend = page.locator("legend", has_text="المكان" if language == "ar" else "Where")
    field = page.locator("#filters fieldset", has=legend)
    field.locator(".narrow").fill(place["name"] if language == "ar" else place["english"])
    field.locator("li label").first.wait_for()
    field.locator("input[type=checkbox]").first.check()
    page.wait_for_url(f"**place={quote(place['id'])}*")
    page.wait_for_function("n => document.querySelectorAll('tbody tr').length === n", arg=place["events"])
    page.unroute_all(behavior="ignoreErrors")
