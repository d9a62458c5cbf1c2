"""What every schema has in common."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from corpus.digits import with_western_digits
from corpus.filters import FIRST_YEAR, LAST_YEAR
from corpus.storable import BREAKS, is_storable

# The same rule for the OpenAPI document: no control characters but those breaks. Halves of a pair
# have no place in a pattern, so `storable` looks once more.
_CONTROLS = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
PRINTABLE = rf"^[^{_CONTROLS}]*$"
SAYS_SOMETHING = rf"^[^{_CONTROLS}]*[^\s{_CONTROLS}][^{_CONTROLS}]*$"


class AnswerModel(BaseModel):
    """Something the API says. All fields are always there, null where nothing is known."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", json_schema_serialization_defaults_required=True
    )


class RequestModel(BaseModel):
    """Something a caller says. Unknown fields are refused, so that a misspelt one is noticed."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def storable(text: str) -> str:
    """Refuse characters that cannot be stored or shown: controls, and halves of a pair."""
    if not is_storable(text, BREAKS):
        raise PydanticCustomError("unprintable", "the text holds characters that cannot be shown")
    return text


def _typed_on_any_keyboard(year: object) -> object:
    """Digits as an Arabic or Persian keyboard types them, in an address or a command."""
    return with_western_digits(year) if isinstance(year, str) else year


Text = Annotated[str, Field(pattern=PRINTABLE), AfterValidator(storable)]
Name = Annotated[
    str, Field(min_length=1, max_length=200, pattern=SAYS_SOMETHING), AfterValidator(storable)
]
LanguageCode = Annotated[
    str, Field(pattern=r"^[a-z]{2,3}$", description="ISO 639-1, or `und` where unknown.")
]
CountryCode = Annotated[str, Field(pattern=r"^[A-Z]{3}$", description="ISO 3166-1 alpha-3.")]
TermId = Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_]{0,79}$")]
Year = Annotated[int, Field(ge=FIRST_YEAR, le=LAST_YEAR), BeforeValidator(_typed_on_any_keyboard)]
Cursor = Annotated[str, Field(min_length=1, max_length=8000, pattern=r"^[A-Za-z0-9_=-]+$")]
DocumentId = Annotated[str, Field(pattern=r"^[0-9a-f]{24}$")]
PassageId = Annotated[
    str, Field(pattern=r"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$")
]
