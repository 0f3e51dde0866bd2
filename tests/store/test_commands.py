"""The commands over a store: what they print, at 80 columns and as JSON, and how they end."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from rawi.cli import app
from rawi.export.bidi import cells

SHELLED = "قصفت قوات النظام السوري مدينة سراقب أمس، ما أدى إلى مقتل"
TOLD = (
    ("عنب بلدي", "2019-05-02", f"{SHELLED} 4 مدنيين، بحسب الدفاع المدني السوري."),
    ("وكالة", "2019-05-02", f"{SHELLED} 6 مدنيين، وفق المرصد السوري لحقوق الإنسان."),
    ("وكالة", "2020-02-02", "سيطر الجيش السوري أمس على مدينة سراقب."),
)  # fmt: skip


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty folder, a terminal of 80 columns."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("RAWI_REVIEWER", raising=False)


@pytest.fixture
def added(tmp_path: Path) -> Path:
    """A file of reports, added to rawi.db."""
    path = tmp_path / "reports.jsonl"
    lines = [{"id": str(i), "outlet": o, "published": p, "text": t} for i, (o, p, t) in enumerate(TOLD)]
    path.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines), encoding="utf-8")
    assert run("add", path).exit_code == 0
    return path


def run(*arguments: object) -> Result:
    """The command, in this process; never a traceback, never wider than the terminal."""
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert "Traceback" not in result.output
    if "--json" not in arguments and result.exit_code == 0:
        assert max((cells(line) for line in result.stdout.splitlines()), default=0) <= 80
    return result


def as_json(*arguments: object) -> Any:
    """What the command writes with --json."""
    result = run(*arguments, "--json")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_add_says_what_it_did_and_goes_on_where_it_stopped(added: Path) -> None:
    """The second time everything is known; a bad line is named, the others go in, and the exit code is 1."""
    assert run("add", added).stdout.startswith("added 0 reports with 0 statements; 3 known already.")
    with added.open("a", encoding="utf-8") as file:
        file.write('\n{"id": "cut", "text": "\n' + json.dumps({"text": "خبر آخر"}))
    result = run("add", added, "--json")
    done = json.loads(result.stdout)
    assert (done["added"], done["known"], done["failed"], result.exit_code) == (1, 3, 1, 1)
    assert f"{added}:4: " in result.stderr


def test_nothing_to_read_makes_no_store(tmp_path: Path) -> None:
    """A mistyped name leaves no empty store behind; neither does a date that is none."""
    result = run("add", "nothing.txt")
    assert (result.exit_code, result.stderr) == (1, "nothing.txt: does not exist\n")
    (tmp_path / "a.txt").write_text("قصف", encoding="utf-8")
    assert run("add", "a.txt", "--published", "soon").exit_code == 1
    assert not Path("rawi.db").exists()


def test_events_as_table_and_json(added: Path) -> None:
    """Filters, the count below, every field in JSON."""
    result = run("events", "--place", "سراقب", "--kind", "shelling")
    assert "corroborated" in result.stdout and "4–6 killed" in result.stdout
    assert result.stdout.rstrip().endswith("1 event")
    found = as_json("events", "--from", "2020-01-01")
    assert (found["total"], found["events"][0]["kind"]) == (1, "capture")
    assert found["events"][0]["agent_refs"][0]["id"] == "sy-army"
    assert (
        run("events", "--kind", "battle").exit_code == 1 and run("events", "--from", "never").exit_code == 1
    )


def test_event_shows_its_voices_and_why(added: Path) -> None:
    """Side by side with their sentences, the trigger between brackets; --explain says why they are together."""
    (event,) = as_json("events", "--kind", "shelling")["events"]
    shown = run("event", event["key"], "--explain").stdout
    assert "1. " in shown and "2. " in shown and "[قصفت]" in shown and shown.count("because") == 2
    assert "because" not in run("event", event["key"]).stdout
    assert len(as_json("event", event["key"])["voices"]) == 2
    missing = run("event", "e00000000")
    assert (
        missing.exit_code == 1
        and missing.stderr == "rawi: there is no event «e00000000»; «rawi events» shows the keys\n"
    )


def test_holder(added: Path) -> None:
    """On a day, and from when to when."""
    assert "since 2020-02-01" in run("holder", "سراقب").stdout
    (held,) = as_json("holder", "سراقب", "--on", "2021-01-01")["holdings"]
    assert held["actors"] == ["sy-army"] and not held["disputed"]
    assert run("holder", "لا مكان").exit_code == 1 and run("holder", "سراقب", "--on", "x").exit_code == 1


def test_search_and_status(added: Path) -> None:
    """Words in any spelling, marked; what the store holds."""
    assert "[المرصد]" in run("search", "المرصد").stdout
    assert as_json("search", "سراقب")["total"] == 3
    assert "3 (2019-05-02 to 2020-02-02)" in run("status").stdout
    assert as_json("status")["statements"] >= 3


def test_decide_undo_decisions_agreement(added: Path) -> None:
    """A correction changes the event; the record shows both after the undo."""
    (event,) = as_json("events", "--kind", "shelling")["events"]
    keys = [s["key"] for voice in as_json("event", event["key"])["voices"] for s in voice["statements"]]
    assert run("decide", "accept", keys[0]).exit_code == 1  # by nobody
    for key in keys:
        run("decide", "correct", key, "--field", "counts", "--value", "killed=9", "--reviewer", "سلمى")
    assert as_json("event", event["key"])["event"]["killed"]["best"] == 9
    undone = run("undo", "1", "--reviewer", "سلمى", "--reason", "خطأ")
    assert re.search("undo .*, which undoes 1", undone.stdout)
    assert "[undone by 3]" in run("decisions").stdout and as_json("decisions", keys[1])["total"] == 1
    assert "no statement has been judged by two" not in run("agreement").stdout
    assert {one["field"] for one in as_json("agreement")} >= {"stands"}


@pytest.mark.parametrize(
    ("field", "value", "part"),
    [
        ("time", "2019-05-01/2019-05-03", {"from": "2019-05-01", "to": "2019-05-03"}),
        ("place", "مدينة سراقب = geonames:170063", [{"text": "مدينة سراقب", "gazetteer_id": "geonames:170063"}]),
        ("agent", "قوات النظام السوري = sy-army; il-army", [{"text": "قوات النظام السوري", "actor": "sy-army"},
                                                            {"text": "il-army", "actor": "il-army"}]),
        ("counts", "killed=20-99; wounded=20+", [{"what": "killed", "low": 20, "high": 99},
                                                 {"what": "wounded", "low": 20, "high": None}]),
        ("target", "", []),
        ("agent", '[{"text": "مجهول"}]', [{"text": "مجهول"}]),
    ],
)  # fmt: skip
def test_values_as_people_write_them(added: Path, field: str, value: str, part: Any) -> None:
    """Each becomes what corrections take."""
    (event,) = as_json("events", "--kind", "shelling")["events"]
    key = as_json("event", event["key"])["voices"][0]["statements"][0]["key"]
    made = as_json("decide", "correct", key, "--field", field, "--value", value, "--reviewer", "a")
    assert made["value"] == part


def test_values_that_cannot_be_read(added: Path) -> None:
    """One line each."""
    (event,) = as_json("events", "--kind", "shelling")["events"]
    key = as_json("event", event["key"])["voices"][0]["statements"][0]["key"]
    for field, value in (("counts", "killed=many"), ("time", "tomorrow"), ("agent", "[{")):
        result = run("decide", "correct", key, "--field", field, "--value", value, "--reviewer", "a")
        assert result.exit_code == 1 and len(result.stderr.splitlines()) == 1
    assert run("decide", "correct", key, "--field", "kind", "--reviewer", "a").exit_code == 1


def test_recode(added: Path) -> None:
    """Nothing to do for the present version; with --all everything, and the events stay."""
    before = {event["key"] for event in as_json("events")["events"]}
    assert as_json("recode")["recoded"] == 0
    assert as_json("recode", "--all")["recoded"] == 3
    assert {event["key"] for event in as_json("events")["events"]} == before


def test_commands_without_a_store() -> None:
    """One line that says how to make one; nothing is made."""
    for command in (
        ("events",),
        ("event", "e1"),
        ("holder", "x"),
        ("search", "x"),
        ("status",),
        ("agreement",),
    ):
        result = run(*command)
        assert result.exit_code == 1 and "there is no store; «rawi add» makes one" in result.stderr
    assert not Path("rawi.db").exists()
