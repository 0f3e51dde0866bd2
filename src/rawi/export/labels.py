"""What roles, statuses and numbers are called, in English and in Arabic."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["COUNTED", "FIELDS", "MONTHS", "PARTS", "STATUSES", "Label", "counted"]


@dataclass(frozen=True, slots=True)
class Label:
    """One thing's name in both languages."""

    english: str
    arabic: str


FIELDS: dict[str, Label] = {
    "trigger": Label("what", "الحدث"),
    "agent": Label("who", "الفاعل"),
    "target": Label("to whom", "المستهدَف"),
    "commander": Label("led by", "القائد"),
    "instrument": Label("with", "الوسيلة"),
    "place": Label("where", "المكان"),
    "origin": Label("from", "من"),
    "destination": Label("to", "إلى"),
    "time": Label("when", "الزمان"),
    "counts": Label("how many", "العدد"),
    "source": Label("says", "المصدر"),
}

PARTS = ("agent", "target", "commander", "instrument", "place", "origin", "destination")
"""The roles in a happening, in the order in which people read them; who says so stands apart."""

STATUSES: dict[str, Label] = {
    "happened": Label("happened", "وقع"),
    "ongoing": Label("ongoing", "مستمر"),
    "planned": Label("planned", "مخطَّط له"),
    "denied": Label("denied", "منفيّ"),
    "failed": Label("failed", "لم ينجح"),
}

COUNTED: dict[str, Label] = {
    "killed": Label("killed", "قتلى"),
    "wounded": Label("wounded", "جرحى"),
    "captured": Label("captured", "أسرى"),
    "surrendered": Label("surrendered", "مستسلمون"),
    "fled": Label("fled", "فارّون"),
    "displaced": Label("displaced", "نازحون"),
    "abducted": Label("abducted", "مخطوفون"),
    "released": Label("released", "مُفرَج عنهم"),
    "evacuated": Label("evacuated", "مُجلَون"),
    "participants": Label("taking part", "مشاركون"),
    "strikes": Label("strikes", "ضربات"),
    "weapons": Label("weapons", "قطع سلاح"),
    "other": Label("other", "غير ذلك"),
}


MONTHS = (
    "كانون الثاني/يناير", "شباط/فبراير", "آذار/مارس", "نيسان/أبريل", "أيار/مايو", "حزيران/يونيو",
    "تموز/يوليو", "آب/أغسطس", "أيلول/سبتمبر", "تشرين الأول/أكتوبر",
    "تشرين الثاني/نوفمبر", "كانون الأول/ديسمبر",
)  # fmt: skip
"""The months' names in the Levant and elsewhere, as agencies write both."""


def counted(what: str) -> Label:
    """What is counted; a word that is not known stands for itself."""
    return COUNTED.get(what, Label(what, what))
