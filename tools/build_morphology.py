"""Make src/rawi/arabic/data/morphology.bin: analyses of the commonest words of news, and the decoder's model.

    python tools/build_morphology.py words   WORK REPORTS     REPORTS: JSON lines with "title" and "text"
    python tools/build_morphology.py analyse WORK MINUTES     again until it says that nothing is left to do
    python tools/build_morphology.py train   WORK TYPES [N]   TYPES: how many words the table shall hold
                                                              N: learn from every Nth sentence only (1)

WORK is a directory for what lies between. Of the reports only counted words get into the table, no text.
"""

from __future__ import annotations

import gzip
import json
import math
import pickle
import re
import sys
import time
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from morphology_training import Model, train

from rawi.arabic.analyser import ask, before_pronoun
from rawi.arabic.analyses import Analysis, mark_class
from rawi.arabic.orthography import fits
from rawi.arabic.spellings import plain, respellings, spellings
from rawi.arabic.table import SHIPPED, pack
from rawi.arabic.tokens import tokenize
from rawi.arabic.unknown import as_name, peeled
from rawi.arabic.weighing import inflection_weight, merged, ranked, shared_out, tidied, with_listed
from rawi.arabic.wordlists import function_words, listed_words

_MARKS = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u0640]")
_WORD = re.compile("[ء-غف-ي]{2,20}")
_ENDS = set(".!?؟…؛;")
Type = tuple[str, str, str]  # norm (of a mark: itself), spelling without marks, part of speech
Counts = dict[str, dict[str, float]]
Found = dict[str, list[tuple[Analysis, str]]]  # by spelling: readings and vowelled lemmas


# ---------------------------------------------------------------- words


def count_words(work: Path, reports: Path) -> None:
    """Cut the reports into sentences of word types."""
    numbers: dict[Type, int] = {}
    sentences: list[array[int]] = []
    with gzip.open(reports, "rt") if reports.suffix == ".gz" else reports.open() as lines:
        for line in lines:
            report = json.loads(line)
            for paragraph in f"{report.get('title') or ''}\n{report['text']}".split("\n"):
                sentences.extend(_sentences(paragraph, numbers))
    work.mkdir(parents=True, exist_ok=True)
    _save(work / "sentences.pkl", (list(numbers), sentences))
    print(f"{len(sentences)} sentences, {len(numbers)} types")


def _sentences(paragraph: str, numbers: dict[Type, int]) -> Iterator[array[int]]:
    current: array[int] = array("i")
    for word in tokenize(paragraph):
        spelt = _MARKS.sub("", word.text) if word.pos == "name" else ""
        norm = word.norm if word.pos in ("name", "punct") else word.pos
        current.append(numbers.setdefault((norm, spelt, word.pos), len(numbers)))
        if (word.pos == "punct" and word.norm[:1] in _ENDS) or len(current) > 150:
            yield current
            current = array("i")
    if current:
        yield current


def _spelt_so(work: Path) -> tuple[list[Type], list[array[int]], dict[str, Counter[str]]]:
    """Types, sentences, and by word how often each spelling was met."""
    types, sentences = _load(work / "sentences.pkl")
    counts = Counter(number for sentence in sentences for number in sentence)
    spelt: dict[str, Counter[str]] = defaultdict(Counter)
    for number, (norm, spelling, pos) in enumerate(types):
        if pos == "name":
            spelt[norm][spelling] += counts[number]
    return types, sentences, spelt


# ---------------------------------------------------------------- analyses


def analyse(work: Path, minutes: float) -> None:
    """Ask farahidi about every word, commonest first, until the time is over."""
    _, _, spelt = _spelt_so(work)
    lemmas = _lemma_counts()
    trained: dict[str, list[str]] = defaultdict(list)
    for spelling in lemmas:
        trained[plain(spelling)].append(spelling)
    weight = {norm: sum(found.values()) for norm, found in spelt.items()}
    for norm, found in trained.items():
        weight[norm] = weight.get(norm, 0) + 0.3 * sum(sum(lemmas[spelling].values()) for spelling in found)
    done = set(_analyses(work))
    todo = [norm for norm in sorted(weight, key=lambda norm: -weight[norm]) if norm not in done]
    todo = [norm for norm in todo if _WORD.fullmatch(norm)]
    new: dict[str, tuple[Found, Found]] = {}
    end = time.monotonic() + 60 * minutes
    for norm in todo:
        if time.monotonic() > end:
            break
        new[norm] = _asked(norm, spelt.get(norm, Counter()), trained.get(norm, []))
    if new:
        _save(work / f"analyses.{int(time.time())}.pkl", new)
    print(f"{len(new)} analysed, {len(todo) - len(new)} left to do")


def _asked(norm: str, met: Counter[str], trained: list[str]) -> tuple[Found, Found]:
    """Readings of the word as it is written, and with its last letter taken for another's misspelling."""
    total = sum(met.values())
    written = [spelling for spelling, count in met.items() if count >= max(1, 0.003 * total)]
    written = list(dict.fromkeys([*written, *trained, norm]))[:8]
    literal = _answers(written, norm) or _answers(spellings(norm), norm)
    respelt = _answers([right for spelling in written for right in respellings(spelling)], norm)
    if not literal and not respelt:
        respelt = _answers([spelling for right in respellings(norm) for spelling in spellings(right)], norm)
    if not literal and not respelt and (found := before_pronoun(norm)):
        literal = {norm: [(reading, reading.lemma) for reading in found]}
    return literal, respelt


def _answers(written: Iterable[str], norm: str) -> Found:
    return {spelling: found for spelling in written if (found := ask(spelling, norm))}


def _analyses(work: Path) -> dict[str, tuple[Found, Found]]:
    found: dict[str, tuple[Found, Found]] = {}
    for path in sorted(work.glob("analyses.*.pkl")):
        found.update(_load(path))
    return found


def _lemma_counts() -> Counts:
    """How often farahidi's training text has each vowelled lemma for a spelling: «B» lines of its model."""
    from farahidi.translit import bw_to_arabic

    counts: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    path = files("farahidi") / "data" / "DATA.MSA.ALL.TRAIN.141809.lm.gz"
    with path.open("rb") as raw, gzip.open(raw, "rt", encoding="cp1252", newline="") as lines:
        for line in lines:
            line = line.rstrip("\r\n")
            if not line.startswith("B "):
                continue
            size, digits = int(line[2:4]), int(line[4:5])
            spelling, at = bw_to_arabic(line[6 : 6 + size]), 8 + size + digits
            while at < len(line):
                size, digits = int(line[at : at + 2]), int(line[at + 2 : at + 3])
                lemma = bw_to_arabic(line[at + 4 : at + 4 + size])
                counts[spelling][lemma] += float(line[at + 4 + size : at + 5 + size + digits])
                at += 6 + size + digits
    return counts


# ---------------------------------------------------------------- training


def build(work: Path, size: int, every: int) -> None:
    """Train, and write the table."""
    types, sentences, spelt = _spelt_so(work)
    analyses = _analyses(work)
    lemmas = _lemma_counts()
    totals: Counter[str] = Counter()
    for found in lemmas.values():
        totals.update(found)
    frequency = Counter({norm: sum(found.values()) for norm, found in spelt.items() if _WORD.fullmatch(norm)})
    for spelling, found in lemmas.items():
        frequency[plain(spelling)] += sum(found.values()) * 0.05
    chosen = [norm for norm, _ in frequency.most_common(size) if _WORD.fullmatch(norm)]
    readings = {norm: _weighed(norm, analyses, spelt, lemmas, totals) for norm in chosen}
    _read_unknown(readings, frequency)
    print(f"{len(readings)} words, {sum(map(len, readings.values())) / len(readings):.2f} readings each")
    model = train(sentences[::every], types, readings, mark_class, _cost)  # type: ignore[arg-type]
    _write(readings, model, frequency)


def _cost(spelt: str, reading: Analysis) -> float:
    return fits(spelt, reading)[1]


def _weighed(
    norm: str,
    analyses: Mapping[str, tuple[Found, Found]],
    spelt: Mapping[str, Counter[str]],
    lemmas: Counts,
    totals: Counter[str],
) -> list[Analysis]:
    """The word's readings with their shares before any context is seen."""
    functions, left = function_words().readings(norm)
    if left <= 1e-6:
        return list(functions)
    listed, rest = listed_words().readings(norm)
    literal, respelt = analyses.get(norm, ({}, {}))
    met = spelt.get(norm, Counter())
    whole = sum(met.values()) + 1.0
    found: list[Analysis] = []
    for source, trust in ((literal, 1.0), (respelt, 0.02 if literal else 1.0)):
        for spelling, pairs in source.items():
            share = trust * (met.get(spelling, 0) + 0.5) / whole
            found += _of_spelling(pairs, lemmas.get(spelling, {}), totals, share)
    others = with_listed(listed, shared_out(tidied(merged(found)), rest if listed else 1.0))
    if not others:
        return shared_out(functions, 1.0)
    return [*functions, *shared_out(ranked(others), left if functions else 1.0)]


def _of_spelling(
    pairs: list[tuple[Analysis, str]], counted: Mapping[str, float], totals: Counter[str], share: float
) -> Iterator[Analysis]:
    """Readings of one spelling: by its lemma counts, and by what lemmas and forms are common elsewhere."""
    groups: dict[str, dict[Analysis, float]] = {}
    for reading, lemma in pairs:
        groups.setdefault(lemma, {})[reading] = math.exp(inflection_weight(reading))
    whole = sum(totals[lemma] + 0.2 for lemma in groups)
    seen = sum(counted.values())
    for lemma, group in groups.items():
        if any(reading.lemma == plain(lemma) for reading in group):
            # a count of «عَام» is of the noun, not of the rare participle «عامٍ» with the same vowels
            group = {r: form * (1.0 if r.lemma == plain(lemma) else 0.02) for r, form in group.items()}
        forms = sum(group.values())
        for reading, form in group.items():
            general = (totals[lemma] + 0.2) / whole * form
            value = share * (counted.get(lemma, 0.0) * form / forms + 8 * general) / (seen + 8)
            yield reading._replace(weight=math.log(max(value, 1e-12)))


def _read_unknown(readings: dict[str, list[Analysis]], frequency: Counter[str]) -> None:
    """Words that nothing knows: cut where what remains is a much commoner word, else names."""
    unknown = [norm for norm, found in readings.items() if not found]
    names = {norm for norm in unknown if frequency[norm] >= 3}
    for norm in unknown:

        def rest(other: str, norm: str = norm) -> tuple[Analysis, ...] | None:
            if frequency[other] < 2 * frequency[norm]:
                return None
            return as_name(other) if other in names else tuple(readings.get(other) or ())

        found = peeled(norm, rest)
        if found:
            readings[norm] = shared_out(found, 1.0)
    for norm in unknown:
        if not readings[norm]:
            readings[norm] = list(as_name(norm))


def _write(readings: Mapping[str, list[Analysis]], model: Model, frequency: Counter[str]) -> None:
    words = {}
    priors: dict[tuple[str, str], float] = defaultdict(float)
    for norm, found in readings.items():
        shared = [
            r._replace(weight=math.log(max(share, 1e-9)))
            for r, share in zip(found, model.shares[norm], strict=True)
        ]
        for reading in shared:
            priors[reading.lemma, reading.pos] += frequency[norm] * math.exp(reading.weight)
        kept = shared_out([reading for reading in shared if not reading.function], 1.0)
        if kept and (kept[0].known or frequency[norm] >= 3):
            words[norm] = ranked(kept)
    total = sum(priors.values())
    lines = [
        f"{lemma}\t{pos}\t{math.log(value / total):.1f}"
        for (lemma, pos), value in sorted(priors.items())
        if value > 2 and pos in ("noun", "verb", "adj", "name")
    ]
    rows = []
    for j in (0, 1):
        table = model.transitions[j]
        rows += [[_log(table[a][b]) for a in range(len(table))] for b in range(len(table))]
    rows += [[_log(value) for value in row] for row in model.marginal]
    pack(SHIPPED, words, model.classes, rows, "\n".join(lines), f"farahidi {version('farahidi')}")
    print(f"{len(words)} words, {len(model.classes)} classes, {SHIPPED.stat().st_size / 1e6:.1f} MB")


def _log(value: float) -> float:
    return math.log(max(value, 1e-12))


def _load(path: Path) -> Any:
    return pickle.loads(path.read_bytes())


def _save(path: Path, value: Any) -> None:
    scratch = path.with_suffix(".new")
    scratch.write_bytes(pickle.dumps(value, protocol=5))
    scratch.replace(path)


def main() -> None:
    """Run one stage."""
    stage, work, argument = sys.argv[1], Path(sys.argv[2]), sys.argv[3]
    if stage == "words":
        count_words(work, Path(argument))
    elif stage == "analyse":
        analyse(work, float(argument))
    else:
        build(work, int(argument), int(sys.argv[4]) if len(sys.argv) > 4 else 1)


if __name__ == "__main__":
    main()
