"""Which passages a question is put to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from corpus.model import AccessLevel, EvidenceBasis, GuidanceStatus, Kind, Outcome


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
