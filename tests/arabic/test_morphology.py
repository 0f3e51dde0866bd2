"""Words tagged in context: parts of speech, dictionary forms, clitics, features."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tagged import score

from rawi.arabic.morphology import Morphology
from rawi.arabic.tokens import tokenize
from rawi.arabic.words import Word


@pytest.fixture(scope="module")
def morphology(tmp_path_factory: pytest.TempPathFactory) -> Morphology:
    from rawi.arabic.lookup import Lookup

    return Morphology(Lookup(cache=tmp_path_factory.mktemp("cache")))


def tagged(morphology: Morphology, sentence: str) -> list[Word]:
    words = list(tokenize(sentence))
    morphology.tag(words)
    return words


def word(morphology: Morphology, sentence: str, text: str) -> Word:
    return next(found for found in tagged(morphology, sentence) if found.text == text)


def test_hand_tagged_sentences_are_right_to_the_promised_shares(morphology: Morphology) -> None:
    result = score(morphology)
    assert result.words >= 400
    assert result.share("lemma") >= 0.98, result.wrong
    assert result.share("pos") >= 0.98, result.wrong
    assert result.share("clitics") >= 0.99, result.wrong
    assert result.share("verb or not") >= 0.99, result.wrong


@pytest.mark.parametrize(
    ("sentence", "text", "pos", "lemma"),
    [
        ("قتل ثلاثة جنود في كمين.", "قتل", "verb", "قتل"),
        ("دانت المنظمة قتل المدنيين في القرية.", "قتل", "noun", "قتل"),
        ("شنت طائرات غارات على المدينة.", "شنت", "verb", "شن"),
        ("اتهموه بالتخطيط لشن هجمات جديدة.", "لشن", "noun", "شن"),
        ("سقط صاروخ على منزل.", "سقط", "verb", "سقط"),
        ("أدى سقوط صاروخ إلى مقتل طفل.", "سقوط", "noun", "سقوط"),
        ("فجر انتحاري نفسه عند الحاجز.", "فجر", "verb", "فجر"),
        ("وقع الانفجار فجر الأحد.", "فجر", "noun", "فجر"),
        ("خطف مسلحون مهندسا في كركوك.", "خطف", "verb", "خطف"),
        ("تبنى خطف المهندس.", "خطف", "noun", "خطف"),
        ("نفذ الجيش عملية في الجرود.", "نفذ", "verb", "نفذ"),
        ("حرر الجيش القرية.", "حرر", "verb", "حرر"),
        ("رفع الجنود العلم فوق المبنى.", "رفع", "verb", "رفع"),
        ("صد مقاتلو الفصائل الهجوم.", "صد", "verb", "صد"),
    ],
)
def test_verbs_are_told_from_the_verbal_nouns_that_are_spelt_alike(
    morphology: Morphology, sentence: str, text: str, pos: str, lemma: str
) -> None:
    found = word(morphology, sentence, text)
    assert (found.pos, found.lemma) == (pos, lemma)


@pytest.mark.parametrize(
    "noun", ["قصف", "هجوم", "اشتباك", "سيطرة", "مقتل", "تفجير", "استهداف", "انسحاب", "إعدام", "مداهمة"]
)
def test_verbal_nouns_say_so(morphology: Morphology, noun: str) -> None:
    assert word(morphology, f"بعد {noun} في المدينة", noun).masdar


@pytest.mark.parametrize("noun", ["مدينة", "طائرة", "محافظة", "جيش", "جروح", "أعمال"])
def test_things_are_no_verbal_nouns(morphology: Morphology, noun: str) -> None:
    assert not word(morphology, f"في {noun} كبيرة", noun).masdar


@pytest.mark.parametrize(
    ("plural", "singular"),
    [
        ("قذائف", "قذيفة"), ("صواريخ", "صاروخ"), ("قتلى", "قتيل"), ("غارات", "غارة"), ("مسلحين", "مسلح"),
        ("جنود", "جندي"), ("قرى", "قرية"), ("جرحى", "جريح"), ("مواقع", "موقع"), ("أسلحة", "سلاح"),
        ("حواجز", "حاجز"),
        ("طائرتين", "طائرة"), ("اشتباكات", "اشتباك"), ("فصائل", "فصيل"),
    ],
)  # fmt: skip
def test_plurals_and_duals_have_their_singular_as_lemma(
    morphology: Morphology, plural: str, singular: str
) -> None:
    found = word(morphology, f"سقطت في المدينة {plural} كثيرة", plural)
    assert found.lemma == singular
    assert found.number in ("p", "d")


@pytest.mark.parametrize(
    ("text", "lemma", "proclitics"),
    [
        ("وقال", "قال", ("و",)), ("وزير", "وزير", ()), ("وزارة", "وزارة", ()), ("وكالة", "وكالة", ()),
        ("والوزير", "وزير", ("و", "ال")), ("فقتلوا", "قتل", ("ف",)), ("للجيش", "جيش", ("ل", "ال")),
        ("لقوات", "قوة", ("ل",)), ("بالصواريخ", "صاروخ", ("ب", "ال")),
        ("وبالصواريخ", "صاروخ", ("و", "ب", "ال")),
        ("سيقصف", "قصف", ("س",)), ("وستنسحب", "انسحب", ("و", "س")), ("كالصواريخ", "صاروخ", ("ك", "ال")),
        ("للجنة", "لجنة", ("ل",)), ("فريق", "فريق", ()), ("بلدة", "بلدة", ()), ("كتيبة", "كتيبة", ()),
    ],
)  # fmt: skip
def test_proclitics_are_cut_off_and_first_letters_are_not(
    morphology: Morphology, text: str, lemma: str, proclitics: tuple[str, ...]
) -> None:
    reading = next(r for r in morphology.candidates(next(iter(tokenize(text))).norm) if r.lemma == lemma)
    found = word(morphology, f"{text} في المدينة", text)
    assert (found.lemma, found.proclitics) == (lemma, proclitics) == (reading.lemma, reading.proclitics)


def test_the_stem_and_where_it_stands(morphology: Morphology) -> None:
    words = {
        found.text: found for found in tagged(morphology, "ولمدينتهم وبالجيش وللجيش فسيقصفها وَالمدن بـدمشق")
    }
    assert (words["ولمدينتهم"].stem, words["ولمدينتهم"].enclitic) == ("مدينه", "هم")
    starts = {text: found.text[found.stem_start - found.start :] for text, found in words.items()}
    assert starts["ولمدينتهم"] == "مدينتهم"
    assert starts["وبالجيش"] == "الجيش"
    assert starts["وللجيش"] == "للجيش"
    assert starts["فسيقصفها"] == "سيقصفها"
    assert starts["وَالمدن"] == "المدن"
    assert starts["بـدمشق"] == "دمشق"


@pytest.mark.parametrize(
    ("text", "lemma", "tense", "gender", "number"),
    [
        ("قصفت", "قصف", "past", "f", "s"), ("أعلنت", "اعلن", "past", "f", "s"),
        ("يقصف", "قصف", "present", "m", "s"), ("تستهدف", "استهدف", "present", "f", "s"),
        ("انسحبوا", "انسحب", "past", "m", "p"), ("يقولون", "قال", "present", "m", "p"),
    ],
)  # fmt: skip
def test_verbs_have_tense_person_gender_and_number(
    morphology: Morphology, text: str, lemma: str, tense: str, gender: str, number: str
) -> None:
    found = word(morphology, f"{text} في المدينة", text)
    assert (found.pos, found.lemma, found.tense, found.person) == ("verb", lemma, tense, 3)
    assert (found.gender, found.number) == (gender, number)


@pytest.mark.parametrize(
    ("spelling", "usual"),
    [("اطلقت", "أطلقت"), ("الاعلام", "الإعلام"), ("ان", "أن"), ("الى", "إلى"), ("المدرسه", "المدرسة"),
     ("إستهدف", "استهدف"), ("مسئول", "مسؤول"), ("الذى", "الذي"), ("اميركي", "أمريكي")],
)  # fmt: skip
def test_a_word_has_one_lemma_however_it_is_spelt(morphology: Morphology, spelling: str, usual: str) -> None:
    found, other = (word(morphology, f"قال {text} في البلاد", text) for text in (spelling, usual))
    assert (found.lemma, found.pos) == (other.lemma, other.pos)
    assert found.known


@pytest.mark.parametrize("text", ["أُعلن", "قيل", "اغتيل", "أصيب", "اُختطف", "استُهدف", "قُتل", "يُقتل"])
def test_a_passive_is_one_where_letters_or_marks_show_it(morphology: Morphology, text: str) -> None:
    found = word(morphology, f"{text} في المدينة", text)
    assert (found.pos, found.passive) == ("verb", True)


@pytest.mark.parametrize(
    ("text", "passive"), [("قتل", None), ("قَتل", False), ("قال", False), ("أصاب", False), ("اعتقل", None)]
)
def test_a_voice_that_the_letters_do_not_tell_stays_open(
    morphology: Morphology, text: str, passive: bool | None
) -> None:
    found = word(morphology, f"{text} جنودا في المدينة", text)
    assert (found.pos, found.passive) == ("verb", passive)


def test_marks_rule_out_what_they_do_not_allow(morphology: Morphology) -> None:
    assert word(morphology, "مُدرّسة في القرية", "مُدرّسة").lemma == "مدرس"
    assert word(morphology, "قصفاً على القرية", "قصفاً").pos == "noun"
    assert word(morphology, "تمّ قصفُ الموقع", "قصفُ").pos == "noun"


def test_participles(morphology: Morphology) -> None:
    mentioned = word(morphology, "وصف الهجوم، مشيرا إلى خسائر.", "مشيرا")
    assert (mentioned.participle, mentioned.lemma, mentioned.pos) == ("active", "مشير", "adj")
    assert word(morphology, "عثر على رجل مقتول في بيته", "مقتول").participle == "passive"


@pytest.mark.parametrize(
    ("sentence", "text", "pos"),
    [
        ("مقاتل سوري في الجبهة", "سوري", "adj"),
        ("القوات السورية في البلاد", "السورية", "adj"),
        ("غادر سوريا أمس", "سوريا", "name"),
        ("هاجم رجال مسلحون القرية", "مسلحون", "adj"),
        ("هاجم مسلحون القرية", "مسلحون", "noun"),
        ("مقتل خمسة مدنيين في القصف", "مدنيين", "noun"),
        ("استهدف القصف مدنيين", "مدنيين", "noun"),
        ("التقى وزير الخارجية الروسي", "الروسي", "adj"),
        ("مقتل قائد كبير في الجيش", "قائد", "noun"),
        ("قصف الطيران المنطقة بالمدفعية الثقيلة", "بالمدفعية", "noun"),
    ],
)
def test_noun_adjective_and_name(morphology: Morphology, sentence: str, text: str, pos: str) -> None:
    assert word(morphology, sentence, text).pos == pos


@pytest.mark.parametrize(
    ("text", "pos"),
    [("عليهم", "prep"), ("وأن", "sub"), ("لأنه", "sub"), ("الذين", "rel"), ("هذه", "dem"), ("وهو", "pron"),
     ("لم", "neg"), ("قد", "part"), ("أمس", "adv"), ("خمسين", "num"), ("أو", "conj"), ("حيث", "sub"),
     ("ليست", "neg")],
)  # fmt: skip
def test_function_words(morphology: Morphology, text: str, pos: str) -> None:
    assert word(morphology, f"قال {text} في البلاد", text).pos == pos


def test_kana_is_a_verb(morphology: Morphology) -> None:
    found = word(morphology, "وكان المسلحون قد انسحبوا.", "وكان")
    assert (found.pos, found.lemma, found.proclitics) == ("verb", "كان", ("و",))


def test_an_unknown_word_is_a_name_without_the_clitics_that_are_certain(morphology: Morphology) -> None:
    found = word(morphology, "وصل إلى والزغطبوف أمس", "والزغطبوف")
    assert (found.pos, found.known, found.proclitics, found.stem) == ("name", False, ("و", "ال"), "زغطبوف")
    bare = word(morphology, "وصل بزغطبوف أمس", "بزغطبوف")
    assert (bare.pos, bare.known, bare.proclitics, bare.lemma) == ("name", False, (), "بزغطبوف")


def test_an_unknown_word_in_iya_qualifies_a_noun(morphology: Morphology) -> None:
    found = word(morphology, "وصلت القوات الزغطبوفية أمس", "الزغطبوفية")
    assert (found.pos, found.lemma) == ("adj", "زغطبوفي")


def test_candidates_are_ranked_and_hold_what_the_word_could_be(morphology: Morphology) -> None:
    readings = morphology.candidates("قصف")
    assert {("verb", "قصف"), ("noun", "قصف")} <= {(reading.pos, reading.lemma) for reading in readings}
    assert [reading.weight for reading in readings] == sorted((r.weight for r in readings), reverse=True)


def test_numbers_and_marks_keep_their_part_of_speech(morphology: Morphology) -> None:
    assert [found.pos for found in tagged(morphology, "قتل 12 جنديا، وفق BBC.")][1::2] == [
        "num",
        "punct",
        "latin",
    ]


def test_no_words_are_no_error(morphology: Morphology) -> None:
    morphology.tag([])


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءأإآؤئًٌٍَُِّْـ ،.«»12", max_size=60))
def test_any_text_is_tagged(morphology: Morphology, text: str) -> None:
    for found in tagged(morphology, text):
        if found.pos not in ("punct", "num", "latin"):
            assert found.lemma
            assert found.start <= found.stem_start <= found.end
            assert found.stem in found.folded or found.enclitic
