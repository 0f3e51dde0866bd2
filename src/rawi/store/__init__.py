"""A store: reports, statements and events in one SQLite file, with everything that was ever decided about them.

from rawi.store import EventFilter, open_store

with open_store("rawi.db") as store:
    for event in store.events(EventFilter(place="البوكمال", grade=("disputed",))):
        print(event.key, event.title)
"""

from rawi.store.answers import (
    Added,
    Agreement,
    Counts,
    PlaceCandidate,
    Points,
    QueueRow,
    Series,
    Status,
    Teller,
)
from rawi.store.rows import (
    ActorRef,
    ActorRow,
    Decided,
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
    Timeline,
    Told,
    Voice,
)
from rawi.store.store import DEFAULT, Store, open_store

__all__ = [
    "DEFAULT", "ActorRef", "ActorRow", "Added", "Agreement", "Counts", "Decided", "Decision", "EventDetail",
    "EventFilter", "EventRow", "Facet", "Figure", "Hit", "Holding", "Link", "Page", "PlaceCandidate", "PlaceRow",
    "Points", "QueueRow", "ReportDetail", "ReportFilter", "ReportRow", "Series", "SourceRow", "StatementRow", "Status",
    "Store", "Teller", "Timeline", "Told", "Voice", "open_store",
]  # fmt: skip
