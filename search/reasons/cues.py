"""The words by which reasons, groups and sources are known: one file a language in `cues/`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from search.phrases import SpokenWords, pattern, plain, sections

WORD_LISTS = ("negations", "hypothetical", "advice", "passive", "back", "verb_first")
PHRASE_LISTS = (
    "boundaries", "good", "bad",
    "enabled_by", "hindered_by", "because_of", "enabled", "hindered", "therefore", "missing",
    "no_cue",
    "groups", "left_out", "reached",
    "systematic_review", "impact_study", "evaluation", "programme_review", "practitioner_account",
)  # fmt: skip

# Phrases that look like a cue and are none.
_NO_CUE = "no_cue"
# By so many first letters the phrases are looked up that may begin at a word.
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

    def find(self, words: SpokenWords, lists: Collection[str]) -> Iterator[Cue]:
        """Phrases of these lists in order and apart, the longest where several begin together."""
        after = 0
        for first, start in enumerate(words.starts):
            if first < after:
                continue
            longest, of = 0, ""
            key = words.spoken[start : start + _KEY_LETTERS]
            for name, phrase in self._phrases.get(key, ()):
                wanted = name in lists or name == _NO_CUE
                if wanted and (match := phrase.match(words.spoken, start)):
                    longest, of = max((longest, of), (match.end(), name))
            if longest:
                after = words.word_at(longest)
                if of != _NO_CUE:
                    yield Cue(of, first, after)

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


def _keys(line: str) -> set[str]:
    """The letters that a text may have where the phrase begins."""
    found: set[str] = set()
    for part in line.replace("-", " ").split():
        for word in part.strip("[]").split("|"):
            bare = plain(word.rstrip("*"))
            found.add((bare if word.endswith("*") else f"{bare} ")[:_KEY_LETTERS])
        if not part.startswith("["):
            return found
    return found
