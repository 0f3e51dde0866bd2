"""Relevance: everyday readings of conflict words are dropped, and weak triggers without a sign of armed conflict."""

from __future__ import annotations

from rawi.coding.accidents import blasts_by_accident, crash_victims
from rawi.coding.coming import future
from rawi.coding.document import Clause, Document, Happening, Parse, Unit
from rawi.coding.everyday import everyday_reading, named_words
from rawi.coding.fiction import PLOT, played, report_of_films
from rawi.coding.generic import AGREED_ON_ELSE, agreed_on_else, attacks_with_words, spoken_of_in_general
from rawi.coding.governors import governed
from rawi.coding.heat import BOMBINGS, IN_GENERAL, ONLY_THOUGHT, supported, sure_word, told_attack
from rawi.coding.labels import (
    KNOWN_AS,
    known_as,
    only_dates,
    only_described,
    only_how,
    only_labels,
    only_when,
    said_again,
)
from rawi.coding.meaning import Meanings
from rawi.coding.other_senses import (
    OF_HOLY_TEXTS,
    SALUTE,
    TESTED,
    bomber_enters,
    commanded_or_long_past,
    in_another_sense,
    leaving,
    saluting,
    tested,
    told_or_driven,
)
from rawi.coding.particular import no_particular
from rawi.coding.procedures import PROCEDURE
from rawi.coding.prospects import called_for
from rawi.coding.roles import INHERITED
from rawi.coding.supposed import only_supposed
from rawi.coding.tolls import VIOLENT
from rawi.coding.voices import voice_at
from rawi.knowledge.everyday import Everyday
from rawi.knowledge.figurative import Figurative
from rawi.knowledge.frames import Frames, LightVerb
from rawi.knowledge.governors import Governors
from rawi.knowledge.grammar import Grammar

__all__ = ["COULD_BE", "NONE_AT_ALL", "drop_what_is_none"]

FAR = 10  # the same for the dead and wounded: «مقتل خمسة وإصابة ثلاثة في حادث مروري»
PLAYED = (("sport",), ("film", "culture"))  # domains whose battles are told or played
MOVEMENTS = frozenset(("advance", "retreat", "deployment"))
ACCIDENT = "an accident or a disaster"  # as everyday.toml says
COULD_BE = "only possible"
BOMBER_CAME = "how a bomber came there"
POSSIBLE = frozenset(("يمكن", "ويمكن", "بامكان", "وبامكان", "باستطاعه", "بمقدور"))
BEING = frozenset(("كان", "بات", "اصبح", "ظل"))
EXPECTED = frozenset(("محتمل", "متوقع", "مفترض"))
REACH = 5  # words before a clause in which «يمكن» governs it
# Why a happening was dropped that holds for whatever takes it up as well.
NONE_AT_ALL = frozenset(
    (
        "figurative",
        "an attack with words",
        "takes up what is none",
        "an exercise",
        ACCIDENT,
        OF_HOLY_TEXTS,
        TESTED,
        SALUTE,
        AGREED_ON_ELSE,
        PROCEDURE,
        BOMBER_CAME,
        PLOT,
    )
)
AMOUNTING_TO = frozenset(("عد", "شكل", "مثل", "اعتبر"))
DEEDS = frozenset(
    ("event", "abstract", "speech")
)  # what is said to amount to an attack: «تمثل العودة ضربة للمتمردين»
CALLING = frozenset(("وصف", "سمي", "نعت"))
STOPPING = frozenset(("وقف", "انهاء", "ايقاف"))
OWN = ("subject", "object", "passive", "genitive", "second", "on", "at", "from", "to")  # what a word is about
NEAR = 4  # words on either side in which a figurative companion counts


def drop_what_is_none(
    document: Document,
    figurative: Figurative,
    everyday: Everyday,
    governors: Governors,
    light: dict[str, LightVerb],
    grammar: Grammar,
    frames: Frames,
    meanings: Meanings,
) -> None:
    """Drops happenings that their own sentence tells to be none, whatever the report speaks of."""
    for harm in (*blasts_by_accident(document, meanings), *crash_victims(document, meanings)):
        harm.dropped = ACCIDENT
    beside = document.by_sentence()
    films = report_of_films(document, figurative, meanings)
    for happening in document.happenings:
        if not happening.stands:
            continue
        if films and played(happening):
            happening.dropped = PLOT
        elif _guarded(happening, figurative, everyday, meanings):
            happening.dropped = "figurative"
        elif _taken_up_from_none(happening, meanings):
            happening.dropped = "takes up what is none"
        elif attacks_with_words(happening, everyday, meanings):
            happening.dropped = "an attack with words"
        elif known_as(happening, meanings):
            happening.dropped = KNOWN_AS
        elif _named_so(happening, meanings):
            happening.dropped = "only what it is called"
        elif agreed_on_else(happening, everyday, meanings):
            happening.dropped = AGREED_ON_ELSE
        elif tested(happening, meanings):
            happening.dropped = TESTED
        elif saluting(happening):
            happening.dropped = SALUTE
        elif bomber_enters(happening, meanings):
            happening.dropped = BOMBER_CAME
        elif told_or_driven(happening, meanings):
            happening.dropped = "figurative"
        elif leaving(happening, everyday, meanings):
            happening.dropped = "somebody who leaves a building or a meeting"
        elif in_another_sense(happening, meanings):
            happening.dropped = "figurative"
        elif no_particular(happening):
            happening.dropped = "no particular happening"
        elif _reported(happening):
            happening.dropped = "a verb of reporting"
        elif only_labels(happening):
            happening.dropped = "a later mention that only labels another noun"
        elif only_how(happening):
            happening.dropped = "only how somebody was killed"
        elif only_dates(happening) or only_when(happening):
            happening.dropped = "a later mention that only says when or why"
        elif said_again(happening, beside[happening.parse.index]):
            happening.dropped = "named again in the sentence that tells it"
        elif only_described(happening, meanings):
            happening.dropped = "only the wounds or the wounded spoken of"
        elif _faced(happening, meanings):
            happening.dropped = "faced, not fought"
        elif _only_possible(happening, meanings):
            happening.dropped = COULD_BE
        elif _bare_movement(happening):
            happening.dropped = "a movement of which nothing is told"
        elif _told_in_sum(happening):
            happening.dropped = "attacks spoken of in sum"
        elif spoken_of_in_general(happening, everyday, light, grammar, meanings):
            happening.dropped = IN_GENERAL
        elif called_for(happening, meanings):
            happening.status = "planned"
        elif governed(happening, governors, everyday, meanings) == "none" or only_supposed(
            happening, everyday, light, meanings
        ):
            happening.dropped = ONLY_THOUGHT
        elif _only_called_for(happening, governors, everyday, meanings):
            happening.dropped = "only called for or expected"
        elif _only_identifies(happening, meanings):
            happening.dropped = "a relative clause that only identifies"
        elif commanded_or_long_past(happening, everyday, meanings):
            happening.dropped = OF_HOLY_TEXTS
        elif _told_as_art_or_play(happening, figurative, meanings):
            happening.dropped = "a sentence of sport or art"
        else:
            armed = supported(happening, meanings, own=True)
            happening.dropped = everyday_reading(happening, everyday, frames, meanings, armed=armed)


def _taken_up_from_none(happening: Happening, meanings: Meanings) -> bool:
    """«الاتفاق» after «الاتفاق النووي»: a later mention of what is a figure of speech or of everyday life."""
    earlier = happening.antecedent
    return (
        earlier is not None
        and earlier.dropped in NONE_AT_ALL
        and meanings.folded_lemma(earlier.parse.words[earlier.last - 1])
        == meanings.folded_lemma(happening.parse.words[happening.last - 1])
        and not any(
            not rule.startswith(INHERITED) for entries in happening.roles.values() for _, _, rule in entries
        )
    )


def _told_as_art_or_play(happening: Happening, figurative: Figurative, meanings: Meanings) -> bool:
    """«يروي الفيلم قصة جندي عاد من المعركة»: two words of sport or art in a sentence that names no armed actor."""
    parse = happening.parse
    unrest = happening.kind in ("protest", "riot")
    if unrest or parse.weapons or any(m.type == "armed" and m.id for m in parse.mentions):
        return False
    for domains in PLAYED:
        words = figurative.words_of(domains)
        found = {
            meanings.folded_lemma(word)
            for word in parse.words
            if word.pos in ("noun", "adj") and (meanings.folded_lemma(word) in words or word.stem in words)
        }
        if len(found) >= 2:
            return True
    return False


def _named_so(happening: Happening, meanings: Meanings) -> bool:
    """«ووصفته بالهجوم الإرهابي»: what somebody calls it."""
    clause, unit = happening.clause, happening.phrase
    if (
        unit.tag == "event"
        and happening.kind in VIOLENT
        and not (unit.relation or happening.definite)
        and 0 <= clause.verb < happening.unit
        and happening.parse.units[happening.unit - 1].type != "carrier"
    ):
        verb = happening.parse.units[clause.verb]
        between = happening.parse.units[clause.verb + 1 : happening.unit]
        subject = any(u.type in DEEDS and not u.relation for u in between + _before(happening))
        if subject and meanings.folded_lemma(happening.parse.words[verb.head]) in AMOUNTING_TO:
            return True  # «يعد الاعتداء على السفارة هجوما على تركيا»
    if unit.relation != "at" or clause.verb != happening.unit - 1 or happening.donated or happening.tolls:
        return False
    word = happening.parse.words[happening.parse.units[clause.verb].head]
    return bool(word.enclitic) and meanings.folded_lemma(word) in CALLING


def _before(happening: Happening) -> list[Unit]:
    """The phrases of its clause before the verb."""
    clause = happening.clause
    return [happening.parse.units[i] for i in clause.units if i < clause.verb]


def _faced(happening: Happening, meanings: Meanings) -> bool:
    """«لمواجهة التهديدات», «قدرتنا على مواجهة العدو»: what one stands against is no clash."""
    word = happening.parse.words[happening.first]
    if meanings.folded_lemma(word) != "مواجهه" or {"between", "with"} & happening.slots.keys():
        return False
    opposed = word.number == "s" and not happening.definite and "genitive" in happening.slots
    return happening.phrase.relation in ("for", "purpose") or opposed


def _only_possible(happening: Happening, meanings: Meanings) -> bool:
    """«يمكن أن يشن التنظيم هجمات», «بإمكان المسلحين أن يهاجموا»: what could be is no happening."""
    clause = happening.clause
    parse = happening.parse
    described = (parse.words[i] for i in happening.phrase.modifiers)
    if any(
        not {meanings.folded_lemma(word), word.stem.removesuffix("ه")}.isdisjoint(EXPECTED)
        for word in described
    ):
        return True  # «استعدادا لاشتباك محتمل»
    if clause.verb < 0 or not clause.units or parse.words[parse.units[clause.verb].head].tense != "present":
        return False
    first = parse.units[min(clause.units)].first
    words = parse.words[max(0, first - REACH) : parse.units[clause.verb].first]
    can = next((i for i, word in enumerate(words) if word.stem in POSSIBLE or word.folded in POSSIBLE), -1)
    return can >= 0 and any(word.folded in ("ان", "بان") for word in words[can + 1 :])


def _bare_movement(happening: Happening) -> bool:
    """«سُمح لهم بالدخول»: a movement that only an earlier mention says whose it is."""
    if happening.phrase.tag != "event" or not happening.definite or happening.kind not in MOVEMENTS:
        return False
    own = any(
        not rule.startswith(INHERITED) for entries in happening.roles.values() for _, _, rule in entries
    )
    if own or happening.donated or happening.parse.words[happening.first].enclitic:
        return False
    return happening.antecedent is not None and not any(
        clause.antecedent == happening.unit for clause in happening.parse.clauses
    )


def _told_in_sum(happening: Happening) -> bool:
    """«هذه الهجمات تكشف عن…»: attacks in the definite plural of which nothing is told here."""
    word = happening.parse.words[happening.first]
    if happening.phrase.tag != "event" or not happening.definite or word.enclitic:
        return False
    if not word.folded.endswith(("هجمات", "عمليات", "اعتداءات")):
        return False  # explosions and raids in sum are told as such
    if happening.kind not in VIOLENT - {"clash"} or happening.tolls or happening.donated or happening.slots:
        return False
    return not any(clause.antecedent == happening.unit for clause in happening.parse.clauses)


def _reported(happening: Happening) -> bool:
    """«ما نقلته الصحيفة»: with a newspaper for subject the verb tells of words, not of people carried."""
    units = [u for _, u, _ in happening.roles.get("agent", [])] + happening.slots.get("subject", [])
    return happening.phrase.tag == "verb" and any(u.type == "media" for u in units)


def _only_called_for(
    happening: Happening, governors: Governors, everyday: Everyday, meanings: Meanings
) -> bool:
    """«دعا إلى وقف إطلاق النار», «توقع هجوما»: what somebody else is to do, or what is feared, is no happening."""
    voice = voice_at(happening.parse, happening.first)
    if voice is None or voice.act not in ("calls", "hopes", "asks"):
        return False
    word = happening.parse.words[happening.first]
    before = happening.parse.words[happening.phrase.first - 1]
    if happening.phrase.tag == "event" and before.stem in STOPPING:
        return False  # who demands an end of the shelling tells of it
    clause, parse = happening.clause, happening.parse
    if voice.act == "hopes" and clause.verb >= 0 and parse.units[clause.verb].first >= voice.first:
        verb = parse.units[clause.verb].head
        if future(parse, verb) and parse.words[verb].person != 1:
            return not _told_already(happening)  # «يتوقع أن الجيش سيقتحم»
    if governed(happening, governors, everyday, meanings) == "planned" and voice.act == "calls":
        return True  # «دعا إلى تفعيل الجهود للإفراج عنهم»
    near = happening.first - voice.first <= 4
    return near and (word.tense == "present" or (word.pos != "verb" and not _told_already(happening)))


def _told_already(happening: Happening) -> bool:
    """A definite noun with nothing of its own («وقف القصف») is a happening known from elsewhere."""
    return happening.antecedent is not None


def _only_identifies(happening: Happening, meanings: Meanings) -> bool:
    """«المناطق التي يسيطر عليها…», «معسكر تتمركز فيه قوات»: who holds it tells which place, not what happened."""
    clause, parse = happening.clause, happening.parse
    if happening.kind == "clash" and (happening.roles.get("target") or happening.roles.get("place")):
        return False  # «القوات التي تقاتل المتمردين شمال مالي»; but «التي تقاتل إلى جانب النظام» tells who they are
    if happening.kind == "support" and happening.frame.kind == "deployment":
        return False  # «سفينة تنقل أسلحة للمتمردين»: what it did, not which ship it is
    if (
        happening.kind not in ("capture", "deployment", "clash", "support")
        or clause.kind != "relative"
        or clause.antecedent < 0
        or clause.verb != happening.unit
        or _said_of(parse, clause, meanings)
    ):
        return False
    where = happening.parse.units[clause.antecedent].type in ("place", "facility", "part", "country")
    present = (
        happening.parse.words[happening.phrase.head].tense == "present" or happening.frame.slots == "held"
    )
    if happening.kind == "capture" and not present:
        return _such_places(happening)
    return present and (happening.kind != "deployment" or where)


def _such_places(happening: Happening) -> bool:
    """«المناطق التي استعيدت», «طردهم عن مناطق سيطروا عليها»: plural land without name or day, known by who took it."""
    clause, parse = happening.clause, happening.parse
    unit = parse.units[clause.antecedent]
    if unit.type != "place" or unit.name or unit.inner or unit.number is not None:
        return False
    word = parse.words[unit.head]
    dated = any(parse.units[i].tag == "time" for i in clause.units)
    return word.number == "p" and not dated and unit.relation != ""


def _said_of(parse: Parse, clause: Clause, meanings: Meanings) -> bool:
    """«القفر هي أبعد منطقة يسيطر عليها المقاتلون», «كانت أولى المناطق التي سقطت»: whether the noun of a relative clause is
    what is said of another."""
    before = [u for u in parse.units[: clause.antecedent] if u.tag != "time"]
    ranked = bool(before) and before[-1].tag == "np" and before[-1].type in ("", "quantity")
    if ranked:
        before.pop()
    if not before:
        return False
    being = before[-1].tag == "verb" and meanings.folded_lemma(parse.words[before[-1].head]) in BEING
    return before[-1].tag == "pron" or (ranked and being)


def _fought(happening: Happening, everyday: Everyday, meanings: Meanings) -> bool:
    """«هجوم على ملعب أسفر عن مقتل لاعب», «المجموعة المسلحة كانت ستستهدف سياحا»: whether it killed, or surely fighters are
    told to do it; a blast may kill in a kitchen."""
    if happening.kind in BOMBINGS or happening.kind not in VIOLENT:
        return False
    return told_attack(happening) or any(
        unit.type == "armed"
        and any(sure_word(word, everyday.unsure, meanings) for word in parse.words[unit.head : unit.last])
        for parse, unit, rule in happening.roles.get("agent", ())
        if not rule.startswith(INHERITED)
    )


def _guarded(happening: Happening, figurative: Figurative, everyday: Everyday, meanings: Meanings) -> bool:
    words = happening.parse.words
    named_by = {meanings.folded_lemma(words[i]) for i in (happening.first, happening.last - 1)}
    companions = frozenset().union(*(figurative.guards.get(lemma, frozenset()) for lemma in named_by))
    if not companions:
        return False
    if _fought(happening, everyday, meanings):
        return False
    reach = NEAR if happening.kind not in ("killing", "injury") else FAR
    low, high = max(0, happening.first - reach), min(len(words), happening.first + reach + 1)
    if happening.phrase.conj and any(u.tag == "np" for u in happening.slots.get("genitive", ())):
        low = happening.first  # «بتحسين الخدمات | وتحرير الموصل»: what it is joined to is another thing
    named = named_words(happening.parse)  # «كتائب الغضب» says nothing of anger
    own = range(happening.first, happening.last)  # «إخلاء سبيله» is a release by its own words
    near = [words[i] for i in range(low, high) if i not in own and i not in named]
    # «نقل مدير المؤسسة سليم داود بن نادر، تعازي الملك»: what fills its slots counts however far off it stands
    filling = (words[u.head] for slot in OWN for u in happening.slots.get(slot, ()) if u.head not in named)
    near += [word for word in filling if word.pos != "prep"]
    return any(meanings.folded_lemma(word) in companions or word.stem in companions for word in near)
