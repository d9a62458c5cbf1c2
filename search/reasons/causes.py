"""What helped and what stood in the way, as the words of a sentence tell it.

A reason stands after its cue ("because of ...", "hampered by ...") or before it ("... enabled").
Which of the two it did to what was tried is told by the cue, else by what the sentence says came
of it; where neither does, or the passage reports the contrary, it is a reason and no more. What is
only proposed or feared is no reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.annotations import Effect, Reason
from corpus.evidence import Outcome
from search.cues import NEGATIONS, Cue
from search.reasons.statement import SIGN, Statement, Words

_LISTS = ("enabled_by", "hindered_by", "because_of", "enabled", "hindered", "therefore", "missing")
_EFFECTS = {
    "enabled_by": Effect.ENABLING,
    "enabled": Effect.ENABLING,
    "hindered_by": Effect.HINDERING,
    "hindered": Effect.HINDERING,
    "missing": Effect.HINDERING,
}
_VERBS = ("enabled", "hindered")
_BEFORE_CUE = (*_VERBS, "therefore")
_CONTRADICTIONS = (
    (Effect.ENABLING, Outcome.DID_NOT_WORK),
    (Effect.HINDERING, Outcome.WORKED),
)
_OF_OUTCOME = {Outcome.WORKED: Effect.ENABLING, Outcome.DID_NOT_WORK: Effect.HINDERING}

# Near the share judged right of some 150 stretches in five languages (docs/outcomes.md); what
# lowers it was set by reading them.
_CONFIDENCE = {
    "enabled_by": 0.9,
    "hindered_by": 0.9,
    "because_of": 0.9,
    "enabled": 0.7,
    "hindered": 0.8,
    "therefore": 0.8,
    "missing": 0.85,
}
_DISPUTED = 0.7
_POINTED_BACK = 0.8
_ADVISED = 0.5
_NEGATED = 0.8
LEAST_CONFIDENCE = 0.5

_WORDS_THAT_NEGATE = 3
_WORDS_OF_PASSIVE = 2
_WORDS_HINDERED = 4
_LONGEST_ADVERB = 4


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
        cues = statement.found(_LISTS)
        for cue in cues:
            if cue.of == "missing" and _is_given(statement, cue, cues):
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
    words = _given(statement, cue)
    effect, sureness = _effect(statement, cue, words, outcome)
    place = _place(statement, before, words) if effect else None
    if effect is None or place is None or _is_shared(words, cue, taken):
        return None
    confidence = _CONFIDENCE[cue.of] * sureness * _certainty(statement, cue, outcome)
    if not statement.says_something(words):
        confidence *= _POINTED_BACK
    cue_place = statement.place((cue.first, cue.after))
    return Reason(*place, *cue_place, effect, round(confidence, 2))


def _effect(
    statement: Statement, cue: Cue, words: Words, outcome: Outcome | None
) -> tuple[Effect | None, float]:
    """What the reason did, and how sure that is; None where it did nothing."""
    effect: Effect | None = _EFFECTS.get(cue.of) or _told(statement, cue, words, outcome)
    sureness = 1.0
    if _is_negated(statement, cue):
        effect = Effect.HINDERING if effect is Effect.ENABLING else None
        sureness *= _NEGATED
    elif cue.of == "hindered" and _is_harm(statement, cue):
        effect = Effect.ENABLING  # "prevented delays"
        sureness *= _NEGATED
    return effect, sureness * (_DISPUTED if (effect, outcome) in _CONTRADICTIONS else 1.0)


def _given(statement: Statement, cue: Cue) -> Words:
    """The words that the cue calls a reason, none where it points to what was said before."""
    begin, end = statement.clause(cue.first, cue.after)
    if cue.of == "missing":
        return cue.first, statement.first_comma((cue.after, end))
    if cue.of in _VERBS and cue.first == begin and statement.cues.has("verb_first"):
        return statement.shortened((cue.after, end))
    if cue.of == "therefore" and _is_within(statement, cue):
        return begin, begin
    if cue.of in _BEFORE_CUE:
        comma = statement.first_comma((begin, cue.first))
        is_adverb = comma - begin <= _LONGEST_ADVERB and cue.first - comma > 1
        begin = comma if is_adverb else begin
        return begin, _without_verb(statement, begin, cue.first)
    if cue.first == begin:  # "Because of the floods, the clinic closed."
        end = statement.first_comma((cue.after, end))
    return statement.shortened((cue.after, _next_joined(statement, cue.after, end)))


def _next_joined(statement: Statement, first: int, end: int) -> int:
    """Where something else begins, behind a comma and a word that joins: ", and visits rose"."""
    for number in range(first + 1, end - 1):
        one = statement.between((number, number + 1))
        if statement.follows_a_sign(number) and statement.cues.any_of("joining", one):
            return number
    return end


def _is_within(statement: Statement, cue: Cue) -> bool:
    """Whether the cue stands in what it draws: "many parents therefore waited"."""
    return cue.after - cue.first == 1 and not statement.follows_a_sign(cue.first)


def _without_verb(statement: Statement, begin: int, after: int) -> int:
    """Up to the cue's verb: "a" of "a évité" is part of it, and what joins it to another verb."""
    lists = ("auxiliary", "joining", NEGATIONS)
    while after > begin:
        last = statement.between((after - 1, after))
        if not any(statement.cues.any_of(name, last) for name in lists):
            break
        after -= 1
    return after


def _place(statement: Statement, before: Statement | None, words: Words) -> tuple[int, int] | None:
    """Where the reason stands; "this" and "which" stand for the clause or sentence before."""
    if words[1] > words[0] and statement.says_something(words):
        return statement.place(words)
    earlier = [cue for cue in statement.boundaries if cue.after <= words[0] and cue.first > 0]
    if earlier:
        after = earlier[-1].first
        if earlier[-1].of == SIGN and not statement.goes_on(after):
            return None
        pointed = (statement.clause(after - 1, after)[0], after)
        return statement.place(pointed) if pointed[1] > pointed[0] else None
    if before is None or not before.words:
        return None
    said = before.shortened((0, len(before.words)))
    return before.place(said) if said[1] > said[0] else None


def _certainty(statement: Statement, cue: Cue, outcome: Outcome | None) -> float:
    """1 for what is told as having happened, less for advice, 0 for what may come to be."""
    if cue.of in _VERBS:
        ahead = _ahead(statement, cue)
        if statement.cues.any_of("hypothetical", ahead):
            return 0.0
        if statement.cues.any_of("passive", ahead[-_WORDS_OF_PASSIVE:]):
            return 0.0  # "was delayed": by what, another cue says
    clause = statement.between(statement.clause(cue.first, cue.after))
    is_advice = outcome is Outcome.RECOMMENDATION or statement.cues.any_of("advice", clause)
    return _ADVISED if is_advice else 1.0


def _is_negated(statement: Statement, cue: Cue) -> bool:
    ahead = _ahead(statement, cue)
    # "never used because of": what is denied there is not the reason.
    return statement.cues.any_of("negations", ahead if cue.of in _VERBS else ahead[-1:])


def _is_given(statement: Statement, missing: Cue, cues: Sequence[Cue]) -> bool:
    """Whether another cue of the clause calls what is missing a reason."""
    begin, end = statement.clause(missing.first, missing.after)
    return any(cue.of != "missing" and begin <= cue.first < end for cue in cues)


def _is_harm(statement: Statement, cue: Cue) -> bool:
    """Whether what was hindered is something bad."""
    moods = statement.found(("good", "bad"))
    hindered = range(cue.after, cue.after + _WORDS_HINDERED)
    return any(one.of == "bad" and one.first in hindered for one in moods)


def _is_shared(words: Words, cue: Cue, taken: Sequence[Words]) -> bool:
    """Whether the reason was given by the cue before: "hampered and slowed down"."""
    last = taken[-1] if cue.of in _BEFORE_CUE and taken else None
    return last is not None and words[0] <= last[0] < words[1] < last[1] + _WORDS_THAT_NEGATE


def _ahead(statement: Statement, cue: Cue) -> list[str]:
    begin, _ = statement.clause(cue.first, cue.after)
    return statement.between((max(begin, cue.first - _WORDS_THAT_NEGATE), cue.first))


def _told(statement: Statement, cue: Cue, words: Words, outcome: Outcome | None) -> Effect:
    """What a neutral "because of" tells by good and bad words, unless the passage says otherwise.

    Half of such reasons were given the wrong effect by the passage's outcome alone.
    """
    if outcome is Outcome.RECOMMENDATION:
        return Effect.NOT_SAID  # the reason for a piece of advice
    moods = statement.found(("good", "bad"))
    within = [one for one in moods if words[0] <= one.first < words[1]]
    outside = [one for one in moods if one not in within and one.first != cue.first]
    of_passage = _OF_OUTCOME.get(outcome) if outcome else None
    for told in ({one.of for one in some} for some in (outside, within)):
        if len(told) == 1:
            told_here = Effect.HINDERING if "bad" in told else Effect.ENABLING
            return told_here if of_passage in (None, told_here) else Effect.NOT_SAID
    return Effect.NOT_SAID
