"""Who was reached and who was left out: a group of people and what became of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.annotations import EquityNote, Reach
from corpus.evidence import Outcome
from search.cues import Cue
from search.reasons.statement import Statement, Words

_LISTS = ("left_out", "reached")
# What calls something a reason: the poor who are named in one were not reached or left out by it.
_REASONS = ("because", "because_of", "enabled_by", "hindered_by")
# Near the share judged right, by the words between group and cue (docs/outcomes.md).
_CONFIDENCE = ((4, 0.8), (9, 0.7))
_NEGATED = 0.9
_WORDS_THAT_NEGATE = 3


def equity_in(statements: Sequence[Statement], outcome: Outcome | None) -> Iterator[EquityNote]:
    """Notes in order of the text, one a clause. What should be done for a group is none.

    What a cell of a table says depends on the heading of its column, and a heading says nothing.
    """
    if outcome is Outcome.RECOMMENDATION:
        return
    for statement in statements:
        if statement.is_row or statement.is_heading or statement.asks:
            continue
        groups = statement.found(("groups",))
        for clause, cue in _by_clause(statement, groups).items():
            note = _note(statement, cue, clause, groups)
            if note is not None:
                yield note


def _by_clause(statement: Statement, groups: Sequence[Cue]) -> dict[Words, Cue]:
    """Of each clause that names a group, the cue nearest to one; of equals the earlier."""
    nearest: dict[Words, Cue] = {}
    for cue in statement.found(_LISTS) if groups else ():
        clause = statement.clause(cue.first, cue.after)
        within = [group for group in groups if clause[0] <= group.first < clause[1]]
        held = nearest.get(clause)
        if within and (held is None or _apart(cue, within) < _apart(held, within)):
            nearest[clause] = cue
    return nearest


def _note(
    statement: Statement, cue: Cue, clause: Words, groups: Sequence[Cue]
) -> EquityNote | None:
    within = [group for group in groups if clause[0] <= group.first < clause[1]]
    apart = _apart(cue, within)
    confidence = next((sure for most, sure in _CONFIDENCE if apart <= most), None)
    nearest = min(within, key=lambda group: _apart(cue, [group]))
    told = _reach(statement, cue, clause)
    if (
        confidence is None
        or told is None
        or statement.cues.any_of("advice", statement.between(clause))
        or _is_of_another_clause(statement, clause, cue, nearest)
        or _is_reason(statement, clause, cue)
    ):
        return None
    _, end = statement.main_clause(*clause)  # "children who ..." are those and no others
    end = min([end, *_reasons_after(statement, cue, nearest)])
    words = statement.shortened(statement.without_joining((clause[0], end)))
    if words is None or words[1] < max(cue.after, nearest.after):
        return None
    reach, sureness = told
    return EquityNote(*statement.place(words), reach, round(confidence * sureness, 2))


def _reach(statement: Statement, cue: Cue, clause: Words) -> tuple[Reach, float] | None:
    """What became of the group, and how sure that is; a denial turns it round."""
    ahead = statement.between((max(clause[0], cue.first - _WORDS_THAT_NEGATE), cue.first))
    is_denied = statement.cues.any_of("negations", ahead)
    if cue.of == Reach.LEFT_OUT:
        if statement.cues.any_of("fewer", ahead):
            return None  # "reducing barriers for women"
        return (Reach.REACHED, _NEGATED) if is_denied else (Reach.LEFT_OUT, 1.0)
    if statement.cues.any_of("hypothetical", ahead):
        return None  # "hard to reach", "to cover all women"
    if is_denied:
        return Reach.LEFT_OUT, _NEGATED
    if _is_doubtful(statement, clause) or _names_a_study(statement, clause):
        return None  # "the study included 54 adolescents"
    return Reach.REACHED, 1.0


def _is_of_another_clause(statement: Statement, clause: Words, cue: Cue, group: Cue) -> bool:
    """Whether it is part of one: "(CHPS), where most rural people go, received little"."""
    begin = clause[0]
    if statement.is_behind_closing_sign(begin):
        return True
    before = next((one for one in statement.boundaries if one.after == begin > one.first), None)
    if before is None:
        return False
    is_parted = statement.has_comma((min(cue.after, group.after), max(cue.first, group.first)))
    return is_parted or (before.of == "relatives" and cue.first == begin)


def _names_a_study(statement: Statement, clause: Words) -> bool:
    studies = statement.found(("evaluation", "impact_study", "systematic_review"))
    return any(clause[0] <= one.first < clause[1] for one in studies)


def _reasons_after(statement: Statement, cue: Cue, group: Cue) -> list[int]:
    after = max(cue.after, group.after)
    return [one.first for one in statement.found(_REASONS) if one.first >= after]


def _is_reason(statement: Statement, clause: Words, cue: Cue) -> bool:
    """Whether it stands in a reason: "because the poor could not pay"."""
    reasons = statement.found(_REASONS)
    return any(clause[0] <= one.first and one.after <= cue.first for one in reasons) or any(
        one.after == clause[0] for one in reasons
    )


def _is_doubtful(statement: Statement, clause: Words) -> bool:
    """Whether the clause also says that something was lacking, less, or only meant to be.

    To call those reached who were left out is worse than to say nothing of them.
    """
    spoken = statement.between(clause)
    lists = statement.found(("bad",)) + statement.found(("left_out",))
    return (
        statement.cues.any_of("less", spoken)
        or statement.cues.any_of("negations", spoken)
        or statement.cues.any_of("hypothetical", spoken)
        or any(clause[0] <= one.first < clause[1] for one in lists)
    )


def _apart(cue: Cue, groups: Sequence[Cue]) -> int:
    """The fewest words between a cue and a group."""
    return min(max(0, cue.first - group.after, group.first - cue.after) for group in groups)
