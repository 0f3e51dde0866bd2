"""What makes a happening no happening, by where it stands: everyday.toml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rawi.arabic.fold import folded_word
from rawi.errors import KnowledgeError
from rawi.knowledge.kinds import load_kinds
from rawi.knowledge.loading import HERE, checked, read_tables

__all__ = ["Everyday", "load_everyday"]

LISTS = (
    "unreal",
    "struggles",
    "attacks",
    "factive",
    "between",
    "doing",
    "accounts",
    "baseless",
    "conditions",
    "wishes",
    "possible",
    "open_questions",
    "unsure",
    "of_war",
    "victims",
    "settled",
    "accidents",
    "exercises",
    "left",
    "public",
    "scripture",
)


@dataclass(frozen=True, slots=True)
class Everyday:
    """The lists of everyday.toml, folded.

    Attributes:
        struggles: words that in the singular name fighting as such unless something is told of it.
        attacks: words for attacks that are made with words as well.
        factive: nouns whose genitive has happened, whatever is done with them.
        unreal: words before a happening that is feared, supposed, forbidden or guarded against.
        between: what may stand between such a word and the happening.
        doing: nouns of doing or beginning to do, whose genitive names who would do it.
        accounts: words for an account of what is said to have happened.
        baseless: words that say of such an account that it is untrue, as they are written.
        conditions: words that open a condition.
        wishes: words of who wishes, demands or fears that another may do something.
        possible: words that say of what follows that it may, must or should happen.
        open_questions: words before these that make it an open question.
        unsure: nouns of fighters and arms that are said of others as well.
        of_war: words of war that are no fighters, arms or fighting.
        victims: people to whom war does something.
        settled: what parties to a war agree on, and words of war.
        accidents: words for what kills and destroys without anybody's will.
        exercises: words after which what is told is played.
        left: buildings and meetings that anybody leaves.
        public: people to whom things are done for what they are.
        scripture: words of who cites holy texts and tells of those whom they name, as they are written.
        beside: by kind, the words beside which it is none of armed conflict, each with why.
    """

    struggles: frozenset[str]
    attacks: frozenset[str]
    factive: frozenset[str]
    unreal: frozenset[str]
    between: frozenset[str]
    doing: frozenset[str]
    accounts: frozenset[str]
    baseless: frozenset[str]
    conditions: frozenset[str]
    wishes: frozenset[str]
    possible: frozenset[str]
    open_questions: frozenset[str]
    unsure: frozenset[str]
    of_war: frozenset[str]
    victims: frozenset[str]
    settled: frozenset[str]
    accidents: frozenset[str]
    exercises: frozenset[str]
    left: frozenset[str]
    public: frozenset[str]
    scripture: frozenset[str]
    beside: Mapping[str, Mapping[str, str]]


@cache
def load_everyday(path: Path = HERE / "everyday.toml") -> Everyday:
    """The lists.

    Raises:
        KnowledgeError: a table is wrong or a list is missing; the message names file and line.
    """
    lists: dict[str, frozenset[str]] = {}
    for line, table in read_tables(path, "words"):
        checked(path, line, table, required={"name": str, "with": list}, optional={}, one_of={"name": LISTS})
        if table["name"] in lists:
            raise KnowledgeError(f"«{table['name']}» stands twice", path=path, line=line)
        lists[table["name"]] = frozenset(folded_word(word) for word in table["with"])
    missing = [name for name in LISTS if name not in lists]
    if missing:
        raise KnowledgeError(f"lacks the list «{missing[0]}»", path=path)
    beside: dict[str, dict[str, str]] = {}
    for line, table in read_tables(path, "beside"):
        checked(path, line, table, required={"kinds": list, "because": str, "with": list}, optional={},
                one_of={"kinds": load_kinds()})  # fmt: skip
        for kind in table["kinds"]:
            beside.setdefault(kind, {}).update(
                {folded_word(word): table["because"] for word in table["with"]}
            )
    return Everyday(**lists, beside=beside)
