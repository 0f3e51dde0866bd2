"""The events of a filter as a file, in every format of `rawi export`."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter
from fastapi import Path as InPath
from fastapi.responses import FileResponse
from starlette.background import BackgroundTask

from rawi.errors import NotInStore
from rawi.export.events import FORMATS, write_export
from rawi.web.filters import Filter
from rawi.web.routes import CurrentStore, problems

__all__ = ["router"]

router = APIRouter(tags=["export"])


@router.get(
    "/export/{format}",
    response_class=FileResponse,
    responses={200: {"description": "The file.", "content": {"*/*": {}}}, **problems(404)},
)
def export(
    store: CurrentStore,
    wanted: Filter,
    format: Annotated[str, InPath(description="one of /vocabulary's formats", max_length=40)],
) -> FileResponse:
    """The events that pass the filter, as a file."""
    if format not in FORMATS:
        raise NotInStore(f"there is no format {format!r}; there are {', '.join(FORMATS)}")
    made = FORMATS[format]
    folder = tempfile.TemporaryDirectory(prefix="rawi-")
    target = Path(folder.name) / f"events{made.suffix}"
    try:
        write_export(store, format, wanted, target)
    except BaseException:
        folder.cleanup()
        raise
    return FileResponse(
        target,
        media_type=made.media_type,
        filename=f"rawi-events{made.suffix}",
        background=BackgroundTask(folder.cleanup),
    )
