"""Themes as callers see them."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import ConfigDict, Field, JsonValue

from api.schemas import vocabulary_examples
from api.schemas.base import AnswerModel, Name, RequestModel, TermId, Text
from corpus import themes as domain
from corpus.themes import LONGEST_DESCRIPTION, LONGEST_NAME, ThemeOrigin

Language = Annotated[str, Field(pattern=r"^[a-z]{2}$")]
ThemeName = Annotated[Name, Field(max_length=LONGEST_NAME)]
Description = Annotated[Text, Field(max_length=LONGEST_DESCRIPTION)]
# Without it, a key that is no language would seem to be allowed.
_NO_OTHER_KEYS: dict[str, JsonValue] = {"additionalProperties": False}


class Theme(AnswerModel):
    """What passages may be about."""

    model_config = ConfigDict(json_schema_extra={"examples": [vocabulary_examples.THEME]})

    id: TermId
    names: dict[str, str] = Field(description="By language.")
    descriptions: dict[str, str] = Field(description="What passages about it speak of.")
    origin: ThemeOrigin
    passages: int = Field(description="How many the caller may read that are about it.")
    tagged: bool = Field(description="Whether the collection was tagged with it in these words.")

    @classmethod
    def from_domain(cls, theme: domain.Theme, passages: int, *, tagged: bool) -> Self:
        """From the store's own."""
        return cls(
            id=theme.id,
            names=dict(theme.names),
            descriptions=dict(theme.descriptions),
            origin=theme.origin,
            passages=passages,
            tagged=tagged,
        )


class Themes(AnswerModel):
    """All themes: those built in, then those added."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"themes": [vocabulary_examples.THEME]}]}
    )

    themes: list[Theme]


class ThemeWords(RequestModel):
    """The words of a theme; passages are compared with them."""

    model_config = ConfigDict(json_schema_extra={"examples": [vocabulary_examples.THEME_WORDS]})

    names: dict[Language, ThemeName] = Field(
        min_length=1, max_length=20, json_schema_extra=_NO_OTHER_KEYS
    )
    descriptions: dict[Language, Description] = Field(
        {}, max_length=20, json_schema_extra=_NO_OTHER_KEYS
    )

    def to_domain(self, id: str) -> domain.Theme:
        """The theme to add. Raises InvalidRequest."""
        return domain.added_theme(self.names, self.descriptions, id)
