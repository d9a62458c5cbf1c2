"""Who was reached and who was left out: a group of people and what became of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.annotations import EquityNote, Reach
from corpus.model import CELL_SEPARATOR
from search.cues import Cue
from search.reasons.statement import Statement, Words

_LISTS = ("left_out", "reached")
# Near the share judged right, by the words between group and cue (docs/outcomes.md).
_CONFIDENCE = ((4, 0.8), (9, 0.7), (16, 0.5))
_NEGATED = 0.9
_WORDS_THAT_NEGATE = 3


def equity_in(statements: Sequence[Statement]) -> Iterator[EquityNote]:
    """Notes in order of the text, one a clause. What should be done for a group is none."""
    for statement in statements:
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
    if confidence is None or statement.cues.any_of("advice", statement.between(clause)):
        return None
    reach = Reach(cue.of)
    ahead = statement.between((max(clause[0], cue.first - _WORDS_THAT_NEGATE), cue.first))
    if reach is Reach.REACHED and statement.cues.any_of("hypothetical", ahead):
        return None  # "hard to reach", "to cover all women"
    is_denied = statement.cues.any_of("negations", ahead)
    if reach is Reach.REACHED and not is_denied and _is_doubtful(statement, clause):
        return None
    if is_denied:
        reach = Reach.REACHED if reach is Reach.LEFT_OUT else Reach.LEFT_OUT
        confidence *= _NEGATED
    return EquityNote(*statement.place(statement.shortened(clause)), reach, round(confidence, 2))


def _is_doubtful(statement: Statement, clause: Words) -> bool:
    """Whether the clause also says that something was lacking, less, or only meant to be.

    To call those reached who were left out is worse than to say nothing of them.
    """
    first, after = statement.place(clause)
    if CELL_SEPARATOR in statement.text[first:after]:
        return True  # what a cell says depends on the heading of its column
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
