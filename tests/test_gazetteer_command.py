"""``rawi gazetteer``: what it prints, and how it ends when files are wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from rawi.cli import app
from rawi.places.resolve import default_index


@pytest.fixture(autouse=True)
def own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """A gazetteer of its own for each test."""
    monkeypatch.setenv("RAWI_GAZETTEER", str(tmp_path / "g.sqlite"))
    default_index.cache_clear()
    yield
    default_index.cache_clear()


@pytest.fixture
def villages(tmp_path: Path) -> Path:
    path = tmp_path / "villages.csv"
    path.write_text("الاسم,خط العرض,خط الطول\nتل كذا,35.5,36.25\n", encoding="utf-8")
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["gazetteer", *map(str, arguments)])


def test_add_list_find_remove(villages: Path) -> None:
    done = run("add", villages, "--licence", "mine")
    assert done.exit_code == 0 and "villages: 1 places, 1 names" in done.stdout
    assert "unchanged" in run("add", villages).stdout
    listed = run("list").stdout
    assert "sha256" in listed and "licence: mine" in listed and str(villages) in listed
    assert json.loads(run("list", "--json").stdout)[0]["label"] == "villages"
    found = run("find", "قرية", "تل", "كذا")
    assert found.exit_code == 0 and "→ تل كذا" in found.stdout and "chosen: villages:" in found.stdout
    assert json.loads(run("find", "تل كذا", "--json").stdout)["candidates"][0]["lat"] == 35.5
    assert run("remove", "villages").exit_code == 0
    assert run("remove", "villages").exit_code == 1


def test_an_unknown_name_is_one_line_and_exit_code_1() -> None:
    done = run("find", "كذا وكذا وكذا", "--gazetteer", "none")
    assert (
        done.exit_code == 1 and "not in the gazetteer" in done.stderr and len(done.stderr.splitlines()) == 1
    )


def test_one_wrong_file_does_not_stop_the_others(villages: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_text("name,lat,lon\nتل كذا,95,36\n", encoding="utf-8")
    done = run("add", bad, villages)
    assert done.exit_code == 1
    assert done.stderr == f"rawi: {bad}:2: latitude 95, longitude 36 is not on the globe\n"
    assert "villages: 1 places" in done.stdout


def test_neither_file_nor_country() -> None:
    done = run("add", "Atlantis")
    assert (
        done.exit_code == 1
        and done.stderr == "rawi: Atlantis: there is no such file, and no country of that name\n"
    )


def test_a_country_is_fetched_only_when_asked_for(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The addresses are GeoNames' own; what they give is imported like files."""
    from rawi.places.imports import download

    asked = []

    def fetch(address: str, target: Path) -> None:
        asked.append(address)
        dump = "7\tx\tx\tتل كذا\t35.5\t36.25\tP\tPPL\tSY\t\t12\t\t\t\t0\t\t\tAsia/Damascus\t2024-01-01\n"
        target.write_text("1\t7\tar\tتل كذى\t\t\t\t\n" if "alternate" in address else dump, encoding="utf-8")

    monkeypatch.setattr(download, "fetch", fetch)
    done = run("add", "سوريا")
    assert done.exit_code == 0, done.stderr
    assert asked == [
        "https://download.geonames.org/export/dump/SY.zip",
        "https://download.geonames.org/export/dump/alternatenames/SY.zip",
    ]
    assert "geonames-SY: 1 places" in done.stdout and "geonames-names-SY: 1 names" in done.stdout


def test_read_takes_the_option(villages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    report = tmp_path / "r.txt"
    report.write_text("قصف الطيران قرية تل الديكة أمس.", encoding="utf-8")
    other = tmp_path / "other.sqlite"
    villages.write_text("name,lat,lon\nتل الديكة,35.5,36.25\n", encoding="utf-8")
    assert run("add", villages, "--gazetteer", other).exit_code == 0
    done = CliRunner().invoke(app, ["read", str(report), "--format", "jsonl", "--gazetteer", str(other)])
    assert '"lat": 35.5' in done.stdout
    default_index.cache_clear()
    missing = CliRunner().invoke(app, ["read", str(report), "--gazetteer", str(tmp_path / "none.sqlite")])
    assert missing.exit_code == 1 and "there is no gazetteer" in missing.stderr
