"""Frames: words that name a happening are read in natural sentences, and wrong rows are refused."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

import rawi
from rawi.arabic.fold import folded_word
from rawi.arabic.morphology import Morphology
from rawi.arabic.sentences import sentences
from rawi.arabic.words import Word
from rawi.errors import KnowledgeError
from rawi.knowledge.frames import ROLE_NAMES, SLOTS, SORTS, load_frames, load_light
from rawi.knowledge.kinds import load_kinds
from rawi.knowledge.loading import HERE
from rawi.knowledge.nouns import NOUN_TYPES

# The analyser behind the morphology leaves its data files to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")

# Weak words need a report that speaks of fighting: each sentence follows these two.
LEAD = (
    "اندلعت اشتباكات عنيفة بين الجيش وجماعة الحوثي قرب مدينة تعز. "
    "وقصفت مدفعية الجيش مواقع الحوثيين بعشرات القذائف. "
)
COLUMNS = "word,pos,kind,slots,prep,needs,weak,english"
MORPHOLOGY = Morphology()
MEANINGS = {*NOUN_TYPES, "country", "name", "state", "measure"}


def _sentences() -> list[tuple[str, str, str, str]]:
    rows = []
    for line in Path(__file__).with_name("frame_sentences.tsv").read_text(encoding="utf-8").splitlines():
        word, pos, kind, sentence = line.split("\t")
        rows.append((word, pos, kind, sentence))
    return rows


def _rows() -> list[dict[str, str]]:
    lines = (HERE / "frames.csv").read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def _id(word: str, pos: str) -> str:
    return f"{pos}:{' '.join(folded_word(part) for part in word.split())}"


@pytest.mark.parametrize(
    ("word", "pos", "kind", "sentence"),
    _sentences(),
    ids=[f"{kind} {pos} {word}" for word, pos, kind, _ in _sentences()],
)
def test_sentence_is_read_by_the_frame(word: str, pos: str, kind: str, sentence: str) -> None:
    """A natural sentence with the word yields a statement of the frame's kind whose trigger is the word."""
    text = LEAD + sentence
    found = [s for s in rawi.read(text, published=date(2023, 5, 2)) if s.trigger.start >= len(LEAD)]
    read = [s for s in found if s.kind == kind and s.frame == _id(word, pos)]
    assert read, f"read instead: {[f'{s.kind} {s.frame} «{s.trigger.text}»' for s in found]}"
    named = next(w for w in _words(text) if w.start <= read[0].trigger.start < w.end)
    names = word.split()[-1] if word.startswith("تعرض ") else word.split()[0]  # «تعرض لقذائف»
    assert folded_word(named.lemma) == folded_word(names)


def _words(text: str) -> list[Word]:
    words: list[Word] = []
    for sentence in sentences(text):
        MORPHOLOGY.tag(sentence.words)
        words += sentence.words
    return [word for word in words if word.lemma]


def test_sentences_cover_the_frames() -> None:
    """Sentences stand for frames that exist, none twice, and for every kind there is one."""
    rows = _sentences()
    frames = {(_id(row["word"], row["pos"]), row["kind"]) for row in _rows()}
    assert [r for r in rows if (_id(r[0], r[1]), r[2]) not in frames] == []
    assert [sentence for sentence, times in Counter(r[3] for r in rows).items() if times > 1] == []
    assert {kind for _, _, kind, _ in rows} == set(load_kinds())
    assert len(rows) >= 600


def test_there_are_words_for_every_kind() -> None:
    """Every kind is named by verbs and by nouns; the whole is large."""
    named = {(row["kind"], row["pos"]) for row in _rows()}
    assert named == {(kind, pos) for kind in load_kinds() for pos in ("verb", "noun")}
    assert len({(row["word"], row["pos"]) for row in _rows()}) >= 1000


def test_needs_ask_for_meanings_that_exist() -> None:
    """A misspelt meaning in a need would make its frame dead."""
    for frames in load_frames().index.values():
        for frame in frames:
            for alternatives in frame.needs:
                for need in alternatives:
                    if need.name == "light":  # verbs, not meanings
                        assert need.types <= load_light().keys(), f"{frame.id}: {sorted(need.types)}"
                        continue
                    assert need.types <= MEANINGS | SORTS | {"event", "counted", "violence", "written"}, (
                        f"{frame.id}: {need.name}: {sorted(need.types)}"
                    )


def test_longer_set_phrases_are_tried_first() -> None:
    """«عملية انتحارية» is looked for before «عملية»."""
    lengths = [len(frame.lemmas) for frame in load_frames().at("noun", "عمليه")]
    assert lengths == sorted(lengths, reverse=True)
    assert lengths[0] > 1
    assert lengths[-1] == 1


def test_a_class_says_what_stands_in_a_slot() -> None:
    """The genitive of «استهداف» is what is hit, of «قصف» also who shells; «by» holds for both."""
    frames = load_frames()
    hit, strike = frames.at("noun", "استهداف")[0], frames.at("noun", "قصف")[-1]
    assert frames.roles_of(hit, "genitive") == ("place", "target")
    assert "agent" in frames.roles_of(strike, "genitive")
    assert frames.roles_of(hit, "by")[0] == frames.roles_of(strike, "by")[0] == "agent"
    assert frames.roles_of(hit, "since") == ()


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ("قصف,verb,bombardment,strike,,,,shelled", "no kind «bombardment»"),
        ("قصف,adverb,shelling,strike,,,,shelled", "verb or noun"),
        ("قصف,verb,shelling,stroke,,,,shelled", r"no \[stroke.verb\]"),
        ("قصف,verb,shelling,strike,هناك,,,shelled", "does not know «هناك»"),
        ("قصف,verb,shelling,strike,,victim:armed,,shelled", "no role or slot «victim»"),
        ("قصف,verb,shelling,strike,,,yes,shelled", "weak is 1 or empty"),
        ("أطلق نار,verb,assault,launch,,,,opened fire", "bare alef"),
        ("قصف,verb,shelling,strike,,,shelled", "has 7 columns, not 8"),
    ],
)
def test_a_wrong_row_is_refused(tmp_path: Path, row: str, complaint: str) -> None:
    """The message names the file, the line and what is wrong."""
    path = tmp_path / "frames.csv"
    path.write_text(f"{COLUMNS}\nدك,verb,shelling,strike,,,1,pounded\n{row}\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=complaint) as error:
        load_frames(path)
    assert "frames.csv" in str(error.value)
    assert "3" in str(error.value)


def test_a_word_stands_once_for_a_kind(tmp_path: Path) -> None:
    """The same word, preposition and kind twice is a mistake; another kind is another reading."""
    first = f"{COLUMNS}\nفر,verb,retreat,retreat,,agent:armed,1,fled\n"
    two = tmp_path / "two.csv"
    two.write_text(first + "فر,verb,displacement,flee,,target:people,1,fled\n", encoding="utf-8")
    assert [frame.kind for frame in load_frames(two).at("verb", "فر")] == ["retreat", "displacement"]
    twice = tmp_path / "twice.csv"
    twice.write_text(first + "فر,verb,retreat,flee,,,,fled\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match="already in line 2"):
        load_frames(twice)


def test_lines_of_comment_are_passed_over(tmp_path: Path) -> None:
    """A line that begins with # is a heading."""
    path = tmp_path / "frames.csv"
    path.write_text(f"{COLUMNS}\n# strikes\nدك,verb,shelling,strike,,,1,pounded\n", encoding="utf-8")
    assert list(load_frames(path).index) == [("verb", "دك")]


def test_light_verbs_lend_to_slots_and_roles_that_exist() -> None:
    """Every light verb takes its noun from a slot and gives its arguments roles that statements have."""
    lines = (HERE / "light.csv").read_text(encoding="utf-8").splitlines()
    words = [row["word"] for row in csv.DictReader(line for line in lines if not line.startswith("#"))]
    assert [word for word, times in Counter(words).items() if times > 1] == []
    for verb in load_light().values():
        assert verb.noun
        assert set(verb.noun) <= SLOTS
        assert set(verb.subject) <= {*ROLE_NAMES, "passive"}
        assert set(verb.object) <= set(ROLE_NAMES)


@pytest.mark.parametrize(
    ("sentence", "kind", "status", "agent"),
    [
        ("شن الطيران الروسي غارات على مدينة إدلب.", "airstrike", "happened", ["الطيران الروسي"]),
        ("تواصل القوات العراقية عملياتها ضد داعش.", "assault", "ongoing", ["القوات العراقية"]),
        ("باء هجوم الحوثيين على مدينة مأرب بالفشل.", "assault", "failed", ["الحوثيين"]),
        ("يخطط الجيش الوطني لهجوم على مدينة سرت.", "assault", "planned", ["الجيش الوطني"]),
        ("هدد الجيش الإسرائيلي باجتياح مدينة رفح.", "assault", "planned", ["الجيش الإسرائيلي"]),
        ("فقدت قوات النظام السيطرة على بلدة مورك.", "capture", "happened", []),
        ("بسطت قوات الحزام الأمني سيطرتها على مدينة زنجبار.", "capture", "happened", ["قوات الحزام الأمني"]),
        ("تعرضت مدينة صعدة لقصف مدفعي سعودي.", "shelling", "happened", ["سعودي"]),
        ("خرق الجيش الهدنة في محافظة درعا.", "agreement", "failed", ["الجيش"]),
    ],
)
def test_light_verbs_lend_their_arguments(sentence: str, kind: str, status: str, agent: list[str]) -> None:
    """The noun names the happening; the verb gives it subject, place and status."""
    found = [s for s in rawi.read(sentence, published=date(2023, 5, 2)) if s.kind == kind]
    assert [(s.status, [filler.span.text for filler in s.agent]) for s in found] == [(status, agent)]
