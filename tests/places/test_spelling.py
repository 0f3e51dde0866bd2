"""One name, many spellings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.places.spelling import alike, folded_name, one_edit, skeleton

LETTERS = st.text("ابتجحدرسعفقكلمنهويء", min_size=1, max_size=8)
NAMES = st.lists(LETTERS, min_size=1, max_size=3).map(" ".join)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("دير الزور", "ديرالزور"),
        ("البوكمال", "أبو كمال"),
        ("البوكمال", "البو كمال"),
        ("أبو الظهور", "أبوالظهور"),
        ("الحسكة", "حسكة"),
        ("حلبا", "حلبة"),
        ("تل أبيض", "تلأبيض"),
        ("سامراء", "سامرا"),
        ("كفر نبل", "كفرنبل"),
        ("معرّة النُّعمان", "معرة النعمان"),
        ("عين العرب", "عين عرب"),
    ],
)
def test_spellings_of_one_name_share_a_skeleton_and_are_alike(one: str, other: str) -> None:
    one, other = folded_name(one), folded_name(other)
    assert skeleton(one) == skeleton(other)
    assert alike(one, other) is not None


def test_names_that_only_share_a_skeleton_are_not_alike() -> None:
    """The skeleton drops every «ال», so «خالد» and «خد» meet there."""
    assert skeleton("خالد") == skeleton("خد")
    assert alike("خالد", "خد") is None


def test_the_article_differs_less_than_spaces_do() -> None:
    assert alike("الرقه", "الرقه") == 0
    assert alike("الرقه", "رقه") == 1
    assert alike("ديرالزور", "دير الزور") == 2


def test_a_folded_name_has_single_blanks_and_no_marks() -> None:
    assert folded_name("  رأس -  العَيْن ") == "راس العين"


@given(NAMES)
def test_every_name_is_alike_to_itself_and_has_a_skeleton(name: str) -> None:
    folded = folded_name(name)
    assert alike(folded, folded) == 0
    assert skeleton(folded)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("سراقب", "سراقب", False),
        ("سراقب", "سرقب", True),
        ("سراقب", "سراغب", True),
        ("سراقب", "سارقب", True),
        ("سراقب", "سراقبه", True),
        ("سراقب", "سقارب", False),
        ("سراقب", "سر", False),
    ],
)
def test_one_edit_is_one_letter_more_less_other_or_changed_about(one: str, other: str, same: bool) -> None:
    assert one_edit(one, other) is same


@given(LETTERS, LETTERS)
def test_one_edit_does_not_depend_on_the_order(one: str, other: str) -> None:
    assert one_edit(one, other) is one_edit(other, one)
