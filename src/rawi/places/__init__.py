"""Places: from the words of a report to coordinates with a radius, or to none.

``parse_place`` takes an expression apart, ``resolve`` and ``resolve_all`` choose among the gazetteer's
namesakes by what else the report names, ``PlaceIndex`` is the gazetteer itself.
"""

from rawi.places.choose import Context, Resolution
from rawi.places.countries import Countries, Country, load_countries
from rawi.places.gazetteer import Entry, Layer
from rawi.places.match import Candidate, PlaceIndex
from rawi.places.parse import Modifier, PlaceMention, Reading, parse_place
from rawi.places.resolve import default_index, resolve, resolve_all

__all__ = [
    "Candidate",
    "Context",
    "Countries",
    "Country",
    "Entry",
    "Layer",
    "Modifier",
    "PlaceIndex",
    "PlaceMention",
    "Reading",
    "Resolution",
    "default_index",
    "load_countries",
    "parse_place",
    "resolve",
    "resolve_all",
]
