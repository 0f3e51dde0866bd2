"""Killed at any moment, a store opens with every finished report whole; and two programs can add at once."""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from rawi.store import ReportFilter, open_store

KILLS = int(os.environ.get("RAWI_KILLS", "3"))
"""How often the command is killed; the full measure is 50."""

NUMBER = max(400, 60 * KILLS)
"""How many reports: enough to be killed among."""

# Coded by a stand-in: what is tested is the writing, and a stand-in leaves more of the time to it.
ADDING = """
import sys, time
from dataclasses import replace
from types import ModuleType
from rawi.coded import CodedReport
from rawi.statement import Count, Filler, Place, Statement

def code(report):
    whole = report.span(0, len(report.text))
    town = int(report.id) // 10 % 100
    where = Place(report.span(0, 3), "test", "بلدة", "town", 20 + town / 5, 37.0, 5.0, f"test:{town}", "SY")
    who = Filler(report.span(0, 2), "test", "sy-army", "army")
    count = Count(report.span(0, 1), "killed", 3, 3)
    return CodedReport(report, tuple(
        Statement("shelling", report.span(i, i + 2), whole, agent=(who,), place=(where,), counts=(count,)) for i in range(4)
    ))

pipeline = ModuleType("rawi.coding.pipeline")
pipeline.code_report = code
sys.modules["rawi.coding.pipeline"] = pipeline
from rawi.cli import main
main()
"""


def reports(path: Path, first: int, number: int) -> Path:
    """A file of short reports, each with its own text."""
    lines = (
        {
            "id": str(i),
            "outlet": f"وكالة {i % 7}",
            "published": "2019-05-02",
            "text": f"قصف الجيش مدينة حلب مرة {i} أمس",
        }
        for i in range(first, first + number)
    )
    path.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines), encoding="utf-8")
    return path


def adding(file: Path, store: Path) -> subprocess.Popen[str]:
    """The command, in a process of its own."""
    command = [sys.executable, "-c", ADDING, "add", str(file), "--store", str(store), "--processes", "1"]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def finished_by(process: subprocess.Popen[str]) -> tuple[str, str]:
    """What a process that ends well wrote; it has the time that a busy machine needs."""
    try:
        output, errors = process.communicate(timeout=900)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        raise
    assert process.returncode == 0, errors
    return output, errors


def check(store: Path) -> int:
    """The store is sound, and each of its reports whole; how many there are."""
    connection = sqlite3.connect(store)
    try:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        for query in (
            # every report has its coding, with all statements, roles, counts and claims, and each is in an event
            "SELECT count(*) FROM reports r LEFT JOIN codings c ON c.id = r.coding_id "
            "WHERE c.id IS NULL OR c.statements <> (SELECT count(*) FROM statements s WHERE s.coding_id = c.id)",
            "SELECT count(*) FROM statements s WHERE 2 <> (SELECT count(*) FROM roles f WHERE f.statement_id = s.id)",
            "SELECT count(*) FROM statements s WHERE 1 <> (SELECT count(*) FROM counts n WHERE n.statement_id = s.id)",
            "SELECT count(*) FROM statements s LEFT JOIN claims c ON c.statement_id = s.id WHERE c.lead_id IS NULL",
            "SELECT count(*) FROM statements s LEFT JOIN event_statements m ON m.statement_id = s.id "
            "LEFT JOIN events e ON e.id = m.event_id WHERE e.id IS NULL",
            "SELECT count(*) FROM events e WHERE e.statements <> "
            "(SELECT count(*) FROM event_statements m WHERE m.event_id = e.id)",
            "SELECT (SELECT count(*) FROM reports) - (SELECT count(*) FROM report_fts)",
        ):
            assert connection.execute(query).fetchone() == (0,), query
        return int(connection.execute("SELECT count(*) FROM reports").fetchone()[0])
    finally:
        connection.close()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL here")
def test_killed_at_any_moment(tmp_path: Path) -> None:
    """Sound each time, nothing that was finished is lost, and in the end all are there once."""
    store, file = tmp_path / "rawi.db", reports(tmp_path / "reports.jsonl", 0, NUMBER)
    chance = random.Random(7)
    finished = 0
    for turn in range(KILLS):
        process = adding(file, store)
        if turn % 2:  # anywhere: while the store is made, or while anything is read
            time.sleep(chance.uniform(0.3, 2.0))
        else:  # while it is written to
            until = time.monotonic() + 60
            while process.poll() is None and seen(store) <= finished and time.monotonic() < until:
                time.sleep(0.01)
            time.sleep(chance.uniform(0, 0.3))
        done = seen(store)
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=60)
        if store.exists() and store.stat().st_size:
            now = check(store)
            assert now >= max(finished, done)
            finished = now
    output, errors = finished_by(adding(file, store))
    assert not errors
    assert check(store) == NUMBER
    assert f"{NUMBER - finished:,} reports" in output
    with open_store(store) as opened:
        assert opened.reports(ReportFilter(), size=1).total == NUMBER


def seen(store: Path) -> int:
    """How many reports another program sees while the store is written to."""
    try:
        connection = sqlite3.connect(f"file:{store}?mode=ro", uri=True, timeout=30)
    except sqlite3.OperationalError:
        return 0
    try:
        return int(connection.execute("SELECT count(*) FROM reports").fetchone()[0])
    except sqlite3.OperationalError:
        return 0  # not made yet
    finally:
        connection.close()


def test_two_programs_add_at_once(tmp_path: Path) -> None:
    """Overlapping files: every report once, events as if one had added all."""
    store = tmp_path / "rawi.db"
    files = [reports(tmp_path / "a.jsonl", 0, 120), reports(tmp_path / "b.jsonl", 80, 120)]
    processes = [adding(file, store) for file in files]
    for process in processes:
        finished_by(process)
    assert check(store) == 200
    alone = tmp_path / "alone.db"
    finished_by(adding(reports(tmp_path / "c.jsonl", 0, 200), alone))
    assert groups(store) == groups(alone)


def groups(store: Path) -> set[frozenset[str]]:
    """The events, as the keys of their statements."""
    connection = sqlite3.connect(store)
    found: dict[int, set[str]] = {}
    query = "SELECT m.event_id, s.key FROM event_statements m JOIN statements s ON s.id = m.statement_id"
    for event, key in connection.execute(query):
        found.setdefault(event, set()).add(key)
    connection.close()
    return {frozenset(keys) for keys in found.values()}
