"""Opening a store: whether a file is one, of which schema, and bringing an older one up to date.

A store is a SQLite file that carries rawi's application id, and its schema's number as ``user_version``; both are
set in the transaction that makes the tables, so that a file is a whole store or none.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.pool import QueuePool

from rawi.errors import StoreError

__all__ = ["APPLICATION_ID", "SCHEMA", "broken_as_store_error", "make_engine", "reading", "writing"]

APPLICATION_ID = 0x72617769  # «rawi»
SCHEMA = 3
"""Number of the schema that this program writes: that of the last file under migrations/versions."""

BUSY_SECONDS = 60.0
MAGIC = b"SQLite format 3\0"
MIGRATIONS = Path(__file__).with_name("migrations")


def make_engine(path: Path, *, write: bool, create: bool = False) -> Engine:
    """An engine over the store in a file, which is of the present schema afterwards.

    Args:
        path: the file.
        write: whether the store will be written to; an older one is migrated then.
        create: whether a file that is not there, or is empty, becomes a new store.

    Raises:
        StoreError: the file is no store that this program can use so; the message says why and what to do.
    """
    with broken_as_store_error(path):
        found = _schema_of(path, create=create)
        if found > SCHEMA:
            raise StoreError(
                f"{path}: was written by a newer rawi (its schema is {found}, ours {SCHEMA}); update rawi"
            )
        if found < SCHEMA and not write:
            # Reading an older store is worth a migration, if the file may be changed at all.
            _check_writable(
                path, f"is of an older rawi (schema {found}) and must be brought up to date, but "
            )
        if write:
            _check_writable(path)
        if found < SCHEMA:
            _migrate(path)
        return _engine(path, write=write)


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A connection in a transaction that no other process writes beside: all of it is kept, or nothing.

    It waits up to a minute for another process that is writing.
    """
    with engine.connect().execution_options(rawi_immediate=True) as connection, connection.begin():
        yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection that sees the store as it is now, whatever is written meanwhile."""
    with engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def broken_as_store_error(path: Path) -> Iterator[None]:
    """What SQLite says of a file, in one line that tells what to do."""
    try:
        yield
    except PoolTimeout:
        raise StoreError(f"{path}: too many ask for it at once; try again") from None
    except Exception as error:
        original = getattr(error, "orig", error)
        if not isinstance(original, sqlite3.Error):
            raise
        raise StoreError(f"{path}: {_in_words(original)}") from None


def _in_words(error: sqlite3.Error) -> str:
    text = str(error)
    if "locked" in text or "busy" in text:
        return f"another program has been writing to it for over {BUSY_SECONDS:.0f} s; try again later"
    if "malformed" in text or "not a database" in text or "corrupt" in text:
        return f"is damaged ({text}); put a copy in its place, or add the reports to a new store"
    if "readonly" in text or "read-only" in text:
        return "cannot be written to; check who may write to the file and its folder"
    if "full" in text:
        return "there is no room left on the disk; nothing of the last batch was kept"
    if "unable to open" in text:
        return "cannot be opened; check who may read the file and its folder"
    return f"SQLite cannot go on ({text})"


def _schema_of(path: Path, *, create: bool) -> int:
    """The number of a store's schema; 0 for one to be made."""
    if path.is_dir():
        raise StoreError(f"{path}: is a folder; a store is one file, such as {path / 'rawi.db'}")
    try:
        with path.open("rb") as file:
            head = file.read(len(MAGIC))
    except FileNotFoundError:
        if not create:
            raise StoreError(
                f"{path}: there is no store; «rawi add» makes one, --store names another"
            ) from None
        if not path.parent.is_dir():
            raise StoreError(f"{path}: there is no folder {path.parent}; make it first") from None
        return 0
    except OSError as error:
        raise StoreError(f"{path}: cannot be read ({error.strerror})") from None
    if not head:
        if not create:
            raise StoreError(f"{path}: is empty; «rawi add» makes a store of it")
        return 0
    if head != MAGIC:
        raise StoreError(f"{path}: is no store of rawi's, nor any SQLite file; --store names another")
    with closing(_connect(path, write=False)) as connection:
        (identity,) = connection.execute("PRAGMA application_id").fetchone()
        (schema,) = connection.execute("PRAGMA user_version").fetchone()
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if not tables and not identity and not schema:
        if not create:
            raise StoreError(f"{path}: is empty; «rawi add» makes a store of it")
        return 0
    if identity != APPLICATION_ID:
        raise StoreError(f"{path}: is a SQLite file, but no store of rawi's; --store names another")
    return int(schema)


def _check_writable(path: Path, why: str = "") -> None:
    target = path if path.exists() else path.parent
    if not os.access(target, os.W_OK) or not os.access(path.parent, os.W_OK):
        raise StoreError(
            f"{path}: {why}you may not write there; copy it elsewhere, or name another with --store"
        )


def _connect(path: Path, *, write: bool) -> sqlite3.Connection:
    """A raw connection; one for reading works on a read-only disk too."""
    if write:
        return _open(path, "mode=rwc")
    connection = _open(path, "mode=ro")
    try:
        connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
    except sqlite3.OperationalError:
        # A WAL file in a folder that may not be written to: readable only if nobody can be writing to it.
        connection.close()
        if os.access(path.parent, os.W_OK):
            raise
        wal = path.with_name(f"{path.name}-wal")
        if wal.exists() and wal.stat().st_size:
            raise StoreError(
                f"{path}: what was added last is in {wal.name}, which can only be read where you may write; copy both files"
                " elsewhere, into one folder"
            ) from None
        connection = _open(path, "immutable=1")
    return connection


def _open(path: Path, how: str) -> sqlite3.Connection:
    # SQLAlchemy begins transactions itself, and hands a connection to one thread at a time.
    return sqlite3.connect(
        f"file:{quote(str(path.absolute()))}?{how}",
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
    )


def _engine(path: Path, *, write: bool) -> Engine:
    engine = create_engine(
        "sqlite://",
        creator=lambda: _connect(path, write=write),
        poolclass=QueuePool,
        pool_size=4,
        max_overflow=28,
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _record: object) -> None:
        _prepare(connection, write=write)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        immediate = connection.get_execution_options().get("rawi_immediate")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")

    return engine


def _prepare(connection: sqlite3.Connection, *, write: bool) -> None:
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {int(BUSY_SECONDS * 1000)}")
    cursor.execute("PRAGMA cache_size = -65536")
    cursor.execute("PRAGMA mmap_size = 268435456")
    cursor.execute("PRAGMA temp_store = MEMORY")
    if write:
        # A process that is killed loses nothing that was committed; only a power cut can take the last commits.
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = NORMAL")
        cursor.execute("PRAGMA foreign_keys = ON")
    else:
        cursor.execute("PRAGMA query_only = ON")
    cursor.close()


def _migrate(path: Path) -> None:
    """Every migration that is missing, in one transaction; another process that does the same is waited for."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    engine = _engine(path, write=True)
    try:
        with writing(engine) as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA}")
    finally:
        engine.dispose()
