"""Events in the formats that others read: the columns of ACLED and of UCDP GED, GeoJSON, GeoPackage, Parquet, JSON-LD, HXL
and Label Studio. docs/formats.md explains each column."""

from __future__ import annotations

from rawi.export.events.formats import FORMATS, Format, write_export

__all__ = ["FORMATS", "Format", "write_export"]
