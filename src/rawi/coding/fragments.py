"""Sentences that cannot stand by themselves: «وأنه تم القبض على خمسة», «ومقتل ستة وإصابة سبعة», «وفقا لقناة كذا».

A full stop may part what somebody says in two. What has no verb of its own, or is opened by «وأن», goes on with the words
before it; and a set phrase that stands alone says who told what stands before it.
"""

from __future__ import annotations

from rawi.coding.document import Parse

__all__ = ["WORDS_ALONE", "hangs_on", "only_attributes"]

THAT = ("وأن", "وبأن")
THAT_HE = ("وانه", "وانها", "وانهم", "وبانه", "وبانها", "وبانهم")
BESIDES = (("اضافه", "الي"), ("بالاضافه", "الي"), ("فضلا", "عن"), ("علاوه", "علي"))
WORDS_ALONE = 8  # of a sentence that only says who told what stands before it


def hangs_on(parse: Parse) -> bool:
    """Whether a sentence with happenings only goes on with the one before it."""
    units, words = parse.units, parse.words
    if not units or len(words) < 2:
        return False
    first = words[0]
    if first.text in THAT or first.folded in THAT_HE:
        return True
    if (first.folded, words[1].folded) in BESIDES:
        deed = next((u for u in units if u.first >= 2), units[0])  # «إضافة إلى | مصرع», not «إضافة إلى ذلك»
        return deed.tag == "event"
    begins = units[0]
    bare = begins.tag in ("event", "np") and begins.conj and not begins.relation and words[begins.head].masdar
    if not bare or "ال" in words[begins.head].proclitics or words[begins.head].enclitic:
        return False
    main = parse.clauses[parse.clause_of[0]]
    return main.kind == "main" and main.verb < 0 and not any(units[i].tag == "pron" for i in main.units)


def only_attributes(parse: Parse, first: int, last: int) -> bool:
    """Whether nothing stands in a sentence but a set phrase and whom it names («وفقا لقناة كذا.»).

    Args:
        parse: the sentence.
        first, last: the words of the phrase and of whom it names.
    """
    marks = all(word.pos == "punct" for word in (*parse.words[:first], *parse.words[last:]))
    return marks and len(parse.words) <= WORDS_ALONE
