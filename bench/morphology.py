"""How right and how fast words are tagged: ``python bench/morphology.py [REPORTS]``.

Accuracy is measured on tests/arabic/data/tagged.tsv; speed on the same sentences and, where it is given, on
a file of reports (JSON lines with "text"): first with nothing kept on disk or in memory, then again.
"""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "arabic"))

from tagged import score, sentences

from rawi.arabic.lookup import Lookup
from rawi.arabic.morphology import Morphology
from rawi.arabic.tokens import tokenize
from rawi.arabic.words import Word

_START = (
    "import time; started = time.perf_counter()\n"
    "from rawi.arabic.morphology import Morphology\n"
    "from rawi.arabic.tokens import tokenize\n"
    "words = list(tokenize('قتل ثلاثة جنود في تفجير استهدف حاجزا للجيش قرب المدينة.'))\n"
    "Morphology().tag(words)\n"
    "print(time.perf_counter() - started)"
)


def accuracy() -> None:
    """Print what is right, and every word that is not."""
    result = score(Morphology())
    for asked, right in sorted(result.right.items()):
        print(f"{asked:12} {right / result.words:6.1%} of {result.words} words")
    print(*result.wrong, sep="\n")


def first_use() -> None:
    """Print how long a new process takes to its first tagged sentence."""
    runs = [
        float(subprocess.run([sys.executable, "-c", _START], check=True, capture_output=True).stdout)
        for _ in range(5)
    ]
    print(f"first sentence of a process: {sorted(runs)[2]:.3f} s")


def speed(texts: list[str], name: str) -> None:
    """Print words a second with nothing kept, with the cache on disk, and with everything in memory."""
    with tempfile.TemporaryDirectory() as directory:
        for state in ("nothing kept", "kept on disk"):
            morphology = Morphology(Lookup(cache=Path(directory)))
            _timed(morphology, texts, f"{name}, {state}")
        _timed(morphology, texts, f"{name}, kept in memory")


def _timed(morphology: Morphology, texts: list[str], name: str) -> None:
    tokenized: list[list[Word]] = [list(tokenize(text)) for text in texts]
    count = sum(map(len, tokenized))
    started = time.perf_counter()
    for words in tokenized:
        morphology.tag(words)
    taken = time.perf_counter() - started
    print(f"{name}: {count / taken:,.0f} words/s ({count:,} words)")


def _paragraphs(path: Path) -> list[str]:
    with gzip.open(path, "rt") if path.suffix == ".gz" else path.open() as lines:
        every = [json.loads(line)["text"] for number, line in enumerate(lines) if number % 40 == 0]
    return [paragraph for text in every for paragraph in text.split("\n") if paragraph.strip()]


if __name__ == "__main__":
    accuracy()
    first_use()
    speed([" ".join(gold.text for gold in sentence) for sentence in sentences()] * 20, "tagged sentences")
    if len(sys.argv) > 1:
        speed(_paragraphs(Path(sys.argv[1])), "reports")
