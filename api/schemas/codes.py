"""Codes that stand in a closed list: a request with another one is refused, not answered with none.

The lists are read when a request or the OpenAPI document first needs them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, PydanticKnownError
from pydantic_core.core_schema import no_info_after_validator_function

from api.schemas.base import CountryCode, LanguageCode, TermId
from corpus.vocabulary import load_vocabulary
from corpus.vocabulary.languages import known_languages
from corpus.vocabulary.places import known_countries


@dataclass(frozen=True, slots=True)
class Listed:
    """One of `codes`. `problem` names the message for others, which lists them all without one."""

    codes: Callable[[], Collection[str]]
    problem: str = ""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return no_info_after_validator_function(self._checked, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {**handler(schema), "enum": sorted(self.codes())}

    def _checked(self, code: str) -> str:
        known = self.codes()
        if code in known:
            return code
        if self.problem:
            raise PydanticCustomError(self.problem, "no such code")
        raise PydanticKnownError("enum", {"expected": ", ".join(sorted(known))})


KnownCountry = Annotated[CountryCode, Listed(known_countries, "unknown_country")]
KnownLanguage = Annotated[LanguageCode, Listed(known_languages, "unknown_language")]
Region = Annotated[TermId, Listed(lambda: load_vocabulary().terms("region").keys())]
IncomeGroup = Annotated[TermId, Listed(lambda: load_vocabulary().terms("income_group").keys())]
