"""Kinds, outcomes, themes and the other closed lists, with their names in each language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from typing import Any

FALLBACK_LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class Term:
    """An entry of a closed list. `labels` and `definitions` map ISO 639-1 codes to text."""

    id: str
    labels: Mapping[str, str]
    definitions: Mapping[str, str] = field(default_factory=dict)
    building_blocks: tuple[str, ...] = ()
    group: str | None = None
    aliases: tuple[str, ...] = ()

    def label(self, language: str) -> str:
        """The name in `language`, in English where it is missing."""
        return self.labels.get(language) or self.labels[FALLBACK_LANGUAGE]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All closed lists by name ("kind", "outcome", "theme", ...), in their own order."""

    lists: Mapping[str, Mapping[str, Term]]
    sources: Mapping[str, str]

    def terms(self, name: str) -> Mapping[str, Term]:
        """The terms of one list by id; empty for a name that is no list."""
        return self.lists.get(name, {})

    def label(self, name: str, term: str, language: str) -> str:
        """The name of a term, or its id where the vocabulary lacks it."""
        found = self.terms(name).get(term)
        return found.label(language) if found else term

    def find(self, name: str, written: str) -> str | None:
        """The id of the term of list `name` that somebody wrote: an id, a label or an alias."""
        wanted = _folded(written)
        for term in self.terms(name).values():
            if wanted in map(_folded, (term.id, *term.labels.values(), *term.aliases)):
                return term.id
        return None


def _folded(written: str) -> str:
    return " ".join(re.split(r"[\s_\-’']+", written.strip().casefold()))


@lru_cache(maxsize=1)
def load_vocabulary() -> Vocabulary:
    """The vocabulary shipped in `terms.yaml`."""
    import yaml

    content = (resources.files("corpus.vocabulary") / "terms.yaml").read_text(encoding="utf-8")
    lists: dict[str, Any] = yaml.safe_load(content)
    return Vocabulary(
        lists={
            name: {term_id: _term(term_id, entry) for term_id, entry in body["terms"].items()}
            for name, body in lists.items()
        },
        sources={name: body["source"] for name, body in lists.items()},
    )


def _term(term_id: str, entry: dict[str, Any]) -> Term:
    return Term(
        id=term_id,
        labels=entry["label"],
        definitions=entry.get("definition", {}),
        building_blocks=tuple(entry.get("building_blocks", ())),
        group=entry.get("group"),
        aliases=tuple(entry.get("aliases", ())),
    )
