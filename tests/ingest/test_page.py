"""Saved pages: the article and its facts, and nothing of what stands around it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rawi.errors import InputError
from rawi.ingest.found import Known
from rawi.ingest.page import report_of_page

BODY = [
    "دخلت القوات الحكومية صباح اليوم الأربعاء الأحياء الجنوبية من البلدة بعد معارك عنيفة استمرت أسبوعاً.",
    "وقال المتحدث إن الاشتباكات أسفرت عن مقتل 12 مسلحاً وإصابة 20 آخرين، فيما نفت الجماعة ذلك في بيان لها.",
    "وأضاف أن سلاح الجو شن خمس غارات على مواقع في محيط المطار خلال الساعات الماضية.",
]
PAGE = """<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8">
<title>القوات تدخل البلدة | وكالة المدى</title>
<meta property="og:site_name" content="وكالة المدى"><meta property="og:title" content="القوات تدخل البلدة">
<meta property="article:published_time" content="2018-06-13T09:00:00+03:00">
<meta property="article:modified_time" content="2021-01-01T09:00:00+03:00">
<link rel="canonical" href="https://almada.example/news/123"></head>
<body><header><nav><ul><li><a href="/">الرئيسية</a></li><li><a href="/p">سياسة</a></li>
<li><a href="/s">رياضة</a></li></ul>
</nav><form action="/search"><input name="q" placeholder="ابحث"><button>بحث</button></form></header>
<main><article><h1>القوات تدخل البلدة</h1>
<div class="share"><a href="#">شارك على فيسبوك</a> <a href="#">تويتر</a>
<a href="#">واتساب</a> <span>طباعة</span></div>
BODY
<p class="tags">كلمات مفتاحية: <a href="/t/1">البلدة</a></p></article>
<div class="related"><h3>اقرأ أيضاً</h3><ul><li><a href="/1">تعزيزات تصل إلى المطار</a></li></ul></div>
<section id="comments"><h3>تعليقك</h3><form><textarea></textarea><button>إرسال التعليق</button></form>
<div class="comment"><p>كلام غير صحيح يا جماعة والله المستعان على كل حال</p></div></section></main>
<footer><p>جميع الحقوق محفوظة 2024</p><p>تابعونا على تلغرام</p></footer></body></html>""".replace(
    "BODY", "\n".join(f"<p>{paragraph}</p>" for paragraph in BODY)
)


def test_article_and_its_facts() -> None:
    """Body, title, day of publication (not of change), outlet and address."""
    report, warnings = report_of_page(PAGE.encode(), "saved/p.html")
    assert report.text == "\n".join(["القوات تدخل البلدة", *BODY])
    assert (report.title, report.outlet) == ("القوات تدخل البلدة", "وكالة المدى")
    assert (report.published, report.url) == (date(2018, 6, 13), "https://almada.example/news/123")
    assert report.id == "saved/p.html" and warnings == ()


def test_nothing_around_it_is_left() -> None:
    """No menu, share button, tag, link to another report, comment or footer."""
    text = report_of_page(PAGE.encode(), "p.html")[0].text
    around = "الرئيسية رياضة شارك فيسبوك طباعة تعليق إرسال المستعان اقرأ تعزيزات الحقوق تلغرام بحث"
    assert [word for word in around.split() if word in text] == []


def test_what_the_user_says_goes_over_the_page() -> None:
    """Date and outlet."""
    report, _ = report_of_page(PAGE.encode(), "p.html", Known(date(2020, 1, 2), "أنا"))
    assert (report.published, report.outlet) == (date(2020, 1, 2), "أنا")


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [("utf-8", "utf-8"), ("windows-1256", "cp1256"), ("iso-8859-6", "iso8859-6"), ("windows-1256", "utf-8"),
     ("utf-8", "cp1256"), ("utf-16", "utf-16")],
)  # fmt: skip
def test_encodings(declared: str, encoding: str) -> None:
    """As the page declares itself, or as it is when it declares itself wrongly."""
    html = PAGE.replace('charset="utf-8"', f'charset="{declared}"')
    assert report_of_page(html.encode(encoding), "p.html")[0].text.endswith(BODY[-1])


def test_address_that_a_browser_noted() -> None:
    """A page without an address of its own may hold the one it was saved from."""
    html = PAGE.replace('<link rel="canonical" href="https://almada.example/news/123">', "").replace(
        "<html", "<!-- saved from url=(0032)https://almada.example/news/1234 -->\n<html"
    )
    assert report_of_page(html.encode(), "p.html")[0].url == "https://almada.example/news/1234"


def test_page_that_tells_no_date() -> None:
    """No date is made up from a copyright line or from today."""
    lines = [line for line in PAGE.splitlines() if "_time" not in line]
    assert report_of_page("\n".join(lines).encode(), "p.html")[0].published is None


@pytest.mark.parametrize(
    "html",
    [
        "<html></html>",
        "<p>قصف</p>",
        "<!doctype html><html><body><nav><a href='/'>الرئيسية</a></nav></body></html>",
        "<div>" * 5_000 + "قصفت الطائرات البلدة" + "</div>" * 5_000,
        "<html><body><article><p>"
        + "The army shelled the town again and again. " * 20
        + "</p></article></body></html>",
    ],
)
def test_pages_without_an_arabic_article(html: str, capfd: pytest.CaptureFixture[str]) -> None:
    """One clear line, and nothing from the libraries below on the terminal."""
    with pytest.raises(InputError) as error:
        report_of_page(html.encode(), "p.html")
    assert "\n" not in str(error.value)
    assert capfd.readouterr() == ("", "")


def test_example_page() -> None:
    """The page among the examples reads as its makers meant it."""
    page = Path(__file__).parents[2] / "examples" / "bukamal-6.html"
    report, _ = report_of_page(page.read_bytes(), page.name)
    assert report.published == date(2017, 11, 19) and report.outlet == "قناة الأفق"
    assert report.text.startswith("تحرير البوكمال") and report.text.endswith("وفي البادية.")
    assert "تعليق" not in report.text and "شارك على" not in report.text


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(PAGE)), st.text("<>/=\"' &;#xا!-[]\0", max_size=12), st.integers(0, 300))
def test_broken_pages(at: int, junk: str, cut: int) -> None:
    """Whatever is put into a page or cut out of it, it is a report or one clear line."""
    html = PAGE[:at] + junk + PAGE[at + cut :]
    try:
        report, _ = report_of_page(html.encode(), "p.html")
    except InputError as error:
        assert "\n" not in str(error)
    else:
        report.text.encode()
