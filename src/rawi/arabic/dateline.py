"""The dateline before a report's first words: «بغداد (رويترز) -», «القاهرة - أ ش أ:», «دمشق 8 نوفمبر 2017 /».

Its place is where the report was filed, which need not be where anything happened.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from rawi.arabic.fold import folded_word
from rawi.errors import KnowledgeError
from rawi.knowledge.loading import HERE, checked, read_tables

__all__ = ["dateline", "read_names"]

Span = tuple[int, int]

_NAME = r"[^\n().:/\-–—ـ«»\"“”|]"  # what a place or agency may hold; commas too: «دبي، الإمارات»
_QUOTE = r"[«»\"“”]?"
_DASH = r"(?:\s?[-–—]{1,3}+|\sـ{1,3}+(?=\s))"  # the tatweel of «لـ«رويترز»:» is none
_FIRST = rf"[\s*•\u200e\u200f\u202a-\u202e]*+(?P<first>{_NAME}{{2,45}}?)"
# «بغداد (رويترز) -», «أوغاريت بوست (إدلب) –»; inside the brackets «ا.ف.ب» has its stops.
_BRACKETS = re.compile(rf"{_FIRST}\s?\(\s?(?P<second>[^()\n]{{2,40}}?)\s?\)(?:{_DASH}|\s?:|\s?/)")
# «باماكو - رويترز:», «خلود غنام- سبق- الرياض:»
_DASHES = re.compile(
    rf"{_FIRST}{_DASH}\s?{_QUOTE}(?P<second>(?:{_NAME}|(?<=\w)\.(?=\w)){{2,30}}?){_QUOTE}"
    rf"(?:{_DASH}\s?{_QUOTE}(?P<third>{_NAME}{{2,30}}?){_QUOTE})?\s?(?P<close>:|/|[-–—]{{1,2}}|$)"
)
# «دمشق 8 نوفمبر 2017 /تمكنت», «دمشق في 12 أيار / سانا /»
_SLASH = re.compile(
    rf"{_FIRST}(?:،?\s(?:في\s)?[0-9٠-٩]{{1,2}}\s\w+(?:\s[\\/]\s?\w+)?(?:\s[0-9٠-٩]{{4}})?)?\s?/\s?"
    rf"(?:[0-9٠-٩]{{1,2}}\s\w+(?:\s[0-9٠-٩]{{4}})?\s?/\s?)?(?:(?P<second>{_NAME}{{2,30}}?)\s?/)?"
)
# «الرياض 26 شوال 1436 هـ الموافق 11 أغسطس 2015 م واس», on a line of its own
_SIGNED = re.compile(r"(?P<first>\w+(?:\s\w+)?)\s[0-9٠-٩]{1,2}\s\w[^\n.،]{3,50}\s(?P<second>\w+)$")
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9 .&-]*")
_LONGEST = 110


def dateline(text: str, start: int, end: int) -> tuple[Span | None, Span | None, int]:
    """The place and the agency that a sentence opens with, and where the dateline ends.

    Args:
        text: the report's text.
        start, end: offsets of the sentence.

    Returns:
        The span of the place («دبي، الإمارات العربية المتحدة»), the span of the agency or outlet, either of
        which may be ``None``, and the offset of the first word after the dateline: ``start`` when there is
        none, ``end`` when the sentence is nothing else.
    """
    limit = min(end, start + _LONGEST)
    for form in (_BRACKETS, _DASHES, _SLASH, _SIGNED):
        found = form.match(text, start, limit if form is _BRACKETS else end)
        if not found or found.end() > limit:
            continue
        spans = [found.span(name) for name in ("first", "second", "third") if _has(found, name)]
        read = _read(text, spans, alone=found.end() == end, form=form)
        if read:
            after = found.end()
            while after < end and (text[after].isspace() or text[after] in ":-–—"):
                after += 1
            return (*read, after)
    return None, None, start


def _has(found: re.Match[str], name: str) -> bool:
    return name in found.re.groupindex and found.group(name) is not None


def _read(
    text: str, spans: list[Span], *, alone: bool, form: re.Pattern[str]
) -> tuple[Span | None, Span | None] | None:
    """Which of the names is the place and which the agency; ``None`` when it is no dateline."""
    spans = [_trimmed(text, span) for span in spans]
    names = [_plain(text[start:end]) for start, end in spans]
    latin = form is _BRACKETS
    agencies = [number for number, name in enumerate(names) if _is_agency(name, latin=latin)]
    places = [number for number, name in enumerate(names) if _is_place(name)]
    if not agencies and (not places or form is _BRACKETS or (form is _DASHES and not alone)):
        return None  # «بغداد - دمشق: طريق» is none; «أحمد سالم – جدة» is one where it is a line
    if form is _SLASH and 0 not in places:
        return None
    if form is _BRACKETS and len(agencies) > 1 and not places:
        return None  # «وقالت وكالة الأنباء الكويتية (كونا):»
    # «الرياض» and «المدينة» are newspapers too: they are places where another name can be the agency.
    agency = next((n for n in agencies if n not in places), None)
    if agency is None and places:
        agency = next((n for n in agencies if any(place != n for place in places)), None)
    place = next((n for n in places if n != agency), None)
    if place is None and agency is not None:
        place = _unlisted_place(names, agencies, agency, alone=alone, form=form)
    if place is None and agency is None:
        return None
    return (None if place is None else spans[place]), (None if agency is None else spans[agency])


def _unlisted_place(
    names: list[str], agencies: list[int], agency: int, *, alone: bool, form: re.Pattern[str]
) -> int | None:
    """Which name beside an agency is a place though no list holds it; writers have two names or more."""
    if form is _BRACKETS:
        return 1 - agency if len(names[1 - agency].split()) <= 5 else None
    after = agency + 1
    if after < len(names) and after not in agencies and len(names[after].split()) <= (1 if alone else 2):
        return after
    return 0 if agency == 1 and len(names[0].split()) == 1 else None


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    while start < end and not text[start].isalnum():
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in "،,"):
        end -= 1
    return start, end


def _plain(name: str) -> str:
    return " ".join(re.sub(r"[.\s]+", " ", folded_word(name)).split())


def _is_agency(name: str, *, latin: bool) -> bool:
    names = _names()
    if name in names["agencies"] or (latin and _LATIN.fullmatch(name)):
        return True
    return any(word in names["markers"] for word in name.split())


def _is_place(name: str) -> bool:
    """Whether the name, or what stands before its first comma, is a place that datelines name."""
    return name.split("،")[0].strip() in _names()["places"]


@cache
def _names() -> dict[str, frozenset[str]]:
    return read_names(HERE / "datelines.toml")


def read_names(path: Path) -> dict[str, frozenset[str]]:
    """The groups of a file like knowledge/datelines.toml, folded: agencies, markers and places.

    Raises:
        KnowledgeError: a group is malformed, unknown or missing.
    """
    kinds = ("agencies", "markers", "places")
    groups: dict[str, frozenset[str]] = {}
    for line, table in read_tables(path, "group"):
        checked(
            path, line, table, required={"about": str, "words": list}, optional={}, one_of={"about": kinds}
        )
        groups[table["about"]] = frozenset(map(_plain, table["words"]))
    for kind in kinds:
        if kind not in groups:
            raise KnowledgeError(f"has no group «{kind}»", path=path)
    return groups
