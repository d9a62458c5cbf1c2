"""The names that one thing has in many languages, as files that organisations can add to.

docs/glossary.md describes the format.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

from corpus.errors import SettingError

ANY_LANGUAGE = "mul"  # ISO 639-2: names that are the same in every language

_FORMAT = 1
_SETTING = "SANKOFA_GLOSSARY"
_MOST_BYTES = 5_000_000
_LONGEST_NAME = 150
_LONGEST_ID = 80
_KEYS = frozenset({"kind", "names", "ambiguous", "capitals"})


class ConceptKind(StrEnum):
    """What sort of thing a concept is. Countries come from CLDR, never from a file."""

    TERM = "term"
    ORGANISATION = "organisation"
    SCHEME = "scheme"
    TOOL = "tool"
    REGION = "region"
    COUNTRY = "country"


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing and what it is called.

    `names` maps ISO 639-1 codes, or "mul" for names of any language, to names, the fullest first.
    `ambiguous` are those of them that something else bears too, `capitals` those that are this
    thing only when written in capitals.
    """

    id: str
    kind: ConceptKind
    names: Mapping[str, tuple[str, ...]]
    ambiguous: frozenset[str] = field(default_factory=frozenset)
    capitals: frozenset[str] = field(default_factory=frozenset)

    def joined(self, other: Concept) -> Concept:
        """This concept with the names that another file gives it as well."""
        languages = dict.fromkeys([*self.names, *other.names])
        return Concept(
            id=self.id,
            kind=self.kind,
            names={
                language: tuple(
                    dict.fromkeys([*self.names.get(language, ()), *other.names.get(language, ())])
                )
                for language in languages
            },
            ambiguous=self.ambiguous | other.ambiguous,
            capitals=self.capitals | other.capitals,
        )


class _Problem(Exception):
    """A file is not in the format: `detail` says which rule, `facts` where."""

    def __init__(self, detail: str, **facts: object) -> None:
        super().__init__(detail)
        self.detail = detail
        self.facts = facts


@lru_cache(maxsize=1)
def shipped_glossary() -> tuple[Concept, ...]:
    """The concepts of `glossary.yaml`."""
    content = (resources.files("corpus.vocabulary") / "glossary.yaml").read_text(encoding="utf-8")
    return tuple(_concepts(content))


def load_glossary(added: Path | None = None) -> tuple[Concept, ...]:
    """The shipped concepts with those of a file, or of every .yaml and .yml file of a folder.

    A concept with a shipped id gets the names of both. Raises SettingError, naming the file and
    what is wrong in it.
    """
    concepts = {concept.id: concept for concept in shipped_glossary()}
    for file in _files(added) if added is not None else ():
        for concept in _read(file):
            held = concepts.get(concept.id)
            concepts[concept.id] = held.joined(concept) if held else concept
    return tuple(concepts.values())


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        return sorted(file for file in path.iterdir() if file.suffix in {".yaml", ".yml"})
    if not path.is_file():
        raise SettingError("no such glossary", setting=_SETTING, file=str(path))
    return [path]


def _read(file: Path) -> list[Concept]:
    try:
        return _concepts(_content(file))
    except _Problem as problem:
        facts = {"setting": _SETTING, "file": str(file), **problem.facts}
        raise SettingError(problem.detail, **facts) from problem


def _content(file: Path) -> str:
    try:
        if file.stat().st_size > _MOST_BYTES:
            raise _Problem("a glossary is too large", most=_MOST_BYTES // 1_000_000)
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise _Problem("a glossary cannot be read", why=str(error)) from error


def _concepts(content: str) -> list[Concept]:
    import yaml

    try:
        described = yaml.safe_load(content)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise _Problem("a glossary is no yaml", why=" ".join(str(error).split())) from error
    held = described.get("concepts") if isinstance(described, dict) else None
    if not isinstance(held, dict) or described.keys() != {"format", "concepts"}:
        raise _Problem("a glossary lacks its parts")
    if described["format"] != _FORMAT:
        raise _Problem("a glossary of another format", given=str(described["format"]))
    return [_concept(str(key), entry) for key, entry in held.items()]


def _concept(key: str, entry: Any) -> Concept:
    if not key.isidentifier() or len(key) > _LONGEST_ID:
        raise _Problem("a concept without a sound id", concept=key[:_LONGEST_ID])
    if not isinstance(entry, dict) or not isinstance(entry.get("names"), dict):
        raise _Problem("a concept without names", concept=key)
    if unknown := sorted(str(part) for part in entry.keys() - _KEYS):
        raise _Problem("a concept with unknown parts", concept=key, given=unknown)
    kind = str(entry.get("kind", ConceptKind.TERM))
    if kind not in set(ConceptKind) - {ConceptKind.COUNTRY}:
        raise _Problem("a concept of an unknown kind", concept=key, given=kind)
    names = {
        _language(key, code): _names(key, listed, str.strip)
        for code, listed in entry["names"].items()
    }
    written = frozenset(name for listed in names.values() for name in listed)
    if not written:
        raise _Problem("a concept without names", concept=key)
    marked = {
        part: frozenset(_names(key, list(entry.get(part) or ()), str.strip))
        for part in ("ambiguous", "capitals")
    }
    for part, listed in marked.items():
        if strangers := sorted(listed - written):
            raise _Problem("a mark on no name", concept=key, part=part, given=strangers)
    return Concept(key, ConceptKind(kind), names, marked["ambiguous"], marked["capitals"])


def _language(key: str, code: object) -> str:
    # YAML reads `no:` as false; Norwegian is then told apart by writing "no" in quotes.
    if code == ANY_LANGUAGE or (isinstance(code, str) and code.islower() and len(code) == 2):  # noqa: PLR2004
        return code
    raise _Problem("a language that is no code", concept=key, given=str(code))


def _names(key: str, listed: Any, cleaned: Callable[[str], str]) -> tuple[str, ...]:
    if not isinstance(listed, Iterable) or isinstance(listed, str | Mapping):
        raise _Problem("names that are no list", concept=key, given=str(listed)[:_LONGEST_NAME])
    names = []
    for name in listed:
        if not isinstance(name, str) or not _can_be_found(cleaned(name)):
            raise _Problem("a name that cannot be found", concept=key, given=str(name)[:60])
        names.append(cleaned(name))
    return tuple(dict.fromkeys(names))


def _can_be_found(name: str) -> bool:
    """A single letter or sign would be found in every text."""
    return len(name) <= _LONGEST_NAME and sum(character.isalnum() for character in name) > 1
