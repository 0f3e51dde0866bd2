"""Words that attribute: what the shipped lexicon finds in sentences, and what the loader refuses."""

from __future__ import annotations

import time
from functools import cache
from pathlib import Path

import pytest

from rawi.arabic.fold import folded_word, norm
from rawi.arabic.morphology import Morphology
from rawi.arabic.tokens import tokenize
from rawi.arabic.words import Word
from rawi.errors import KnowledgeError
from rawi.knowledge.speech import load_speech

# The analyser behind the morphology leaves its data files to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


@cache
def morphology() -> Morphology:
    return Morphology()


def tagged(text: str) -> list[Word]:
    words = tokenize(text)
    morphology().tag(words)
    return words


def phrases(text: str) -> list[tuple[str, str, str, bool]]:
    """The phrases of a sentence in order: words, act, the word after, speaker carried or not."""
    words, found, i = tagged(text), [], 0
    while i < len(words):
        phrase = load_speech().phrase_at(words, i)
        if phrase is not None:
            after = words[phrase.last].text if phrase.last < len(words) else ""
            found.append((phrase.frame.words, phrase.frame.act, after, phrase.carried))
        i = max(i + 1, phrase.last) if phrase else i + 1
    return found


def participles(text: str) -> list[str]:
    words = tagged(text)
    frames = (load_speech().participle_at(words, i) for i in range(len(words)))
    return [frame.words for frame in frames if frame is not None]


def verbs(text: str) -> list[str]:
    words = tagged(text)
    frames = (load_speech().verb_at(words, i) for i in range(len(words)))
    return [frame.words for frame in frames if frame is not None]


# ------------------------------------------------------------------ the lexicon


def test_every_form_has_its_frames() -> None:
    lexicon = load_speech()
    assert len(lexicon.frames) >= 180
    assert {frame.form for frame in lexicon.frames} == {
        "verb", "passive", "participle", "noun", "preposition", "opener",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("verb", "act"),
    [
        ("قال", "says"),
        ("اكد", "confirms"),
        ("نفى", "denies"),
        ("تبنى", "claims"),
        ("اتهم", "accuses"),
        ("نسب", "accuses"),
        ("زعم", "doubts"),
        ("ادان", "judges"),
        ("هدد", "orders"),
        ("قرر", "orders"),
        ("طالب", "calls"),
        ("حذر", "hopes"),
        ("تساءل", "asks"),
    ],
)
def test_a_verb_tells_what_the_speaker_does(verb: str, act: str) -> None:
    assert load_speech().verbs[verb].act == act


def test_verbs_are_found_under_the_lemma_that_words_carry_and_under_its_folded_spelling() -> None:
    lexicon = load_speech()
    for frame in lexicon.frames:
        if frame.form == "verb" and len(frame.lemmas) == 1:
            assert lexicon.verbs[norm(frame.words)] is frame
            assert lexicon.verbs[folded_word(frame.words)] is frame


@pytest.mark.parametrize(
    "verb", ["قال", "أعلن", "أفاد", "ذكر", "أكد", "أوضح", "أضاف", "أشار", "نقل", "نفى", "اتهم"]
)
def test_the_commonest_verbs_are_found_in_their_inflected_forms(verb: str) -> None:
    feminine = verb[:-1] + "ت" if verb.endswith("ى") else verb + "ت"
    assert verb in verbs(f"{verb} المصدر إن القوات انسحبت")
    assert verb in verbs(f"و{feminine} الوكالة أن القوات انسحبت")


def test_bayyana_is_a_verb_at_the_head_of_a_clause_that_says_something() -> None:
    assert verbs("وبين التقرير أن القصف مستمر") == ["بين"]
    assert verbs("وبين أنه أصيب") == ["بين"]
    assert verbs("وعبر الوزير عن قلقه") == ["عبر"]
    assert verbs("وبين القريتين حاجز.") == []
    assert verbs("اشتباكات بين الطرفين أن") == []
    assert verbs("وعبر الحدود دخلت قوات عن طريق البر") == []


def test_orders_and_decisions_have_no_source_of_their_own_but_threats_have() -> None:
    lexicon = load_speech()
    assert lexicon.verbs["امر"].speaker == lexicon.verbs["قرر"].speaker == "nobody"
    assert lexicon.verbs["هدد"].speaker == lexicon.verbs["تعهد"].speaker == "subject"


def test_who_is_quoted_and_who_is_accused_stand_after_a_folded_preposition() -> None:
    lexicon = load_speech()
    assert lexicon.verbs["نقل"].speaker == "عن"
    assert lexicon.passives["نسب"].speaker == "الي"
    assert lexicon.verbs["نسب"].accused == "الي"
    assert lexicon.verbs["اتهم"].accused == "object"
    assert "الي" in lexicon.verbs["اشار"].content


def test_verbs_with_a_set_noun_stand_apart_from_the_bare_verb() -> None:
    lexicon = load_speech()
    claimed = [frame for frame in lexicon.verb_phrases["اعلن"] if frame.act == "claims"]
    assert [frame.lemmas for frame in claimed] == [("اعلن", "مسؤولية")]
    assert lexicon.verbs["اعلن"].act == "says"
    assert {frame.words for frame in lexicon.verb_phrases["جاء"]} == {"جاء في"}
    assert "جاء" not in lexicon.verbs


def test_documents_can_speak_and_acts_of_saying_cannot() -> None:
    nouns = load_speech().nouns
    assert nouns["بيان"].document and nouns["تقرير"].document
    assert not nouns["نفي"].document
    assert nouns["نفي"].act == "denies"


def test_the_subject_of_issuing_speaks_in_the_document() -> None:
    verbs = load_speech().verbs
    assert verbs["اصدر"].issues and verbs["القى"].issues and verbs["نشر"].issues
    assert not verbs["قال"].issues


# ------------------------------------------------------------------ phrases


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("قتل ثلاثة بحسب المرصد", [("بحسب", "says", "المرصد", False)]),
        ("وبحسب سانا", [("بحسب", "says", "سانا", False)]),
        ("وفقاً لوكالة محلية", [("وفقا ل", "says", "لوكالة", False)]),
        ("ووفقا للمرصد", [("وفقا ل", "says", "للمرصد", False)]),
        ('وفقا لـ"الوطن"', [("وفقا ل", "says", '"', False)]),
        ("نقلا عن شهود", [("نقلا عن", "says", "شهود", False)]),
        ("قصف الحي على حد زعم القناة", [("على حد زعم", "doubts", "القناة", False)]),
        ("في بيان للجيش", [("في بيان ل", "says", "للجيش", False)]),
        ("بحسب ما أفادت به مصادر", [("بحسب ما", "says", "أفادت", False)]),
        ("حسبما ذكرت الوكالة", [("حسبما", "says", "ذكرت", False)]),
        ("وفقا لما نقلته قناة", [("وفقا لما", "says", "نقلته", False)]),
        ("طبقا لما جاء بموقع الوزارة", [("طبقا لما جاء ب", "says", "بموقع", False)]),
        ("كما أفاد المرصد", [("كما", "says", "أفاد", False)]),
        ("كما ذكرته الوكالة", [("كما", "says", "ذكرته", False)]),
    ],
)
def test_a_phrase_before_the_one_who_is_quoted(text: str, found: list[tuple[str, str, str, bool]]) -> None:
    assert phrases(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("قال في بيان له إن", [("في بيان ل", "says", "إن", True)]),
        ("على حد قوله.", [("على حد قوله", "says", ".", True)]),
        ("في تصريح لوكالة محلية", [("في تصريح ل", "says", "لوكالة", True)]),
        ("في تصريحات خاصة لـ«عكاظ»", [("في تصريحات خاصة ل", "says", "«", True)]),
    ],
)
def test_a_phrase_that_takes_the_speaker_before(text: str, found: list[tuple[str, str, str, bool]]) -> None:
    assert phrases(text) == found


@pytest.mark.parametrize(
    ("text", "opener"),
    [
        ("يذكر أن المدينة محاصرة", "يذكر أن"),
        ("ويذكر أنها محاصرة", "يذكر أن"),
        ("ويشار إلى أنهم انسحبوا", "يشار إلى أن"),
        ("علما بأنه أصيب", "علما بأن"),
        ("والجدير بالذكر أن المعبر مغلق", "الجدير بالذكر أن"),
        ("انسحب على ما يبدو", "على ما يبدو"),
    ],
)
def test_with_an_opener_the_report_speaks_itself(text: str, opener: str) -> None:
    assert [words for words, *_ in phrases(text)] == [opener]
    assert load_speech().openers


@pytest.mark.parametrize(
    "text",
    [
        "كما قصف الجيش المدينة",
        "حسب ما تقتضيه المصلحة",
        "وفقا لما تقتضيه المصلحة",
        "على ما يرام",
        "وفقا",
        "في بيان ل",
        "المحاسب",
    ],
)
def test_what_only_looks_like_a_phrase_is_none(text: str) -> None:
    assert [found for found in phrases(text) if not found[3]] == []


def test_the_longest_phrase_comes_first() -> None:
    lexicon = load_speech()
    for entries in (lexicon.prepositions, lexicon.carriers, lexicon.openers):
        lengths = [len(words) for words, _ in entries]
        assert lengths == sorted(lengths, reverse=True)
    assert [words for words, *_ in phrases("بحسب ما جاء في تقرير الوكالة")] == ["بحسب ما جاء في"]


def test_prepositions_name_their_speaker_and_carriers_do_not() -> None:
    lexicon = load_speech()
    assert {frame.speaker for _, frame in lexicon.prepositions} == {"after", "subject"}
    assert {frame.speaker for _, frame in lexicon.carriers} == {"carried"}
    assert {frame.speaker for _, frame in lexicon.openers} == {"nobody"}


# ------------------------------------------------------------------ participles


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("قال ذلك، مشيرا إلى مقتل ثلاثة", ["مشيرا"]),
        ("قال ذلك، مشيرًا إلى مقتل ثلاثة", ["مشيرا"]),
        ("قالت ذلك، مشيرة إلى مقتل ثلاثة", ["مشيرا"]),
        ("قالوا ذلك، مشيرين إلى مقتل ثلاثة", ["مشيرا"]),
        ("ومشددا على الانسحاب", ["مشددا"]),
        ("نفت ذلك، نافية أن تكون قصفت", ["نافيا"]),
        ("قالت ذلك، داعية إلى الهدوء", ["داعيا"]),
        ("قالت ذلك، مذكرة بأن الحي قصف", ["مذكرا"]),
        ("دخلوا مدينة حلب", []),
        ("أصدر مذكرة توقيف", []),
        ("محاكمة المتهمين بالتفجير", []),
        ("منظمة داعية", []),
    ],
)
def test_a_participle_goes_on_with_a_speech_and_its_namesakes_do_not(text: str, found: list[str]) -> None:
    assert participles(text) == found


# ------------------------------------------------------------------ what the loader refuses

VERB = """[[speech]]
form = "verb"
words = "قال"
act = "says"
content = ["أن", "quote"]
speaker = "subject"
english = "said"
"""


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        (VERB.replace('"says"', '"shouts"'), 1, "«act» cannot be «shouts»"),
        (VERB.replace('"verb"', '"adverb"'), 1, "«form» cannot be «adverb»"),
        (VERB.replace('"أن"', '"لأن"'), 1, "«content» cannot be «لأن»"),
        (VERB.replace('"subject"', '"somebody"'), 1, "«speaker» cannot be «somebody»"),
        (VERB + "\n" + VERB, 9, "stands already in line 1"),
        (VERB.replace('"says"', '"accuses"'), 1, "belong together"),
        (VERB.replace('"verb"', '"participle"'), 1, "in the accusative"),
        (VERB.replace('"verb"', '"opener"'), 1, "speaker is nobody"),
        (
            VERB.replace('"verb"', '"preposition"').replace('"subject"', '"genitive"'),
            1,
            "after, subject or carried",
        ),
        (VERB.replace('"verb"', '"passive"').replace("قال", "قيل له"), 1, "one word"),
        (VERB + 'hearer = ["بعد"]\n', 1, "«hearer» cannot be «بعد»"),
        (VERB + 'tone = "loud"\n', 1, "does not know «tone»"),
        (VERB.replace("english", "englisch"), 1, "«english»"),
    ],
)
def test_a_wrong_frame_is_refused_with_its_line(tmp_path: Path, text: str, line: int, says: str) -> None:
    path = tmp_path / "speech.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeError) as caught:
        load_speech(path)
    assert caught.value.line == line
    assert says in str(caught.value) and "speech.toml" in str(caught.value)


def test_a_file_of_one_frame_is_a_lexicon(tmp_path: Path) -> None:
    path = tmp_path / "speech.toml"
    path.write_text(VERB, encoding="utf-8")
    lexicon = load_speech(path)
    assert lexicon.verbs["قال"].content == ("ان", "quote")
    assert lexicon.prepositions == []


def test_loading_is_quick_once_the_file_was_read() -> None:
    load_speech()
    best = 1.0
    for _ in range(5):
        load_speech.cache_clear()
        start = time.process_time()
        load_speech()
        best = min(best, time.process_time() - start)
    assert best < 0.15  # about 30 ms; the rest is for a busy machine
