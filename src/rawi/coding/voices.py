"""Voices: whose words each stretch of a sentence is."""

from __future__ import annotations

from dataclasses import dataclass

from rawi.coding.document import Parse, SourceLink, Unit

__all__ = ["Chain", "Voice", "voice_at"]

Chain = tuple[SourceLink, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody's words: from word ``first`` to ``last`` (exclusive) of a sentence.

    Attributes:
        first, last: word indexes.
        chain: who speaks, outermost first; empty when it is the report itself.
        act: what the speaker does with it (speech.toml).
        rule: how the voice was found.
        accused: who is accused, of an accusation.
        verb: unit of the verb or participle of saying, or -1.
        speaker: of the chain, who speaks himself; of a call, only where he tells nothing («دعا إلى محاكمة من قتلوا»).
    """

    first: int
    last: int
    chain: Chain
    act: str
    rule: str
    accused: Unit | None = None
    verb: int = -1
    speaker: Chain = ()

    @property
    def sources(self) -> Chain:
        """Who is quoted: of an order, a threat or a promise not the one who means to act, nor of a call for a deed who
        calls for it, but who tells of it."""
        if self.act not in ("orders", "calls"):
            return self.chain
        return tuple(link for link in self.chain if link not in self.speaker)


def voice_at(parse: Parse, i: int) -> Voice | None:
    """Whose words a word is: the innermost voice; None when the report speaks itself."""
    best: Voice | None = None
    for voice in parse.voices:
        if voice.first <= i < voice.last and (best is None or voice.first >= best.first):
            best = voice
    return best
