"""GeoJSON features, and JSON lists of records, as the rows of a table; polygons give a centre and a radius."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from rawi.errors import InputError
from rawi.places.imports.columns import columns_of
from rawi.places.imports.rows import Row, Where, degrees
from rawi.places.imports.tables import Table

__all__ = ["centre", "read_json"]

_KM_A_DEGREE = 111.195
_DEEPEST = 6  # levels of nesting that coordinates have at most, with some to spare


def read_json(text: str, path: str | Path, label: str, country: str | None) -> Iterator[Row]:
    """The places of a GeoJSON file, or of a list of records with names and coordinates.

    Raises:
        InputError: it is no JSON, or a feature has no coordinates; names the file and the feature as its line.
    """
    try:
        told = json.loads(text)
    except json.JSONDecodeError as error:
        raise InputError(f"is no JSON ({error.msg})", path=path, line=error.lineno) from None
    except (RecursionError, ValueError):
        raise InputError("is nested too deeply, or its numbers are too long", path=path) from None
    features = told.get("features") if isinstance(told, dict) else told
    if not isinstance(features, list):
        raise InputError("is neither GeoJSON with features nor a list of places", path=path)
    for number, feature in enumerate(features, 1):
        where = Where(f"{path} feature {number}")
        if not isinstance(feature, dict):
            raise where.wrong("is no object with a name and coordinates")
        row = _feature(where, feature, label, country)
        if row is not None:
            yield row


def _feature(where: Where, feature: Mapping[str, Any], label: str, country: str | None) -> Row | None:
    properties = feature.get("properties") if feature.get("type") == "Feature" else feature
    flat = _flat(properties) if isinstance(properties, dict) else {}
    columns = columns_of(list(flat))
    cells = list(flat.values())
    geometry = feature.get("geometry")
    radius: float | None = None
    if isinstance(geometry, dict):
        lat, lon, radius = centre(where, geometry)
        point = degrees(where, str(lat), str(lon))
    elif "lat" in columns.at and "lon" in columns.at:
        point = degrees(where, cells[columns.at["lat"]], cells[columns.at["lon"]])
    else:
        raise where.wrong("has no coordinates")
    return Table(columns, label, country).place(where, cells, point, radius)


def _flat(record: Mapping[str, Any], depth: int = 0) -> dict[str, str]:
    """A record's values as cells; {"name": {"ar": …}} becomes «name ar», lists of spellings one cell."""
    cells: dict[str, str] = {}
    for key, value in record.items():
        if isinstance(value, dict) and depth < 3:
            inner = _flat(value, depth + 1)
            wanted = ("latitude", "longitude", "lat", "lon", "lng")
            cells.update((k if k in wanted else f"{key} {k}", v) for k, v in inner.items())
        elif isinstance(value, list):
            names = [v.get("value", "") if isinstance(v, dict) else v for v in value[:200]]
            cells[str(key)] = "|".join(name for name in names if isinstance(name, str))
        elif isinstance(value, (str, int, float)) and not isinstance(value, bool):
            cells[str(key)] = str(value)
    return cells


def centre(where: Where, geometry: Mapping[str, Any]) -> tuple[float, float, float | None]:
    """Latitude, longitude and radius (km) of a geometry: a point has none, an area that of a circle as large.

    Raises:
        InputError: it is neither a point nor an area, or its coordinates are no numbers.
    """
    kind, told = geometry.get("type"), geometry.get("coordinates")
    try:
        if kind == "Point":
            lon, lat = _pair(told)
            return lat, lon, None
        if kind == "MultiPoint" and isinstance(told, list) and told:
            pairs = [_pair(pair) for pair in told]
            return sum(p[1] for p in pairs) / len(pairs), sum(p[0] for p in pairs) / len(pairs), None
        if kind in ("Polygon", "MultiPolygon") and isinstance(told, list) and told:
            return _of_area([told] if kind == "Polygon" else told)
    except (TypeError, ValueError, IndexError, KeyError, OverflowError):
        raise where.wrong("has coordinates that are no pairs of numbers") from None
    raise where.wrong(f"is a «{str(kind)[:30]}»; points and polygons are understood")


def _pair(told: Any) -> tuple[float, float]:
    lon, lat = float(told[0]), float(told[1])
    if not (math.isfinite(lon) and math.isfinite(lat) and abs(lon) <= 180 and abs(lat) <= 90):
        raise ValueError
    return lon, lat


def _of_area(polygons: list[Any]) -> tuple[float, float, float]:
    """The centroid of the outer rings and holes, weighted by their areas, in kilometres around their middle."""
    rings = [([_pair(p) for p in ring], at) for polygon in polygons for at, ring in enumerate(polygon)]
    points = [point for ring, _ in rings for point in ring]
    lat0 = sum(p[1] for p in points) / len(points)
    lon0 = sum(p[0] for p in points) / len(points)
    wide = _KM_A_DEGREE * max(0.01, math.cos(math.radians(lat0)))
    total = x_sum = y_sum = 0.0
    for ring, at in rings:
        flat = [((lon - lon0) * wide, (lat - lat0) * _KM_A_DEGREE) for lon, lat in ring]
        area, x, y = _ring(flat)
        sign = -1.0 if at else 1.0  # whatever way round they are written, the first is the outside
        total += sign * area
        x_sum += sign * area * x
        y_sum += sign * area * y
    if total <= 0:
        return lat0, lon0, 1.0
    radius = max(1.0, math.sqrt(total / math.pi))
    return lat0 + y_sum / total / _KM_A_DEGREE, lon0 + x_sum / total / wide, round(radius, 1)


def _ring(flat: list[tuple[float, float]]) -> tuple[float, float, float]:
    """Area and centroid of one ring."""
    area = x_sum = y_sum = 0.0
    for (x1, y1), (x2, y2) in zip(flat, flat[1:] + flat[:1], strict=True):
        cross = x1 * y2 - x2 * y1
        area += cross / 2
        x_sum += (x1 + x2) * cross / 6
        y_sum += (y1 + y2) * cross / 6
    return (abs(area), x_sum / area, y_sum / area) if abs(area) > 1e-9 else (0.0, 0.0, 0.0)
