"""A statement as an English sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from rawi.arabic.romanize import romanize
from rawi.export.describe import Description, describe
from rawi.export.english_words import is_plural
from rawi.export.labels import counted
from rawi.export.phrases import Forms, Phrase, load_phrases
from rawi.statement import Count, Filler, Place, Statement, Time, spoken_together

__all__ = ["amount", "coordinates", "days", "english_name", "english_of", "gloss", "why"]

_Fillers = tuple[Filler | Place, ...]
REGION_KM = 15.0  # no town is told with a wider radius
_INNER_QUOTES = str.maketrans("«»", "“”")
# Places that bring their own preposition, and Arabic adverbs («شمالاً»).
_NO_PREPOSITION = re.compile(
    r"^(near|between|around|outside|inside|along|across|off)\b|^«\w+(اً|ًا)»$", re.IGNORECASE
)


def gloss(statement: Statement) -> str:
    """The statement as an English sentence.

    «Syrian army took control of Al Bukamal on 2017-11-19, according to Military Media.» What
    has no English name stands in Arabic between «».
    """
    core, told = _clause(statement, load_phrases()[statement.kind])
    sentence = core + _circumstances(statement, told) + _toll(statement.counts) + _when(statement.time)
    if statement.status == "denied":
        sentence = _denied(sentence, statement.source)
    else:
        sentence += _according_to(statement.source)
    return sentence[0].upper() + sentence[1:] + "."


def english_of(filler: Filler | Place) -> str | None:
    """A filler's English: its name in a registry, else its description, else its words romanized."""
    description = _description(filler)
    return description.english if description else filler.english


def english_name(filler: Filler | Place) -> str:
    """What an English sentence calls a filler: its English, or its Arabic words between «»."""
    description = _description(filler)
    if description:
        return f"{description.article} {description.english}".lstrip()
    words = " ".join(filler.span.text.split()).translate(_INNER_QUOTES)
    return filler.english or f"«{words}»"


def _description(filler: Filler | Place) -> Description | None:
    """English for a filler that no registry names: all that its English is then is its words romanized."""
    if isinstance(filler, Place):
        adverb = filler.span.text.endswith(("اً", "ًا"))  # «شمالاً»
        return None if filler.english or adverb else describe(filler.span.text)
    if filler.actor or (filler.english and filler.english != romanize(filler.span.text)):
        return None
    return describe(filler.span.text)


def days(time: Time) -> str | None:
    """The days a time covers, «2017-11-19» or «2017-11-01 – 2017-11-30»; ``None`` when unresolved."""
    ends = [_iso(end) for end in (time.start, time.end) if end]
    return " – ".join(dict.fromkeys(ends)) or None


def amount(count: Count) -> str:
    """The number: «12», «20–99», «2,000+» or «≤5»; the words themselves when there is none."""
    if count.low is None:
        return f"≤{count.high:,}" if count.high is not None else f"«{count.span.text}»"
    if count.high is None:
        return f"{count.low:,}+"
    return f"{count.low:,}" if count.low == count.high else f"{count.low:,}–{count.high:,}"


def coordinates(filler: Filler | Place) -> str:
    """Where a place lies, «34.4525, 40.9186 ±10 km»; empty for what is no place and where it has none."""
    if not isinstance(filler, Place) or filler.lat is None or filler.lon is None:
        return ""
    radius = f" ±{filler.radius_km:g} km" if filler.radius_km else ""
    return f"{filler.lat:.4f}, {filler.lon:.4f}{radius}"


def why(filler: Filler | Place) -> str:
    """The rule that put a filler in its role and, of a place, why it is taken for this one."""
    return filler.rule + (f": {filler.reason}" if isinstance(filler, Place) and filler.reason else "")


def _clause(statement: Statement, phrase: Phrase) -> tuple[str, set[str]]:
    """Who did what to whom, and which roles that has told."""
    role = next((role for role in phrase.object if getattr(statement, role)), None)
    object_ = _listed(getattr(statement, role)) if role else ""
    told = {"agent"} | ({role} if role else set())
    if statement.agent:
        forms = phrase.bare if not role else _with_object(phrase.forms, object_)
        return _active(_listed(statement.agent), _is_plural(statement.agent), forms, statement.status), told
    if role and phrase.passive and statement.status != "failed":
        plural = _is_plural(getattr(statement, role))
        return _passive(object_, plural, phrase.passive, statement.status), told
    return _label(phrase.noun, statement.status), set()


def _active(subject: str, plural: bool, forms: Forms, status: str) -> str:
    if status == "ongoing":
        return f"{subject} {'are' if plural else 'is'} {forms.ing}"
    if status == "planned":
        return f"{subject} {'plan' if plural else 'plans'} to {forms.base}"
    if status == "failed":
        return f"{subject} tried and failed to {forms.base}"
    return f"{subject} {forms.past}"


def _passive(subject: str, plural: bool, participle: str, status: str) -> str:
    be = "are" if plural else "is"
    if status == "ongoing":
        return f"{subject} {be} being {participle}"
    if status == "planned":
        return f"{subject} {be} to be {participle}"
    return f"{subject} {'were' if plural else 'was'} {participle}"


def _label(noun: str, status: str) -> str:
    if status == "denied":
        return f"there was any {noun}"
    return noun if status == "happened" else f"{status} {noun}"


def _circumstances(statement: Statement, told: set[str]) -> str:
    """Roles that the clause has not told, each after its preposition."""
    phrase = load_phrases()[statement.kind]
    parts = ""
    if statement.target and "target" not in told:
        parts += f" {phrase.target} {_listed(statement.target)}"
    if statement.origin:
        parts += f" from {_listed(statement.origin)}"
    if statement.destination:
        parts += f" to {_listed(statement.destination)}"
    if statement.place and "place" not in told:
        where = _listed(statement.place)
        parts += f" {where}" if _NO_PREPOSITION.search(where) else f" {phrase.place} {where}"
    if statement.instrument:
        parts += f" with {_listed(statement.instrument)}"
    if statement.commander:
        parts += f", led by {_listed(statement.commander)}"
    return parts


def _toll(counts: Iterable[Count]) -> str:
    told = ", ".join(f"{amount(count)} {counted(count.what).english}" for count in counts)
    return f" ({told})" if told else ""


def _when(time: Time | None) -> str:
    if time is None:
        return ""
    if time.start and time.end:
        return (
            f" on {_iso(time.start)}"
            if time.start == time.end
            else f" between {_iso(time.start)} and {_iso(time.end)}"
        )
    if time.start:
        return f" from {_iso(time.start)} on"
    return f" until {_iso(time.end)}" if time.end else f" («{time.span.text}»)"


def _denied(sentence: str, chain: tuple[Filler, ...]) -> str:
    """Whoever speaks denies it."""
    if not chain:
        return f"it was denied that {sentence}"
    *quoting, voice = spoken_together(chain)
    return f"{_listed(voice)} denied that {sentence}{_quoted_by(quoting)}"


def _according_to(chain: tuple[Filler, ...]) -> str:
    """The innermost voice first: who is quoted, then by whom."""
    if not chain:
        return ""
    *quoting, voice = spoken_together(chain)
    return f", according to {_listed(voice)}{_quoted_by(quoting)}"


def _quoted_by(quoting: list[list[Filler]]) -> str:
    return "".join(f", as quoted by {_listed(link)}" for link in reversed(quoting))


def _listed(fillers: Iterable[Filler | Place]) -> str:
    """«A», «A and B», «A, B and C»; regions in parentheses after the places in them: «Hama (Syria)»."""
    narrow, wide = _regions_apart(tuple(fillers))
    names = list(dict.fromkeys(map(english_name, narrow)))
    text = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    regions = dict.fromkeys(name for name in map(english_name, wide) if name not in names)
    return f"{text} ({', '.join(regions)})" if regions else text


def _regions_apart(fillers: _Fillers) -> tuple[list[Filler | Place], list[Filler | Place]]:
    """Places, and regions that may contain them: those with several times the radius of the narrowest."""
    radii = [place.radius_km for place in fillers if isinstance(place, Place) and place.radius_km]
    narrowest = min(radii, default=0.0)
    narrow: list[Filler | Place] = []
    wide: list[Filler | Place] = []
    for filler in fillers:
        radius = (filler.radius_km or 0.0) if isinstance(filler, Place) else 0.0
        (wide if radius >= max(REGION_KM, 3 * narrowest) > narrowest else narrow).append(filler)
    return narrow, wide


def _with_object(forms: Forms, object_: str) -> Forms:
    return Forms(*(form.replace("{}", object_) for form in (forms.base, forms.past, forms.ing)))


def _is_plural(fillers: _Fillers) -> bool:
    if len(fillers) != 1:
        return True
    description = _description(fillers[0])
    return description.plural if description else is_plural(fillers[0].english or "")


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
