"""Which words a cue calls a reason, and where they stand.

A stretch that would be cut within a phrase, that begins in the middle of one, or whose verb is
none, is no reason: better none than words that nobody understands.
"""

from __future__ import annotations

from search.cues import NEGATIONS, Cue
from search.reasons.statement import SIGN, Statement, Words
from search.reasons.subjects import acting

VERBS = ("enabled", "hindered")
# Their reason stands before them.
BEFORE_CUE = (*VERBS, "therefore")
_FEWEST_WORDS_OF_CLAUSE = 4
_LONGEST_OF_HEDGE = 2
_MOST_WORDS_BEFORE_RELATIVE = 2


def given(statement: Statement, cue: Cue) -> Words | None:
    """The words that are a reason: none where they point back, None where there is no reason."""
    words = _called(statement, cue)
    return _whole(statement, words, cue) if words else None


def _without_hedges(statement: Statement, words: Words) -> Words:
    """Without "very probably to" ahead, and "as well" behind."""
    first, after = words
    while first < after and statement.is_any_of(("hedges",), after - 1):
        after -= 1
    while first < after and statement.is_any_of(("hedges",), first):
        first += 1
    if words[0] < first < after - 1 and len(statement.words.plain[first]) <= _LONGEST_OF_HEDGE:
        first += 1
    return first, after


def _called(statement: Statement, cue: Cue) -> Words | None:
    if cue.of == "therefore":
        return _drawn_from(statement, cue)
    if cue.of in VERBS:
        return acting(statement, cue)
    if any(one.of == "because" and one.after == cue.after for one in statement.phrases):
        return _told(statement, cue)
    return _named(statement, cue)


def place(statement: Statement, before: Statement | None, words: Words) -> tuple[int, int] | None:
    """Where the reason stands; "this" and "which" stand for the clause or sentence before."""
    if statement.says_something(words):
        return statement.place(words)
    if statement.cues.any_of("persons", statement.between(words)):
        return None  # "it" stands for one thing of the sentence before, and not for what that says
    earlier = [cue for cue in statement.boundaries if cue.after <= words[0] and cue.first > 0]
    if earlier:
        after = earlier[-1].first
        if earlier[-1].of == SIGN and not statement.goes_on(after):
            return None
        begin, _ = statement.clause(after - 1, after)
        return None if statement.is_in_a_frame(begin) else _placed(statement, (begin, after))
    return _placed(before, (0, len(before.words))) if before else None


def _placed(statement: Statement, words: Words) -> tuple[int, int] | None:
    is_whole = words[1] > words[0] and statement.shortened(words) == words
    return statement.place(words) if is_whole else None


def _whole(statement: Statement, words: Words, cue: Cue) -> Words | None:
    """Without words that join it to others; None where it is not all of a phrase."""
    bare = _without_hedges(statement, statement.without_joining(words))
    first, after = (words[0], bare[1]) if cue.of == "missing" else bare
    if first == after:
        return words if cue.of in BEFORE_CUE and words[0] == words[1] else None
    is_cut = after < len(statement.words) and not statement.follows_a_sign(after)
    if is_cut and statement.is_any_of(("no_verb_after", "prepositions", "finite"), after - 1):
        return None
    if statement.is_any_of(("conditions",), first):
        return None
    return statement.shortened((first, after))


def _drawn_from(statement: Statement, cue: Cue) -> Words:
    """What stands before "so", or nothing: "many parents therefore waited" points back."""
    begin, _ = statement.main_clause(cue.first, cue.after)
    if cue.after - cue.first == 1 and not statement.follows_a_sign(cue.first):
        return begin, begin
    return begin, cue.first


def _named(statement: Statement, cue: Cue) -> Words | None:
    """The noun phrase behind "because of", or that which begins with "lack of"."""
    if _is_of_deaths(statement, cue) or _is_attribute(statement, cue):
        return None
    _, end = statement.clause(cue.first, cue.after)
    end = min(_end_of_list(statement, cue, end), _next_reason(statement, cue, end))
    verb = _first_verb(statement, cue.after, end)
    if verb == end:
        verb = _end_of_what_hangs_on_it(statement, cue, end)
    if cue.of != "missing":
        return (cue.after, verb) if verb > cue.after else None
    is_guessed = verb < end and statement.is_any_of(("hypothetical",), verb)
    return None if is_guessed else (cue.first, verb)


def _end_of_what_hangs_on_it(statement: Statement, cue: Cue, end: int) -> int:
    """Where "people who fled" and "the problem was that they fled" end."""
    hangs = next((one for one in statement.relatives if one.first == end), None)
    is_whole = cue.of == "missing" or end - cue.after > _MOST_WORDS_BEFORE_RELATIVE
    if hangs is None or is_whole or statement.follows_a_sign(end):
        return end
    if any(one.first == hangs.after for one in statement.found(("because",))):
        return end
    _, after = statement.main_clause(cue.first, cue.after)
    return statement.first_comma((end, after))


def _is_of_deaths(statement: Statement, cue: Cue) -> bool:
    """Whether it tells deaths by their cause: "deaths due to measles"."""
    return cue.of == "because_of" and statement.is_any_of(("deaths",), cue.first - 1)


def _is_attribute(statement: Statement, cue: Cue) -> bool:
    """Whether it is a participle without "was": "harms caused by gambling" says what harms."""
    before = cue.first - 1
    while statement.is_any_of(("hedges",), before):
        before -= 1
    verbs = ("passive", "auxiliary")
    return statement.is_any_of(("attributes",), cue.first) and not statement.is_any_of(
        verbs, before
    )


def _first_verb(statement: Statement, first: int, end: int) -> int:
    """Where a verb begins another clause, with its subject behind "and" or before it."""
    verbs = range(first + 1, end)
    verb = next((number for number in verbs if statement.is_any_of(("finite",), number)), end)
    if verb == end:
        return end
    for number in range(verb - 1, first, -1):
        if statement.is_any_of(("joining",), number):
            return number
    while verb > first and statement.is_any_of(("persons", "auxiliary", NEGATIONS), verb - 1):
        verb -= 1  # "the requests they are receiving", "staff do not"
    return verb


def _end_of_list(statement: Statement, cue: Cue, end: int) -> int:
    """The first comma, unless the cue's last word is said again: "slowed by war, by floods"."""
    comma = statement.first_comma((cue.after, end))
    last = statement.between((cue.after - 1, cue.after))
    while comma < end and statement.between((comma, comma + 1)) == last:
        comma = statement.first_comma((comma, end))
    return comma


def _told(statement: Statement, cue: Cue) -> Words | None:
    """The clause behind "because", with those that hang on it, up to another reason."""
    begin, end = statement.main_clause(cue.first, cue.after)
    fewest = 1 if cue.first == begin else _FEWEST_WORDS_OF_CLAUSE
    end = _next_reason(statement, cue, end)
    comma = statement.first_comma((cue.after, end))
    if statement.is_any_of(("prepositions", "reports"), cue.after):  # "because, in 2019, ..."
        comma = statement.first_comma((min(comma, end), end))
    while comma < end and (comma - cue.after < fewest or _begins_aside(statement, comma)):
        if _begins_aside(statement, comma):
            comma = statement.first_comma((comma, end))
            if statement.is_any_of(("joining",), comma):
                break
        comma = statement.first_comma((comma, end))
    return (cue.after, comma) if comma > cue.after else None


def _begins_aside(statement: Statement, number: int) -> bool:
    """Whether what a comma parts is no clause: "the Fund, with money of its own, took over"."""
    return statement.is_any_of(("prepositions",), number)


def _next_reason(statement: Statement, cue: Cue, end: int) -> int:
    """Where another reason begins: "for lack of money and because nobody asked"."""
    others = [one.first for one in statement.found(("because", "because_of"))]
    joined = [n for n in others if n > cue.after and statement.is_any_of(("joining",), n - 1)]
    return min([end, *joined])
