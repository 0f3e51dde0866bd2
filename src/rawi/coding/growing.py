"""A noun phrase while it is read: what stands before its head, and what has been found to belong to it so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from rawi.arabic.numerals import Number
from rawi.coding.document import Mention

__all__ = ["COMPARING", "RANKING", "Growing", "Opening"]

# Words for which of several a noun tells of: «ثاني أكبر مدينة». As folded.
COMPARING = frozenset(("اكثر", "اقل", "افضل"))  # which may also stand before what is compared: «أكثر فعالية»
RANKING = frozenset(
    ("اول", "اولي", "ثاني", "ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "تاسع", "عاشر", "اخر")
)


@dataclass(frozen=True, slots=True)
class Opening:
    """How a noun phrase begins.

    Attributes:
        start: index of its first word, a demonstrative or number before the head included.
        head: index of its head.
        end: index after the head, or after the number's words when the head stands among them.
        relation: of the preposition before it; empty when there is none.
        conj: joined to what stands before.
        number: how many the head counts.
        quoted: it stands in quotes.
    """

    start: int
    head: int
    end: int
    relation: str
    conj: bool
    number: Number | None = None
    quoted: bool = False


@dataclass(slots=True)
class Growing:
    """A noun phrase as far as it has been read.

    Attributes:
        head: index of its head.
        end: index after its last word so far.
        type: what it means, by the words so far.
        last_noun: its last noun or name so far: what a genitive or an adjective would go on with.
        mentioned: its head is a name that the registries know.
        named: it holds a name.
        complete: it ends with a weapon's last word, after which no genitive can follow.
        inner: the names inside it.
        modifiers: the adjectives of its head.
        closed: «من …», «لـ…» or an attribute with its complement belongs to it already: its head has no genitive.
    """

    head: int
    end: int
    type: str
    last_noun: int
    mentioned: bool
    named: bool
    complete: bool
    inner: list[Mention] = field(default_factory=list)
    modifiers: list[int] = field(default_factory=list)
    closed: bool = False

    def take_noun(self, end: int) -> None:
        """Goes on to ``end``; the word before it is a noun or name."""
        self.end = end
        self.last_noun = end - 1

    def take_name(self, end: int) -> None:
        """Goes on to ``end``; the word before it ends a name."""
        self.end = end
        self.last_noun = end - 1
        self.named = True
