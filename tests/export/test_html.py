"""The page: complete, safe, readable, and with its evidence in place."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from rawi.coded import CodedReport
from rawi.export.html import HERE, Entry, index_page, report_page
from rawi.report import Report

CSS = (HERE / "page.css").read_text(encoding="utf-8")


class Page(HTMLParser):
    """What a browser makes of a page: elements, their attributes, and whether all are closed."""

    VOID = frozenset({"meta", "link", "br", "img", "input", "hr"})

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text: dict[str, str] = {}
        self._open: list[tuple[str, str]] = []
        self.feed(html)
        self.close()
        assert not self._open, f"not closed: {self._open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self._open.append((tag, dict(attrs).get("class") or tag))

    def handle_endtag(self, tag: str) -> None:
        opened, _ = self._open.pop()
        assert opened == tag, f"<{opened}> closed by </{tag}>"

    def handle_data(self, data: str) -> None:
        for _, name in self._open:
            self.text[name] = self.text.get(name, "") + data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def test_text_is_whole_and_in_order(coded: CodedReport) -> None:
    """Marks add nothing to the report's words and take nothing away."""
    assert Page(report_page(coded)).text["text"].split() == coded.report.text.split()


def test_marks_link_both_ways(coded: CodedReport) -> None:
    """Each statement's number leads to its trigger, the trigger back to its statement."""
    page = Page(report_page(coded))
    ids = {attributes["id"] for _, attributes in page.elements if "id" in attributes}
    links = [a["href"] for a in page.all("a") if (a["href"] or "").startswith("#")]
    assert {"s1", "s2", "t1", "t2"} <= ids
    assert {"#s1", "#s2", "#t1", "#t2"} <= set(links)
    marked = {(mark["class"], mark["data-s"]) for mark in page.all("mark") if "data-s" in mark}
    assert {("trigger", "1"), ("agent", "1"), ("source", "2"), ("counts", "2")} <= marked


def test_both_languages_are_on_the_page(coded: CodedReport) -> None:
    """Labels and sentences in Arabic and in English."""
    page = report_page(coded)
    for words in (
        "to whom",
        "المستهدَف",
        "2 statements",
        "إفادتان",
        "took control of",
        "سيطرة — الفاعل",
        "منفيّ",
    ):
        assert words in page


def test_asks_the_network_for_nothing(coded: CodedReport) -> None:
    """No address is loaded: only links that a reader may follow."""
    page = Page(report_page(coded))
    for tag, attributes in page.elements:
        assert tag not in {"img", "iframe", "object", "embed", "video", "audio", "base", "form"}
        assert "src" not in attributes
        if tag == "link":
            assert attributes["href"] == "data:,"
    assert not re.search(r"url\(|@import", CSS)


def test_policy_allows_only_its_own_style_and_script(coded: CodedReport) -> None:
    """The hashes in the policy are those of what the page holds; nothing inline needs more."""
    page = report_page(coded)
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy and "default-src 'none'" in policy[1] and "unsafe" not in policy[1]
    for tag in ("style", "script"):
        content = re.search(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        assert content
        digest = base64.b64encode(hashlib.sha256(content[1].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy[1]
    for _, attributes in Page(page).elements:
        assert "style" not in attributes
        assert not any(name.startswith("on") for name in attributes)


HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\"'&$body ${style} قصف"


def test_nothing_of_a_report_becomes_markup(coded: CodedReport) -> None:
    """Tags, quotes and template marks in any field are shown, not obeyed."""
    text = f"قصف {HOSTILE}\nقصف {HOSTILE}"
    report = Report(text, id=HOSTILE, outlet=HOSTILE, url="javascript:alert(1)", title=HOSTILE)
    first = coded.statements[0]
    span = report.span(0, len(HOSTILE) + 4)
    statement = replace(
        first,
        trigger=report.span(0, 3),
        sentence=span,
        frame=HOSTILE,
        agent=(replace(first.agent[0], span=span, english=HOSTILE, rule=HOSTILE),),
        place=(replace(first.place[0], span=span, english=HOSTILE, reason=HOSTILE),),
        notes=(HOSTILE,),
    )
    for html in (
        report_page(CodedReport(report, (statement,), (HOSTILE,))),
        index_page([Entry(f"{'x' * 5}.html", report, 1)]),
    ):
        page = Page(html)
        assert len(page.all("script")) == 1
        assert not page.all("img")
        assert not any((a["href"] or "").startswith("javascript") for a in page.all("a"))


def test_first_line_that_is_the_title_is_not_repeated(coded: CodedReport) -> None:
    """One heading, whether the title stands in the text or apart."""
    own = replace(coded.report, title="الجيش يستعيد بلدة الصفا")
    apart = replace(coded.report, title="عنوان آخر")
    for report in (own, apart):
        assert len(Page(report_page(CodedReport(report, coded.statements))).all("h1")) == 1


def test_no_statements() -> None:
    """A report that tells of no conflict has a page that says so."""
    page = report_page(CodedReport(Report("افتتح الوزير المعرض.", id="x")))
    assert "No statement of armed conflict" in Page(page).text["statements"]


def test_marks_do_not_break_the_joining_of_letters() -> None:
    """A mark inside the report changes colour only: padding, borders or another font would part letters."""
    for selector, body in re.findall(r"([^{}]+)\{([^{}]*)\}", CSS):
        inside = [
            part
            for part in selector.split(",")
            if re.search(r"mark", part) and not re.match(r"\s*(dd|\.legend)", part)
        ]
        if inside:
            names = set(re.findall(r"(?:^|;)\s*([a-z-]+)\s*:", body))
            assert names <= {
                "background", "color", "cursor", "text-decoration", "text-decoration-thickness",
                "text-underline-offset", "transition", "print-color-adjust", "-webkit-print-color-adjust",
            }, selector  # fmt: skip


def _themes() -> dict[str, dict[str, str]]:
    light, dark = (
        dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", block))
        for block in re.findall(r":root \{(.*?)\n *\}", CSS, re.DOTALL)
    )
    return {"light": light, "dark": light | dark}


def _contrast(one: str, other: str) -> float:
    """WCAG 2.2 contrast ratio of two colours."""

    def luminance(colour: str) -> float:
        channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_contrast_is_enough_to_read(theme: str) -> None:
    """Text on whatever it stands on: at least 4.5 to 1 (WCAG AA)."""
    colours = _themes()[theme]
    roles = (
        "agent",
        "target",
        "commander",
        "instrument",
        "place",
        "origin",
        "destination",
        "time",
        "counts",
        "source",
    )
    pairs = [("mark-ink", role) for role in roles]
    pairs += [
        ("trigger-ink", "trigger"),
        ("ink", "paper"),
        ("ink", "ground"),
        ("soft", "paper"),
        ("soft", "ground"),
    ]
    pairs += [("link", "paper"), ("chip-ink", "chip"), ("ink", "chip"), ("soft", "chip")]
    for text, ground in pairs:
        assert _contrast(colours[text], colours[ground]) >= 4.5, (text, ground)
