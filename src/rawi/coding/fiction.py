"""Reports of films and books: «يحكي الفيلم قصة صبي تعتقله الشرطة» tells what is played, not what happened.

A review tells its plots in the same words and tenses as news tells of war. What gives it away is what the whole report
speaks of, and that neither its headline nor the sentence after it tells of anything: of an attack in a cinema they do.
"""

from __future__ import annotations

from rawi.coding.document import Document, Happening
from rawi.coding.meaning import Meanings
from rawi.knowledge.figurative import Figurative

__all__ = ["PLOT", "played", "report_of_films"]

PLOT = "a report of films or books"
DOMAINS = ("film", "culture")
SHARE = 0.03  # of a report's nouns and adjectives that are words of film, and how many there must be
FEWEST = 6
OPENING = 2  # sentences in which news of an attack tells of it


def report_of_films(document: Document, figurative: Figurative, meanings: Meanings) -> bool:
    """Whether a report speaks of films, plays or novels so much that it may tell their plots."""
    if any(h.stands and h.parse.index < OPENING for h in document.happenings):
        return False
    words = figurative.words_of(DOMAINS)
    spoken = found = 0
    for parse in document.parses:
        for word in parse.words:
            if word.pos in ("noun", "adj"):
                spoken += 1
                found += meanings.folded_lemma(word) in words or word.stem in words
    return found >= FEWEST and found >= SHARE * spoken


def played(happening: Happening) -> bool:
    """Whether a happening of such a report may be of a plot: its sentence tells no day and names no armed actor."""
    parse = happening.parse
    return not parse.times and not any(mention.type == "armed" and mention.id for mention in parse.mentions)
