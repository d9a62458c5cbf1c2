"""What of a passage is shown at first."""

from __future__ import annotations

from collections.abc import Sequence

from search.answers.excerpts import excerpt, is_short
from search.answers.results import Span

OPENING = "The programme began in two districts of the north."
ANSWER = "Premiums were subsidised for the poorest households by the state."
MIDDLE = " ".join(f"The filling sentence number {n} says nothing of it." for n in range(20))
OUTCOME = "In the end half of the members left the scheme."
CLOSING = "The report was printed in the capital."


def spans(text: str, *parts: str) -> list[Span]:
    return [Span(text.index(part), text.index(part) + len(part)) for part in parts]


def shown(
    text: str, question: Sequence[str], telling: Sequence[str] = (), words: int = 20
) -> list[str]:
    """What is shown of a text, given the words of the question in it and the telling sentences."""
    sentences = [
        Span(at, text.index(".", at) + 1) for at in (text.index(one) for one in _starts(text))
    ]
    highlights = sorted(spans(text, *question))
    stretches = excerpt(text, sentences, highlights, spans(text, *telling), words)
    return [text[one.start : one.end].strip() for one in stretches]


def _starts(text: str) -> list[str]:
    return [sentence.strip() for sentence in text.split(".") if sentence.strip()]


def test_the_sentence_that_answers_is_shown_beside_the_one_that_tells_what_came_of_it() -> None:
    """However far apart they stand: both, in the order of the text."""
    text = f"{OPENING} {ANSWER} {MIDDLE} {OUTCOME} {CLOSING}"
    (answering, telling) = shown(text, ["Premiums", "poorest households"], [OUTCOME])
    assert ANSWER in answering
    assert OUTCOME in telling
    text = f"{OPENING} {OUTCOME} {MIDDLE} {ANSWER} {CLOSING}"
    (telling, answering) = shown(text, ["Premiums", "poorest households"], [OUTCOME])
    assert (OUTCOME in telling, ANSWER in answering) == (True, True)


def test_one_stretch_is_enough_where_it_says_as_much() -> None:
    """A question whose words stand around the telling sentence too is not torn in two."""
    text = f"{OPENING} {MIDDLE} {ANSWER} {OUTCOME} {CLOSING}"
    (only,) = shown(text, ["Premiums"], [OUTCOME])
    assert ANSWER in only
    assert OUTCOME in only
    (only,) = shown(text, [], [OUTCOME])
    assert OUTCOME in only


def test_a_sentence_with_all_of_the_question_goes_before_many_that_repeat_one_word() -> None:
    """Each word counts once."""
    repeated = "Insurance here. Insurance there. Insurance again. Insurance anywhere."
    text = f"{repeated} {MIDDLE} {ANSWER} {CLOSING}"
    sentences = [Span(text.index(one), text.index(one) + len(one) + 1) for one in _starts(text)]
    words = [Span(at, at + 9) for at in range(len(text)) if text.startswith("Insurance", at)]
    highlights = [*words, *spans(text, "Premiums", "subsidised")]
    (only,) = excerpt(text, sentences, highlights, [], 20)
    assert ANSWER in text[only.start : only.end]


def test_without_the_question_s_words_the_excerpt_is_the_beginning() -> None:
    text = f"{OPENING} {MIDDLE}"
    (only,) = shown(text, [])
    assert only.startswith(OPENING)


def test_a_few_words_between_two_stretches_are_not_folded_away() -> None:
    text = f"{MIDDLE} {ANSWER} It rained. {OUTCOME} {CLOSING}"
    (only,) = shown(text, ["Premiums"], [OUTCOME], words=12)
    assert "It rained." in only


def test_a_telling_sentence_without_end_leaves_room_for_the_answer() -> None:
    endless = " and ".join(f"clause {n} of it" for n in range(40)) + "."
    text = f"{ANSWER} {MIDDLE} {endless} {CLOSING}"
    answering, telling = shown(text, ["Premiums"], [endless])
    assert ANSWER in answering
    assert endless in telling


def test_what_is_hardly_longer_than_the_excerpt_is_shown_whole() -> None:
    assert is_short("word " * 80, 60)
    assert not is_short("word " * 81, 60)
