"""The knowledge files of places: what they hold, and how wrong entries are refused."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from rawi.errors import KnowledgeError
from rawi.places.build import read_cities, read_places, read_regions
from rawi.places.countries import load_countries
from rawi.places.gazetteer import KINDS
from rawi.places.placewords import load_place_words
from rawi.places.relative import distance_km
from rawi.places.spelling import folded_name

REGION = """\
[[region]]
id = "one"
name = "محافظة كذا"
english = "One"
aliases = ["كذا"]
kind = "province"
country = "SY"
lat = 35.0
lon = 37.0
radius_km = 60.0
"""


@pytest.fixture
def broken(tmp_path: Path):
    """Write a knowledge file and return its path."""

    def write(text: str, name: str = "regions.toml") -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


class TestRegions:
    def test_the_list_covers_the_countries_at_war(self) -> None:
        regions = [entry for entry, _ in read_regions()]
        kinds = Counter(entry.kind for entry in regions)
        countries = Counter(entry.country for entry in regions)
        assert len(regions) >= 350
        for kind in KINDS[1:]:
            assert kinds[kind] >= 5, kind
        for country in ("SY", "IQ", "YE", "LY", "SD", "PS", "LB"):
            assert countries[country] >= 50, country

    @pytest.mark.parametrize(
        ("country", "provinces"),
        [
            ("SY", 14),
            ("IQ", 19),
            ("YE", 22),
            ("SD", 18),
            ("LB", 8),
            ("JO", 12),
            ("SA", 13),
            ("EG", 27),
            ("PS", 15),
        ],
    )
    def test_every_province_is_there(self, country: str, provinces: int) -> None:
        found = [
            entry for entry, _ in read_regions() if entry.country == country and entry.kind == "province"
        ]
        assert len(found) >= provinces

    def test_a_province_keeps_its_type_word_so_that_it_is_not_its_capital(self) -> None:
        names = {
            entry.name for entry, _ in read_regions() if entry.kind == "province" and entry.country == "SY"
        }
        assert "محافظة حلب" in names
        assert "حلب" not in names

    def test_every_place_lies_in_the_country_it_says(self) -> None:
        for entry, _ in read_regions():
            country = load_countries().of(entry.country)
            if country is None or entry.kind in ("sea", "river") or entry.country in ("US", "RU"):
                continue
            away = distance_km(entry.lat or 0, entry.lon or 0, country.lat, country.lon)
            assert away < 3 * country.radius_km + 150, entry

    def test_a_place_lies_near_the_province_it_says(self) -> None:
        regions = {entry.id: entry for entry, _ in read_regions()}
        for entry in regions.values():
            holder = regions.get(entry.parent)
            if holder is None or entry.kind in ("region", "river"):
                continue
            away = distance_km(entry.lat or 0, entry.lon or 0, holder.lat or 0, holder.lon or 0)
            assert away < 1.7 * (holder.radius_km or 0) + 60, entry

    def test_no_spelling_stands_twice_in_one_entry(self) -> None:
        for entry, names in read_regions():
            folded = [folded_name(name) for name in names]
            assert len(set(folded)) == len(folded), entry.name

    def test_parents_become_ids(self, broken) -> None:
        child = REGION.replace('"one"', '"two"').replace("province", "town").replace("محافظة كذا", "بلدة")
        path = broken(REGION + "\n" + child.replace('aliases = ["كذا"]', 'parent = "محافظة كذا"'))
        assert [entry.parent for entry, _ in read_regions(path)] == ["", "region:one"]

    @pytest.mark.parametrize(
        ("change", "to", "complaint"),
        [
            ('english = "One"\n', "", "lacks «english»"),
            ('"province"', '"shire"', "cannot be «shire»"),
            ('country = "SY"', 'country = "XX"', "no country"),
            ("lat = 35.0", "lat = 135.0", "not on the globe"),
            ("lat = 35.0", 'lat = "35"', "must be a number"),
            ("radius_km = 60.0", "radius_km = 0.0", "more than 0"),
            ('country = "SY"', 'country = "SY"\nparent = "nowhere"', "no id or province"),
            ('country = "SY"', 'country = "SY"\nsize = 3', "does not know «size»"),
        ],
    )
    def test_a_wrong_entry_is_named_with_its_line(self, broken, change: str, to: str, complaint: str) -> None:
        path = broken("# first line\n" + REGION.replace(change, to))
        with pytest.raises(KnowledgeError, match=complaint) as caught:
            read_regions(path)
        assert caught.value.line == 2
        assert str(path) in str(caught.value)

    def test_an_id_must_stand_once(self, broken) -> None:
        with pytest.raises(KnowledgeError, match="stands twice") as caught:
            read_regions(broken(REGION + "\n" + REGION))
        assert caught.value.line == 12


class TestCities:
    def test_every_city_has_an_arabic_name_and_a_point(self) -> None:
        cities = read_cities()
        assert len(cities) > 5000
        assert all(names and entry.lat is not None for entry, names in cities)

    def test_the_cut_keeps_villages_of_arab_countries_and_capitals_of_all(self) -> None:
        cities = read_cities()
        countries = Counter(entry.country for entry, _ in cities)
        capitals = {entry.english for entry, _ in cities if entry.feature_code == "PPLC"}
        assert countries["SY"] > 250
        assert countries["YE"] > 250
        assert {"Damascus", "Baghdad", "Sanaa", "Tripoli", "Khartoum", "Moscow", "Kabul"} <= capitals

    @pytest.mark.parametrize(
        "line", ["1,X,SY,01,35,nowhere,0,,كذا", "1,X,SY,01,35,37,0,,", "1,X,QQ,01,35,37,0,,كذا", "1,X"]
    )
    def test_a_wrong_line_is_named(self, broken, line: str) -> None:
        header = "# note\ngeonameid,english,country,admin1,lat,lon,population,capital,arabic\n"
        with pytest.raises(KnowledgeError) as caught:
            read_cities(broken(header + line + "\n", "cities.csv"))
        assert caught.value.line == 3

    def test_other_columns_are_refused(self, broken) -> None:
        with pytest.raises(KnowledgeError, match="must begin with the columns"):
            read_cities(broken("a,b\n", "cities.csv"))


class TestCountries:
    def test_all_the_world_is_there(self) -> None:
        assert len(list(load_countries())) >= 195

    @pytest.mark.parametrize(
        ("name", "iso"),
        [
            ("سوريا", "SY"),
            ("سورية", "SY"),
            ("الولايات المتحدة الأمريكية", "US"),
            ("جنوب السودان", "SS"),
            ("إيران", "IR"),
        ],
    )
    def test_names_and_their_variants(self, name: str, iso: str) -> None:
        assert load_countries().of_name(folded_name(name).split()) == iso

    @pytest.mark.parametrize(
        ("adjective", "iso"), [("السورية", "SY"), ("إسرائيلي", "IL"), ("الروس", None), ("التركيتين", "TR")]
    )
    def test_adjectives(self, adjective: str, iso: str | None) -> None:
        assert load_countries().of_adjective(folded_name(adjective)) == iso

    def test_countries_of_a_text_the_most_named_first(self) -> None:
        words = folded_name("قوات روسية وجنود سوريون في سوريا وللعراق بيان ومن الولايات المتحدة").split()
        assert load_countries().named(words) == ("SY", "RU", "IQ", "US")

    def test_a_code_must_stand_once(self, broken) -> None:
        entry = '[[country]]\niso = "QQ"\nname = "كذا"\nenglish = "Q"\n'
        entry += 'lat = 1.0\nlon = 1.0\nradius_km = 1.0\nregion = "R"\n'
        with pytest.raises(KnowledgeError, match="stands once") as caught:
            load_countries(broken(entry + entry, "countries.toml"))
        assert caught.value.line == 9


class TestPlaceWords:
    def test_type_words_in_number_and_definiteness(self) -> None:
        words = load_place_words()
        city = words.type_at(["مدينتي"], 0)
        assert city is not None and (city[0].id, city[1], city[3]) == ("city", "d", False)
        quarters = words.type_at(["الاحياء"], 0)
        assert quarters is not None and (quarters[0].id, quarters[1], quarters[3]) == ("quarter", "p", True)
        assert words.type_at(["نقطه", "تفتيش", "كذا"], 0) is not None

    def test_everyday_words_do_not_swallow_what_everyone_knows(self) -> None:
        everyday = load_place_words().everyday
        assert {
            "الميادين",
            "الحره",
            "السلام",
            "النصر",
            "احمد",
            "محمود",
            "المدينه",
            "القريه",
            "الشعب",
            "علي",
            "حضر",
        } <= everyday
        assert (
            not {"حلب", "دمشق", "غزه", "سوريا", "العراق", "بغداد", "صنعاء", "الرقه", "ادلب", "درعا"}
            & everyday
        )

    def test_a_word_of_two_types_is_refused(self, broken) -> None:
        entry = '[[type]]\nid = "{0}"\nsingular = ["كذا"]\nplural = []\nkinds = ["city"]\nradius_km = 1.0\n'
        with pytest.raises(KnowledgeError, match="two types") as caught:
            load_place_words(broken(entry.format("a") + entry.format("b"), "placewords.toml"))
        assert caught.value.line == 7


class TestPlaces:
    HEADER = "id,arabic,english,kind,country,admin1,lat,lon,radius_km,source\n"

    def test_the_list_covers_the_countries_at_war(self) -> None:
        countries = Counter(entry.country for entry, _ in read_places())
        for country in ("SY", "IQ", "YE", "LY", "SD", "PS", "LB"):
            assert countries[country] >= 60, country

    def test_places_lie_in_their_countries(self) -> None:
        """Within the circle of a country's area, three times as wide: long countries are no circles."""
        for entry, _ in read_places():
            country = load_countries().of(entry.country)
            assert country is not None and entry.lat is not None and entry.lon is not None
            away = distance_km(entry.lat, entry.lon, country.lat, country.lon)
            assert away <= 3 * country.radius_km, (entry.id, away)

    def test_a_row(self, broken) -> None:
        row = "place:x,كذا|?الكذا,Kadha,quarter,SY,,35.5,36.5,3,own\n"
        [(entry, names)] = read_places(broken("# about\n" + self.HEADER + row, "places.csv"))
        assert names == ["كذا", "?الكذا"]
        assert (entry.kind, entry.radius_km, entry.source, entry.vernacular) == (
            "quarter",
            3.0,
            "places",
            True,
        )

    @pytest.mark.parametrize(
        ("row", "told"),
        [
            ("place:x,كذا,Kadha,quarter,SY,,north,36.5,,own", "no place"),
            ("place:x,كذا,Kadha,quarter,SY,,95,36.5,,own", "not on the globe"),
            ("place:x,,Kadha,quarter,SY,,35,36.5,,own", "lacks a name"),
            ("place:x,كذا,Kadha,galaxy,SY,,35,36.5,,own", "known kind"),
            ("x,كذا,Kadha,quarter,SY,,35,36.5,,own", "must have an id"),
            ("place:x,كذا,Kadha,quarter,SY,,35,36.5,,hearsay", "known source"),
            ("place:x,كذا,Kadha,quarter,SY,,35,36.5,0,own", "more than 0"),
        ],
    )
    def test_a_wrong_row_is_named_with_its_line(self, broken, row: str, told: str) -> None:
        with pytest.raises(KnowledgeError, match=told) as caught:
            read_places(broken(self.HEADER + row + "\n", "places.csv"))
        assert caught.value.line == 2

    def test_an_id_stands_once(self, broken) -> None:
        row = "place:x,كذا,Kadha,quarter,SY,,35.5,36.5,3,own\n"
        with pytest.raises(KnowledgeError, match="twice"):
            read_places(broken(self.HEADER + row + row, "places.csv"))
