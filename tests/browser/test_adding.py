"""Adding reports: pasted, dropped or chosen; what went wrong is told file by file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Enter = Callable[..., Any]
LANGUAGES = pytest.mark.parametrize("language", ["en", "ar"])
TEXT = "قصف الطيران الحربي أطراف مدينة سراقب أمس، ما أسفر عن مقتل ثلاثة مدنيين، بحسب الدفاع المدني ({})."

DROP = """text => { const data = new DataTransfer(); data.items.add(new File([text], 'dropped.txt', {type: 'text/plain'}));
    const drop = new DragEvent('drop', {dataTransfer: data, bubbles: true, cancelable: true});
    document.querySelector('.zone').dispatchEvent(drop); }"""


@LANGUAGES
def test_a_pasted_text_is_read(enter: Enter, site: Any, language: str) -> None:
    before = site.get("/reports")["total"]
    page = enter(language).open("/add")
    page.locator("textarea").fill(TEXT.format(language))
    page.locator("main form input").nth(0).fill(f"خبر من سراقب {language}")
    page.locator("input[type=date]").fill("2020-02-01")
    # kept until it is sent
    page.reload()
    assert page.locator("textarea").input_value() == TEXT.format(language)
    page.locator("main form button.main").click()
    page.locator(".job a").wait_for(timeout=60_000)
    assert site.get("/reports")["total"] == before + 1
    assert page.locator("textarea").input_value() == ""
    page.locator(".job a").click()
    page.wait_for_url("**/reports")
    page.locator("main li a", has_text=f"خبر من سراقب {language}").wait_for()


@LANGUAGES
def test_files_are_taken_and_errors_told_for_each(enter: Enter, language: str) -> None:
    page = enter(language).open("/add")
    good = TEXT.format(f"ملف {language}").encode()
    page.locator("input[type=file]").set_input_files([
        {"name": "خبر.txt", "mimeType": "text/plain", "buffer": good},
        {"name": "bad.jsonl", "mimeType": "application/jsonl", "buffer": b"{not json"},
    ])  # fmt: skip
    page.locator(".job .error-text").wait_for(timeout=60_000)
    rows = page.locator(".job tbody tr")
    assert rows.count() == 2
    assert rows.filter(has_text="bad.jsonl").locator(".error-text").inner_text().strip()
    assert rows.filter(has_text="خبر.txt").locator(".error-text").count() == 0


def test_dropped_files_are_taken(enter: Enter) -> None:
    page = enter("en").open("/add")
    page.evaluate(DROP, TEXT.format("drop"))
    page.locator(".job", has_text="dropped.txt").locator("a").wait_for(timeout=60_000)


def test_a_server_that_is_away_is_told_and_the_text_kept(enter: Enter) -> None:
    page = enter("en").open("/add")
    page.route("**/api/v1/reports", lambda route: route.abort())
    page.locator("textarea").fill(TEXT.format("away"))
    page.locator("main form button.main").click()
    page.locator("[role=alert]").wait_for()
    assert "does not answer" in page.locator("[role=alert]").inner_text()
    assert page.locator("textarea").input_value()
