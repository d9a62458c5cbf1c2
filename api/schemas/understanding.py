"""What was made of a question: its language, what it names, which side it asks for."""

from __future__ import annotations

from typing import Self

from pydantic import Field

from api.matter import shown_matter
from api.schemas.base import AnswerModel, CountryCode, LanguageCode
from api.schemas.passages import Span
from corpus.vocabulary.glossary import ConceptKind
from search.question import recognition, understood
from search.question.question import Question
from search.question.sides import Side, phrase_for


class ConceptName(AnswerModel):
    """What a concept is called in one language, or in all of them (`mul`)."""

    name: str
    language: LanguageCode


class RecognisedConcept(AnswerModel):
    """A thing that the question names. Passages are found by any of its names."""

    id: str = Field(description="Of the glossary, or `country:` and an ISO 3166-1 alpha-3 code.")
    kind: ConceptKind
    written: str = Field(description="The question's wording.")
    is_certain: bool = Field(description="False where the wording may mean something else.")
    also: list[ConceptName] = Field(description="What else was looked for.")
    narrower: list[ConceptName] = Field(
        description="Things of which each is this as well: passages about them are found too."
    )

    @classmethod
    def from_domain(cls, concept: recognition.RecognisedConcept) -> Self:
        """From the search's own."""
        return cls(
            id=concept.id,
            kind=concept.kind,
            written=concept.written,
            is_certain=concept.is_certain,
            also=[ConceptName(name=one.name, language=one.language) for one in concept.also],
            narrower=[
                ConceptName(name=one.name, language=one.language) for one in concept.narrower
            ],
        )


class Understanding(AnswerModel):
    """What was made of the question."""

    language: LanguageCode
    confidence: float = Field(ge=0, le=1, description="How sure the language is.")
    detected: bool = Field(description="False where the caller gave the language.")
    concepts: list[RecognisedConcept] = Field(description="What the question names.")
    looked_for: str = Field(
        description=(
            "What of the question was looked for: all of it but words that introduce who asks and "
            "why, those by which it asks for experience, the preposition that then leads nowhere, "
            "and countries that no passage is about."
        ),
        examples=["removing user fees"],
    )
    sentences: list[str] = Field(
        description=(
            "Of a question of several sentences, those that were looked for by themselves as well: "
            "what it asks, or, where that says little, what it tells."
        )
    )
    not_held: list[CountryCode] = Field(
        description="The countries it names, where no passage the caller may read is about any."
    )

    unnamed: list[str] = Field(
        description=(
            "Its words for things that no passage the caller may read names, by whatever name."
        )
    )

    @classmethod
    def of(cls, question: Question, understanding: understood.Understanding) -> Self:
        """Of a question that was asked."""
        return cls(
            language=understanding.language,
            confidence=min(1.0, understanding.confidence),
            detected=understanding.detected,
            concepts=[RecognisedConcept.from_domain(one) for one in understanding.concepts],
            looked_for=shown_matter(question, understanding),
            not_held=list(understanding.not_held),
            unnamed=list(understanding.unnamed),
            sentences=list(understanding.sentences),
        )


class SideAnswered(AnswerModel):
    """The one side of the evidence that was answered; `side=all` in the question shows all."""

    side: Side
    phrase: Span | None = Field(
        description="Where `question` asks for it; null where the caller chose it."
    )

    @classmethod
    def of(cls, question: Question) -> Self | None:
        """Of a question that was answered."""
        if question.side is None:
            return None
        said = phrase_for(question.side, question.text)
        return cls(side=question.side, phrase=said and Span(start=said.start, end=said.end))
