"""Words that stand around the matter of a question, each with every role that it plays there.

They ask, introduce whoever asks, or say what any question may. The words are data, one file a
language in `around_matter/`, whose README tells what each role means.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import lru_cache
from importlib import resources

from search.lexical.folding import fold


class Role(StrEnum):
    """What a word does in a question, by the name it has in the files."""

    ASKS = "asks"
    GENERAL = "general"
    OF_ANY_MATTER = "of-any-matter"
    BEGINNING = "beginning"
    DOING = "doing"
    SUBJECT = "subject"
    EXCHANGE = "exchange"
    KEEPING = "keeping"
    PERSON = "person"
    ERRAND = "errand"
    NEUTRAL = "neutral"
    ENDING = "ending"
    PLACE = "place"


Words = Mapping[Role, frozenset[str]]


@lru_cache(maxsize=1)
def words_around_matter() -> Mapping[str, Words]:
    """The words of each role, as they are written, by language (ISO 639-1).

    Raises ValueError as `read_roles`.
    """
    folder = resources.files("search.lexical") / "around_matter"
    files = sorted((file for file in folder.iterdir()), key=lambda file: file.name)
    return {
        file.name.removesuffix(".txt"): read_roles(file.name, file.read_text(encoding="utf-8"))
        for file in files
        if file.name.endswith(".txt")
    }


@lru_cache(maxsize=len(Role))
def folded_words(role: Role) -> Mapping[str, frozenset[str]]:
    """The words of a role, folded, by language."""
    return {
        language: frozenset(map(fold, words[role]))
        for language, words in words_around_matter().items()
    }


def read_roles(name: str, content: str) -> Words:
    """The words of each role, none of some, in the lines of a file: "word word: role role".

    Raises ValueError, naming file, line and word, for a line without words or roles, a role that is
    none, and a word that stands there twice, however it is spelt.
    """
    known: dict[str, str] = {}
    words_of: defaultdict[Role, set[str]] = defaultdict(set)
    for place, words, roles in _lines(name, content):
        for word in words:
            spelt = fold(word)
            if spelt in known:
                raise ValueError(f"{place}: {word!r} stands there already, as {known[spelt]!r}")
            known[spelt] = word
            for role in roles:
                words_of[role].add(word)
    return {role: frozenset(words_of[role]) for role in Role}


def _lines(name: str, content: str) -> Iterator[tuple[str, list[str], list[Role]]]:
    """Where each line that is not empty stands, its words and their roles."""
    for number, line in enumerate(content.splitlines(), 1):
        if not line.strip():
            continue
        place = f"{name}, line {number}"
        words, _, roles = line.partition(":")
        if not words.split() or not roles.split():
            raise ValueError(f"{place}: no words, a colon and their roles: {line!r}")
        unknown = [role for role in roles.split() if role not in {*Role}]
        if unknown:
            raise ValueError(f"{place}: no such role: {unknown[0]!r}")
        yield place, words.split(), [Role(role) for role in roles.split()]
