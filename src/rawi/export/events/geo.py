"""Events on a map: GeoJSON (RFC 7946) and GeoPackage (OGC 12-128r18)."""

from __future__ import annotations

import json
import sqlite3
import struct
from collections.abc import Iterable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from rawi.export.events.flat import COLUMNS, flat_row
from rawi.export.events.told import ToldEvent

__all__ = ["write_geojson", "write_geopackage"]

APPLICATION_ID = 0x47504B47  # «GPKG»
VERSION = 10300
WGS84 = 4326
WGS84_WKT = (
    'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],'
    'AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,'
    'AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]'
)
TYPES: dict[type, str] = {str: "TEXT", int: "INTEGER", float: "REAL"}
_TABLES = """
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
  description TEXT DEFAULT '', last_change DATETIME NOT NULL, min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE,
  srs_id INTEGER REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL UNIQUE REFERENCES gpkg_contents(table_name),
  column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL
  REFERENCES gpkg_spatial_ref_sys(srs_id), z TINYINT NOT NULL, m TINYINT NOT NULL, PRIMARY KEY (table_name, column_name));
"""


def write_geojson(path: Path, events: Iterable[ToldEvent]) -> int:
    """Write one FeatureCollection, a feature a line; events without coordinates have no geometry. How many there are."""
    written = 0
    with path.open("w", encoding="utf-8") as file:
        file.write('{"type": "FeatureCollection", "features": [')
        for told in events:
            row = flat_row(told)
            lat, lon = row["latitude"], row["longitude"]
            point = None if lat is None or lon is None else {"type": "Point", "coordinates": [lon, lat]}
            feature = {"type": "Feature", "id": row["id"], "geometry": point, "properties": row}
            file.write(("," if written else "") + "\n" + json.dumps(feature, ensure_ascii=False))
            written += 1
        file.write("\n]}\n")
    return written


def write_geopackage(path: Path, events: Iterable[ToldEvent]) -> int:
    """Write a GeoPackage with the one layer «events», of points; how many rows it has."""
    names = list(COLUMNS)
    columns = ", ".join(f'"{name}" {TYPES[kind]}' for name, kind in COLUMNS.items())
    marks = ", ".join("?" for _ in range(len(names) + 1))
    written = 0
    box: list[tuple[float, float]] = []
    with closing(sqlite3.connect(path)) as file, file:
        file.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        file.execute(f"PRAGMA user_version = {VERSION}")
        for statement in _TABLES.split(";"):
            file.execute(statement)
        file.executemany(
            "INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)",
            [
                ("Undefined Cartesian SRS", -1, "NONE", -1, "undefined", None),
                ("Undefined geographic SRS", 0, "NONE", 0, "undefined", None),
                ("WGS 84 geodetic", WGS84, "EPSG", WGS84, WGS84_WKT, None),
            ],
        )
        file.execute(
            f"CREATE TABLE events (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom POINT, {columns})"
        )
        quoted = ", ".join(f'"{name}"' for name in names)
        for told in events:
            row = flat_row(told)
            lat, lon = row["latitude"], row["longitude"]
            if lat is not None and lon is not None:
                box.append((lon, lat))
            values = (_point(lat, lon), *(row[name] for name in names))
            file.execute(f"INSERT INTO events (geom, {quoted}) VALUES ({marks})", values)
            written += 1
        now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
        x, y = [lon for lon, _ in box], [lat for _, lat in box]
        corners = (min(x), min(y), max(x), max(y)) if box else (None,) * 4
        file.execute(
            "INSERT INTO gpkg_contents VALUES ('events', 'features', 'events', ?, ?, ?, ?, ?, ?, ?)",
            ("Events told by reports", now, *corners, WGS84),
        )
        file.execute(
            "INSERT INTO gpkg_geometry_columns VALUES ('events', 'geom', 'POINT', ?, 0, 0)", (WGS84,)
        )
    return written


def _point(lat: float | None, lon: float | None) -> bytes | None:
    """A point in GeoPackage's binary: its header without an envelope, then well-known binary, little-endian."""
    if lat is None or lon is None:
        return None
    return struct.pack("<2sBBi", b"GP", 0, 1, WGS84) + struct.pack("<BIdd", 1, 1, lon, lat)
