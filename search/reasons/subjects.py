"""What a sentence says to have done what a verb says: "enabled", "hampered"."""

from __future__ import annotations

from search.cues import NEGATIONS, Cue
from search.reasons.statement import SIGN, Statement, Words

_PARTS_OF_VERB = ("auxiliary", "joining", NEGATIONS, "hedges")


def acting(statement: Statement, cue: Cue) -> Words | None:
    """The subject of "enabled", or what ", enabling" and "which enabled" point to."""
    begin, end = statement.clause(cue.first, cue.after)
    if cue.first == begin and _acts_later(statement, begin):
        return cue.after, statement.first_comma((cue.after, end))
    if not _is_a_verb(statement, cue):
        return None
    after = _without_verb(statement, begin, cue.first)
    if after == begin:
        return _pointed_at(statement, begin)
    begin = _begin_of_subject(statement, begin, after)
    # "it", behind other words, is the subject of another clause.
    is_of_another = after - begin > 1 and statement.is_any_of(("persons",), after - 1)
    if is_of_another or statement.is_behind_closing_sign(begin):
        return None
    begin = _without_adverbs(statement, begin, after)
    if statement.is_any_of(("prepositions", "conditions"), begin):
        return None
    return _without_asides(statement, begin, after)


def _acts_later(statement: Statement, begin: int) -> bool:
    """Whether what acts stands behind the verb that begins a clause, and not behind "which"."""
    is_relative = any(one.after == begin for one in statement.relatives)
    return statement.cues.has("verb_first") and not is_relative


def _pointed_at(statement: Statement, begin: int) -> Words | None:
    """Nothing, where the words before the verb are what it points to; at the beginning none are."""
    relative = next((cue for cue in statement.boundaries if cue.after == begin), None)
    if begin == 0 or relative is None or relative.of == SIGN:
        return None
    if relative.of != "relatives":
        return begin, begin
    first, _ = statement.main_clause(relative.first, relative.after)
    return (first, relative.first) if first < relative.first else (begin, begin)


def _is_a_verb(statement: Statement, cue: Cue) -> bool:
    """Not "a delayed start", "work slowed in May", "se limita", nor "the laws limiting it"."""
    if statement.is_any_of(("sequels",), cue.first - 1):
        return False
    is_one_word = cue.after - cue.first == 1
    return not is_one_word or (_has_a_subject(statement, cue) and _has_an_object(statement, cue))


def _has_a_subject(statement: Statement, cue: Cue) -> bool:
    if statement.is_any_of(("participles",), cue.first):
        return statement.follows_a_sign(cue.first) and cue.first > 0
    if statement.is_any_of(("no_verb_after", "prepositions"), cue.first - 1):
        return False
    begin, _ = statement.main_clause(cue.first, cue.after)
    is_behind_comma = cue.first > begin and statement.follows_a_sign(cue.first)
    return not is_behind_comma or _closes_an_aside(statement, begin, cue.first)


def _has_an_object(statement: Statement, cue: Cue) -> bool:
    _, end = statement.clause(cue.first, cue.after)
    if cue.after >= end:
        return cue.of == "enabled"
    return not statement.is_any_of(("no_objects",), cue.after)


def _closes_an_aside(statement: Statement, begin: int, number: int) -> bool:
    """Whether a word stands behind the second comma, and not in a list of reasons.

    "Contracts, rebid each year, discouraged ..."; but "due to war, inflation, delayed reforms".
    """
    named = statement.found(("because_of", "enabled_by", "hindered_by"))
    is_list = any(begin <= one.first < number for one in named)
    return not is_list and statement.first_comma((begin, number)) < number


def _without_verb(statement: Statement, begin: int, after: int) -> int:
    """Up to the cue's verb: "a" of "a évité" is part of it, and what joins it to another verb."""
    while after > begin and statement.is_any_of(_PARTS_OF_VERB, after - 1):
        after -= 1
    return after


def _begin_of_subject(statement: Statement, begin: int, after: int) -> int:
    """Where it begins: behind "that" after "found" alone, else "that we had" is part of it."""
    relative = next((cue for cue in statement.relatives if cue.after == begin), None)
    if relative is None:
        return begin
    if statement.is_any_of(("reports", "prepositions"), relative.first - 1):
        return begin
    if statement.is_any_of(("prepositions",), relative.first - 2):
        return begin  # "en el que" begins a clause with a subject of its own
    return statement.main_clause(relative.first, after)[0]


def _without_adverbs(statement: Statement, begin: int, after: int) -> int:
    """Behind "Then," and "In the north,"; and behind ", and", where another subject begins."""
    has_aside = _is_behind_comma(statement, after)
    comma = statement.first_comma((begin, after))
    while comma < after - 1 and (
        (comma - begin == 1 and not has_aside)
        or statement.is_any_of(("prepositions", "conditions"), begin)
    ):
        begin, comma = comma, statement.first_comma((comma, after))
    if has_aside:
        return begin
    for number in range(after - 2, begin, -1):
        if statement.follows_a_sign(number) and statement.is_any_of(("joining",), number):
            return number + 1
    return begin


def _is_behind_comma(statement: Statement, number: int) -> bool:
    return number < len(statement.words) and statement.follows_a_sign(number)


def _without_asides(statement: Statement, begin: int, after: int) -> Words:
    """Up to the first comma of two, where the second stands before the verb."""
    if _is_behind_comma(statement, after):
        return begin, statement.first_comma((begin, after))
    return begin, after
