"""The words that codes are written in, with their labels in both languages of the page."""

from __future__ import annotations

from functools import cache

from rawi.export.events import FORMATS
from rawi.export.labels import COUNTED, FIELDS, STATUSES
from rawi.export.labels import Label as Words
from rawi.knowledge.kinds import FAMILIES, load_kinds
from rawi.web.answers.base import Label, Term, Vocabulary

__all__ = ["vocabulary"]

FAMILY_LABELS = {
    "control": Label(en="control of places", ar="السيطرة على المواقع"),
    "fighting": Label(en="ground fighting", ar="القتال البري"),
    "movement": Label(en="movement of forces and people", ar="تحركات القوات والسكان"),
    "remote": Label(en="strikes and explosions", ar="القصف والتفجيرات"),
    "harm": Label(en="harm to people", ar="الأذى بالأشخاص"),
    "detention": Label(en="detention and release", ar="الاحتجاز والإفراج"),
    "weapons": Label(en="weapons, mines and property", ar="الأسلحة والألغام والممتلكات"),
    "relief": Label(en="agreements, aid and support", ar="الاتفاقات والمساعدات والدعم"),
    "unrest": Label(en="protest and unrest", ar="الاحتجاجات والاضطرابات"),
}
GRADES = {
    "single": (
        Label(en="single", ar="مصدر واحد"),
        Label(en="One voice says so.", ar="يقوله مصدر واحد."),
    ),
    "one-sided": (
        Label(en="one-sided", ar="من طرف واحد"),
        Label(en="Several voices, all of one side.", ar="تقوله عدة مصادر، كلها من طرف واحد."),
    ),
    "corroborated": (
        Label(en="corroborated", ar="مؤكَّد من أكثر من طرف"),
        Label(
            en="Two voices at least, of different sides or independent.",
            ar="يقوله مصدران على الأقل من طرفين مختلفين أو مستقلان.",
        ),
    ),
    "conceded": (
        Label(en="conceded", ar="أقرّ به المتضرر"),
        Label(en="The side that it goes against says so too.", ar="يقرّ به الطرف الذي ليس في مصلحته أيضًا."),
    ),
    "disputed": (
        Label(en="disputed", ar="متنازَع فيه"),
        Label(
            en="A voice denies it, or says what cannot also be true.",
            ar="ينفيه مصدر، أو يقول ما لا يصح معه.",
        ),
    ),
}


@cache
def vocabulary() -> Vocabulary:
    """Everything that a page needs to name codes."""
    return Vocabulary(
        kinds=[
            Term(id=kind.id, label=Label(en=kind.english, ar=kind.arabic), family=kind.family)
            for kind in load_kinds().values()
        ],
        families=[Term(id=family, label=FAMILY_LABELS[family]) for family in FAMILIES],
        grades=[Term(id=id, label=label, explanation=why) for id, (label, why) in GRADES.items()],
        roles=_terms(FIELDS),
        statuses=_terms(STATUSES),
        counts=_terms(COUNTED),
        formats=[
            Term(id=id, label=Label(en=format.english, ar=format.arabic)) for id, format in FORMATS.items()
        ],
    )


def _terms(words: dict[str, Words]) -> list[Term]:
    return [Term(id=id, label=Label(en=word.english, ar=word.arabic)) for id, word in words.items()]
