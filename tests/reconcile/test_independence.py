"""Near-duplicate texts are found, others are not, and signatures never change."""

from __future__ import annotations

import hashlib

from rawi.reconcile.independence import bands, near_duplicates, signature

REPORT = (
    "قال متحدث باسم الدفاع المدني إن طائرات حربية شنت صباح اليوم أربع غارات على سوق شعبي وسط المدينة ما أدى إلى "
    "مقتل سبعة مدنيين بينهم طفلان وإصابة عشرين آخرين بجروح متفاوتة نقلوا على إثرها إلى المشافي الميدانية القريبة"
)
OTHER = (
    "أعلن المجلس المحلي أن قذائف مدفعية سقطت مساء أمس على أطراف البلدة دون وقوع إصابات فيما تضررت شبكة الكهرباء "
    "وخرجت محطة ضخ المياه عن الخدمة بعد أن أصابتها قذيفة مباشرة وتعمل فرق الصيانة على إصلاحها خلال الأيام المقبلة"
)


def test_copies_are_found_through_their_bands() -> None:
    """A copy with another opening, spelling and vowels shares a band with the first and is a near-duplicate."""
    first = signature(REPORT)
    copy = signature("عاجل - وكالات: " + REPORT.replace("إ", "ا").replace("شنت", "شَنَّت") + " شاركوا الخبر")
    assert set(bands(first)) & set(bands(copy))
    assert near_duplicates(first, copy)


def test_other_texts_are_no_copies() -> None:
    """Two reports of one war share words, not runs of words."""
    assert not near_duplicates(signature(REPORT), signature(OTHER))
    assert near_duplicates(signature(REPORT), signature(REPORT))


def test_short_texts_are_copies_only_when_the_same() -> None:
    """«Shelling of a town» is alike by chance."""
    assert not near_duplicates(signature("قصف مدفعي على بلدة حزانو"), signature("قصف مدفعي على بلدة حزارين"))
    assert near_duplicates(signature("قصف مدفعي على البلدة"), signature("قصفٌ مدفعي على البلدة"))
    assert near_duplicates(signature(""), signature(""))


def test_signatures_are_the_same_everywhere_and_ever() -> None:
    """Stores keep them: another version of the library that computes others must be noticed."""
    digest = hashlib.sha256(signature(REPORT)).hexdigest()
    assert digest[:16] == "6c803e82f24f7ebc"
