"""Which column of a table holds what: by HXL tags, by the names OCHA gives its columns, by any usual header.

Headers are compared without case, marks and blanks, so «Latitude», «lat.», «خط العرض» are found alike.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rawi.places.spelling import folded_name

__all__ = ["Columns", "columns_of", "hxl_columns", "is_hxl"]

_HEADERS = {
    "name": "name placename nameenglish englishname nameen enname english toponym location locality site settlement "
            "village town city community label title featurename place fullname",
    "arabic": "namear arname arabicname namearabic arabic nameinarabic ar الاسم اسم اسمالمكان الاسمبالعربية المكان القرية "
              "اسمالقرية البلدة المدينة الموقع اسمالموقع الاسمالعربي",
    "others": "aliases alias alternatenames altnames othernames alternatename أسماءأخرى اسماخر الأسماءالأخرى",
    "lat": "lat latitude y ycoord ycoordinate gpslat gpslatitude pointy latdd latitudedd centerlat declat العرض خطالعرض "
           "دائرةالعرض خطعرض",
    "lon": "lon long lng longitude x xcoord xcoordinate gpslon gpslong gpslongitude pointx londd longdd longitudedd "
           "centerlon declon الطول خطالطول خططول",
    "kind": "kind type featuretype placetype class category النوع نوع نوعالمكان التصنيف",
    "country": "country countrycode iso iso2 iso3 cc adm0en adm0pcode admin0nameen admin0pcode adm0name البلد الدولة بلد",
    "province": "province governorate admin1 adm1 state mohafaza المحافظة محافظة الولاية",
    "population": "population pop people inhabitants totalpopulation السكان عددالسكان",
    "id": "id pcode code placeid uid geonameid الرمز الرقم",
    "radius": "radius radiuskm نصفالقطر",
}  # fmt: skip
_BY_HEADER = {
    re.sub(r"\s", "", folded_name(header)): what
    for what, headers in _HEADERS.items()
    for header in headers.split()
}
# OCHA's own: ADM3_EN, ADM3_AR, ADM3_PCODE; admin3Name_en, admin3Pcode; adm3_name, adm3_name1.
_LEVEL = re.compile(r"^ad(?:m|min)([0-4])(?:(name)?(en|ar|ref|1|2)?|(pcode|code))$")


@dataclass(slots=True)
class Columns:
    """Where in a row each thing stands.

    Attributes:
        at: column of each of name, arabic, others, lat, lon, kind, country, province, population, id, radius.
        levels: for OCHA's files, of each administrative level the columns of «en», «ar» and «code».
    """

    at: dict[str, int] = field(default_factory=dict)
    levels: dict[int, dict[str, int]] = field(default_factory=dict)

    @property
    def deepest(self) -> int | None:
        """The administrative level that the rows of an OCHA file tell: the deepest with a name."""
        named = [level for level, columns in self.levels.items() if level and {"en", "ar"} & columns.keys()]
        return max(named, default=None)

    def missing(self) -> str | None:
        """What no column holds though it must, in words."""
        if not ({"name", "arabic"} & self.at.keys() or self.deepest is not None):
            return "no column is named as one of names (name, name_ar, الاسم, ADM3_AR, #adm3+name+ar)"
        if "lat" not in self.at or "lon" not in self.at:
            return "no columns are named as latitude and longitude (lat, lon, خط العرض, خط الطول, #geo+lat, #geo+lon)"
        return None


def columns_of(headers: Sequence[str]) -> Columns:
    """The columns that a header line names; the first of two that mean the same."""
    columns = Columns()
    for at, header in enumerate(headers):
        plain = re.sub(r"[\W_]", "", folded_name(header).casefold())
        level = _LEVEL.match(plain)
        if level and not (plain in _BY_HEADER and level[2] is None and level[3] is None and level[4] is None):
            what = "code" if level[4] else "ar" if level[3] in ("ar", "1") else "en"
            if level[3] not in ("ref", "2"):
                columns.levels.setdefault(int(level[1]), {}).setdefault(what, at)
        what = _BY_HEADER.get(plain, "")
        if what:
            columns.at.setdefault(what, at)
    return columns


def is_hxl(cells: Sequence[str]) -> bool:
    """Whether a line is the row of HXL tags."""
    told = [cell.strip() for cell in cells if cell.strip()]
    return len(told) >= 2 and all(re.fullmatch(r"#[A-Za-z][\w+ ]*", cell) for cell in told)


def hxl_columns(cells: Sequence[str]) -> Columns:
    """The columns that a row of HXL tags names (https://hxlstandard.org)."""
    columns = Columns()
    for at, cell in enumerate(cells):
        tag, *attributes = cell.strip().lower().replace(" ", "").removeprefix("#").split("+")
        marks: Mapping[str, None] = dict.fromkeys(attributes)
        level = re.fullmatch(r"adm([1-5])|country", tag)
        if level:
            what = "code" if "code" in marks else "ar" if "ar" in marks or "i_ar" in marks else "en"
            columns.levels.setdefault(int(level[1] or 0), {}).setdefault(what, at)
        elif tag == "geo" and ("lat" in marks or "lon" in marks):
            columns.at.setdefault("lat" if "lat" in marks else "lon", at)
        elif (tag in ("loc", "geo") and "name" in marks) or (tag == "loc" and not marks):
            columns.at.setdefault("arabic" if "ar" in marks or "i_ar" in marks else "name", at)
        elif tag == "loc" and "code" in marks:
            columns.at.setdefault("id", at)
        elif tag == "loc" and "type" in marks:
            columns.at.setdefault("kind", at)
        elif tag == "population":
            columns.at.setdefault("population", at)
    return columns
