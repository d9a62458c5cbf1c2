"""Which passages a question is put to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from corpus.evidence import EvidenceBasis, Outcome
from corpus.model import AccessLevel, GuidanceStatus, Kind

# Years that documents, filters and people may say: four digits, of which no typing error is one.
FIRST_YEAR, LAST_YEAR = 1000, 2999


class FacetField(StrEnum):
    """The fields that passages can be filtered by and counted over."""

    KIND = "kind"
    OUTCOME = "outcome"
    COUNTRY = "country"
    REGION = "region"
    INCOME_GROUP = "income_group"
    LANGUAGE = "language"
    YEAR = "year"
    THEME = "theme"
    PUBLISHER = "publisher"
    EVIDENCE_BASIS = "evidence_basis"
    GUIDANCE_STATUS = "guidance_status"
    ACCESS = "access"
    COLLECTION = "collection"


# What of a filter asks for values of a field; years are asked for by the first and the last.
_VALUES: Mapping[FacetField, str] = {
    FacetField.KIND: "kinds",
    FacetField.OUTCOME: "outcomes",
    FacetField.COUNTRY: "countries",
    FacetField.REGION: "regions",
    FacetField.INCOME_GROUP: "income_groups",
    FacetField.LANGUAGE: "languages",
    FacetField.THEME: "themes",
    FacetField.PUBLISHER: "publishers",
    FacetField.EVIDENCE_BASIS: "evidence_bases",
    FacetField.GUIDANCE_STATUS: "guidance_statuses",
    FacetField.ACCESS: "access_levels",
    FacetField.COLLECTION: "collections",
}
VALUE_FIELDS = tuple(_VALUES)


@dataclass(frozen=True, slots=True)
class PassageFilter:
    """Conditions on passages: values within a field are alternatives, fields are all required.

    An empty tuple asks nothing. `languages` is the passage's own language; `countries`, `regions`
    (WHO), `income_groups` (World Bank) are the document's; years are inclusive. What the reader
    may see is not part of this: every port asks for the reader beside it.

    With `general_guidance`, guidance that is for every country (`Metadata.is_for_every_country`)
    meets conditions on countries, regions and income groups as well.
    """

    kinds: tuple[Kind, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    countries: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    income_groups: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    year_from: int | None = None
    year_to: int | None = None
    themes: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    evidence_bases: tuple[EvidenceBasis, ...] = ()
    guidance_statuses: tuple[GuidanceStatus, ...] = ()
    access_levels: tuple[AccessLevel, ...] = ()
    collections: tuple[str, ...] = ()
    document_ids: tuple[str, ...] = ()
    general_guidance: bool = False

    def values(self, field: FacetField) -> tuple[str, ...]:
        """What is asked of one of `VALUE_FIELDS`; nothing where any value will do.

        Raises KeyError for years, which are asked for by the first and the last.
        """
        asked: tuple[str, ...] = getattr(self, _VALUES[field])
        return asked

    def with_values(self, values: Mapping[FacetField, Iterable[str]]) -> PassageFilter:
        """The filter with these asked of these fields instead. Raises KeyError as `values`."""
        changes: Any = {_VALUES[field]: tuple(asked) for field, asked in values.items()}
        changed: PassageFilter = replace(self, **changes)
        return changed

    def without(self, field: FacetField) -> PassageFilter:
        """The filter with nothing asked of a field, years included."""
        if field is FacetField.YEAR:
            return replace(self, year_from=None, year_to=None)
        return self.with_values({field: ()})

    @property
    def names_place(self) -> bool:
        """Whether anything is asked of the place."""
        return bool(self.countries or self.regions or self.income_groups)

    @property
    def adds_general_guidance(self) -> bool:
        """Whether guidance for every country is found beside what is about the place."""
        wants_guidance = not self.kinds or Kind.NORMATIVE_GUIDANCE in self.kinds
        return self.general_guidance and self.names_place and wants_guidance


NO_FILTER = PassageFilter()
