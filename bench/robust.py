"""How the time of coding grows with a text's length, on shapes that tempt a program into squares.

    python bench/robust.py [--from N] [--to N] [--shape NAME]

For each shape the text doubles from --from to --to characters; the last column is the largest factor between two
neighbouring sizes (2.0 is linear). A shape whose factor is over 3 is marked. A last line gives the time for five
megabytes in one line, which rawi refuses.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from itertools import pairwise

import rawi

SENTENCE = "قصفت قوات النظام بلدة كفرنبل بالمدفعية الثقيلة ما أدى إلى مقتل ثلاثة مدنيين"
SAID = "قال المصدر إن مسلحين هاجموا حاجزا للجيش في سيناء وأضاف أن خمسة جنود قتلوا"


def _repeated(unit: str) -> Callable[[int], str]:
    return lambda size: (unit * (size // len(unit) + 1))[:size]


SHAPES: dict[str, Callable[[int], str]] = {
    "sentences": _repeated(SENTENCE + ". "),
    "lines": _repeated(SENTENCE + "\n"),
    "no stops": _repeated(SENTENCE + " "),
    "commas": _repeated(SENTENCE + "، "),
    "quotes": _repeated(f"«{SAID}» وقال «"),
    "straight quotes": _repeated(f'"{SAID} '),
    "brackets": _repeated("(قصف (الجيش "),
    "only brackets": _repeated("(«["),
    "numbers": _repeated("مقتل 12 وإصابة 1,234 و7 آلاف وثلاثة "),
    "only digits": _repeated("7"),
    "names": _repeated("الجيش السوري وحزب الله وجبهة النصرة في دمشق وحلب قصف "),
    "all «و»": _repeated("و "),
    "joined nouns": _repeated("وقصف وهجوم وغارة "),
    "relatives": _repeated("الهجوم الذي استهدف المقر الذي دخله المسلحون الذين قتلوا "),
    "speakers": _repeated(SAID + ". "),
    "speakers in one line": _repeated(SAID + " "),
    "sources": _repeated("بحسب المصدر نفسه قتل جنديان، مشيرا إلى قصف، "),
    "the town": _repeated("دخل الجيش المدينة. وقصفها. "),
    "pronouns": _repeated("ثم انسحبوا منها وهاجموها "),
    "times": _repeated("أمس الاثنين 3 مايو 2018 قصف "),
    "places": _repeated("في شمال شرق قرية كفرنبل قرب بلدة سراقب في ريف حماة قصف "),
    "tolls": _repeated("مقتل خمسة وإصابة "),
    "one word": _repeated("قصف"),
    "one long letter": _repeated("ه"),
    "latin": _repeated("attack "),
    "marks": _repeated("َّ"),
    "breaking characters": _repeated("ق.ص.ف.ـ"),
    "lone marks": _repeated("، . ؛ : "),
    "headlines": _repeated("مقتل خمسة جنود في تفجير\n\n"),
}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--from", dest="low", type=int, default=20_000)
    parser.add_argument("--to", dest="high", type=int, default=160_000)
    parser.add_argument("--shape", action="append", choices=sorted(SHAPES))
    arguments = parser.parse_args()
    rawi.read(SENTENCE)
    for name in arguments.shape or SHAPES:
        measure(name, arguments.low, arguments.high)
    print(f"five megabytes in one line: {refusal():.3f} s, refused")


def measure(name: str, low: int, high: int) -> None:
    """Prints a shape's seconds at each size."""
    sizes = [low]
    while sizes[-1] * 2 <= high:
        sizes.append(sizes[-1] * 2)
    seconds = [spent(SHAPES[name](size)) for size in sizes]
    factor = max((b / max(a, 0.01) for a, b in pairwise(seconds)), default=1.0)
    mark = "  <-- more than linear" if factor > 3 else ""
    print(f"{name:22}" + "".join(f"{s:8.2f}" for s in seconds) + f"   x{factor:.1f}{mark}", flush=True)


def spent(text: str) -> float:
    """Seconds of coding a text."""
    before = time.process_time()
    rawi.read(text, published="2018-05-04")
    return time.process_time() - before


def refusal() -> float:
    """Seconds until a text that is too long is refused."""
    before = time.process_time()
    try:
        rawi.read("ا" * 5_000_000)
    except rawi.InputError:
        return time.process_time() - before
    raise SystemExit("a text of five million characters was not refused")


if __name__ == "__main__":
    main()
