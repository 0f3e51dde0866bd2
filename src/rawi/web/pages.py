"""The page's files and the API's documentation, all from the package: nothing is fetched from elsewhere."""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

__all__ = ["STATIC", "add_pages"]

STATIC = Path(__file__).with_name("static")
NOT_BUILT = """\
<!doctype html><html lang="en"><meta charset="utf-8"><title>rawi</title>
<p>The page is not built. In a checkout, run <code>make page</code>; it needs Node 20 or later.
The API works: <a href="/api/v1/openapi.json">/api/v1/openapi.json</a>.</p>
"""
DOCS = """\
<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>rawi: API</title><link rel="stylesheet" href="/docs/swagger-ui.css"></head>
<body>
<div id="swagger-ui"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
"""


class _Assets(StaticFiles):
    """Files whose names hold a hash of what is in them: they never change."""

    async def check_config(self) -> None:
        """A page that is not built has no files; that is told for each of them."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        if "\0" in path:
            raise HTTPException(404, "there is no such file")
        return await super().get_response(path, scope)

    def file_response(self, *args: object, **kwargs: object) -> Response:
        response = super().file_response(*args, **kwargs)  # type: ignore[arg-type]
        response.headers["cache-control"] = "public, max-age=31536000, immutable"
        return response


def add_pages(app: FastAPI, static: Path = STATIC) -> None:
    """Serve the page: every address that is not the API's, nor a file, is one of the page's own."""

    app.mount("/assets", _Assets(directory=static / "assets", check_dir=False), name="assets")
    files = StaticFiles(directory=static, check_dir=False)

    @app.get("/docs", include_in_schema=False)
    def docs() -> Response:
        if not (static / "docs").is_dir():
            return HTMLResponse(NOT_BUILT)
        return HTMLResponse(DOCS)

    @app.get("/{path:path}", include_in_schema=False)
    async def page(path: str, request: Request) -> Response:
        if path.startswith("api/"):
            raise HTTPException(404, "there is no such address in the API; /docs lists all")
        scope: Scope = request.scope
        if path and path != "index.html" and "\0" not in path and static.is_dir():
            try:
                response = await files.get_response(path, scope)
                response.headers.setdefault("cache-control", "no-cache")
                return response
            except HTTPException as error:
                if error.status_code != 404:
                    raise
        index = static / "index.html"
        if not index.is_file():
            return HTMLResponse(NOT_BUILT, 503)
        return FileResponse(index, headers={"cache-control": "no-cache"})
