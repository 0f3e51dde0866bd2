"""Deciding: nothing is overwritten, everything can be undone, the same twice is once."""

from __future__ import annotations

from typing import Any


def _statement(room: Any) -> Any:
    report = room.read("/reports", limit=1)["items"][0]
    return next(s for s in room.read(f"/reports/{report['id']}")["statements"] if s["event_id"])


def _decide(room: Any, status: int = 201, **fields: Any) -> Any:
    answer = room.write("/decisions", json={"reviewer": "ليلى", **fields})
    assert answer.status_code == status, answer.text
    return answer.json()


def _again(room: Any, statement: Any) -> Any:
    report = room.read(f"/reports/{statement['report_id']}")
    return next(s for s in report["statements"] if s["id"] == statement["id"])


def test_a_statement_is_accepted_and_the_decision_undone(room: Any) -> None:
    statement = _statement(room)
    made = _decide(room, action="accept", statement_id=statement["id"], reason="واضح")
    assert (made["action"], made["reviewer"], made["undone"]) == ("accept", "ليلى", False)
    assert _again(room, statement)["review"]["action"] == "accept"
    answer = room.write(f"/decisions/{made['id']}/undo", json={"reviewer": "ليلى", "reason": "أخطأت"})
    assert answer.status_code == 201, answer.text
    assert _again(room, statement)["review"] is None
    kept = room.read("/decisions", statement_id=statement["id"])["items"]
    assert [(d["action"], d["undone"]) for d in kept][-1] == ("accept", True)


def test_the_same_client_id_twice_is_one_decision(room: Any) -> None:
    """A page that did not hear the answer sends it again."""
    statement = _statement(room)
    fields = {"action": "flag", "statement_id": statement["id"], "client_id": "c0ffee"}
    first, second = _decide(room, 201, **fields), _decide(room, 200, **fields)
    assert first["id"] == second["id"]


def test_a_correction_shows_beside_what_the_machine_had(room: Any) -> None:
    statement = _statement(room)
    other = "clash" if statement["kind"] != "clash" else "assault"
    made = _decide(
        room, action="correct", statement_id=statement["id"], field="kind", value=other, reason="اشتباك"
    )
    assert made["machine"] == statement["kind"]
    assert _again(room, statement)["kind"] == other


def test_a_rejected_statement_leaves_its_event(room: Any) -> None:
    """And comes back when the decision is undone."""
    statement = _statement(room)
    made = _decide(room, action="reject", statement_id=statement["id"], reason="ليس حدثًا")
    before = room.read("/events", limit=500)["total"]
    room.write(f"/decisions/{made['id']}/undo", json={"reviewer": "ليلى"})
    assert _again(room, statement)["event_id"] is not None
    assert room.read("/events", limit=500)["total"] >= before


def test_two_events_are_merged_and_taken_apart_again(room: Any) -> None:
    events = room.read("/events", kind="capture", limit=500)["items"]
    one, other = events[0], events[1]
    before = room.read("/events", limit=500)["total"]
    made = _decide(room, action="merge", event_id=one["id"], other=other["id"], reason="الحدث نفسه")
    assert room.read("/events", limit=500)["total"] == before - 1
    room.write(f"/decisions/{made['id']}/undo", json={"reviewer": "ليلى"})
    assert room.read("/events", limit=500)["total"] == before


def test_a_decision_that_cannot_be_is_refused(room: Any) -> None:
    statement = _statement(room)
    _decide(room, 404, action="accept", statement_id="none.1")
    _decide(room, 422, action="correct", statement_id=statement["id"], field="kind", value="party")
    _decide(room, 422, action="correct", statement_id=statement["id"], field="colour", value="red")
    _decide(room, 422, action="accept")
    _decide(room, 422, action="accept", statement_id=statement["id"], reviewer=" ")
    assert room.read("/decisions")["total"] == 0


def test_the_queue_holds_what_nobody_reviewed(room: Any) -> None:
    """What matters most first, each with the reason in both languages; a decided one leaves it."""
    waiting = room.read("/queue", limit=100)
    assert waiting["total"] >= len(waiting["items"]) > 0
    ranks = [item["rank"] for item in waiting["items"]]
    assert ranks == sorted(ranks, reverse=True)
    first = waiting["items"][0]
    assert first["why"]["en"] and first["why"]["ar"]
    _decide(room, action="accept", statement_id=first["statement"]["id"])
    left = room.read("/queue", limit=100)
    assert left["total"] == waiting["total"] - 1
    assert first["statement"]["id"] not in {item["statement"]["id"] for item in left["items"]}


def test_agreement_is_told_once_two_coders_judged_the_same(room: Any) -> None:
    for item in room.read("/queue", limit=5)["items"]:
        _decide(room, action="accept", statement_id=item["statement"]["id"])
    pairs = room.read("/agreement")["pairs"]
    assert any({pair["a"], pair["b"]} == {"rawi", "ليلى"} for pair in pairs)
