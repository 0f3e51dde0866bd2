"""Assembly: happenings become statements, with spans, resolved actors and places, dates and counts."""

from __future__ import annotations

from dataclasses import replace

from rawi.arabic.dates import TimeExpression
from rawi.arabic.romanize import romanize
from rawi.coding.apposition import named_after, with_apposition
from rawi.coding.belonging import with_belonging
from rawi.coding.casualties import only_a_part
from rawi.coding.count_guards import Told, numbers_told
from rawi.coding.counts import counts_of
from rawi.coding.document import Document, Happening, Mention, Parse, SourceLink, Unit
from rawi.coding.governors import answered
from rawi.coding.meaning import Meanings, load_meanings
from rawi.coding.parties import last_with_leader, nisba_actor
from rawi.coding.perpetrators import is_bomber
from rawi.coding.short_names import ShortNames
from rawi.coding.target_guards import only_victims
from rawi.coding.voices import Voice, voice_at
from rawi.coding.whereabouts import Located
from rawi.report import Span
from rawi.statement import Filler, Place, Statement, Time

__all__ = ["assemble"]

BACKGROUND = frozenset(("after", "cause", "since", "during", "before", "circumstance"))
PERSON_ROLES = ("agent", "target", "commander", "instrument")


def assemble(document: Document, located: Located, meanings: Meanings) -> None:
    """Fills ``document.statements`` from the happenings that stand, in the order of their triggers."""
    short = ShortNames(document)
    numbers = numbers_told(document)
    made = [
        _statement(document, h, located, meanings, short, numbers) for h in document.happenings if h.stands
    ]
    document.statements = sorted(made, key=lambda s: (s.trigger.start, s.trigger.end))


def _statement(
    document: Document,
    happening: Happening,
    located: Located,
    meanings: Meanings,
    short: ShortNames,
    numbers: Told,
) -> Statement:
    report, parse = document.report, happening.parse
    voice = voice_at(parse, happening.first)
    chain = voice.sources if voice is not None else ()
    status = happening.status
    if voice is not None and voice.act == "denies" and status == "happened" and _meant(happening, voice):
        status = "denied"
    elif (
        voice is not None
        and voice.act == "orders"
        and status == "happened"
        and _infinitive(parse, happening)
        and _meant(happening, voice)
    ):
        status = "planned"
    sources = tuple(_source(document, link, short) for link in chain) + tuple(
        _filler(document, p, u, rule, short)
        for p, u, rule in happening.roles.get("source", [])
        if not any(p.index == link.sentence and link.first <= u.first < link.last for link in chain)
    )
    start = parse.words[happening.first]
    trigger = report.span(
        start.stem_start if start.stem_start >= 0 else start.start, parse.words[happening.last - 1].end
    )
    taken = {u.head for entries in happening.roles.values() for _, u, _ in entries}
    counts = counts_of(happening, report, meanings, numbers)
    if happening.roles.get("target"):
        happening.roles["target"] = [
            (p, replace(u, last=with_apposition(p, u, taken, meanings)), rule)
            for p, whole, rule in happening.roles["target"]
            for u in named_after(p, whole) or [whole]
            if not only_victims(happening, u, rule)
        ]
    fillers = {role: _fillers(document, happening, role, short) for role in PERSON_ROLES}
    victims = [
        (what, unit)
        for what, unit in happening.tolls
        if unit.tag == "np" and not unit.frames and unit.type != "quantity" and not _others(parse, unit)
    ]
    whole = {what for what, unit in victims if not only_a_part(parse, unit, meanings)}
    for what, unit in victims:
        fought = happening.kind == "clash" and bool(happening.roles.get("target"))
        if (what in whole or fought) and only_a_part(parse, unit, meanings):
            continue  # «مقتل 13 مدنيا بينهم ستة أطفال», «معارك مع المسلحين خلفت 12 قتيلا بينهم أطفال»
        for victim in named_after(parse, unit) or [unit]:
            last = with_apposition(parse, victim, taken, meanings)
            filler = _filler(document, parse, replace(victim, last=last), "toll", short)
            told = (*fillers["target"], *fillers["agent"])
            if any(filler.span == other.span for other in told):
                continue
            if victim.definite and any(filler.span.text == other.span.text for other in told):
                continue  # «قتل أحد المتظاهرين في مواجهات بين الشرطة والمتظاهرين»
            role = "target"
            if happening.kind == "suicide_bombing" and is_bomber(parse, victim, meanings):
                role = "agent"  # «مقتل الانتحاري وحارس»
            if role == "target" or not fillers["agent"]:
                fillers[role] += (filler,)
    time = happening.time
    return Statement(
        kind=happening.kind,
        trigger=trigger,
        sentence=report.span(parse.sentence.start, parse.sentence.end),
        status=status,
        frame=happening.frame.id,
        source=_unique(sources),
        place=_places(happening, "place", located),
        origin=_places(happening, "origin", located),
        destination=_places(happening, "destination", located),
        time=None if time is None else Time(_time_span(document, parse, time), time.start, time.end),
        counts=counts,
        notes=tuple(happening.notes),
        likelihood=round(happening.likelihood, 2),
        **fillers,
    )


def _others(parse: Parse, unit: Unit) -> bool:
    """«وإصابة خمسة آخرين»: a number of others, who are named nowhere."""
    return unit.last == unit.head + 1 and parse.words[unit.head].folded in (
        "اخرون",
        "اخرين",
        "اخران",
        "اخرى",
        "اخر",
    )


def _time_span(document: Document, parse: Parse, time: TimeExpression) -> Span:
    """The words of a time expression, without «و» before them."""
    first = parse.words[time.first]
    joined = first.text.startswith("و") and first.proclitics[:1] == ("و",)
    return document.report.span(first.start + joined, parse.words[time.last - 1].end)


def _infinitive(parse: Parse, happening: Happening) -> bool:
    """Whether what was ordered or threatened is named by a noun or by «أن» with a present verb."""
    word = parse.words[happening.first]
    return word.pos != "verb" or word.tense == "present"


def _meant(happening: Happening, voice: Voice) -> bool:
    """Whether a happening is what is ordered, threatened or denied, not what that refers to («هدد بقطع الهدنة إثر
    الغارات», «نفى أن يكون اتصل بهم بعد الهجوم»)."""
    clauses, parse = happening.parse.clauses, happening.parse
    if happening.phrase.first == voice.first and happening.phrase.tag == "event":
        return True  # «نفى أنباء نشرتها صحف عن اقتحام…», also within the relative clause
    if happening.phrase.relation in BACKGROUND or happening.clause.kind in ("relative", "adverbial"):
        return False
    if answered(happening, load_meanings()):
        return False
    first = next((u for u in parse.units if u.last > voice.first), None)
    said = parse.clause_of[first.unit_index] if first is not None else -1
    return happening.clause.index == said or happening.clause is clauses[said] or happening.phrase.conj


def _fillers(document: Document, happening: Happening, role: str, short: ShortNames) -> tuple[Filler, ...]:
    return _unique(
        tuple(
            _filler(document, p, u, rule, short)
            for p, u, rule in happening.roles.get(role, [])
            if u.tag != "pron" and not (role == "target" and _bare_number(u))
        )
    )


def _bare_number(unit: Unit) -> bool:
    """«مقتل خمسة», «أطلقت سراح ثلاثة»: how many, but not who; «شخصين» says who."""
    number = unit.number
    return number is not None and not number.dual and number.first <= unit.head and unit.last <= number.last


def _unique(fillers: tuple[Filler, ...]) -> tuple[Filler, ...]:
    seen: list[Filler] = []
    for filler in fillers:
        if all(filler.span.text != other.span.text for other in seen):
            seen.append(filler)
    return tuple(seen)


def _filler(document: Document, parse: Parse, unit: Unit, rule: str, short: ShortNames) -> Filler:
    last = with_belonging(parse, unit, last_with_leader(parse, unit))
    span = parse.text_span(document.report, unit.head, last)
    mention = unit.mention or next(iter(unit.inner), None)
    actor = mention.id if mention is not None and mention.id else None
    english = mention.english if mention is not None and mention.english else None
    meant = short.meant(parse, unit.head, unit.last) if actor is None else None
    if meant is not None:
        return Filler(span, rule, *meant)
    if actor is None:
        for i in (unit.head, *unit.modifiers):
            state = nisba_actor(parse.words[i], document.report.published)
            if state is not None:
                actor, english = state.id, english or state.english
                break
    return Filler(span, rule, actor, english or _english(span))


def _english(span: Span) -> str | None:
    return romanize(span.text) or None


def _source(document: Document, link: SourceLink, short: ShortNames) -> Filler:
    parse = document.parses[link.sentence]
    # «قال | فرغلي»: nothing joins the first word after a verb
    after_verb = link.first > 0 and parse.words[link.first - 1].pos == "verb"
    joined = parse.words[link.first].proclitics[:1] in (("ف",), ("و",))
    span = parse.text_span(document.report, link.first, link.last, trim=not (after_verb and joined))
    mention = _named(parse, link)
    if mention is None and link.fuller is not None:
        mention = _named(document.parses[link.fuller.sentence], link.fuller)
    if mention is None:
        meant = short.meant(parse, link.first, link.last)
        if meant is not None:
            return Filler(span, link.rule, *meant)
        return Filler(span, link.rule, None, _english(span))
    return Filler(span, link.rule, mention.id or None, mention.english or _english(span))


def _named(parse: Parse, link: SourceLink) -> Mention | None:
    """The name in a link's words that a registry knows."""
    inside = (m for m in parse.mentions if link.first <= m.first < link.last and m.type != "place")
    return next(inside, None)


def _places(happening: Happening, role: str, located: Located) -> tuple[Place, ...]:
    places: list[Place] = []
    for parse, unit, rule in happening.roles.get(role, []):
        if unit.tag == "pron":
            continue
        place = located.place(parse, unit, rule, happening.unit if parse is happening.parse else -1)
        if all(place.span.text != other.span.text for other in places):
            places.append(place)
    return tuple(place for place in places if not any(_holds(other.span, place.span) for other in places))


def _holds(span: Span, other: Span) -> bool:
    """«المناطق التي استعيدت في شمال البلاد»: whether the words of a place are also within those of another."""
    return span != other and span.start <= other.start and other.end <= span.end
