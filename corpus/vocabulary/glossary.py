"""The names that one thing has in many languages, as files that organisations can add to.

docs/glossary.md describes the format.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

from corpus.errors import SettingError
from corpus.vocabulary.broader import circle

ANY_LANGUAGE = "mul"  # ISO 639-2: names that are the same in every language

_FORMAT = 1
_SHIPPED = ("glossary.yaml", "field_terms.yaml")
_LANGUAGE = re.compile("[a-z]{2}")
_MOST_BYTES = 5_000_000
_LONGEST_NAME = 150
_LONGEST_ID = 80
_KEYS = frozenset({"kind", "names", "ambiguous", "capitals", "broader"})


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
    thing only when written in capitals. `broader` are the ids of concepts that a text about this
    one is about as well ("broader" in SKOS, W3C 2009).
    """

    id: str
    kind: ConceptKind
    names: Mapping[str, tuple[str, ...]]
    ambiguous: frozenset[str] = field(default_factory=frozenset)
    capitals: frozenset[str] = field(default_factory=frozenset)
    broader: tuple[str, ...] = ()

    def joined(self, other: Concept) -> Concept:
        """This concept with what another file says of it as well."""
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
            broader=tuple(dict.fromkeys([*self.broader, *other.broader])),
        )


@lru_cache(maxsize=1)
def shipped_glossary() -> tuple[Concept, ...]:
    """The concepts of the files that come with the program."""
    folder = resources.files("corpus.vocabulary")
    return tuple(
        concept
        for file in _SHIPPED
        for concept in _Reader(file).concepts((folder / file).read_text(encoding="utf-8"))
    )


def load_glossary(added: Path | None = None) -> tuple[Concept, ...]:
    """The shipped concepts with those of a file, or of every .yaml and .yml file of a folder.

    A concept with a shipped id gets the names of both. Raises SettingError, naming the file and
    what is wrong in it.
    """
    if added is None:
        return shipped_glossary()
    concepts = {concept.id: concept for concept in shipped_glossary()}
    told = [
        (file, concept)
        for file in _files(added)
        for concept in _Reader(str(file)).concepts(_content(file))
    ]
    for _, concept in told:
        held = concepts.get(concept.id)
        concepts[concept.id] = held.joined(concept) if held else concept
    for file, concept in told:
        if unknown := [one for one in concept.broader if one not in concepts]:
            raise SettingError(
                "an unknown broader concept", file=str(file), concept=concept.id, given=unknown
            )
    if around := circle({key: concept.broader for key, concept in concepts.items()}):
        raise SettingError("concepts broader than each other", file=str(added), concepts=around)
    return tuple(concepts.values())


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        return sorted(file for file in path.iterdir() if file.suffix in {".yaml", ".yml"})
    if not path.is_file():
        raise SettingError("no such glossary", file=str(path))
    return [path]


def _content(file: Path) -> str:
    try:
        if file.stat().st_size > _MOST_BYTES:
            most = _MOST_BYTES // 1_000_000
            raise SettingError("a glossary is too large", file=str(file), most=most)
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingError("a glossary cannot be read", file=str(file), why=str(error)) from error


class _Reader:
    """Reads one file; `file` is what errors call it."""

    def __init__(self, file: str) -> None:
        self._file = file

    def concepts(self, content: str) -> list[Concept]:
        import yaml

        try:
            # libyaml's parser where there is one, in a fifth of the time.
            told = yaml.load(content, getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
        except (yaml.YAMLError, ValueError, RecursionError) as error:
            why = " ".join(str(error).split())
            raise SettingError("a glossary is no YAML", file=self._file, why=why) from error
        held = told.get("concepts") if isinstance(told, dict) else None
        if not isinstance(held, dict) or told.keys() != {"format", "concepts"}:
            raise SettingError("a glossary lacks its parts", file=self._file)
        if told["format"] != _FORMAT:
            given = str(told["format"])
            raise SettingError("a glossary of another format", file=self._file, given=given)
        return [self._concept(str(key), entry) for key, entry in held.items()]

    def _concept(self, key: str, entry: Any) -> Concept:
        if not key.isidentifier() or len(key) > _LONGEST_ID:
            shown = key[:_LONGEST_ID]
            raise SettingError("a concept without a sound id", file=self._file, concept=shown)
        listed = entry.get("names") if isinstance(entry, dict) else None
        if not isinstance(listed, dict) or not listed:
            raise SettingError("a concept without names", file=self._file, concept=key)
        if unknown := sorted(map(str, entry.keys() - _KEYS)):
            raise SettingError(
                "a concept with unknown parts", file=self._file, concept=key, given=unknown
            )
        names = {
            self._language(key, code): self._names(key, of_code) for code, of_code in listed.items()
        }
        written = {name for of_code in names.values() for name in of_code}
        return Concept(
            id=key,
            kind=self._kind(key, entry.get("kind", ConceptKind.TERM)),
            names=names,
            ambiguous=self._marked(key, entry, "ambiguous", written),
            capitals=self._marked(key, entry, "capitals", written),
            broader=self._broader(key, entry.get("broader", [])),
        )

    def _kind(self, key: str, written: object) -> ConceptKind:
        known = [str(kind) for kind in ConceptKind if kind is not ConceptKind.COUNTRY]
        if written not in known:
            raise SettingError(
                "a concept of an unknown kind",
                file=self._file,
                concept=key,
                given=str(written),
                known=known,
            )
        return ConceptKind(str(written))

    def _language(self, key: str, code: object) -> str:
        # YAML reads an unquoted `no` as false.
        if isinstance(code, str) and (code == ANY_LANGUAGE or _LANGUAGE.fullmatch(code)):
            return code
        raise SettingError(
            "a language that is no code", file=self._file, concept=key, given=str(code)
        )

    def _names(self, key: str, listed: object) -> tuple[str, ...]:
        if not isinstance(listed, list) or not listed:
            raise SettingError(
                "names that are no list", file=self._file, concept=key, given=str(listed)[:60]
            )
        for name in listed:
            if not isinstance(name, str) or not _can_be_found(name):
                raise SettingError(
                    "a name that cannot be found",
                    file=self._file,
                    concept=key,
                    given=str(name)[:60],
                )
        return tuple(dict.fromkeys(" ".join(name.split()) for name in listed))

    def _broader(self, key: str, listed: object) -> tuple[str, ...]:
        if not isinstance(listed, list) or not all(isinstance(one, str) for one in listed):
            given = str(listed)[:60]
            raise SettingError(
                "broader concepts that are no list", file=self._file, concept=key, given=given
            )
        return tuple(dict.fromkeys(listed))

    def _marked(
        self, key: str, entry: Mapping[str, Any], part: str, written: set[str]
    ) -> frozenset[str]:
        """Names listed under `part`, alone or each with a note for readers of the file."""
        listed = entry.get(part) or ()
        marked = set(map(str, listed)) if isinstance(listed, list | dict | tuple) else {str(listed)}
        if strangers := sorted(marked - written):
            raise SettingError(
                "a mark on no name", file=self._file, concept=key, part=part, given=strangers
            )
        return frozenset(marked)


def _can_be_found(name: str) -> bool:
    """A single letter or sign would be found in every text."""
    return len(name) <= _LONGEST_NAME and sum(map(str.isalnum, name)) > 1
