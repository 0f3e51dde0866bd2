"""Sentences about statements, in English and in Arabic."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from rawi.coded import CodedReport
from rawi.errors import KnowledgeError
from rawi.export.phrases import FILE, load_phrases
from rawi.export.plain import amount, days, gloss
from rawi.export.plain_arabic import gloss_arabic
from rawi.knowledge.kinds import load_kinds
from rawi.report import Span
from rawi.statement import Count, Filler, Place, Statement, Time

SPAN = Span(0, 1, "x")


def test_sentence_of_a_capture(coded: CodedReport) -> None:
    """Doers, place with its region, from whom, when, and who says so by way of whom."""
    assert gloss(coded.statements[0]) == (
        "Syrian army and its allies took control of Safa (Hama countryside) from Fajr fighters on 2017-11-19"
        ", according to field sources, as quoted by Ufuq agency."
    )


def test_who_says_it_together() -> None:
    """«نقلت وكالة عن مصدر عسكري وشهود»: two who are joined say it side by side, and one outlet quotes both."""
    agency, source, witnesses = Span(5, 11, "الوكالة"), Span(15, 25, "مصدر عسكري"), Span(27, 31, "شهود")
    chain = (
        Filler(agency, "subject of «نقل»", english="the agency"),
        Filler(source, "«نقل عن»", english="military source"),
        Filler(witnesses, "«نقل عن»", english="witnesses"),
    )
    told = gloss(Statement("capture", SPAN, SPAN, source=chain))
    assert told.endswith(", according to military source and witnesses, as quoted by the agency.")
    assert "مصدر عسكري وشهود عبر الوكالة" in gloss_arabic(Statement("capture", SPAN, SPAN, source=chain))


def test_sentence_of_a_denial(coded: CodedReport) -> None:
    """Whoever is quoted denies it; what has no English name is described; the toll is told."""
    assert gloss(coded.statements[1]) == (
        "A spokesman of Fajr denied that their members were struck from the air with warplanes "
        "(12 killed, 20+ wounded)."
    )


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        ("happened", "Army shelled Town."),
        ("ongoing", "Army is shelling Town."),
        ("planned", "Army plans to shell Town."),
        ("denied", "It was denied that Army shelled Town."),
        ("failed", "Army tried and failed to shell Town."),
    ],
)
def test_status_is_in_the_verb(status: str, sentence: str) -> None:
    """Each status reads as what it is."""
    statement = _statement("shelling", status=status, agent=_fillers("Army"), target=_fillers("Town"))
    assert gloss(statement) == sentence


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        ("happened", "Town was shelled."),
        ("ongoing", "Town is being shelled."),
        ("planned", "Town is to be shelled."),
        ("denied", "It was denied that Town was shelled."),
        ("failed", "Failed shelling of Town."),
    ],
)
def test_without_a_doer_it_is_passive(status: str, sentence: str) -> None:
    """Nobody is named as doing it, so nobody is named in English."""
    assert gloss(_statement("shelling", status=status, target=_fillers("Town"))) == sentence


@pytest.mark.parametrize("kind", load_kinds())
@pytest.mark.parametrize("status", ["happened", "ongoing", "planned", "denied", "failed"])
def test_every_kind_makes_a_sentence_whatever_is_stated(kind: str, status: str) -> None:
    """With and without doer and target: one capital, one full stop, no hole in it."""
    for agent in ((), _fillers("Army"), _fillers("Army", "Militia")):
        for target in ((), _fillers("Rebels")):
            statement = _statement(kind, status=status, agent=agent, target=target)
            sentence = gloss(statement)
            assert sentence[0].isupper() and sentence.endswith(".") and not sentence.endswith("..")
            assert "{" not in sentence and "  " not in sentence
            assert all(name.english in sentence for name in (*agent, *target))
            assert load_kinds()[kind].arabic in gloss_arabic(statement)


def test_arabic_labels_what_is_stated(coded: CodedReport) -> None:
    """Arabic keeps the words as written, after the labels of their roles."""
    arabic = gloss_arabic(coded.statements[0])
    assert arabic.startswith("سيطرة — الفاعل: الجيش، حلفاؤه؛")
    assert "الزمان: اليوم الأحد (19 تشرين الثاني/نوفمبر 2017)" in arabic
    assert arabic.endswith("المصدر: مصادر ميدانية عبر وكالة الأفق")
    denied = gloss_arabic(coded.statements[1])
    assert denied.startswith("غارة جوية (منفيّ) — ")
    assert "قتلى: 12؛ جرحى: 20 على الأقل؛" in denied


@pytest.mark.parametrize(
    ("places", "where"),
    [
        ([("Town", 10.0)], "Town"),
        ([("Region", 60.0), ("Town", 10.0)], "Town (Region)"),
        ([("Town", 10.0), ("Village", 5.0)], "Town and Village"),
        ([("Town", 10.0), ("Village", None)], "Town and Village"),
        (
            [("Town", 10.0), ("Other", 10.0), ("Region", 60.0), ("Country", 400.0)],
            "Town and Other (Region, Country)",
        ),
        ([("Region", 60.0)], "Region"),
        ([("Region", 60.0), ("Next", 70.0)], "Region and Next"),
    ],
)
def test_regions_stand_behind_the_places_in_them(places: list[tuple[str, float | None]], where: str) -> None:
    """Whatever their order in the text; what is as wide as the rest is a place of its own."""
    fillers = tuple(Place(SPAN, "", english=name, radius_km=radius) for name, radius in places)
    assert gloss(_statement("clash", agent=_fillers("Army"), place=fillers)) == f"Army fought in {where}."


def test_what_cannot_be_said_in_english_stays_arabic() -> None:
    """Between «», without quotation marks of its own."""
    statement = _statement("shelling", target=(Filler(Span(0, 9, "«زلغوط»  الزلغوطية"), ""),))
    assert gloss(statement) == "«“زلغوط” الزلغوطية» was shelled."


def test_movement_has_its_ends(filler: Callable[..., Filler]) -> None:
    """Where from and where to."""
    place = _fillers("Homs")
    statement = replace(
        _statement("displacement", agent=(), target=_fillers("families")),
        origin=place,  # type: ignore[arg-type]
        destination=_fillers("Idlib"),  # type: ignore[arg-type]
    )
    assert gloss(statement) == "Families were displaced from Homs to Idlib."


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [(5, 5, "5"), (20, 99, "20–99"), (20, None, "20+"), (None, 5, "≤5"), (None, None, "«x»")],
)
def test_numbers_keep_their_bounds(low: int | None, high: int | None, text: str) -> None:
    """No bound is dropped and none is made up."""
    assert amount(Count(SPAN, "killed", low, high)) == text


def test_days() -> None:
    """One day, a range, and one that could not be resolved."""
    one, two = date(2017, 11, 1), date(2017, 11, 30)
    assert days(Time(SPAN, one, one)) == "2017-11-01"
    assert days(Time(SPAN, one, two)) == "2017-11-01 – 2017-11-30"
    assert days(Time(SPAN, None, None)) is None


def test_unresolved_time_is_quoted() -> None:
    """«مؤخراً» is no date, but it was said."""
    statement = replace(_statement("riot"), time=Time(Span(0, 6, "مؤخراً"), None, None))
    assert gloss(statement) == "Riot («مؤخراً»)."


def test_phrases_hold_every_kind() -> None:
    """A kind without its English would fail on the first report that has it."""
    assert load_phrases().keys() == load_kinds().keys()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('passive = "taken"', "passive = 3", "passive"),
        ('"took control of {}"', '"took control"', "{}"),
        ('kind = "riot"', 'kind = "capture"', "twice"),
        ('kind = "riot"', 'kind = "dance"', "dance"),
    ],
)
def test_wrong_phrases_are_named(tmp_path: Path, old: str, new: str, message: str) -> None:
    """Whoever edits the file is told what is wrong, and where."""
    path = tmp_path / "phrases.toml"
    path.write_text(FILE.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(KnowledgeError, match=message) as error:
        load_phrases(path)
    assert str(path) in str(error.value)


def _fillers(*names: str) -> tuple[Filler, ...]:
    return tuple(Filler(SPAN, "", None, name) for name in names)


def _statement(kind: str, **fields: object) -> Statement:
    return Statement(kind, SPAN, SPAN, **fields)  # type: ignore[arg-type]
