"""``rawi gazetteer``: the user's own list of places, made of files that others publish."""

from __future__ import annotations

import json
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

from rawi.commands.guard import Failed, say, unsteered
from rawi.commands.progress import rows_bar
from rawi.errors import InputError
from rawi.places.imported import Imported, imports_of, remove, replace_with
from rawi.places.imports import Dataset, expand, read_file
from rawi.places.imports.download import fetch_country
from rawi.places.imports.rows import country_code
from rawi.places.user import gazetteer_path

__all__ = ["add_places", "find_place", "list_imports", "remove_imports"]


def add_places(given: list[str], *, label: str | None, country: str | None, licence: str | None) -> None:
    """Import files, folders of files, and countries by download.

    Raises:
        InputError: ``country`` is none.
        Failed: one or more could not be imported; each has been named. What could stays imported.
    """
    path = _path()
    code = country_code(country) if country else None
    if country and code is None:
        raise InputError(f"--country: «{country}» is no country that is known; give its two-letter code")
    bad = 0
    for one in given:
        with tempfile.TemporaryDirectory(prefix="rawi-") as scratch:
            files, names, problem = _files(one, Path(scratch))
            problems = [problem] if problem else []
            for file in files:
                try:
                    _import(path, file, names.get(file), label, code, licence)
                except InputError as error:
                    problems.append(str(error))
            for told in problems:
                say(f"rawi: {told}")
            bad += len(problems)
    if bad:
        raise Failed


def _files(given: str, scratch: Path) -> tuple[list[Path], dict[Path, str], str]:
    """The files of one argument, what to call those that were downloaded, and what went wrong."""
    path = Path(given)
    iso = None if path.exists() else country_code(given)
    try:
        if iso is None:
            return expand(path), {}, ""
        files = fetch_country(iso, scratch, lambda address: say(f"fetching {address}"))
        return files, {file: f"https://download.geonames.org ({file.name})" for file in files}, ""
    except InputError as error:
        return [], {}, str(error)


def _import(
    path: Path, file: Path, shown: str | None, label: str | None, country: str | None, licence: str | None
) -> None:
    datasets = read_file(file, label=label, country=country, licence=licence)
    if label and len(datasets) > 1:
        raise InputError(f"holds {len(datasets)} lists of places; leave out --as", path=file)
    for dataset in datasets:
        _one(path, dataset, shown)


def _one(path: Path, dataset: Dataset, shown: str | None) -> None:
    with rows_bar(dataset.label) as advance:
        made, before = replace_with(path, dataset, advance, shown=shown)
    if before == made:
        _tell(f"{made.label}: unchanged since {made.imported[:10]} ({_amount(made)})")
    elif before is None:
        _tell(f"{made.label}: {_amount(made)} from {made.file}")
    else:
        _tell(
            f"{made.label}: {_amount(made)} from {made.file}, in place of {_amount(before)} of {before.imported[:10]}"
        )


def _amount(one: Imported) -> str:
    return f"{one.places:,} places, {one.names:,} names" if one.places else f"{one.names:,} names"


def list_imports(*, as_json: bool) -> None:
    """Print what the gazetteer holds: label, how many, when, from which file, its hash and licence."""
    path = _path()
    held = imports_of(path)
    if as_json:
        print(json.dumps([asdict(one) for one in held], ensure_ascii=False, indent=1))
        return
    if not held:
        _tell(f"nothing is imported ({path}); the embedded gazetteer is always there")
        return
    _tell(str(path))
    for one in held:
        _tell(f"\n{one.label}  ({one.format})\n  {_amount(one)}, imported {one.imported}\n  from {one.file}")
        _tell(f"  sha256 {one.sha256}\n  licence: {one.licence}")


def remove_imports(labels: list[str]) -> None:
    """Take lists out of the gazetteer by their labels.

    Raises:
        InputError: it holds none of that label.
    """
    path = _path()
    for label in labels:
        _tell(f"{label}: {_amount(remove(path, label))} removed")


def find_place(words: str, *, country: str | None, as_json: bool) -> None:
    """Print the places that a name may mean, and which would be chosen and why.

    Raises:
        InputError: ``country`` is none.
        Failed: the gazetteer does not hold the name.
    """
    from rawi.places.finding import find

    code = country_code(country) if country else None
    if country and code is None:
        raise InputError(f"--country: «{country}» is no country that is known; give its two-letter code")
    found = find(words, code)
    if as_json:
        print(json.dumps(found, ensure_ascii=False, indent=1))
    else:
        _show(found)
    if not found["candidates"]:
        raise Failed


def _show(found: dict[str, Any]) -> None:
    if not found["candidates"]:
        say(f"rawi: «{found['asked']}» is not in the gazetteer; rawi gazetteer add imports more places")
        return
    for one in found["candidates"]:
        mark = "→" if one["id"] == found["chosen"] else " "
        point = "no coordinates" if one["lat"] is None else f"{one['lat']:.4f}, {one['lon']:.4f}"
        people = f", {one['population']:,} people" if one["population"] else ""
        spelt = "" if one["spelling"] == "same" else f" (spelt otherwise: {one['spelling']})"
        holders = ", ".join(one["parents"]) or "-"
        _tell(f"{mark} {one['name']}  {one['english']}{spelt}")
        _tell(f"    {one['kind']} in {holders}; {point}{people}\n    {one['id']}, from {one['source']}")
    chosen = found["chosen"] or "none"
    _tell(f"\nchosen: {chosen}: {found['reason']}")


def _path() -> Path:
    path = gazetteer_path()
    if path is None:
        raise InputError("RAWI_GAZETTEER is «none»: name a file with --gazetteer")
    return path


def _tell(text: str) -> None:
    """Print lines of which parts came from files of others."""
    for line in text.split("\n"):
        print(unsteered(line))
