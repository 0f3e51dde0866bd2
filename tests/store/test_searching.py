"""Words are found in any spelling and shown in the text's own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi import InputError
from rawi.store import Store
from rawi.store.query import query_of

from .conftest import coded


def found(store: Store, words: str) -> list[list[str]]:
    """The marked words of each hit."""
    hits = store.search(words)
    texts = {hit.report.key: store.report(hit.report.key).text for hit in hits}
    return [[texts[hit.report.key][start:end] for start, end in hit.marks] for hit in hits]


def test_spelling_does_not_matter(store: Store) -> None:
    """Vowel marks, hamza, teh marbuta and tatweel, in the text or in the question."""
    store.add([coded("قصفت الطائرات مدينة إدلـــب"), coded("مَدِينَةُ حلب آمنة")])
    assert found(store, "مدينه") == found(store, "مدينة") and len(found(store, "مدينة")) == 2
    assert ["مَدِينَةُ"] in found(store, "مدينه")
    assert found(store, "ادلب") == [["إدلـــب"]]
    assert found(store, "أدلب مدينه") == [["مدينة", "إدلـــب"]]


def test_phrases_and_beginnings(store: Store) -> None:
    """Quotes want words side by side; a star finds how a word begins."""
    store.add([coded("دير الزور مدينة"), coded("الزور من دير")])
    assert len(found(store, "دير الزور")) == 2
    assert found(store, '"دير الزور"') == found(store, "«دير الزور»") == [["دير الزور"]]
    assert len(found(store, "مدين*")) == 1 and not found(store, "مدين")


def test_snippet_is_part_of_the_text(store: Store) -> None:
    """Its offset counts in the text, and its marks lie within it."""
    store.add(coded("كلام كثير قبل ذلك. " * 30 + "قصفت المدفعية البلدة. " + "كلام كثير بعد ذلك. " * 30))
    (hit,) = store.search("المدفعية")
    text = store.report(hit.report.key).text
    assert text[hit.start : hit.start + len(hit.snippet)] == hit.snippet and len(hit.snippet) < 260
    assert all(hit.start <= start < end <= hit.start + len(hit.snippet) for start, end in hit.marks)


@given(st.text(max_size=60))
def test_no_words_break_the_query(words: str) -> None:
    """Whatever is typed is a query or one line of refusal."""
    import sqlite3

    try:
        query = query_of(words)
    except InputError:
        return
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE t USING fts5(a)")
    connection.execute("SELECT * FROM t WHERE t MATCH ?", (query,)).fetchall()
    connection.close()


def test_nothing_to_search_for(store: Store) -> None:
    """Signs alone are no words."""
    with pytest.raises(InputError, match="no word"):
        store.search('" * -')
