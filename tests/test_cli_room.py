"""``rawi export`` and ``rawi serve`` as people run them."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2 as httpx
import pytest


def _run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-W", "error", "-m", "rawi", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


def test_a_filter_is_exported_to_a_file_that_is_not_overwritten(example_store: Path, tmp_path: Path) -> None:
    """Until --force says so."""
    target = tmp_path / "x.geojson"
    done = _run("export", "geojson", "--store", example_store, "--kind", "capture", "-o", target)
    assert done.returncode == 0, done.stderr
    features = json.loads(target.read_text(encoding="utf-8"))["features"]
    assert features and {feature["properties"]["kind"] for feature in features} == {"capture"}
    assert f"{len(features)} event" in done.stderr
    before = target.read_bytes()
    again = _run("export", "geojson", "--store", example_store, "-o", target)
    assert again.returncode == 1 and "--force" in again.stderr and target.read_bytes() == before
    forced = _run("export", "geojson", "--store", example_store, "-o", target, "--force")
    assert forced.returncode == 0 and target.read_bytes() != before


def test_a_table_can_go_down_a_pipe(example_store: Path) -> None:
    done = _run("export", "hxl", "--store", example_store, "--from", "2017-11-01", "--to", "2017-11-30")
    assert done.returncode == 0, done.stderr
    header, tags, *rows = done.stdout.removeprefix("\ufeff").splitlines()
    assert header.startswith("Event,") and tags.startswith("#event+id,")
    assert rows and all(re.search(r",2017-1[0-2]-\d\d,", row) for row in rows)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["xlsx"], "is no format; there are acled"),
        (["acled", "--from", "yesterday"], "--from: «yesterday» is no date"),
        (["acled", "--kind", "party"], "«party» is no kind"),
        (["acled", "--store", "nothing.db"], "nothing.db"),
    ],
)
def test_what_cannot_be_exported_is_one_line(example_store: Path, arguments: list[str], says: str) -> None:
    store = [] if "--store" in arguments else ["--store", str(example_store)]
    done = _run("export", *arguments, *store)
    assert done.returncode == 1 and done.stdout == ""
    assert says in done.stderr and len(done.stderr.splitlines()) == 1


@contextmanager
def _serving(store: Path, *options: str) -> Iterator[str]:
    """A server in a process of its own; its address as it prints it."""
    command = [sys.executable, "-m", "rawi", "serve", "--store", str(store), "--port", "0", *options]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        first = process.stderr.readline()
        found = re.search(r"http://\S+", first)
        assert found, first + process.stderr.read()
        yield found[0]
        process.send_signal(signal.SIGINT)
        process.wait(60)


def test_the_reading_room_opens_over_a_new_store_and_ends_with_ctrl_c(tmp_path: Path) -> None:
    """A store that is not there is made; on loopback no token is asked."""
    with _serving(tmp_path / "new.db") as address:
        assert address.startswith("http://127.0.0.1:")
        with httpx.Client(base_url=address, transport=httpx.HTTPTransport(retries=50)) as client:
            status = client.get("/api/v1/status").json()
    assert status["events"] == 0 and status["token"] is False
    assert (tmp_path / "new.db").is_file()


def test_any_other_address_asks_for_the_token_that_was_printed(tmp_path: Path) -> None:
    with _serving(tmp_path / "new.db", "--host", "0.0.0.0") as address:
        base, token = address.split("/?token=")
        assert len(token) > 20
        with httpx.Client(base_url=base, transport=httpx.HTTPTransport(retries=50)) as client:
            assert client.get("/api/v1/status").status_code == 401
            shown = client.get("/api/v1/status", headers={"authorization": f"Bearer {token}"})
            assert shown.status_code == 200 and shown.json()["token"] is True


def test_a_port_that_is_taken_is_told_in_one_line(tmp_path: Path) -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = _run("serve", "--store", tmp_path / "x.db", "--port", str(taken.getsockname()[1]))
    assert done.returncode == 1
    assert "choose another with --port" in done.stderr and len(done.stderr.splitlines()) == 1
    assert not (tmp_path / "x.db").exists()
