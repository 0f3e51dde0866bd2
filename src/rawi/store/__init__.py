"""A store: reports, statements and events in one SQLite file, with everything that was ever decided about them.

from rawi.store import EventFilter, open_store

with open_store("rawi.db") as store:
    for event in store.events(EventFilter(place="البوكمال", grade=("disputed",))):
        print(event.key, event.title)
"""

from rawi.store.rows import (
    Added,
    Agreement,
    Decision,
    EventDetail,
    EventFilter,
    EventRow,
    Facet,
    Figure,
    Hit,
    Holding,
    Link,
    Page,
    PlaceRow,
    ReportDetail,
    ReportFilter,
    ReportRow,
    SourceRow,
    StatementRow,
    Status,
    Timeline,
    Told,
    Voice,
)
from rawi.store.store import DEFAULT, Store, open_store

__all__ = [
    "DEFAULT", "Added", "Agreement", "Decision", "EventDetail", "EventFilter", "EventRow", "Facet", "Figure", "Hit",
    "Holding", "Link", "Page", "PlaceRow", "ReportDetail", "ReportFilter", "ReportRow", "SourceRow", "StatementRow",
    "Status", "Store", "Timeline", "Told", "Voice", "open_store",
]  # fmt: skip
