"""Sentences that are taken for a failure or a success, and say nothing of the kind.

That something can work, that one form is filled in instead of several, that work began where care
was worst: words of scarcity and of hardship make failures of them. What was decided in haste, or
holds on paper, sounds like a success. Phrases are data, one file a language in `misread/`, written
as `search/phrases.py` tells.
"""

from __future__ import annotations

import re
from functools import lru_cache, partial
from importlib import resources

from corpus.evidence import Outcome
from search.outcomes.findings import said_in, with_words_apart
from search.outcomes.side_words import has_words_of
from search.phrases import SpokenWords, phrases_of

_NEITHER = "neither"
_LISTS = {Outcome.DID_NOT_WORK: "no_failure", Outcome.WORKED: "no_success"}

_PART_END = re.compile(r"[;؛:()]|\s[-–—]\s|—|[.!…]\s")

Phrases = dict[str, tuple[re.Pattern[str], ...]]


def is_misread(sentence: str, language: str, outcome: Outcome) -> bool:
    """Whether a sentence, in a language by its ISO 639-1 code, only seems to say this outcome.

    Not where it denies what follows ("no scheme can work"), turns to something else ("but ..."), or
    has words of the outcome before that or in another part. Only what worked and what did not are
    misread, and nothing is in a language without phrases.
    """
    if outcome not in _LISTS:
        return False
    parts = _PART_END.split(sentence)
    before = [_before_what_misleads(part, language, outcome) for part in parts]
    rest = " ; ".join(
        one if one is not None else part for one, part in zip(before, parts, strict=True)
    )
    return (
        any(one is not None and not _denies(one, language) for one in before)
        and not _turns(sentence, language)
        and not has_words_of(outcome, rest, language)
    )


def _before_what_misleads(part: str, language: str, outcome: Outcome) -> str | None:
    """What stands before the first phrase that misleads, None where there is none."""
    phrases = _phrases(language)
    written = with_words_apart(part, language)
    words = SpokenWords(written)
    found = (one.search(words.spoken) for one in (*phrases[_LISTS[outcome]], *phrases[_NEITHER]))
    begins = [match.start() for match in found if match]
    if not begins:
        return None
    first = words.word_at(min(begins))
    return written[: words.place(first, first + 1)[0]]


def _denies(text: str, language: str) -> bool:
    return any(one.negations for one in said_in(text, language) or ())


def _turns(sentence: str, language: str) -> bool:
    said = said_in(sentence, language) or ()
    return any(clause.turns or clause.grants for one in said for clause in one.clauses)


@lru_cache(maxsize=32)
def _phrases(language: str) -> Phrases:
    """The phrases of each list; none in a language that there is no file of."""
    file = resources.files("search.outcomes") / "misread" / f"{language}.txt"
    lists = (*_LISTS.values(), _NEITHER)
    return phrases_of(file, lists, partial(with_words_apart, language=language))
