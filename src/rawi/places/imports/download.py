"""GeoNames' files of a country, fetched when the user asks for a country by name: the only use of the network."""

from __future__ import annotations

import http.client
import shutil
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

from rawi.errors import InputError

__all__ = ["URLS", "fetch", "fetch_country"]

URLS = (
    ("https://download.geonames.org/export/dump/{iso}.zip", "{iso}.zip"),
    ("https://download.geonames.org/export/dump/alternatenames/{iso}.zip", "{iso}.names.zip"),
)
LARGEST = 1 << 30  # bytes
SECONDS = 30.0


def fetch_country(iso: str, folder: Path, progress: Callable[[str], None] = lambda told: None) -> list[Path]:
    """Download a country's dump and alternate names.

    Args:
        iso: ISO two-letter code.
        folder: where the files go.
        progress: told each address before it is fetched.

    Raises:
        InputError: there is no network, or GeoNames has no such file.
    """
    fetched = []
    for url, name in URLS:
        address = url.format(iso=iso)
        progress(address)
        target = folder / name.format(iso=iso)
        fetch(address, target)
        fetched.append(target)
    return fetched


def fetch(address: str, target: Path) -> None:
    """Download one file whole.

    Raises:
        InputError: it cannot be had, or ends too early.
    """
    request = urllib.request.Request(address, headers={"User-Agent": "rawi"})
    try:
        with urllib.request.urlopen(request, timeout=SECONDS) as answer, target.open("wb") as out:
            told = answer.headers.get("Content-Length") or ""
            if told.isdecimal() and int(told) > LARGEST:
                raise InputError(f"{address} is larger than any dump of places; nothing was fetched")
            shutil.copyfileobj(answer, out)
            if told.isdecimal() and out.tell() != int(told):
                raise InputError(f"{address} ended too early; try again")
    except urllib.error.HTTPError as error:
        raise InputError(f"{address} cannot be had (HTTP {error.code}); nothing was imported") from None
    except (OSError, http.client.HTTPException) as error:
        reason = getattr(error, "reason", None) or error
        raise InputError(
            f"no network, or no way to {address} ({reason}); fetch it on another machine and give the file instead"
        ) from None
