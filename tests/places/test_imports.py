"""Files of places as others publish them: what is read, and what is refused with its file and line."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from rawi.errors import InputError
from rawi.places.gazetteer import Entry
from rawi.places.imports import Dataset, Row, expand, read_file
from rawi.places.imports.download import fetch
from rawi.places.imports.files import members
from rawi.places.imports.rows import country_code


def dump_line(
    geonameid: int, name: str, others: str, lat: object, lon: object, code: str = "PPL", country: str = "SY",
    people: object = 0, feature_class: str = "P",
) -> str:  # fmt: skip
    cells = [str(geonameid), name, name, others, str(lat), str(lon), feature_class, code, country, "", "12", "1203", "",
             "", str(people), "", "", "Asia/Damascus", "2024-01-01"]  # fmt: skip
    return "\t".join(cells)


def read(path: Path, **options: str) -> list[Row]:
    return [row for dataset in read_file(path, **options) for row in dataset.rows()]


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def entry(row: Row) -> Entry:
    assert row.entry is not None
    return row.entry


class TestGeoNames:
    def test_a_place_of_a_dump(self, tmp_path: Path) -> None:
        line = dump_line(7, "Tall Kadha", "تل كذا,Tell Kaza,تلّ كذا (القديم)", 35.5, 36.25, people=12000)
        [row] = read(written(tmp_path / "SY.txt", line + "\n"))
        assert row.place == "geonames:7"
        assert row.names[0] == "تل كذا"
        made = entry(row)
        assert (made.kind, made.country, made.lat, made.lon, made.population, made.admin1, made.english) == (
            "town", "SY", 35.5, 36.25, 12000, "12", "Tall Kadha"
        )  # fmt: skip

    @pytest.mark.parametrize(
        ("feature_class", "code", "kind"),
        [("S", "AIRB", "base"), ("S", "DAM", "dam"), ("A", "ADM2", "district"), ("T", "MT", "mountain"),
         ("P", "PPLX", "quarter"), ("S", "CMPRF", "camp"), ("H", "WAD", "river")],
    )  # fmt: skip
    def test_kinds(self, tmp_path: Path, feature_class: str, code: str, kind: str) -> None:
        line = dump_line(7, "x", "تل كذا", 35.5, 36.25, code, feature_class=feature_class)
        assert [entry(row).kind for row in read(written(tmp_path / "SY.txt", line))] == [kind]

    def test_shops_and_the_country_itself_are_left_out(self, tmp_path: Path) -> None:
        lines = [dump_line(1, "x", "سوريا", 35, 38, "PCLI", feature_class="A"),
                 dump_line(2, "x", "مقهى", 35, 38, "REST", feature_class="S")]  # fmt: skip
        assert read(written(tmp_path / "SY.txt", "\n".join(lines))) == []

    def test_names_that_are_words_of_the_language_are_marked(self, tmp_path: Path) -> None:
        lines = dump_line(7, "x", "المدرسة,تل المدرسة", 35.5, 36.25)
        assert read(written(tmp_path / "SY.txt", lines))[0].names == ("?المدرسة", "تل المدرسة")

    def test_alternate_names(self, tmp_path: Path) -> None:
        """Arabic ones only, whether the file says so or leaves the language open."""
        lines = [
            "1\t7\tar\tتل كذا\t1\t\t\t",
            "2\t7\tfr\tTell Kaza\t\t\t\t",
            "3\t7\tku\tتل كذا کوردی\t\t\t\t",
            "4\t8\t\tكفر كذا\t\t\t\t\t\t",
        ]
        rows = read(written(tmp_path / "SY.alternate.txt", "\n".join(lines)))
        assert [(row.place, row.names, row.entry) for row in rows] == [
            ("geonames:7", ("تل كذا",), None), ("geonames:8", ("كفر كذا",), None)
        ]  # fmt: skip

    def test_a_zip_as_geonames_has_it(self, tmp_path: Path) -> None:
        path = tmp_path / "SY.zip"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("readme.txt", "read me\n")
            archive.writestr("SY.txt", dump_line(7, "x", "تل كذا", 35.5, 36.25))
        assert [(one.label, one.format) for one in read_file(path)] == [("geonames-SY", "GeoNames dump")]
        assert len(read(path)) == 1

    @pytest.mark.parametrize(
        ("line", "told"),
        [
            (dump_line(8, "x", "كذا", 95, 36), "latitude 95"),
            (dump_line(8, "x", "كذا", "nan", 36), "not on the globe"),
            (dump_line(8, "x", "كذا", "35,x", 36), "no numbers"),
            (dump_line(8, "x", "كذا", 35, 36) + "\tmore", "20 columns"),
            (dump_line(8, "x", "كذا", 35, 36, people="many"), "number of people"),
            (dump_line(8, "x", "كذا", 35, 36, country="Q7"), "two-letter code"),
        ],
    )
    def test_a_wrong_line_is_named(self, tmp_path: Path, line: str, told: str) -> None:
        path = written(tmp_path / "SY.txt", dump_line(7, "x", "تل كذا", 35.5, 36.25) + "\n" + line + "\n")
        with pytest.raises(InputError, match=told) as caught:
            read(path)
        assert str(caught.value).startswith(f"{path}:2: ")


class TestTables:
    def test_any_csv_with_name_and_coordinates(self, tmp_path: Path) -> None:
        path = written(tmp_path / "villages.csv", "Place Name,Name_AR,Latitude,Longitude,Type,Country\n"
                       "Tell Kaza,تل كذا,35.5,36.25,village,Syria\n")  # fmt: skip
        [row] = read(path)
        assert row.names == ("تل كذا",)
        assert (entry(row).english, entry(row).kind, entry(row).country) == ("Tell Kaza", "village", "SY")

    def test_arabic_headers_and_semicolons(self, tmp_path: Path) -> None:
        path = written(tmp_path / "قرى.csv", "الاسم;خط العرض;خط الطول;النوع;الدولة;المحافظة\n"
                       "مخيم كذا;35,5;36,25;مخيم;سوريا;حماة\n")  # fmt: skip
        made = entry(read(path)[0])
        assert (made.name, made.lat, made.lon, made.kind, made.country) == (
            "مخيم كذا",
            35.5,
            36.25,
            "camp",
            "SY",
        )
        assert made.admin1 == "10"  # GeoNames' code of Hama, which the project's list knows

    def test_hxl_tags_say_what_columns_hold(self, tmp_path: Path) -> None:
        path = written(tmp_path / "syr_admin3.csv", "A,B,C,D,E,F\n#adm1+name+i_ar,#adm3+name+en,#adm3+name+i_ar,#adm3+code,"
                       "#geo+lat,#geo+lon\nإدلب,Kaza,كذا,SY070199,35.5,36.25\n")  # fmt: skip
        made = entry(read(path)[0])
        assert made.id == "syr_admin3:SY070199"
        assert (made.name, made.kind, made.country, made.admin1) == ("كذا", "district", "SY", "12")

    def test_the_column_names_of_ocha(self, tmp_path: Path) -> None:
        path = written(tmp_path / "yem_adm2.csv", "ADM2_EN,ADM2_AR,ADM2_PCODE,ADM1_PCODE,ADM1_AR,lat,lon\n"
                       "Kaza,كذا,YE1199,YE11,مأرب,15.5,45.2\n")  # fmt: skip
        made = entry(read(path)[0])
        assert (made.kind, made.country, made.parent) == ("district", "YE", "yem_adm2:YE11")

    def test_a_country_given_or_near(self, tmp_path: Path) -> None:
        path = written(tmp_path / "v.csv", "name,lat,lon\nتل كذا,36.2,37.1\n")
        assert entry(read(path, country="IQ")[0]).country == "IQ"
        assert entry(read(path)[0]).country == "SY"

    def test_a_name_that_spreadsheets_would_run_is_no_name(self, tmp_path: Path) -> None:
        path = written(tmp_path / "v.csv", 'name,lat,lon\n"=HYPERLINK(""x"")",36.2,37.1\nتل كذا,36.2,37.1\n')
        assert [row.names for row in read(path)] == [("تل كذا",)]

    @pytest.mark.parametrize(
        ("text", "told", "line"),
        [
            ("a,b\n1,2\n", "no column is named", 1),
            ("name,b\nكذا,2\n", "latitude and longitude", 1),
            ("name,lat,lon\nكذا,35.5,36\nكذا,36.2,337\n", "not on the globe", 3),
            ("name,lat,lon\nكذا\n", "1 columns", 2),
            ("name,lat,lon,country\nكذا,35,36,Atlantis\n", "Atlantis", 2),
            ("just text\n", "no list of places", 1),
            ("7\tx\ty\n", "3 columns", 1),
        ],
    )
    def test_what_is_wrong_is_named(self, tmp_path: Path, text: str, told: str, line: int) -> None:
        path = written(tmp_path / "v.csv", text)
        with pytest.raises(InputError, match=told) as caught:
            read(path)
        assert (caught.value.path, caught.value.line) == (str(path), line)


class TestGeoJSON:
    def feature(self, geometry: object, **properties: str) -> dict[str, object]:
        told = {"ADM1_AR": "حماة", "ADM2_AR": "كذا", "ADM2_EN": "Kaza", "ADM2_PCODE": "SY0599", **properties}
        return {"type": "Feature", "properties": told, "geometry": geometry}

    def test_a_polygon_gives_a_centre_and_the_radius_of_a_circle_as_large(self, tmp_path: Path) -> None:
        square = [[36.0, 35.0], [36.2, 35.0], [36.2, 35.2], [36.0, 35.2], [36.0, 35.0]]
        geometry = {"type": "Polygon", "coordinates": [square]}
        path = written(tmp_path / "adm2.geojson", json.dumps({"features": [self.feature(geometry)]}))
        made = entry(read(path)[0])
        assert (made.lat, made.lon) == (pytest.approx(35.1), pytest.approx(36.1))
        assert made.radius_km == pytest.approx(11.3, abs=0.3)
        assert made.kind == "district"

    def test_of_two_polygons_the_larger_weighs_more(self, tmp_path: Path) -> None:
        def square(lon: float, side: float) -> list[list[list[float]]]:
            return [[[lon, 35.0], [lon, 35 + side], [lon + side, 35 + side], [lon + side, 35.0], [lon, 35.0]]]

        geometry = {"type": "MultiPolygon", "coordinates": [square(36.0, 0.4), square(38.0, 0.1)]}
        path = written(tmp_path / "adm2.geojson", json.dumps({"features": [self.feature(geometry)]}))
        assert entry(read(path)[0]).lon == pytest.approx(36.2 + 1.85 / 17, abs=0.02)

    def test_points_and_plain_lists(self, tmp_path: Path) -> None:
        told = [
            {"name": {"ar": "تل كذا", "en": "Tell Kaza"}, "centroid": {"latitude": 35.5, "longitude": 36.25}}
        ]
        made = entry(read(written(tmp_path / "places.json", json.dumps(told)))[0])
        assert (made.name, made.english, made.lat) == ("تل كذا", "Tell Kaza", 35.5)
        point = {"type": "Point", "coordinates": [36.25, 35.5]}
        path = written(tmp_path / "p.geojson", json.dumps({"features": [self.feature(point)]}))
        assert entry(read(path)[0]).lon == 36.25

    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ('{"features": [{"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": 3}}]}',
             "feature 1"),
            ('{"features": [{"properties": {}, "geometry": {"type": "Point", "coordinates": [1e999, 3]}}]}',
             "no pairs of numbers"),
            ('{"features": 3}', "neither GeoJSON"),
            ('{"features": [', "is no JSON"),
            ("[" * 100_000, "nested too deeply"),
            ('[{"name": "كذا"}]', "no coordinates"),
        ],
    )  # fmt: skip
    def test_what_is_wrong_is_named(self, tmp_path: Path, text: str, told: str) -> None:
        path = written(tmp_path / "x.geojson", text)
        with pytest.raises(InputError, match=told) as caught:
            read(path)
        assert str(path) in str(caught.value)


class TestHostileFiles:
    def zipped(self, tmp_path: Path, name: str, data: bytes, how: int = zipfile.ZIP_DEFLATED) -> Path:
        path = tmp_path / "x.zip"
        with zipfile.ZipFile(path, "w", how) as archive:
            archive.writestr(name, data)
        return path

    @pytest.mark.parametrize(
        "name", ["../SY.txt", "/etc/SY.txt", "a/../../SY.txt", "..\\SY.txt", "C:/SY.txt"]
    )
    def test_members_that_leave_their_folder(self, tmp_path: Path, name: str) -> None:
        path = self.zipped(tmp_path, name, b"x")
        with pytest.raises(InputError, match="leave its folder"):
            members(path)
        assert [one.name for one in tmp_path.iterdir()] == ["x.zip"]

    def test_a_bomb(self, tmp_path: Path) -> None:
        path = self.zipped(tmp_path, "SY.txt", bytes(80 << 20))
        with pytest.raises(InputError, match="expands to 80 MB"):
            members(path)

    def test_a_member_longer_than_the_archive_says(self, tmp_path: Path) -> None:
        """The size in an archive's directory is only a claim."""
        path = self.zipped(
            tmp_path, "SY.txt", (dump_line(7, "x", "تل كذا", 35.5, 36.25) + "\n").encode() * 1000
        )
        raw = path.read_bytes()
        size = len((dump_line(7, "x", "تل كذا", 35.5, 36.25) + "\n").encode()) * 1000
        path.write_bytes(raw.replace(size.to_bytes(4, "little"), (100).to_bytes(4, "little")))
        with pytest.raises(InputError, match="archive"):
            read(path)

    def test_a_broken_archive(self, tmp_path: Path) -> None:
        path = tmp_path / "SY.zip"
        path.write_bytes(b"PK\x03\x04" + bytes(100))
        with pytest.raises(InputError, match="broken archive"):
            read_file(path)

    def test_endless_lines_and_binary_files(self, tmp_path: Path) -> None:
        path = tmp_path / "SY.txt"
        path.write_bytes(b"a" * (5 << 20))
        with pytest.raises(InputError, match="too long"):
            read_file(path)
        path.write_bytes(b"\x89PNG\0\0")
        with pytest.raises(InputError, match="no text"):
            read_file(path)
        path.write_bytes("تل كذا".encode("cp1256"))
        with pytest.raises(InputError, match="not UTF-8"):
            read_file(path)

    def test_what_is_not_there(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match="no such file"):
            read_file(tmp_path / "none.txt")


def test_a_folder_gives_its_files_dumps_first(tmp_path: Path) -> None:
    for name in ("SY.alternate.txt", "SY.txt", "NOTE.md"):
        written(tmp_path / name, "x")
    assert [one.name for one in expand(tmp_path)] == ["SY.txt", "SY.alternate.txt"]
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match="no file of places"):
        expand(tmp_path / "empty")


@pytest.mark.parametrize("told", ["SY", "sy", "Syria", "سوريا", "سورية", "SYR", "Syrian Arab Republic"])
def test_a_country_by_code_or_name(told: str) -> None:
    assert country_code(told) == "SY"


def test_no_network_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no network.*give the file instead"):
        fetch("http://127.0.0.1:9/SY.zip", tmp_path / "SY.zip")


def test_datasets_carry_what_is_known_of_their_licence(tmp_path: Path) -> None:
    path = written(tmp_path / "SY.txt", dump_line(7, "x", "تل كذا", 35.5, 36.25))
    [dataset] = read_file(path)
    assert isinstance(dataset, Dataset) and "CC BY 4.0" in dataset.licence and len(dataset.sha256) == 64
    [dataset] = read_file(path, licence="mine", label="own")
    assert (dataset.licence, dataset.label) == ("mine", "own")
