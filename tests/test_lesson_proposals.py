"""Lessons proposed from passages: the passage's own words, each where it belongs."""

from __future__ import annotations

import pytest

from corpus.annotations import Effect, PassageNotes, Reason, TellingSentence
from corpus.evidence import Outcome
from corpus.lessons import LessonPart
from search.lessons.proposals import ProposedQuote, proposed_quotes

CONTEXT = "In 2019 half of the villages of the district had no clinic."
ACTION = "The ministry paid two nurses for each of them."
RESULT = "Within a year twice as many children were vaccinated."
LESSON = "The lesson learnt is that people come where somebody is there."
CONDITION = "It works only where the road is open all year."
ADVICE = "Other districts should do the same."
SENTENCES = (CONTEXT, ACTION, RESULT, LESSON, CONDITION, ADVICE)
TEXT = " ".join(SENTENCES)


def span(sentence: str, text: str = TEXT) -> tuple[int, int]:
    start = text.index(sentence)
    return start, start + len(sentence)


def telling(*sentences: str) -> list[TellingSentence]:
    return [TellingSentence(*span(sentence), Outcome.WORKED, 0.9) for sentence in sentences]


def said(quotes: list[ProposedQuote], text: str = TEXT) -> list[tuple[LessonPart, str]]:
    return [(quote.part, text[quote.start : quote.end]) for quote in quotes]


def test_each_part_is_said_by_a_sentence_of_the_passage():
    """In the order a lesson is read, and no sentence twice."""
    because = span("people come where somebody is there")
    notes = PassageNotes(reasons=(Reason(*because, *because, Effect.ENABLING, 0.8),))
    found = proposed_quotes(TEXT, [span(s) for s in SENTENCES], telling(RESULT), notes, "en")
    assert said(found) == [
        (LessonPart.CONTEXT, CONTEXT),
        (LessonPart.ACTION, ACTION),
        (LessonPart.RESULT, RESULT),
        (LessonPart.ENABLER, "people come where somebody is there"),
        (LessonPart.LESSON, LESSON),
        (LessonPart.RECOMMENDATION, ADVICE),
        (LessonPart.APPLIES_WHEN, CONDITION),
    ]


def test_a_reason_of_which_nothing_is_said_is_no_part():
    """It neither helped nor stood in the way, as far as the words go."""
    because = span("people come where somebody is there")
    notes = PassageNotes(reasons=(Reason(*because, *because, Effect.NOT_SAID, 0.8),))
    found = proposed_quotes(TEXT, [span(s) for s in SENTENCES], telling(RESULT), notes, "en")
    assert {part for part, _ in said(found)}.isdisjoint({LessonPart.ENABLER, LessonPart.BARRIER})


def test_both_sides_of_a_mixed_passage_are_its_result():
    """In the order of the text, with what hindered."""
    road = span("the road")
    notes = PassageNotes(reasons=(Reason(*road, *road, Effect.HINDERING, 0.8),))
    spans = [span(s) for s in SENTENCES]
    found = proposed_quotes(TEXT, spans, telling(ACTION, RESULT), notes, "en")
    parts = [part for part, _ in said(found)]
    assert parts.count(LessonPart.RESULT) == 2
    assert (LessonPart.BARRIER, "the road") in said(found)
    assert (LessonPart.ACTION, CONTEXT) in said(found)


def test_where_nothing_tells_the_outcome_the_passage_does():
    """Better too many words than none to stand on."""
    found = proposed_quotes(TEXT, [], [], PassageNotes(), "en")
    assert said(found) == [(LessonPart.RESULT, TEXT)]


@pytest.mark.parametrize(
    ("language", "sentence", "part"),
    [
        ("en", "Experience shows that lists have to be local.", LessonPart.LESSON),
        ("fr", "L'expérience montre que la gratuité ne suffit pas.", LessonPart.LESSON),
        ("fr", "Cela ne vaut que là où les dispensaires ouvrent.", LessonPart.APPLIES_WHEN),
        ("es", "La lección aprendida es sencilla.", LessonPart.LESSON),
        ("es", "Se recomienda extenderlo.", LessonPart.RECOMMENDATION),
        ("pt", "Isto mostra que a confiança conta.", LessonPart.LESSON),
        ("pt", "Só funciona desde que haja medicamentos.", LessonPart.APPLIES_WHEN),
        ("ar", "وتظهر التجربة أن القوائم المحلية أفضل.", LessonPart.LESSON),
        ("ar", "وينبغي تدريب العاملين.", LessonPart.RECOMMENDATION),
        ("ru", "Опыт показывает, что списки нужны.", LessonPart.LESSON),
        ("sw", "Somo tulilojifunza ni hili.", None),
        ("en", "Nurses were paid in March.", None),
    ],
)
def test_words_name_the_part_in_every_language_that_has_them(
    language: str, sentence: str, part: LessonPart | None
):
    """After the sentence that tells the outcome, so that it is not taken for what was done."""
    text = f"{RESULT} {sentence}"
    result = span(RESULT, text)
    told = [TellingSentence(*result, Outcome.WORKED, 0.9)]
    found = proposed_quotes(text, [result, span(sentence, text)], told, PassageNotes(), language)
    assert said(found, text)[1:] == ([(part, sentence)] if part else [])
