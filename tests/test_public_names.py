"""What users may import stays: a name that goes or comes is a decision, made here."""

from __future__ import annotations

import subprocess
import sys

import rawi


def test_public_names() -> None:
    """Exactly these, and each is there."""
    assert sorted(rawi.__all__) == [
        "CodedReport", "Count", "Filler", "InputError", "KnowledgeError", "Place", "RawiError", "Report",
        "SetupError", "Span", "Statement", "StoreError", "Time", "code", "read",
    ]  # fmt: skip
    assert all(hasattr(rawi, name) for name in rawi.__all__)


def test_importing_is_cheap() -> None:
    """The coder and its knowledge are loaded by the first call, not by the import."""
    script = "import sys, rawi; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert not {"rawi.coding", "rawi.arabic", "rawi.places"} & set(loaded.stdout.split())


def test_errors_have_one_root() -> None:
    """``except rawi.RawiError`` catches all that rawi raises on purpose."""
    errors = (rawi.InputError, rawi.KnowledgeError, rawi.SetupError, rawi.StoreError)
    assert all(issubclass(error, rawi.RawiError) for error in errors)
