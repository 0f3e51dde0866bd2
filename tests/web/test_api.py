"""What the API answers about reports, events, places and time, over the example reports."""

from __future__ import annotations

import csv
import io
import json
import time
from typing import Any

import pytest

from rawi.export.events import FORMATS


def test_the_store_is_told_in_numbers(room: Any) -> None:
    status = room.read("/status")
    assert status["reports"] == room.read("/reports")["total"] > 5
    assert status["events"] > 0 and status["statements"] >= status["events"]
    assert status["token"] is False
    assert sum(status["grades"].values()) == status["events"]


def test_every_word_of_a_code_has_both_labels(room: Any) -> None:
    """Kinds, families, grades, roles, statuses, counts and formats: nothing is left in one language."""
    words = room.read("/vocabulary")
    assert {kind["family"] for kind in words["kinds"]} == {family["id"] for family in words["families"]}
    assert len(words["kinds"]) == 35
    for terms in words.values():
        assert terms
        for term in terms:
            assert term["label"]["en"] and term["label"]["ar"], term
    assert all(grade["explanation"]["ar"] for grade in words["grades"])


def test_a_report_comes_with_its_statements_and_their_spans_lie_in_its_text(room: Any) -> None:
    """Every span is the text's own words; every statement names its event."""
    listed = room.read("/reports", limit=50)
    assert listed["total"] == len(listed["items"])
    for item in listed["items"]:
        report = room.read(f"/reports/{item['id']}")
        assert len(report["statements"]) == item["statements"]
        for statement in report["statements"]:
            assert statement["gloss"]["en"] and statement["gloss"]["ar"]
            for spans in statement["spans"].values():
                for span in spans:
                    assert report["text"][span["start"] : span["end"]] == span["text"]
            sentence = statement["sentence"]
            assert report["text"][sentence["start"] : sentence["end"]] == sentence["text"]
            assert "trigger" in statement["spans"]


def test_events_are_filtered_sorted_and_paged(room: Any) -> None:
    everything = room.read("/events", limit=500)
    assert everything["total"] == len(everything["items"]) > 5
    days = [event["from"] for event in everything["items"] if event["from"]]
    assert days == sorted(days, reverse=True)
    first, second = room.read("/events", limit=3), room.read("/events", limit=3, offset=3)
    assert [e["id"] for e in first["items"] + second["items"]] == [e["id"] for e in everything["items"][:6]]
    captures = room.read("/events", kind="capture", limit=500)
    assert 0 < captures["total"] < everything["total"]
    assert {event["kind"] for event in captures["items"]} == {"capture"}
    both = room.read("/events", kind=["capture", "clash"], limit=500)
    assert both["total"] >= captures["total"]
    voiced = room.read("/events", sort="-voices", limit=500)["items"]
    assert [e["voices"] for e in voiced] == sorted((e["voices"] for e in voiced), reverse=True)


def test_facets_count_what_each_value_would_leave(room: Any) -> None:
    facets = room.read("/events/facets")
    total = room.read("/events")["total"]
    assert sum(value["count"] for value in facets["kind"]) == total
    for name in ("kind", "grade", "place", "actor", "source"):
        for value in facets[name][:5]:
            left = room.read("/events", **{name: value["value"]})["total"]
            assert left == value["count"], (name, value)
            assert value["label"]["en"] and value["label"]["ar"]


def test_points_are_the_events_that_have_coordinates(room: Any) -> None:
    points = room.read("/events/points")
    events = room.read("/events", limit=500)["items"]
    located = {e["id"] for e in events if e["place"] and e["place"]["lat"] is not None}
    assert set(points["id"]) == located
    assert points["total"] == len(events)
    assert {len(column) for name, column in points.items() if name != "total"} == {len(located)}


def test_an_event_sets_its_voices_side_by_side(room: Any) -> None:
    """Each statement with its sentence and report; the most voices first."""
    most = room.read("/events", sort="-voices", limit=1)["items"][0]
    event = room.read(f"/events/{most['id']}")
    assert len(event["voices"]) >= most["voices"] > 1
    statements = [s for voice in event["voices"] for s in voice["statements"]]
    assert len({s["id"] for s in statements}) == event["statements"]
    for statement in statements:
        report = room.read(f"/reports/{statement['report_id']}")
        sentence = statement["sentence"]
        assert report["text"][sentence["start"] : sentence["end"]] == sentence["text"]
    assert all(link["reason"] for link in event["links"])


def test_counts_over_time_add_up(room: Any) -> None:
    line = room.read("/timeline", by="kind", step="month", series=30)
    dated = [event for event in room.read("/events", limit=500)["items"] if event["from"]]
    assert all(len(series["counts"]) == len(line["buckets"]) for series in line["series"])
    assert sum(sum(series["counts"]) for series in line["series"]) == len(dated)


def test_control_of_a_town_is_told_day_by_day(room: Any) -> None:
    place = room.read("/places", q="البوكمال")["items"][0]
    assert place["holdings"] is True
    control = room.read(f"/places/{place['id']}/control")
    assert control["place"]["id"] == place["id"]
    assert 0 < control["place"]["radius_km"] <= 15, "a town"
    assert control["holdings"], "the example reports tell who held the town"
    for holding in control["holdings"]:
        if holding["holder"] is not None:
            assert holding["by"] and holding["events"] and holding["why"]


def test_sides_said_to_hold_it_instead_have_names_in_both_languages(room: Any) -> None:
    place = room.read("/places", q="البوكمال")["items"][0]
    held = room.read(f"/places/{place['id']}/control")["holdings"]
    against = [side for holding in held for side in holding["against"]]
    assert against, "the example reports dispute who held the town"
    for side in against:
        assert side["english"].isascii() and not side["arabic"].isascii()


def test_places_are_paged_and_counted(room: Any) -> None:
    everything = room.read("/places", limit=500)
    assert everything["total"] == len(everything["items"]) > 6
    pages = [room.read("/places", limit=3, offset=offset) for offset in (0, 3)]
    assert all(page["total"] == everything["total"] for page in pages)
    ids = [place["id"] for page in pages for place in page["items"]]
    assert ids == [place["id"] for place in everything["items"][:6]]


def test_a_list_of_reports_tells_how_many_copies_each_has(room: Any) -> None:
    first = room.read("/reports", limit=100)["items"][0]
    text = room.read(f"/reports/{first['id']}")["text"]
    answer = room.write(
        "/reports", json={"text": f"{text}.", "outlet": "ناقل", "published": first["published"]}
    )
    _finished(room, answer.json()["job"])
    listed = room.read("/reports", limit=100)["items"]
    assert sum(item["copies"] for item in listed) == 2
    for item in listed:
        assert item["copies"] == len(room.read(f"/reports/{item['id']}")["copies"])


def test_spans_tell_the_registered_name_in_both_languages(room: Any) -> None:
    spans = [
        span
        for item in room.read("/reports", limit=100)["items"]
        for statement in room.read(f"/reports/{item['id']}")["statements"]
        for role in ("agent", "target")
        for span in statement["spans"].get(role, [])
    ]
    named = {span["actor"]: span["arabic"] for span in spans if span["actor"]}
    assert named["islamic-state"] == "تنظيم الدولة الإسلامية"
    assert all(span["arabic"] is None for span in spans if not span["actor"])


def test_searching_marks_the_words(room: Any) -> None:
    found = room.read("/search", q="البوكمال")
    assert found["total"] > 0
    hit = found["items"][0]
    report = room.read(f"/reports/{hit['report_id']}")
    for start, end in hit["marks"]:
        assert "بوكمال" in report["text"][start:end]


@pytest.mark.parametrize(
    "path", ["/reports/none", "/events/none", "/places/none/control", "/jobs/none", "/export/none"]
)
def test_what_is_not_there_is_404_in_one_line(room: Any, path: str) -> None:
    answer = room.get("/api/v1" + path)
    assert answer.status_code == 404
    assert set(answer.json()) == {"error"} and "\n" not in answer.json()["error"]


@pytest.mark.parametrize(
    "query",
    ["limit=0", "limit=abc", "offset=-1", "limit=10&offset=5", "from=yesterday", "bbox=1,2,3", "bbox=0,50,10,40",
     "kind=party", "grade=good", "status=maybe", "sort=name"],
)  # fmt: skip
def test_a_value_that_cannot_be_is_422_in_one_line(room: Any, query: str) -> None:
    answer = room.get(f"/api/v1/events?{query}")
    assert answer.status_code == 422, answer.text
    assert set(answer.json()) == {"error"} and "\n" not in answer.json()["error"]


def test_a_pasted_report_is_coded_and_can_be_read(room: Any) -> None:
    """Also that pasting it again adds nothing."""
    text = "قصفت مدفعية الجيش السوري بلدة كفرنبل أمس، ما أدى إلى مقتل 5 مدنيين، بحسب الدفاع المدني."
    body = {"text": text, "outlet": "وكالة", "published": "2019-05-02", "title": None}
    for new in (1, 0):
        answer = room.write("/reports", json=body)
        assert answer.status_code == 202, answer.text
        job = _finished(room, answer.json()["job"])
        assert (job["state"], job["files"][0]["new"]) == ("done", new), job
    report = room.read(f"/reports/{job['files'][0]['keys'][0]}")
    assert report["text"] == text
    assert report["statements"][0]["kind"] == "shelling"


def test_uploaded_files_tell_their_errors(room: Any) -> None:
    files = [("files", ("خبر.txt", "سيطر الجيش على بلدة الصفا.".encode())), ("files", ("x.jsonl", b"{]"))]
    answer = room.write("/uploads", files=files, data={"published": "2019-05-02"})
    assert answer.status_code == 202, answer.text
    job = _finished(room, answer.json()["job"])
    assert [file["state"] for file in job["files"]] == ["done", "failed"]
    assert "x.jsonl" in job["files"][1]["error"]


def _finished(room: Any, job: str, seconds: float = 60) -> Any:
    until = time.monotonic() + seconds
    while (found := room.read(f"/jobs/{job}"))["state"] not in ("done", "failed"):
        assert time.monotonic() < until
        time.sleep(0.05)
    return found


@pytest.mark.parametrize("format", FORMATS)
def test_the_filter_can_be_exported_in_every_format(room: Any, format: str) -> None:
    answer = room.get(f"/api/v1/export/{format}", params={"kind": "capture"})
    assert answer.status_code == 200, answer.text
    assert FORMATS[format].suffix in answer.headers["content-disposition"]
    assert len(answer.content) > 100
    if format == "hxl":
        rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
        assert {row[1] for row in rows[2:]} == {"capture"}
    if format == "geojson":
        assert {f["properties"]["kind"] for f in json.loads(answer.content)["features"]} == {"capture"}


def test_an_address_of_the_page_is_answered_by_the_page(room: Any) -> None:
    """Built or not; an unknown one of the API is an error in JSON."""
    for path in ("/", "/events", "/reports/abc", "/places/geonames:172955"):
        answer = room.get(path)
        assert answer.headers["content-type"].startswith("text/html")
    missing = room.get("/api/v1/nothing")
    assert missing.status_code == 404 and missing.json()["error"]


@pytest.mark.parametrize(
    "path", ["/%00", "/assets/%00", "/assets/" + "a" * 300, "/assets/..%2f..%2fapp.py", "/..%2fapp.py"]
)
def test_no_address_leads_out_of_the_page_s_files_or_fails(room: Any, path: str) -> None:
    answer = room.get(path)
    assert answer.status_code in (200, 404, 503)
    assert "create_app" not in answer.text


def test_a_name_of_a_thousand_words_is_refused(room: Any) -> None:
    """SQLite has no room for such a condition."""
    for field in ("place", "actor", "source"):
        answer = room.get("/api/v1/events", params={field: "كلمة " * 1000})
        assert answer.status_code == 422 and "words" in answer.json()["error"]


def test_who_says_it_together_is_told_apart_from_who_quotes(room: Any) -> None:
    """«بحسب مصدر عسكري والمرصد» are two side by side, of a report and of an event; a first speaker is beside nobody."""
    chains = [
        (report["text"], statement["spans"]["source"], [link["beside"] for link in statement["sources"]])
        for item in room.read("/reports", limit=50)["items"]
        for report in [room.read(f"/reports/{item['id']}")]
        for statement in report["statements"]
        if len(statement["sources"]) > 1
    ]
    assert any(True in beside for _, _, beside in chains)
    for text, spans, (first, *others) in chains:
        assert not first
        for before, after, beside in zip(spans, spans[1:], others, strict=False):
            if beside:
                assert text[before["end"] : after["start"]].strip("، ") == "و"
    voices = [
        voice
        for event in room.read("/events", limit=500)["items"]
        for voice in room.read(f"/events/{event['id']}")["voices"]
    ]
    assert any(link["beside"] for voice in voices for link in voice["chain"])
    assert not any(voice["chain"][0]["beside"] for voice in voices if voice["chain"])
