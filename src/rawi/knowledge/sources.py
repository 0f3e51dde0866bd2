"""Who is quoted: outlets and monitoring groups, spokesmen, and the titles that introduce a speaker.

outlets.toml, spokesmen.toml and titles.toml hold them; each file's head says what its fields mean,
docs/sources.md how to add one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from rawi.arabic.fold import folded_word
from rawi.errors import KnowledgeError
from rawi.knowledge.loading import HERE, checked, read_tables

__all__ = [
    "Outlet", "Outlets", "Spokesman", "Spokesmen", "Tag", "Title", "Titles",
    "load_outlets", "load_spokesmen", "load_titles",
]  # fmt: skip

Tag = Literal["name", "alias", "ambiguous"]
OUTLET_KINDS = ("agency", "tv", "paper", "site", "radio", "monitor", "media_office", "social")
TITLE_KINDS = ("rank", "office", "source", "honorific", "civil")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_COUNTRY = re.compile(r"[A-Z]{2}")
_DOMAIN = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")
_YEARS = re.compile(r"(\d{4})-(\d{4})?")
_SERVANT = re.compile(r"(?<!\w)عبد ال")
_APART = re.compile(r"[\W_]+")
_BRACKET = re.compile(r"\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Outlet:
    """A body that publishes or is quoted: an agency, a channel, a monitoring group, an actor's media office.

    Attributes:
        id: as statements carry it («sana»).
        name: full Arabic name, safe to find anywhere.
        english: English name.
        kind: agency, tv, paper, site, radio, monitor, media_office or social. A monitor may also rescue and
            relieve: it can be the agent of an evacuation or of aid.
        aliases: other spellings that are safe to find anywhere.
        ambiguous: names that are also everyday words or belong to several outlets.
        owner: who owns it; empty when not said.
        side: id in actors/sides.toml of the party that it belongs to or openly stands with; empty for none.
        side_until: last day of ``side``; ``None`` when it has no end.
        side_after: its side after that day; empty for none.
        country: ISO 3166 two-letter code; empty for none.
        domains: where it is published.
        actor: id of the same body in the registry of actors; empty when that does not hold it.
    """

    id: str
    name: str
    english: str
    kind: str
    aliases: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    owner: str = ""
    side: str = ""
    side_until: date | None = None
    side_after: str = ""
    country: str = ""
    domains: tuple[str, ...] = ()
    actor: str = ""

    def side_on(self, day: date | None) -> str:
        """Its side on a day (id in actors/sides.toml, empty for none); ``side`` when the day is unknown."""
        if day is not None and self.side_until is not None and day > self.side_until:
            return self.side_after
        return self.side


@dataclass(frozen=True, slots=True)
class Spokesman:
    """A person whom reports quote by name alone.

    Attributes:
        id: as statements carry it.
        name: Arabic name.
        english: English spelling.
        aliases: other spellings that are safe to find anywhere.
        ambiguous: spellings, perhaps the name itself, that many people bear.
        body: id of the outlet or monitoring group they speak for; empty for none.
        side: id in actors/sides.toml of the party they speak for; empty for none.
        role: their office, in English.
        actor: id of the same person in the registry of actors; empty when that does not hold them.
        since, until: first and last year in it; ``until`` is ``None`` when it goes on
            or its end is not known.
    """

    id: str
    name: str
    english: str
    role: str
    since: int
    until: int | None = None
    aliases: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    body: str = ""
    side: str = ""
    actor: str = ""

    def in_office(self, day: date | None) -> bool:
        """Whether the year of a day lies in their time; true when the day is unknown."""
        return day is None or (self.since <= day.year and (self.until is None or day.year <= self.until))


@dataclass(frozen=True, slots=True)
class Title:
    """A rank, office or other word that introduces a person or speaker.

    Attributes:
        lemma: masculine singular, without the article where it can lack it; matched word by word on lemmas.
        kind: rank, office, source, honorific or civil.
        english: in English.
        plural: plurals and other spellings.
        before_name: a person's name may follow directly.
        speaks: can be quoted by itself.
        ambiguous: also an everyday word («لواء», «رائد»).
    """

    lemma: str
    kind: str
    english: str
    plural: tuple[str, ...] = ()
    before_name: bool = False
    speaks: bool = False
    ambiguous: bool = False


class Outlets(dict[str, Outlet]):
    """The outlets by id."""

    def aliases(self) -> Iterator[tuple[str, Outlet, Tag]]:
        """Every spelling, its outlet, and whether it is a name, an alias or ambiguous.

        A spelling that several outlets bear («الوطن») comes once for each.
        """
        for outlet in self.values():
            yield outlet.name, outlet, "name"
            for text in outlet.aliases:
                yield text, outlet, "alias"
            for text in outlet.ambiguous:
                yield text, outlet, "ambiguous"

    def of_url(self, url: str) -> Outlet | None:
        """The outlet that publishes at an address («https://www.sana.sy/?p=1») or host; ``None`` if none."""
        text = url.strip().lower()
        try:
            host = urlsplit(text if "//" in text else f"//{text}").hostname or ""
        except ValueError:
            return None
        labels = host.split(".")
        for i in range(len(labels) - 1):
            found = self._domains.get(".".join(labels[i:]))
            if found is not None:
                return found
        return None

    def find(self, text: str) -> Outlet | None:
        """The one outlet that a user means by a name, an id or an address («سانا», «BBC Arabic», «aawsat»).

        ``None`` when there is none, or when several bear the name («الوطن»).
        """
        if "/" in text or _DOMAIN.fullmatch(text.strip().lower()):
            found = self.of_url(text)
            if found is not None:
                return found
        for form in (text, _BRACKET.sub(" ", text)):
            named = self._spellings.get(_key(form))
            if named is not None:
                return named if isinstance(named, Outlet) else None
        return None

    @cached_property
    def _domains(self) -> dict[str, Outlet]:
        return {domain: outlet for outlet in self.values() for domain in outlet.domains}

    @cached_property
    def _spellings(self) -> dict[str, Outlet | Literal["several"]]:
        """Outlets by folded spelling; names before ambiguous ones, and the first label of a domain last."""
        sure = [(text, outlet) for text, outlet, tag in self.aliases() if tag != "ambiguous"]
        for outlet in self.values():
            sure += [(text, outlet) for text in (outlet.id, outlet.english, _BRACKET.sub("", outlet.english))]
        index: dict[str, Outlet | Literal["several"]] = {}
        for more in (
            sure,
            [(text, outlet) for text, outlet, tag in self.aliases() if tag == "ambiguous"],
            [(domain.split(".")[0], outlet) for domain, outlet in self._domains.items()],
        ):
            added: dict[str, Outlet | Literal["several"]] = {}
            for text, outlet in more:
                key = _key(text)
                added[key] = outlet if added.get(key, outlet) is outlet else "several"
            index = {**added, **index}
        return index


class Spokesmen(dict[str, Spokesman]):
    """The spokesmen by id."""

    def aliases(self) -> Iterator[tuple[str, Spokesman, Tag]]:
        """Every spelling, with «عبد ال…» also written together, its bearer, and name, alias or ambiguous."""
        for person in self.values():
            tagged: list[tuple[str, Tag]] = [(person.name, "name")]
            tagged += [(text, "alias") for text in person.aliases]
            tagged += [(text, "ambiguous") for text in person.ambiguous if text != person.name]
            if person.name in person.ambiguous:
                tagged[0] = (person.name, "ambiguous")
            for text, tag in tagged:
                yield text, person, tag
                together = _SERVANT.sub("عبدال", text)
                if together != text:
                    yield together, person, tag


class Titles(dict[str, Title]):
    """The titles by lemma, as titles.toml writes it."""

    def aliases(self) -> Iterator[tuple[str, Title, Tag]]:
        """Every lemma and plural, its title, and name, alias or ambiguous."""
        for title in self.values():
            yield title.lemma, title, "ambiguous" if title.ambiguous else "name"
            for text in title.plural:
                yield text, title, "ambiguous" if title.ambiguous else "alias"


@cache
def load_outlets(path: Path = HERE / "outlets.toml") -> Outlets:
    """The outlets.

    Raises:
        KnowledgeError: an entry is wrong, or a spelling or domain belongs to two; the message names file and
            line.
    """
    outlets = Outlets()
    spellings: dict[str, str] = {}
    domains: dict[str, str] = {}
    for line, table in read_tables(path, "outlet"):
        checked(
            path, line, table,
            required=dict.fromkeys(("id", "name", "english", "kind"), str),
            optional={"aliases": list, "ambiguous": list, "domains": list, "owner": str, "side": str,
                      "side_until": str, "side_after": str, "country": str, "actor": str},
            one_of={"kind": OUTLET_KINDS},
        )  # fmt: skip
        _check_id(path, line, table["id"], outlets)
        _claim(path, line, spellings, table["id"], [table["name"], *table.get("aliases", ())])
        _claim(path, line, domains, table["id"], table.get("domains", ()))
        _check_ambiguous(path, line, table)
        for domain in table.get("domains", ()):
            if not _DOMAIN.fullmatch(domain):
                raise KnowledgeError(f"«{domain}» is no domain; write it like sana.sy", path=path, line=line)
        if not _COUNTRY.fullmatch(table.get("country", "XX")):
            raise KnowledgeError("«country» must be two capital letters (ISO 3166)", path=path, line=line)
        if "side_after" in table and "side_until" not in table:
            raise KnowledgeError("«side_after» needs «side_until»", path=path, line=line)
        outlets[table["id"]] = Outlet(**{**_tuples(table), "side_until": _day(path, line, table)})
    _check_safe(path, outlets.aliases(), spellings)
    return outlets


@cache
def load_spokesmen(path: Path = HERE / "spokesmen.toml") -> Spokesmen:
    """The spokesmen.

    Raises:
        KnowledgeError: an entry is wrong, or a spelling that is not ambiguous belongs to two; the message
            names file and line.
    """
    spokesmen = Spokesmen()
    spellings: dict[str, str] = {}
    for line, table in read_tables(path, "spokesman"):
        checked(
            path, line, table,
            required=dict.fromkeys(("id", "name", "english", "role", "years"), str),
            optional={"aliases": list, "ambiguous": list, "body": str, "side": str, "actor": str},
        )  # fmt: skip
        _check_id(path, line, table["id"], spokesmen)
        shared = table.get("ambiguous", ())
        own = [text for text in (table["name"], *table.get("aliases", ())) if text not in shared]
        _claim(path, line, spellings, table["id"], own)
        _check_ambiguous(path, line, {**table, "name": ""})
        years = _YEARS.fullmatch(table["years"])
        if years is None or (years[2] and years[2] < years[1]):
            raise KnowledgeError("«years» must be like 2015-2017 or 2018-", path=path, line=line)
        if table.get("body", "") and table["body"] not in load_outlets():
            raise KnowledgeError(f"outlets.toml has no «{table['body']}»", path=path, line=line)
        fields = {key: value for key, value in _tuples(table).items() if key != "years"}
        since, until = int(years[1]), int(years[2]) if years[2] else None
        spokesmen[table["id"]] = Spokesman(**fields, since=since, until=until)
    return spokesmen


@cache
def load_titles(path: Path = HERE / "titles.toml") -> Titles:
    """The titles.

    Raises:
        KnowledgeError: an entry is wrong or a lemma stands twice; the message names file and line.
    """
    titles = Titles()
    for line, table in read_tables(path, "title"):
        checked(
            path, line, table,
            required=dict.fromkeys(("lemma", "kind", "english"), str),
            optional={"plural": list, "follows": str, "speaks": bool, "ambiguous": bool},
            one_of={"kind": TITLE_KINDS, "follows": ("name",)},
        )  # fmt: skip
        if table["lemma"] in titles:
            raise KnowledgeError(f"«{table['lemma']}» stands twice", path=path, line=line)
        fields = {key: value for key, value in _tuples(table).items() if key != "follows"}
        titles[table["lemma"]] = Title(**fields, before_name="follows" in table)
    return titles


def _tuples(table: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in table.items()}


def _check_id(path: Path, line: int, id_: str, known: dict[str, Any]) -> None:
    if not _ID.fullmatch(id_):
        raise KnowledgeError(f"«{id_}» must be small Latin letters, digits, hyphens", path=path, line=line)
    if id_ in known:
        raise KnowledgeError(f"«{id_}» stands twice", path=path, line=line)


def _claim(path: Path, line: int, owners: dict[str, str], id_: str, texts: Sequence[str]) -> None:
    for text in texts:
        if text in owners:
            raise KnowledgeError(f"«{text}» is «{owners[text]}» already", path=path, line=line)
        owners[text] = id_


def _check_ambiguous(path: Path, line: int, table: dict[str, Any]) -> None:
    """A spelling is safe or ambiguous, not both."""
    for text in table.get("ambiguous", ()):
        if text == table["name"] or text in table.get("aliases", ()):
            raise KnowledgeError(f"«{text}» cannot be safe and ambiguous", path=path, line=line)


def _check_safe(path: Path, aliases: Iterator[tuple[str, Outlet, Tag]], spellings: dict[str, str]) -> None:
    """What one outlet calls ambiguous, no other may call safe."""
    lines = {table["id"]: line for line, table in read_tables(path, "outlet")}
    for text, outlet, tag in aliases:
        if tag == "ambiguous" and text in spellings:
            message = f"«{text}» is ambiguous here, and must be so for «{spellings[text]}» too"
            raise KnowledgeError(message, path=path, line=lines[outlet.id])


def _day(path: Path, line: int, table: dict[str, Any]) -> date | None:
    if "side_until" not in table:
        return None
    try:
        return date.fromisoformat(table["side_until"])
    except ValueError:
        raise KnowledgeError("«side_until» must be a day like 2024-12-07", path=path, line=line) from None


def _key(text: str) -> str:
    """A spelling without what differs between writers: hamza, marks, case, punctuation, spaces."""
    return _APART.sub("", folded_word(text)).casefold()
