"""Migrations: what they make is what the queries expect, and one that fails leaves the store as it was."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import inspect

from rawi.errors import StoreError
from rawi.store import Store, open_store, opening, schema
from rawi.store.migrations.sql import statements_of

from .conftest import SHELLING, coded

VERSIONS = opening.MIGRATIONS / "versions"


def test_tables_are_as_the_queries_expect(store: Store) -> None:
    """Every table and column of schema.py is there, and no other column."""
    made = inspect(store._engine)
    for table in schema.metadata.tables.values():
        if table.name.endswith("_fts"):
            continue  # rowid is no column
        assert {column["name"] for column in made.get_columns(table.name)} == set(table.columns.keys()), (
            table.name
        )
    virtual = {"report_fts", "statement_fts", "place_index"}
    names = {n for n in made.get_table_names() if not any(n.startswith(f"{v}_") for v in virtual)}
    assert names - virtual - {"alembic_version"} == set(schema.metadata.tables) - virtual


def test_views_for_people_with_other_tools(store: Store, path: Path) -> None:
    """Each can be read without rawi, and those of events and statements have what puts them on a map."""
    store.add(coded(SHELLING))
    store.close()
    connection = sqlite3.connect(path)
    connection.row_factory = sqlite3.Row
    views = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'view'")]
    assert set(views) == {"event_list", "statement_list", "report_list"}
    for view in views:
        row = connection.execute(f"SELECT * FROM {view}").fetchone()
        assert row is not None
        if view != "report_list":
            assert 34 < row["latitude"] < 37 and 35 < row["longitude"] < 38
        if view == "statement_list":
            assert row["sentence"] == SHELLING and row["source"] and row["event"]
    connection.close()


def test_schema_number_is_that_of_the_last_migration() -> None:
    """A migration without its number would never run."""
    numbers = sorted(int(path.name[:4]) for path in VERSIONS.glob("[0-9]*.py"))
    assert numbers == list(range(1, opening.SCHEMA + 1))


def test_scripts_are_cut_into_whole_statements() -> None:
    """A trigger's own semicolons do not part it; a script that stops within a statement is refused."""
    script = "CREATE TABLE a (b);\nCREATE TRIGGER t AFTER INSERT ON a BEGIN\n  SELECT 1;\nEND;\n"
    assert len(list(statements_of(script))) == 2
    with pytest.raises(ValueError, match="ends within"):
        list(statements_of("CREATE TABLE a (b"))


def one_more_migration(script: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let rawi have one migration more, in a folder of its own."""
    folder = folder / "migrations"
    shutil.copytree(opening.MIGRATIONS, folder)
    last, new = f"{opening.SCHEMA:04}", f"{opening.SCHEMA + 1:04}"
    code = (folder / "versions" / "0001_first.py").read_text()
    code = code.replace("down_revision = None", f'down_revision = "{last}"')
    code = code.replace('\nrevision = "0001"', f'\nrevision = "{new}"')
    (folder / "versions" / f"{new}_more.py").write_text(code)
    (folder / "versions" / f"{new}_more.sql").write_text(script)
    monkeypatch.setattr(opening, "MIGRATIONS", folder)
    monkeypatch.setattr(opening, "SCHEMA", opening.SCHEMA + 1)


def test_failed_migration_leaves_nothing(
    store: Store, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second statement of a migration fails: the first is taken back, and the store still opens as it was."""
    store.close()
    one_more_migration("CREATE TABLE half (a);\nCREATE TABLE reports (a);\n", tmp_path, monkeypatch)
    with pytest.raises(StoreError):
        open_store(path, write=True)
    monkeypatch.undo()
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'half'").fetchone() == (0,)
        assert connection.execute("PRAGMA user_version").fetchone() == (opening.SCHEMA,)
    connection.close()
    with open_store(path) as reader:
        assert reader.status().reports == 0


def test_older_store_is_brought_up_to_date(
    store: Store, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Opening it is enough."""
    store.close()
    one_more_migration("CREATE TABLE more (a);\n", tmp_path, monkeypatch)
    with open_store(path):
        pass
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (opening.SCHEMA,)
        assert connection.execute("SELECT count(*) FROM more").fetchone() == (0,)
    connection.close()
