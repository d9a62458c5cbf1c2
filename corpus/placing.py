"""Which countries a passage is placed in by what it stands under: a heading, or who speaks.

A thread or a study of several countries tells the story of one of them after the other, and often
only its headings say whose. What nothing says is not guessed: a passage that is placed nowhere, and
names no country, is about all of its document's (`Passage.speaks_of`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from importlib import resources
from itertools import groupby

from corpus.model import LocatorUnit, Passage
from corpus.vocabulary import load_place_finder

Countries = tuple[str, ...]

# People say where they speak from when they begin, after a greeting or a word on what this is.
_FIRST_LINES = 500
_LONGEST_PHRASE = 80
_WORD = re.compile(r"\w+")
# What stands before a name without saying anything: "here in the" Gambia, "my country," Peru.
_ARTICLE = re.compile(
    r"(?:\b(?:the|le|la|les|el|los|las|o|a|os|as)|\bl['’])?[\s,،:]*$", re.IGNORECASE
)
# Countries after which people are named, beside another name of theirs: "Jordan Mensah".
_NAMES_OF_PEOPLE = frozenset({"Chad", "Georgia", "Israel", "Jordan", "Mali"})
_NAME_AFTER, _NAME_BEFORE = re.compile(r" [A-Z][\w.’'-]+"), re.compile(r"(?:^|, )[A-Z][\w.’'-]* $")
# "in Ghana and Togo", "au Bénin et au Togo", "no Brasil e em Angola"
_GOES_ON = re.compile(
    r"[\s,،&]*(?:(?:and|et|y|e|и|و)\s+)?(?:(?:au|aux|en|du|de|in|em|no|na|da|do|в)\s+)?",
    re.IGNORECASE,
)


def placed(passages: Sequence[Passage], of_document: Countries) -> Mapping[str, Countries]:
    """Of its document's countries those that each passage is placed in, by passage id.

    `passages` are all of a document, in order. The nearest heading that names any of the countries
    places what stands under it. A message is placed by its own headings, which say who wrote it,
    else by its first lines, where they say from where. The title of all, or the subject of a
    thread, places what names none of the countries itself. Of a document about one country there is
    nothing to tell.
    """
    if len(of_document) < 2:  # noqa: PLR2004 - one country is that of every passage
        return {passage.id: () for passage in passages}
    roots = {passage.heading_path[:1] for passage in passages}
    found: dict[str, Countries] = {}
    for _, together in groupby(passages, key=_message):
        message = list(together)
        said = _said_by_message(message[0])
        for passage in message:
            above = _of_all(passage, has_title=len(roots) == 1)
            nearer = passage.heading_path[len(above) :]
            ways = [*map(_countries_in, reversed(nearer)), said]
            if not _among(passage.countries, of_document):
                ways += map(_countries_in, above)
            found[passage.id] = next(filter(None, (_among(way, of_document) for way in ways)), ())
    return found


def in_their_places(passages: Sequence[Passage], of_document: Countries) -> list[Passage]:
    """The passages, all of a document, with what `placed` tells of each."""
    places = placed(passages, of_document)
    return [replace(passage, placed_in=places[passage.id]) for passage in passages]


def said_to_be_from(text: str) -> Countries:
    """The countries that somebody says to speak from in the first lines of a text.

    "Here in Ghana" and "je travaille au Togo" say so; "our colleague in Ghana" does not.
    """
    lines = text[:_FIRST_LINES]
    found: list[str] = []
    last = None
    for mention in load_place_finder().mentions(lines):
        goes_on = last is not None and _GOES_ON.fullmatch(lines, last, mention.start)
        if goes_on or _ends_in_phrase(lines[: mention.start]):
            found.append(mention.country)
            last = mention.end
        else:
            last = None
    return tuple(dict.fromkeys(found))


def _message(passage: Passage) -> object:
    """What all passages of one message have in common; elsewhere each stands by itself."""
    if passage.locator.unit is LocatorUnit.MESSAGE:
        return passage.locator.first, passage.heading_path[:2]
    return passage.id


def _said_by_message(first: Passage) -> Countries:
    is_message = first.locator.unit is LocatorUnit.MESSAGE
    return said_to_be_from(first.text) if is_message else ()


def _of_all(passage: Passage, *, has_title: bool) -> Countries:
    """The heading that says what the whole document, or the thread of a message, is about."""
    path = passage.heading_path
    is_message = passage.locator.unit is LocatorUnit.MESSAGE
    return path[:1] if (len(path) > 1 if is_message else has_title) else ()


def _among(countries: Iterable[str], of_document: Countries) -> Countries:
    return tuple(country for country in countries if country in of_document)


@lru_cache(maxsize=4096)  # a heading stands above many passages
def _countries_in(heading: str) -> Countries:
    mentions = load_place_finder().mentions(heading)
    named = (one.country for one in mentions if not _names_somebody(heading, one.start, one.end))
    return tuple(dict.fromkeys(named))


def _names_somebody(heading: str, start: int, end: int) -> bool:
    """Whether a country's name is somebody's here: "Jordan Mensah", not "Adviser, Jordan"."""
    is_name = heading[start:end] in _NAMES_OF_PEOPLE
    return is_name and bool(_NAME_AFTER.match(heading, end) or _NAME_BEFORE.search(heading[:start]))


def _ends_in_phrase(text: str) -> bool:
    near = text[-_LONGEST_PHRASE:]
    # Whole words: "there in" does not end in "here in".
    ways = (f" {_folded(way)}" for way in (near, _ARTICLE.sub("", near)))
    return any(way.endswith(_phrases()) for way in ways)


@lru_cache(maxsize=1)
def _phrases() -> tuple[str, ...]:
    content = (resources.files("corpus") / "placing_phrases.txt").read_text(encoding="utf-8")
    return tuple(
        f" {_folded(line)}" for line in content.splitlines() if line and not line.startswith("#")
    )


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(_WORD.findall(letters))
