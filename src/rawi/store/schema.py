"""The tables as SQLAlchemy Core knows them; the migrations make them, and a test holds both together."""

from __future__ import annotations

from sqlalchemy import Column, Float, Integer, LargeBinary, MetaData, String, Table

__all__ = [
    "actors", "blocks", "claims", "codings", "counts", "decisions", "event_actors", "event_aliases", "event_figures",
    "event_statements", "events", "links", "metadata", "place_index", "places", "report_bands", "report_fts",
    "reports", "roles", "runs", "sources", "statement_fts", "statements",
]  # fmt: skip

metadata = MetaData()


def _table(
    name: str,
    whole: str = "",
    text: str = "",
    real: str = "",
    blob: str = "",
    *,
    keys: tuple[str, ...] = ("id",),
) -> Table:
    """A table from the names of its whole-number, text, real and binary columns; the keys come first."""
    types = {
        **dict.fromkeys(whole.split(), Integer),
        **dict.fromkeys(text.split(), String),
        **dict.fromkeys(real.split(), Float),
        **dict.fromkeys(blob.split(), LargeBinary),
    }
    order = [*keys, *(name for name in types if name not in keys)]
    return Table(name, metadata, *(Column(c, types[c], primary_key=c in keys) for c in order))


runs = _table("runs", "id reports statements failed", "command program knowledge settings started finished")
reports = _table(
    "reports",
    "id version replaces current coding_id run_id characters",
    "key name outlet outlet_key published url url_key title added hash copies text",
    blob="signature",
)
codings = _table("codings", "id report_id run_id statements", "program knowledge warnings")
report_fts = _table("report_fts", "rowid", "folded", keys=("rowid",))
places = _table(
    "places", "id", "key gazetteer_id name english country folded", "latitude longitude radius_km"
)
place_index = _table("place_index", "id", "", "south north west east")
actors = _table("actors", "inter", "id name english kind side country folded")
sources = _table("sources", "id", "key name english side folded")
statements = _table(
    "statements",
    "id report_id coding_id current trigger_start trigger_end sentence_start sentence_end time_start time_end"
    " place_id",
    "key kind status trigger frame day_from day_to title title_ar notes",
    "latitude longitude likelihood",
)
statement_fts = _table("statement_fts", "rowid", "folded", keys=("rowid",))
roles = _table(
    "roles",
    "statement_id position start end place_id",
    "role text english described actor rule reason",
    keys=("statement_id", "role", "position"),
)
counts = _table(
    "counts", "statement_id position low high start end", "what text", keys=("statement_id", "position")
)
events = _table(
    "events",
    "id lead_id place_id killed_low killed_best killed_high wounded_low wounded_best wounded_high voices reports"
    " statements",
    "key kind status grade day_from day_to place place_english country title title_ar dated agents targets agent_refs"
    " target_refs why review"
    " corrected changed",
    "latitude longitude radius_km",
)
event_aliases = _table("event_aliases", "", "key now changed", keys=("key",))
event_statements = _table(
    "event_statements", "statement_id event_id source_id", "voice stance why", keys=("statement_id",)
)
event_actors = _table("event_actors", "event_id", "role actor", keys=("event_id", "role", "actor"))
event_figures = _table("event_figures", "event_id low best high", "what", keys=("event_id", "what"))
links = _table(
    "links", "event_id one other", "relation reason", keys=("event_id", "one", "other", "relation")
)
claims = _table("claims", "statement_id lead_id", "body", keys=("statement_id",))
blocks = _table("blocks", "block statement_id", keys=("block", "statement_id"))
report_bands = _table("report_bands", "band report_id", keys=("band", "report_id"))
decisions = _table(
    "decisions",
    "id coding_id undoes",
    "client_id group made reviewer verb subject statements others field value machine reason",
)
