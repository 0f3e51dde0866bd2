"""Builds the page into the package before a wheel or an sdist is made; hatchling calls it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class PageHook(BuildHookInterface):  # type: ignore[type-arg]
    """Runs npm where the page is not built yet. An sdist brings it along, so that installing one needs no Node."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the page unless it is there or the install is an editable one, which works without.

        Raises:
            RuntimeError: it is not there and cannot be built here.
        """
        root = Path(self.root)
        if version == "editable" or (root / "src/rawi/web/static/index.html").is_file():
            return
        npm = shutil.which("npm")
        if npm is None:
            raise RuntimeError(
                "rawi's page is not built and npm is missing: install Node 20.19 or later, or run `make page`"
            )
        subprocess.run([npm, "ci", "--no-fund", "--no-audit"], cwd=root / "frontend", check=True)
        subprocess.run([npm, "run", "build"], cwd=root / "frontend", check=True)
