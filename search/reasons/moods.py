"""Whether a sentence tells something good or bad, for reasons whose cue tells neither."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from corpus.annotations import Effect
from corpus.evidence import Outcome
from search.cues import NEGATIONS, Cue
from search.reasons.statement import Statement, Words

_LISTS = ("good", "bad", "falling", "rising", "harms")
_WORDS_THAT_NEGATE = 3
# "Deaths among the poorest fell".
_WORDS_TO_HARM = 5
_FEWEST_WORDS = 3
_OF_OUTCOME = {Outcome.WORKED: Effect.ENABLING, Outcome.DID_NOT_WORK: Effect.HINDERING}


def effect_told(statement: Statement, cue: Cue, reason: Words, outcome: Outcome | None) -> Effect:
    """What "because" did, by good and bad words outside the reason, else within it.

    Not said, where they tell both, or the contrary of what the passage reports: half of such
    reasons were given the wrong effect by the passage's outcome alone. That something did not
    happen is bad where the passage says so only: "mothers no longer pay".
    """
    within = range(*reason)
    outside = _what_came_of_it(statement, cue, reason)
    of_passage = _OF_OUTCOME.get(outcome) if outcome else None
    for words in (outside, within):
        effects = set(_told(statement, cue, words))
        if not effects and outcome is Outcome.DID_NOT_WORK and _is_denied(statement, words):
            return Effect.HINDERING
        if len(effects) == 1:
            (told,) = effects
            return told if of_passage in (None, told) else Effect.NOT_SAID
        if effects:
            return Effect.NOT_SAID
    return Effect.NOT_SAID


def _what_came_of_it(statement: Statement, cue: Cue, reason: Words) -> range:
    """What stands before "because" up to a comma, and behind "Because ...,"."""
    begin, end = statement.main_clause(cue.first, cue.after)
    if cue.first == begin:
        return range(reason[1], max(end, reason[1]))
    if cue.of == "therefore":
        return range(cue.after, end)
    for number in range(cue.first - _FEWEST_WORDS, begin, -1):
        if statement.follows_a_sign(number):
            return range(number, cue.first)
    return range(begin, cue.first)


def _told(statement: Statement, cue: Cue, words: Collection[int]) -> Iterator[Effect]:
    moods = [
        one for one in statement.found(_LISTS) if one.first in words and one.first != cue.first
    ]
    harms = [one for one in moods if one.of in ("harms", "bad")]
    for one in moods:
        is_of_harm = any(0 < abs(one.first - harm.first) <= _WORDS_TO_HARM for harm in harms)
        is_good = {
            "good": True,
            "falling": is_of_harm,
            "rising": not is_of_harm,
        }.get(one.of, False)
        if one.of == "harms" or (one.of == "bad" and _has_moved(one, moods)):
            continue
        if _is_turned(statement, one):
            is_good = not is_good
        yield Effect.ENABLING if is_good else Effect.HINDERING


def _has_moved(harm: Cue, moods: Collection[Cue]) -> bool:
    """Whether what is bad fell or rose, which tells the mood of both."""
    return any(
        one.of in ("falling", "rising") and abs(one.first - harm.first) <= _WORDS_TO_HARM
        for one in moods
    )


def _is_turned(statement: Statement, mood: Cue) -> bool:
    """Whether "not" or "fewer" stands ahead, which makes a bad word a good one."""
    ahead = statement.between((max(0, mood.first - _WORDS_THAT_NEGATE), mood.first))
    return any(statement.cues.any_of(name, ahead) for name in (NEGATIONS, "fewer"))


def _is_denied(statement: Statement, words: Collection[int]) -> bool:
    return any(statement.is_any_of((NEGATIONS,), number) for number in words)
