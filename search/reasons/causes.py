"""What helped and what stood in the way, as the words of a sentence tell it.

A reason stands after its cue ("because of ...", "hampered by ...") or before it ("... enabled").
Which of the two it did to what was tried is told by the cue, else by what the sentence says came
of it; where neither does, or the passage reports the contrary, it is a reason and no more. What is
only proposed or feared is no reason, nor what a passage without an outcome merely describes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.annotations import Effect, Reason
from corpus.evidence import Outcome
from search.cues import NEGATIONS, Cue
from search.reasons.moods import effect_told
from search.reasons.statement import Statement, Words
from search.reasons.stretches import BEFORE_CUE, VERBS, given, place

# Near the share judged right of its kind (docs/outcomes.md); what lowers it was set by reading.
_CONFIDENCE = {
    "enabled_by": 0.9,
    "hindered_by": 0.9,
    "because": 0.9,
    "because_of": 0.9,
    "enabled": 0.7,
    "hindered": 0.8,
    "therefore": 0.8,
    "missing": 0.85,
}
_LISTS = tuple(_CONFIDENCE)
_EFFECTS = {
    "enabled_by": Effect.ENABLING,
    "enabled": Effect.ENABLING,
    "hindered_by": Effect.HINDERING,
    "hindered": Effect.HINDERING,
    "missing": Effect.HINDERING,
}
# These say by themselves that something was tried and how it went.
_TELL_OF_AN_OUTCOME = ("enabled_by", "hindered_by", "hindered")
_CONTRADICTIONS = (
    (Effect.ENABLING, Outcome.DID_NOT_WORK),
    (Effect.HINDERING, Outcome.WORKED),
)
_DISPUTED = 0.7
_POINTED_BACK = 0.8
_ADVISED = 0.5
_PREVENTED = 0.8
LEAST_CONFIDENCE = 0.5

_WORDS_THAT_NEGATE = 3
_WORDS_OF_PASSIVE = 2
_WORDS_HINDERED = 3


def reasons_in(statements: Sequence[Statement], outcome: Outcome | None) -> list[Reason]:
    """Reasons in order of the text, each told once, of one passage; `outcome` is its own."""
    if not statements:
        return []
    return _told_once(statements[0].text, list(_given_reasons(statements, outcome)))


def _told_once(text: str, reasons: Sequence[Reason]) -> list[Reason]:
    """The reasons apart: of those that share words or say the same, one.

    "A register made it cheap to enrol the poor and avoided a survey" gives the register twice. What
    says what it did goes first, then the surer, then what the earlier words call a reason: before
    them it is the shorter, without what came of it, after them the longer, with the reason for it.
    """
    told: list[Reason] = []
    for reason in sorted(reasons, key=lambda one: (one.effect is Effect.NOT_SAID, -one.confidence)):
        if not any(_is_same(text, reason, other) for other in told):
            told.append(reason)
    return sorted(told, key=lambda one: one.start)


def _is_same(text: str, one: Reason, other: Reason) -> bool:
    if one.start < other.end and other.start < one.end:
        return True
    said, as_well = (text[span.start : span.end].casefold().split() for span in (one, other))
    return said == as_well


def _given_reasons(statements: Sequence[Statement], outcome: Outcome | None) -> Iterator[Reason]:
    before: Statement | None = None
    for statement in statements:
        taken: list[Words] = []
        cues = [] if statement.asks else statement.found(_LISTS)
        for cue in cues:
            if _is_granted(statement, cue) or _is_given(statement, cue, cues):
                continue
            found = _reason(statement, before, cue, outcome, taken)
            if found is not None and found.confidence >= LEAST_CONFIDENCE:
                taken.append((cue.first, cue.after))
                yield found
        before = statement


def _reason(
    statement: Statement,
    before: Statement | None,
    cue: Cue,
    outcome: Outcome | None,
    taken: Sequence[Words],
) -> Reason | None:
    certainty = _certainty(statement, cue, outcome)
    words = given(statement, cue) if certainty else None
    if words is None or _is_negated(statement, cue) or _is_shared(words, cue, taken):
        return None
    where = place(statement, before, words)
    if where is None:
        return None
    effect, sureness = _effect(statement, cue, words, outcome)
    confidence = _CONFIDENCE[cue.of] * sureness * certainty
    if not statement.says_something(words):
        confidence *= _POINTED_BACK
    cue_place = statement.place((cue.first, cue.after))
    return Reason(*where, *cue_place, effect, round(confidence, 2))


def _effect(
    statement: Statement, cue: Cue, words: Words, outcome: Outcome | None
) -> tuple[Effect, float]:
    """What the reason did, and how sure that is."""
    effect = _EFFECTS.get(cue.of) or _told(statement, cue, words, outcome)
    sureness = 1.0
    if cue.of == "hindered" and _is_prevention(statement, cue):
        effect = Effect.ENABLING
        sureness = _PREVENTED
    return effect, sureness * (_DISPUTED if (effect, outcome) in _CONTRADICTIONS else 1.0)


def _told(statement: Statement, cue: Cue, words: Words, outcome: Outcome | None) -> Effect:
    if outcome is Outcome.RECOMMENDATION:
        return Effect.NOT_SAID  # the reason for a piece of advice
    return effect_told(statement, cue, words, outcome)


def _certainty(statement: Statement, cue: Cue, outcome: Outcome | None) -> float:
    """1 for what is told as having happened, less for advice, 0 for what may come to be."""
    if outcome is Outcome.NONE and cue.of not in _TELL_OF_AN_OUTCOME:
        return 0.0
    if cue.of == "missing" and outcome is Outcome.WORKED:
        return 0.0  # mostly what had been missing before
    if _is_conditional(statement, cue):
        return 0.0
    if cue.of in VERBS:
        ahead = _ahead(statement, cue)
        if statement.cues.any_of("hypothetical", _said_of(statement, cue)):
            return 0.0
        if statement.cues.any_of("passive", ahead[-_WORDS_OF_PASSIVE:]):
            return 0.0  # "was delayed": by what, another cue says
    clause = statement.between(statement.clause(cue.first, cue.after))
    is_advice = outcome is Outcome.RECOMMENDATION or statement.cues.any_of("advice", clause)
    return _ADVISED if is_advice else 1.0


def _is_negated(statement: Statement, cue: Cue) -> bool:
    """What did not help did not stand in the way either."""
    ahead = _ahead(statement, cue)
    # "never used because of": what is denied there is not the reason.
    return statement.cues.any_of(NEGATIONS, ahead if cue.of in VERBS else ahead[-1:])


def _is_conditional(statement: Statement, cue: Cue) -> bool:
    """Whether it stands in what the sentence begins with: "Where distance is the problem, ..."."""
    words = (0, cue.first)
    return (
        cue.first > 0 and statement.is_any_of(("conditions",), 0) and not statement.has_comma(words)
    )


def _is_granted(statement: Statement, cue: Cue) -> bool:
    """Whether it is what something was done in spite of."""
    begin, _ = statement.clause(cue.first, cue.after)
    is_granted = any(one.of == "granted" and one.after == begin for one in statement.boundaries)
    return is_granted and cue.of not in BEFORE_CUE and not statement.has_comma((begin, cue.first))


def _is_given(statement: Statement, cue: Cue, cues: Sequence[Cue]) -> bool:
    """Whether what is missing is called a reason by another cue of the clause."""
    if cue.of != "missing":
        return False
    begin, end = statement.clause(cue.first, cue.after)
    return any(one.of != "missing" and begin <= one.first < end for one in cues)


def _is_prevention(statement: Statement, cue: Cue) -> bool:
    """Whether what was hindered is something bad: "prevented delays", "limited the losses"."""
    hindered = range(cue.after, cue.after + _WORDS_HINDERED)
    return statement.is_any_of(("prevention",), cue.first) and any(
        one.first in hindered for one in statement.found(("bad", "harms"))
    )


def _is_shared(words: Words, cue: Cue, taken: Sequence[Words]) -> bool:
    """Whether the reason was given by the cue before: "hampered and slowed down"."""
    last = taken[-1] if cue.of in BEFORE_CUE and taken else None
    return last is not None and words[0] <= last[0] < words[1] < last[1] + _WORDS_THAT_NEGATE


def _said_of(statement: Statement, cue: Cue) -> list[str]:
    """Where it would stand that it only may come to be: all ahead of ", delaying ..."."""
    if not statement.is_any_of(("participles",), cue.first):
        return _ahead(statement, cue)
    begin, _ = statement.main_clause(cue.first, cue.after)
    return statement.between((begin, cue.first))


def _ahead(statement: Statement, cue: Cue) -> list[str]:
    begin, _ = statement.clause(cue.first, cue.after)
    return statement.between((max(begin, cue.first - _WORDS_THAT_NEGATE), cue.first))
