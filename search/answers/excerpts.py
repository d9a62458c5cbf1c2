"""What of a passage is shown at first: where the question is answered, and what came of it.

The words of the question that stand in a stretch say whether it answers. Each counts once, however
often it stands there: one sentence with all of them goes before three that repeat one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from search.answers.results import Span

# A passage that is longer by no more than this is shown whole.
_NOT_WORTH_CUTTING = 4 / 3
# An ellipsis in place of fewer words spares nobody anything.
_FEWEST_FOLDED = 10


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence, with those words of the question that stand in it."""

    span: Span
    words: int
    of_question: frozenset[str]
    ends_paragraph: bool
    is_telling: bool


def is_short(text: str, words: int) -> bool:
    """Whether a passage is shown whole where there is room for about `words` words."""
    return len(text.split()) <= words * _NOT_WORTH_CUTTING


def excerpt(
    text: str,
    sentences: Sequence[Span],
    highlights: Sequence[Span],
    telling: Sequence[Span],
    words: int,
) -> tuple[Span, ...]:
    """The stretches of `text` to show, in order and apart, of about `words` words together.

    Whole sentences: those that are `telling`, and a run of others with most of what is
    highlighted. Of runs with equally much, one that makes a single stretch with the telling ones
    is taken, and of these the earliest. `sentences` are in order, at least one.
    """
    read = _read(text, sentences, highlights, telling)
    told = {place for place, one in enumerate(read) if one.is_telling}
    spent = sum(read[place].words for place in told)
    # At least half is for the question, however long what tells the outcome is.
    run_words = max(words - spent, words // 2)
    whole_runs = [run for run in _runs(read, words) if told <= set(run)]
    beside = [[*run, *told] for run in _runs(read, run_words)]
    shown = max((_closed(read, run) for run in (*whole_runs, *beside)), key=_worth(read))
    return tuple(_stretches(text, read, shown))


def _read(
    text: str, sentences: Sequence[Span], highlights: Sequence[Span], telling: Sequence[Span]
) -> list[_Sentence]:
    following = [*(one.start for one in sentences[1:]), len(text)]
    return [
        _Sentence(
            span=one,
            words=len(text[one.start : one.end].split()),
            of_question=frozenset(
                word
                for found in _within(one, highlights)
                for word in text[found.start : found.end].casefold().split()
            ),
            ends_paragraph="\n\n" in text[one.end : next_start],
            is_telling=any(True for _ in _within(one, telling)),
        )
        for one, next_start in zip(sentences, following, strict=True)
    ]


def _within(sentence: Span, spans: Iterable[Span]) -> Iterator[Span]:
    """The parts of the spans that lie in a sentence."""
    for span in spans:
        start, end = max(span.start, sentence.start), min(span.end, sentence.end)
        if start < end:
            yield Span(start, end)


def _runs(read: Sequence[_Sentence], words: int) -> Iterator[range]:
    """From each sentence on, as many as make `words` words, and at least one."""
    for first in range(len(read)):
        counted = 0
        for last, one in enumerate(read[first:], first):
            if counted and counted + one.words > words:
                yield range(first, last)
                break
            counted += one.words
            # The end of a paragraph is a good place to end.
            if one.ends_paragraph and counted * 2 >= words:
                yield range(first, last + 1)
                break
        else:
            yield range(first, len(read))


def _closed(read: Sequence[_Sentence], chosen: Iterable[int]) -> tuple[int, ...]:
    """The chosen places in order, with what lies between them where that is but a few words."""
    closed: list[int] = []
    for place in sorted(set(chosen)):
        between = range(closed[-1] + 1, place) if closed else ()
        if sum(read[one].words for one in between) < _FEWEST_FOLDED:
            closed += between
        closed.append(place)
    return tuple(closed)


def _worth(read: Sequence[_Sentence]) -> Callable[[tuple[int, ...]], tuple[int, int, int]]:
    """What makes one choice of places better than another."""

    def worth(chosen: tuple[int, ...]) -> tuple[int, int, int]:
        said = frozenset[str]().union(*(read[place].of_question for place in chosen))
        return sum(map(len, said)), -len(list(_neighbours(chosen))), -chosen[0]

    return worth


def _neighbours(chosen: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The first and the last of each group of places that follow one another."""
    first = 0
    for at, place in enumerate(chosen):
        if at + 1 == len(chosen) or chosen[at + 1] != place + 1:
            yield chosen[first], place
            first = at + 1


def _stretches(text: str, read: Sequence[_Sentence], chosen: Sequence[int]) -> Iterator[Span]:
    """Where the chosen sentences stand. White space at either end of the text goes with them."""
    for first, last in _neighbours(chosen):
        start, end = read[first].span.start, read[last].span.end
        yield Span(start if text[:start].strip() else 0, end if text[end:].strip() else len(text))
