"""The documents say what the program does: what can be checked against it is."""

from __future__ import annotations

import re
from pathlib import Path

from rawi.export.labels import COUNTED, STATUSES
from rawi.knowledge.kinds import load_kinds
from rawi.statement import ROLES

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"


def test_codebook_has_every_kind_with_its_codes() -> None:
    """One row a kind, with what ACLED, PLOVER and CAMEO call it, as exports write it."""
    codebook = (DOCS / "codebook.md").read_text(encoding="utf-8")
    rows = {
        row[0]: row
        for row in re.findall(r"^\| `(\w+)` \|[^|]+\|[^|]+\| ([^|]+) \| (\w+) \| (\w+) \|$", codebook, re.M)
    }
    assert rows.keys() == load_kinds().keys()
    for kind in load_kinds().values():
        _, acled, plover, cameo = rows[kind.id]
        state = f" (a state: {kind.acled_sub_event_state})" if kind.acled_sub_event_state else ""
        assert acled == f"{kind.acled_event}: {kind.acled_sub_event}{state}"
        assert (plover, cameo) == (kind.plover, kind.cameo)


def test_coding_names_every_module() -> None:
    """The table of components names each module that codes, and none that is gone."""
    coding = ROOT / "src" / "rawi" / "coding"
    modules = {path.name for path in coding.glob("*.py") if path.name != "__init__.py"}
    table = [
        line
        for line in (DOCS / "coding.md").read_text(encoding="utf-8").splitlines()
        if line.startswith("| ")
    ]
    named = set(re.findall(r"`(\w+\.py)`", "\n".join(table)))
    assert named == modules


def test_codebook_has_every_field_status_and_count() -> None:
    """Roles, statuses and what is counted."""
    codebook = (DOCS / "codebook.md").read_text(encoding="utf-8")
    assert [
        name
        for name in (*ROLES, *STATUSES, *COUNTED, "time", "counts", "trigger")
        if f"`{name}`" not in codebook
    ] == []


def test_links_between_documents_lead_somewhere() -> None:
    """No link to a file that is not there."""
    for page in [*ROOT.glob("*.md"), *DOCS.glob("**/*.md"), *(ROOT / "examples").glob("*.md")]:
        for target in re.findall(r"\]\(([^)#]+)", page.read_text(encoding="utf-8")):
            if "://" not in target:
                assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_example_in_the_readme() -> None:
    """What the README shows is what Python prints."""
    import doctest

    failures, tried = doctest.testfile(str(ROOT / "README.md"), module_relative=False, encoding="utf-8")
    assert tried and not failures


def test_readme_counts_the_kinds() -> None:
    """«35 of them»."""
    assert f"({len(load_kinds())} of them" in (ROOT / "README.md").read_text(encoding="utf-8")
