"""The words by which reasons, groups and sources are known: one file a language in `cues/`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from itertools import groupby

from search.phrases import SpokenWords, pattern, plain, sections

WORD_LISTS = (
    "negations",
    "hypothetical",
    "advice",
    "passive",
    "less",
    "auxiliary",
    "back",
    "verb_first",
)
PHRASE_LISTS = (
    "boundaries", "good", "bad",
    "enabled_by", "hindered_by", "because_of", "enabled", "hindered", "therefore", "missing",
    "no_cue",
    "groups", "left_out", "reached",
    "systematic_review", "impact_study", "evaluation", "programme_review", "practitioner_account",
)  # fmt: skip

# Phrases that look like a cue and are none.
NO_CUE = "no_cue"
# By so many letters the phrases are looked up whose first word may end in any way.
_KEY_LETTERS = 2


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase of the list `of`, from word number `first` up to `after`."""

    of: str
    first: int
    after: int


class Cues:
    """The phrases and words of one language."""

    def __init__(self, content: str) -> None:
        """Raises KeyError for a heading that is none."""
        written = sections(content, (*WORD_LISTS, *PHRASE_LISTS))
        self._words = {
            name: frozenset(plain(word) for word in " ".join(written[name]).split())
            for name in WORD_LISTS
        }
        negations = " ".join(written["negations"]).split()
        self._phrases: defaultdict[str, list[tuple[str, re.Pattern[str]]]] = defaultdict(list)
        for name in PHRASE_LISTS:
            for line in written[name]:
                made = pattern(line, negations)
                for key in _keys(line):
                    self._phrases[key].append((name, made))

    def phrases(self, words: SpokenWords) -> list[Cue]:
        """Every phrase among the words, of any list, by where it begins; they may overlap."""
        spoken = words.spoken
        return [
            Cue(name, first, words.word_at(match.end()))
            for first, (start, word) in enumerate(zip(words.starts, words.plain, strict=True))
            for key in (f"{word} ", word[:_KEY_LETTERS])
            for name, phrase in self._phrases.get(key, ())
            if (match := phrase.match(spoken, start))
        ]

    @property
    def is_verb_first(self) -> bool:
        """Whether what does something is named after the verb."""
        return bool(self._words["verb_first"])

    def any_of(self, name: str, words: Sequence[str]) -> bool:
        """Whether one of these plain words is on a list of words."""
        return not self._words[name].isdisjoint(words)

    def all_of(self, name: str, words: Sequence[str]) -> bool:
        """Whether all of these plain words are on a list of words; true of none."""
        return self._words[name].issuperset(words)


@lru_cache(maxsize=32)
def cues_of(language: str) -> Cues | None:
    """The cues of an ISO 639-1 code; None for languages that there is no file of."""
    file = resources.files("search.reasons") / "cues" / f"{language}.txt"
    return Cues(file.read_text(encoding="utf-8")) if file.is_file() else None


def of_lists(phrases: Sequence[Cue], lists: Collection[str]) -> Iterator[Cue]:
    """Those of these lists in order and apart, the longest where several begin together."""
    after = 0
    wanted = [cue for cue in phrases if cue.of in lists or cue.of == NO_CUE]
    for first, together in groupby(wanted, key=lambda cue: cue.first):
        if first < after:
            continue
        longest = max(together, key=lambda cue: (cue.after, cue.of))
        after = longest.after
        if longest.of != NO_CUE:
            yield longest


def _keys(line: str) -> set[str]:
    """What a phrase may begin with: a whole word, or the first letters of one."""
    found: set[str] = set()
    for part in line.replace("-", " ").split():
        for word in part.strip("[]").split("|"):
            bare = plain(word.rstrip("*"))
            found.add(bare[:_KEY_LETTERS] if word.endswith("*") else f"{bare} ")
        if not part.startswith("["):
            return found
    return found
