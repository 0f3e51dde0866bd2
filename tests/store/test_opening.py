"""What is a store and what is not: one clear line each, and never half a store."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import cast

import pytest
from sqlalchemy.exc import TimeoutError

from rawi.errors import StoreError
from rawi.store import Store, open_store, opening


def problem(path: Path, *, write: bool = False, create: bool = False) -> str:
    """The line that opening a path gives."""
    with pytest.raises(StoreError) as caught:
        open_store(path, write=write, create=create)
    assert "\n" not in str(caught.value) and str(path) in str(caught.value)
    return str(caught.value)


def test_a_new_store_carries_its_marks(store: Store, path: Path) -> None:
    """rawi's application id, the schema's number, WAL."""
    store.status()
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (opening.APPLICATION_ID,)
        assert connection.execute("PRAGMA user_version").fetchone() == (opening.SCHEMA,)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()


def test_what_is_no_store(tmp_path: Path) -> None:
    """A folder, a text, another program's database, nothing at all."""
    assert "is a folder" in problem(tmp_path)
    text = tmp_path / "text.db"
    text.write_text("قصف")
    assert "no store of rawi's" in problem(text) and "no store of rawi's" in problem(text, write=True)
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE pages (id)")
    connection.close()
    before = other.read_bytes()
    assert "no store of rawi's" in problem(other, write=True, create=True)
    assert other.read_bytes() == before
    assert "there is no store" in problem(tmp_path / "none.db")
    assert not (tmp_path / "none.db").exists()
    assert "no folder" in problem(tmp_path / "none" / "rawi.db", write=True, create=True)


def test_empty_file_becomes_a_store_only_for_adding(tmp_path: Path) -> None:
    """A file that a killed process left empty is no obstacle."""
    path = tmp_path / "rawi.db"
    path.touch()
    assert "is empty" in problem(path)
    with open_store(path, write=True, create=True) as store:
        assert store.status().reports == 0


def test_newer_schema_is_refused(store: Store, path: Path) -> None:
    """A store that this program does not understand is left alone."""
    store.close()
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {opening.SCHEMA + 1}")
    connection.close()
    assert "newer rawi" in problem(path) and "newer rawi" in problem(path, write=True)


def test_damaged_store_is_one_line(store: Store, path: Path) -> None:
    """Bytes that SQLite cannot make sense of."""
    store.close()
    raw = bytearray(path.read_bytes())
    raw[100:4096] = b"\xff" * 3996
    path.write_bytes(raw)
    assert "damaged" in problem(path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_read_only_folder_can_be_read_but_not_written(store: Store, path: Path) -> None:
    """Reading a store on a disk that may not be written to works; adding is refused."""
    store.close()
    path.chmod(0o444)
    path.parent.chmod(0o555)
    try:
        with open_store(path) as reader:
            assert reader.status().reports == 0
        assert "may not write" in problem(path, write=True)
    finally:
        path.parent.chmod(0o755)


def test_last_additions_are_not_passed_over_in_silence(
    store: Store, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A log that a killed process left, in a folder that may not be written to: without it the store is an older one."""
    store.close()
    path.with_name(f"{path.name}-wal").write_bytes(b"left over")
    opened = opening._open

    def no_log(file: Path, how: str) -> sqlite3.Connection:
        if "immutable" not in how:
            return cast(sqlite3.Connection, _Refusing())
        return opened(file, how)

    monkeypatch.setattr(opening, "_open", no_log)
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert "rawi.db-wal" in problem(path)
    path.with_name(f"{path.name}-wal").unlink()
    opening._connect(path, write=False).close()


class _Refusing:
    """A connection to a store with a log, in a folder where SQLite can make no index of it."""

    def execute(self, _: str) -> None:
        raise sqlite3.OperationalError("unable to open database file")

    def close(self) -> None:
        pass


def test_too_many_at_once_is_one_line(store: Store, path: Path) -> None:
    """Not a fault of rawi's."""
    with pytest.raises(StoreError, match="too many"), opening.broken_as_store_error(path):
        raise TimeoutError("QueuePool limit")


def test_two_processes_make_one_store(tmp_path: Path) -> None:
    """Both at once on a path where there is nothing: both end well, on the same store."""
    path = tmp_path / "rawi.db"
    script = (
        "import sys; from rawi.store import open_store\n"
        "with open_store(sys.argv[1], write=True, create=True) as store: print(store.status().schema)"
    )
    processes = [
        subprocess.Popen([sys.executable, "-c", script, str(path)], stdout=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    outputs = [process.communicate(timeout=60)[0].strip() for process in processes]
    assert outputs == [str(opening.SCHEMA)] * 3
