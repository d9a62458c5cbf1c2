"""The words by which reasons, groups and sources are known: one file a language in `cues/`."""

from __future__ import annotations

import hashlib
from functools import cache, lru_cache
from importlib import resources

from search.cues import NEGATIONS, NO_CUE, Cues

WORD_LISTS = (
    NEGATIONS,
    "hypothetical",
    "advice",
    "passive",
    "less",
    "auxiliary",
    "joining",
    "back",
    "verb_first",
    "persons",
    "finite",
    "participles",
    "prepositions",
    "no_verb_after",
    "no_objects",
    "conditions",
    "deaths",
    "attributes",
    "sequels",
    "hedges",
    "prevention",
    "fewer",
    "reports",
    "source_lines",
)
PHRASE_LISTS = (
    "boundaries", "relatives", "granted", "good", "bad", "falling", "rising", "harms",
    "enabled_by", "hindered_by", "because", "because_of",
    "enabled", "hindered", "therefore", "missing",
    NO_CUE,
    "groups", "left_out", "reached",
    "systematic_review", "impact_study", "evaluation", "programme_review", "practitioner_account",
)  # fmt: skip

# To be raised whenever equal words are read otherwise than before with the same cues.
_READING = "2"
_FOLDER = resources.files("search.reasons") / "cues"


@cache
def version() -> str:
    """What notes depend on besides the passage: how it is read, and all cues. 16 hex digits."""
    files = (one for one in _FOLDER.iterdir() if one.name.endswith(".txt"))
    read = hashlib.sha256(_READING.encode())
    for file in sorted(files, key=lambda one: one.name):
        read.update(f"\0{file.name}\0".encode() + file.read_bytes())
    return read.hexdigest()[:16]


@lru_cache(maxsize=32)
def cues_of(language: str) -> Cues | None:
    """The cues of an ISO 639-1 code; None for languages that there is no file of."""
    file = _FOLDER / f"{language}.txt"
    if not file.is_file():
        return None
    return Cues(file.read_text(encoding="utf-8"), WORD_LISTS, PHRASE_LISTS)
