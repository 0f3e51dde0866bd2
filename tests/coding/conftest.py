"""What several tests of coding need."""

from __future__ import annotations

from rawi.coding.document import Document
from rawi.coding.pipeline import default_pipeline
from rawi.report import Report


def before(name: str, text: str) -> Document:
    """A report as it is when the component of that name is about to run."""
    document = Document(Report(id="x", text=text))
    for component in default_pipeline().components:
        if component.name == name:
            return document
        component.run(document)
    raise AssertionError(f"no such component: {name}")
