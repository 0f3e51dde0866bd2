"""What the loader of actors refuses, and that it says in which file and line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from rawi.errors import KnowledgeError
from rawi.knowledge.registry import Registry, load_actors

SIDES = """
[[side]]
id = "north"
english = "North"
arabic = "الشمال"
note = "The north."
allies = ["west"]

[[side]]
id = "west"
english = "West"
arabic = "الغرب"
note = "The west."
"""
ARMY = {
    "id": '"xx-army"',
    "name": '"الجيش الشمالي"',
    "english": '"Northern Army"',
    "kind": '"state_forces"',
    "side": '"north"',
    "inter": "1",
}
GUARD = ARMY | {"id": '"xx-guard"', "name": '"الحرس الشمالي"', "english": '"Northern Guard"'}

Load = Callable[..., Registry]


@pytest.fixture
def load(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Load:
    """Loads actors given as tables of TOML values."""
    monkeypatch.setenv("RAWI_CACHE", str(tmp_path / "cache"))

    def load_tables(*actors: dict[str, str], sides: str = SIDES) -> Registry:
        folder = tmp_path / "actors"
        folder.mkdir(exist_ok=True)
        (folder / "sides.toml").write_text(sides, encoding="utf-8")
        text = "\n\n".join(
            "[[actor]]\n" + "\n".join(f"{key} = {value}" for key, value in actor.items()) for actor in actors
        )
        (folder / "test.toml").write_text(text + "\n", encoding="utf-8")
        load_actors.cache_clear()
        return load_actors(folder)

    return load_tables


def test_two_sound_actors_load(load):
    registry = load(ARMY, GUARD | {"parent": '"xx-army"', "years": '"2001-"'})
    assert list(registry.actors) == ["xx-army", "xx-guard"]
    assert registry.actors["xx-guard"].parent == "xx-army"
    assert registry.allied("west", "north")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"side": '"south"'}, "«south» is no side"),
        ({"parent": '"xx-nobody"'}, "parent «xx-nobody» is no actor"),
        ({"parent": '"xx-guard"'}, "its own ancestor"),
        ({"kind": '"warlord"'}, "«kind» cannot be «warlord»"),
        ({"inter": "9"}, "«inter» must be 1 to 8"),
        ({"inter": '"1"'}, "«inter» must be a whole number"),
        ({"id": '"XX Guard"'}, "«id» must be lower-case words"),
        ({"country": '"Syria"'}, "«country» must be two capital letters"),
        ({"wikidata": '"858"'}, "«wikidata» must be Q and a number"),
        ({"years": '"2016-2012"'}, "«years» must be like 2012-2016"),
        ({"years": '"since 2012"'}, "«years» must be like 2012-2016"),
        ({"alias": '["الحرس"]'}, "does not know «alias»"),
        ({"aliases": '"الحرس"'}, "«aliases» must be a list"),
        ({"aliases": '["الحرس، الحماية"]'}, "is no name"),
        ({"hostile": '["الحرس (سابقا)"]'}, "is no name"),
        ({"nisba": '["الشمالي"]'}, "must be one word, masculine singular, without article"),
        ({"nisba": '["شمالي شرقي"]'}, "must be one word"),
        ({"aliases": '["الحرس الشمالى"]'}, "stands twice, as name and alias"),
        ({"aliases": '["حرس الشمال"]', "short": '["حَرَس الشمال"]'}, "stands twice, as alias and short"),
        ({"id": '"xx-army"'}, "«id» «xx-army» stands twice"),
        ({"english": '"Northern Army"'}, "«english» «Northern Army» stands twice"),
        ({"aliases": '["الجيش الشمالي"]'}, "is also «xx-army» (name, test.toml:1)"),
        ({"short": '["الجيش الشمالي"]'}, "make it short in both"),
    ],
)
def test_a_wrong_actor_is_refused_by_file_and_line(load, change, says):
    with pytest.raises(KnowledgeError) as raised:
        load(ARMY, GUARD | change)
    assert says in str(raised.value)
    assert (Path(str(raised.value.path)).name, raised.value.line) == ("test.toml", 9)


@pytest.mark.parametrize("key", list(ARMY))
def test_a_missing_key_is_named(load, key):
    with pytest.raises(KnowledgeError, match=f"lacks «{key}»"):
        load({other: value for other, value in ARMY.items() if other != key})


def test_names_are_compared_as_they_are_matched(load):
    with pytest.raises(KnowledgeError, match="is also «xx-army»"):
        load(ARMY | {"aliases": '["قوة الأمة"]'}, GUARD | {"aliases": '["قوه الامه"]'})


def test_a_name_may_be_short_in_two_actors(load):
    registry = load(ARMY | {"short": '["القوات"]'}, GUARD | {"short": '["القوات"]'})
    assert [actor.id for actor, _ in registry.named("القوات")] == ["xx-army", "xx-guard"]


def test_a_name_may_be_two_actors_in_turn_but_not_on_one_day(load):
    first = ARMY | {"years": '"..2020-06-30"', "aliases": '["جيشنا"]'}
    registry = load(first, GUARD | {"years": '"2020-07-01.."', "aliases": '["جيشنا"]'})
    assert len(registry.named("جيشنا")) == 2
    with pytest.raises(KnowledgeError, match="let their years not meet"):
        load(first, GUARD | {"years": '"2020-06-30.."', "aliases": '["جيشنا"]'})
    with pytest.raises(KnowledgeError, match="let their years not meet"):
        load(first, GUARD | {"aliases": '["جيشنا"]'})


def test_an_adjective_may_be_a_name_but_not_two_actors_adjective(load):
    load(ARMY | {"nisba": '["شمالي"]', "ambiguous": '["شمالي"]'}, GUARD)
    with pytest.raises(KnowledgeError, match="«شمالي» is also «xx-army»"):
        load(ARMY | {"nisba": '["شمالي"]'}, GUARD | {"nisba": '["شمالي"]'})


def test_a_capital_stands_for_one_government_at_a_time(load):
    with pytest.raises(KnowledgeError, match="«العاصمة» is also «xx-army»"):
        load(ARMY | {"metonyms": '["العاصمة"]'}, GUARD | {"metonyms": '["العاصمة"]'})


def test_sides_are_checked_too(load):
    with pytest.raises(KnowledgeError, match=r"sides\.toml:2: «east» is no other side"):
        load(ARMY, sides=SIDES.replace('["west"]', '["east"]'))
    with pytest.raises(KnowledgeError, match="«id» «north» stands twice"):
        load(ARMY, sides=SIDES.replace('id = "west"', 'id = "north"').replace('allies = ["west"]', ""))


def test_changed_files_are_checked_again(load):
    load(ARMY)
    with pytest.raises(KnowledgeError, match="must be 1 to 8"):
        load(ARMY | {"inter": "0"})
    with pytest.raises(KnowledgeError, match="must be 1 to 8"):
        load(ARMY | {"inter": "0"})


def test_a_cache_that_cannot_be_written_is_no_error(load, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("RAWI_CACHE", str(tmp_path / "file"))
    assert "xx-army" in load(ARMY).actors
