"""What holds for every page: both languages, mirrored; both themes; axe; narrow and wide; keyboard; states."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

Enter = Callable[..., Any]
ROOT = Path(__file__).parents[2]
AXE = ROOT / "frontend/node_modules/axe-core/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PAGES = [
    "events",
    "event",
    "map",
    "timeline",
    "places",
    "place",
    "reports",
    "report",
    "hostile",
    "search",
    "review",
    "edit",
    "decisions",
    "add",
    "missing",
]


def address(site: Any, page: str) -> str:
    """Where a page is; for one thing of a kind, the most telling one."""
    if page == "event":
        return f"/events/{quote(site.get('/events?sort=-voices')['items'][0]['id'], safe='')}"
    if page == "place":
        found = next(one for one in site.get("/places?limit=200")["items"] if one["holdings"])
        return f"/places/{quote(found['id'], safe='')}"
    if page in ("report", "hostile"):
        wanted = "وكالة قاسيون" if page == "report" else "<b>موقع</b>"
        found = next(
            one for one in site.get("/reports?limit=100")["items"] if (one["outlet"] or "").startswith(wanted)
        )
        return f"/reports/{found['id']}"
    if page == "search":
        return f"/search?q={quote('كفرنبل')}"
    return "/review" if page == "edit" else f"/{page}"


def show(room: Any, site: Any, name: str) -> Any:
    page = room.open(address(site, name))
    if name == "report":
        page.keyboard.press("j")
    if name == "edit":
        page.keyboard.press("e")
        page.locator(".field").first.wait_for()
    if name == "map":
        page.locator(".box[data-ready=true]").wait_for(timeout=30_000)
    return page


@pytest.mark.parametrize(
    ("language", "theme"), [("ar", "light"), ("ar", "dark"), ("en", "light"), ("en", "dark")]
)
def test_axe_finds_nothing(enter: Enter, site: Any, language: str, theme: str) -> None:
    """No violation of WCAG 2.2 A and AA or of axe's best practices."""
    if not AXE.is_file():
        pytest.skip("axe-core is not installed: make page")
    room = enter(language, theme=theme)
    axe = AXE.read_text(encoding="utf-8")
    told = []
    for name in PAGES:
        page = show(room, site, name)
        page.evaluate(axe)
        found = page.evaluate(
            "rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})", RULES
        )
        for one in found["violations"]:
            told.append(
                f"{name}: {one['id']}: {one['help']} {[node['html'][:160] for node in one['nodes'][:3]]}"
            )
    assert told == []


@pytest.mark.parametrize("width", [360, 1920])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_page_fits_narrow_and_wide(enter: Enter, site: Any, width: int, language: str) -> None:
    room = enter(language, width=width)
    wide = {}
    for name in PAGES:
        page = show(room, site, name)
        wide[name] = page.evaluate("document.documentElement.scrollWidth")
        assert page.locator("main h1").first.is_visible()
    assert {name: one for name, one in wide.items() if one > width} == {}


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_page_is_mirrored_and_remembers_its_language(enter: Enter, language: str) -> None:
    room = enter(language)
    page = room.open("/events")
    other = "ar" if language == "en" else "en"
    for now in (language, other):
        assert page.evaluate("[document.documentElement.lang, document.documentElement.dir]") == [
            now,
            "rtl" if now == "ar" else "ltr",
        ]
        brand, side = page.locator(".brand").bounding_box(), page.locator("#filters").bounding_box()
        assert (brand["x"] < 640) == (side["x"] < 640) == (now == "en")
        if now == language:
            page.locator("header .tools button").last.click()
            page.wait_for_function("now => document.documentElement.lang === now", arg=other)
    page.reload()
    page.wait_for_function("now => document.documentElement.lang === now", arg=other)


def test_the_theme_can_be_chosen_and_is_remembered(enter: Enter) -> None:
    page = enter("en").open("/events")
    button = page.locator("header .tools button").first
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    button.click()
    button.click()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    page.reload()
    page.locator("main h1").wait_for()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != light


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_keyboard_alone_gets_everywhere(enter: Enter, language: str) -> None:
    page = enter(language).open("/events")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.classList.contains('skip')")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.matches('tbody a.open')")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    page.keyboard.press("Enter")
    page.wait_for_url("**/events/*")
    page.wait_for_function("() => document.activeElement.tagName === 'H1'")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "search-all"
    page.keyboard.type("كفرنبل")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=*")
    page.locator("mark.found").first.wait_for()


def test_search_marks_the_words_that_were_asked_for(site: Any, enter: Enter) -> None:
    """Also where the words stand deep in a report and the sentence shown begins elsewhere."""
    hits = site.get(f"/search?q={quote('الجيش')}")["items"]
    assert any(hit["sentence"]["start"] > 0 for hit in hits)
    page = enter("ar").open(f"/search?q={quote('الجيش')}")
    page.locator("mark.found").first.wait_for()
    assert set(page.locator("mark.found").all_inner_texts()) == {"الجيش"}
    assert page.locator("p.words:not(:has(mark.found))").count() == 0


@pytest.mark.parametrize(
    ("path", "api"),
    [
        ("/events", "events?**"),
        ("/reports", "reports?**"),
        ("/timeline", "timeline?**"),
        ("/review", "queue?**"),
        ("/places", "places?**"),
    ],
)
def test_an_error_is_told_and_can_be_tried_again(enter: Enter, path: str, api: str) -> None:
    room = enter("en")
    room.page.route(f"**/api/v1/{api}", lambda route: route.abort())
    page = room.open(path)
    page.locator("main [role=alert]").first.wait_for()
    page.unroute(f"**/api/v1/{api}")
    page.locator("main [role=alert] button").first.click()
    page.locator("main [role=alert]").first.wait_for(state="detached")


def test_loading_is_told(enter: Enter) -> None:
    room = enter("en")
    room.page.route("**/api/v1/events?**", lambda route: None)
    room.page.goto(room.address + "/events")
    room.page.locator("main [role=status]", has_text="Loading").first.wait_for(state="attached")


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize(
    "path", ["/events", "/reports", "/timeline", "/places", "/review", "/map", "/decisions"]
)
def test_an_empty_store_says_what_to_do(enter: Enter, empty_site: Any, path: str, language: str) -> None:
    page = enter(language, at=empty_site.address).open(path)
    assert page.locator("main [role=alert]").count() == 0
    assert len(page.locator("main").inner_text()) > 30


def test_both_catalogues_are_whole() -> None:
    """The same messages in both languages, with the plurals of each."""
    read = {
        name: json.loads((ROOT / f"frontend/src/locales/{name}.json").read_text(encoding="utf-8"))
        for name in ("en", "ar")
    }
    assert list(read["en"]) == list(read["ar"])
    for name, forms in {"en": {"one", "other"}, "ar": {"zero", "one", "two", "few", "many", "other"}}.items():
        assert all(set(message) == forms for message in read[name].values() if isinstance(message, dict))


def test_no_text_stands_in_the_components() -> None:
    node = shutil.which("node")
    if node is None or not (ROOT / "frontend/node_modules/svelte").is_dir():
        pytest.skip("node or the page's packages are missing: make page")
    checked = subprocess.run(
        [node, "scripts/catalogues.mjs"], cwd=ROOT / "frontend", capture_output=True, text=True
    )
    assert checked.returncode == 0, checked.stderr
