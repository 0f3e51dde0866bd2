"""From files, pages and archives to reports."""

from rawi.ingest.found import Found, parse_date
from rawi.ingest.reader import count_reports, read_paths

__all__ = ["Found", "count_reports", "parse_date", "read_paths"]
