"""Listed words: which clitics they take, and that a wrong entry is named with its line."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from rawi.arabic.lexicon import lexicon
from rawi.arabic.lexicon import load as load_lexicon
from rawi.arabic.wordlists import Wordlist, function_words, listed_words, load
from rawi.errors import KnowledgeError


def made(tmp_path: Path, text: str) -> Wordlist:
    path = tmp_path / "words.toml"
    path.write_text(text, encoding="utf-8")
    return load(path, function=True)


@pytest.mark.parametrize(
    ("word", "pos", "lemma", "proclitics", "enclitic"),
    [
        ("الى", "prep", "الى", (), ""), ("اليهم", "prep", "الى", (), "هم"), ("له", "prep", "ل", (), "ه"),
        ("وعليها", "prep", "على", ("و",), "ها"), ("فانه", "sub", "ان", ("ف",), "ه"),
        ("بانه", "sub", "ان", ("ب",), "ه"), ("ولكنها", "conj", "لكن", ("و",), "ها"),
        ("للثلاثة", "num", "ثلاثة", ("ل", "ال"), ""), ("والذين", "rel", "الذي", ("و",), ""),
        ("بدون", "prep", "دون", ("ب",), ""), ("لاننا", "sub", "لان", (), "نا"),
        ("والجمعة", "noun", "جمعة", ("و", "ال"), ""),
    ],
)  # fmt: skip
def test_function_words_with_their_clitics(
    word: str, pos: str, lemma: str, proclitics: tuple[str, ...], enclitic: str
) -> None:
    reading = max(function_words().readings(word)[0], key=lambda found: found.weight)
    assert (reading.pos, reading.lemma, reading.proclitics, reading.enclitic) == (
        pos,
        lemma,
        proclitics,
        enclitic,
    )


@pytest.mark.parametrize("word", ["ولد", "وزير", "كمية", "بني", "فريق", "الاسد", "مدينة", "قصف"])
def test_other_words_are_no_function_words(word: str) -> None:
    assert function_words().readings(word) == ((), 1.0)


def test_kana_is_left_to_the_verb() -> None:
    readings, left = function_words().readings("وكان")
    assert left > 0.95
    assert all(reading.weight < math.log(0.05) for reading in readings)


def test_listed_adjectives_take_their_endings() -> None:
    reading = listed_words().readings("والخفيفة")[0][0]
    assert (reading.pos, reading.lemma, reading.gender, reading.proclitics) == (
        "adj",
        "خفيف",
        "f",
        ("و", "ال"),
    )


def test_a_name_with_the_article_keeps_it_apart() -> None:
    for word, proclitics in (("الرقة", ("ال",)), ("بالرقة", ("ب", "ال")), ("للرقة", ("ل", "ال"))):
        reading = listed_words().readings(word)[0][0]
        assert (reading.pos, reading.lemma, reading.proclitics) == ("name", "رقة", proclitics)
    assert listed_words().readings("رقة")[0] == ()


def test_a_word_listed_whole_is_not_cut_further(tmp_path: Path) -> None:
    words = made(
        tmp_path,
        '[[word]]\nforms = ["قد"]\npos = "part"\n[[word]]\nforms = ["فقد"]\npos = "verb"\nshare = 0.5\n',
    )
    readings, left = words.readings("فقد")
    assert [reading.pos for reading in readings] == ["verb"]
    assert left == pytest.approx(0.5)


def test_shares_leave_the_rest_to_others(tmp_path: Path) -> None:
    entry = '[[word]]\nforms = ["ما"]\npos = "{}"\nshare = {}\n'
    words = made(tmp_path, entry.format("rel", 0.6) + entry.format("neg", 0.3))
    readings, left = words.readings("ما")
    assert {reading.pos for reading in readings} == {"rel", "neg"}
    assert left == pytest.approx(0.1)


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        ('forms = ["في"]\n', "lacks «pos»"),
        ('forms = ["في"]\npos = "preposition"\n', "cannot be"),
        ('forms = ["إلى"]\npos = "prep"\n', "bare alef"),
        ('forms = ["لا سيما"]\npos = "adv"\n', "one word"),
        ('forms = ["في"]\npos = "prep"\nshare = 1.5\n', "share"),
        ('forms = ["في", "في"]\npos = "prep"\n', "more than 1"),
        ('forms = ["هو"]\npos = "pron"\nperson = 4\n', "person"),
        ('forms = ["هو"]\npos = "pron"\ncolour = "red"\n', "colour"),
        ('forms = ["هو"]\npos = "pron"\nproclitics = ["من"]\n', "proclitics"),
    ],
)
def test_a_wrong_entry_is_named_with_its_line(tmp_path: Path, entry: str, says: str) -> None:
    with pytest.raises(KnowledgeError, match=says) as raised:
        made(tmp_path, f'[[word]]\nforms = ["من"]\npos = "prep"\n\n[[word]]\n{entry}')
    assert raised.value.line == 5


def test_the_lexicon_is_sound() -> None:
    known = lexicon()
    assert "رئيس" in known.nouns
    assert "قصف" in known.verbal_nouns
    assert known.dictionary["جنود"] == "جندي"
    assert not known.nouns & known.never_adjectives
    assert not known.verbal_nouns & known.things


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[[nouns]]\nlemmas = ["أمير"]\n', "bare alef"),
        ('[[nouns]]\nwords = ["امير"]\n', "lacks"),
        (
            '[[dictionary]]\nlemma = "جندي"\nforms = ["جنود"]\n'
            '[[dictionary]]\nlemma = "جند"\nforms = ["جنود"]\n',
            "two lemmas",
        ),
    ],
)
def test_a_wrong_lexicon_is_named(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "lexicon.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=says):
        load_lexicon(path)
