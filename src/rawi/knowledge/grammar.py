"""The closed classes of grammar.toml, as sets."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from rawi.arabic.fold import folded_word
from rawi.errors import KnowledgeError
from rawi.knowledge.loading import HERE

__all__ = ["Grammar", "load_grammar"]


@dataclass(frozen=True, slots=True)
class Grammar:
    """Sets of folded words or lemmas; what each is for stands beside it in grammar.toml."""

    quantifiers: frozenset[str]
    civil: frozenset[str]
    carriers: frozenset[str]
    attributives: frozenset[str]
    governing: frozenset[str]
    with_broken_plural: frozenset[str]
    breaking_up: frozenset[str]
    broken_up: frozenset[str]
    foiling: frozenset[str]
    foiled: frozenset[str]
    belonging: frozenset[str]
    owning: frozenset[str]
    dwelling: frozenset[str]
    bearing: frozenset[str]
    supposing: frozenset[str]
    called: frozenset[str]
    light_nouns: frozenset[str]
    guilt: frozenset[str]
    guilty: frozenset[str]
    responsible: frozenset[str]
    charges: frozenset[str]
    intents: frozenset[str]
    refusals: frozenset[str]
    verges: frozenset[str]
    ready: frozenset[str]
    planting: frozenset[str]
    including: frozenset[str]
    enabling: frozenset[str]
    using: frozenset[str]
    attempts: frozenset[str]
    ascribing: frozenset[str]
    controlling: frozenset[str]
    admitting: frozenset[str]
    accusing: frozenset[str]
    accusing_participles: frozenset[str]
    plans: frozenset[str]
    allowing: frozenset[str]
    areas: frozenset[str]
    settlements: frozenset[str]
    between_places: frozenset[str]
    parts: frozenset[str]
    lives: frozenset[str]
    lengths: frozenset[str]
    sites: frozenset[str]
    movements: frozenset[str]
    movement_causes: frozenset[str]
    control: frozenset[str]
    after_adjective: frozenset[str]
    manner: frozenset[str]
    qualifying: frozenset[str]
    wishing: frozenset[str]
    remains: frozenset[str]
    garrisons: frozenset[str]
    nests: frozenset[str]
    directions: frozenset[str]
    public_offices: frozenset[str]
    second_fields: frozenset[str]
    by_grace: frozenset[str]
    relational: frozenset[str]
    auxiliaries: frozenset[str]
    lasting: frozenset[str]
    exceptives: frozenset[str]
    content: frozenset[str]
    adverbial: frozenset[str]
    helping: frozenset[str]
    equipping: frozenset[str]
    results: frozenset[str]
    aiming: frozenset[str]
    endings: frozenset[str]
    amounting: frozenset[str]
    causes: frozenset[str]
    causing: frozenset[str]
    beginnings: frozenset[str]
    topic_shift: frozenset[str]
    same_source: frozenset[str]
    press_topics: frozenset[str]
    limbs: frozenset[str]
    honours: frozenset[str]
    authorities: frozenset[str]
    powers: frozenset[str]
    crowd: frozenset[str]
    gunmen: frozenset[str]
    land_forces: frozenset[str]
    cited: frozenset[str]
    sections: frozenset[str]
    soldiers: frozenset[str]
    deeds: frozenset[str]
    strongholds: frozenset[str]
    hospitals: frozenset[str]
    cells: frozenset[str]
    captives: frozenset[str]
    suspects: frozenset[str]
    finds: frozenset[str]
    vessels: frozenset[str]
    others: frozenset[str]
    tallies: frozenset[str]
    conditions: frozenset[str]
    governmental: frozenset[str]
    positions: frozenset[str]
    bullets: frozenset[str]
    unmanned: frozenset[str]
    lived_in: frozenset[str]
    dispersing: frozenset[str]
    unrest: frozenset[str]
    accusatives: frozenset[str]
    age_and_sex: frozenset[str]
    passing: frozenset[str]
    held_sites: frozenset[str]
    remaining: frozenset[str]
    denouncing: frozenset[str]
    demanding: frozenset[str]
    denunciations: frozenset[str]
    conduct: frozenset[str]
    ouster: frozenset[str]
    seats: frozenset[str]
    regions: frozenset[str]
    besides: frozenset[str]
    above_all: frozenset[str]
    foremost: frozenset[str]
    answering: frozenset[str]
    about_a_deed: frozenset[str]
    going_on: frozenset[str]
    enduring: frozenset[str]
    occurring: frozenset[str]
    evidence: frozenset[str]
    last_stages: frozenset[str]
    standing_by: frozenset[str]
    without_ya: frozenset[str]
    grips: frozenset[str]
    judging: frozenset[str]
    ordinals: frozenset[str]
    superlatives: frozenset[str]
    accompanying: frozenset[str]


@cache
def load_grammar(path: Path = HERE / "grammar.toml") -> Grammar:
    """The sets.

    Raises:
        KnowledgeError: a list is missing, unknown or holds something else than words.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise KnowledgeError(f"cannot be read: {error}", path=path) from None
    names = [field.name for field in fields(Grammar)]
    for name in table:
        if name not in names:
            raise KnowledgeError(f"does not know the list «{name}»", path=path)
    sets = {}
    for name in names:
        words = table.get(name)
        if not isinstance(words, list) or not all(isinstance(word, str) and word for word in words):
            raise KnowledgeError(f"«{name}» must be a list of words", path=path)
        sets[name] = frozenset(" ".join(folded_word(part) for part in word.split()) for word in words)
    return Grammar(**sets)
