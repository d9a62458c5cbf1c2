"""Counting passages by the values one could filter them by next."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from corpus.filters import NO_FILTER, FacetField, PassageFilter
from corpus.model import Reader
from corpus.ports import PassageIndex
from search.answers.results import FacetCounts
from search.timing import Stages

# More than there are countries, so that no field of a closed list is cut short.
MOST_VALUES = 300

_SELECTION: dict[FacetField, tuple[str, ...]] = {
    FacetField.KIND: ("kinds",),
    FacetField.OUTCOME: ("outcomes",),
    FacetField.COUNTRY: ("countries",),
    FacetField.REGION: ("regions",),
    FacetField.INCOME_GROUP: ("income_groups",),
    FacetField.LANGUAGE: ("languages",),
    FacetField.YEAR: ("year_from", "year_to"),
    FacetField.THEME: ("themes",),
    FacetField.PUBLISHER: ("publishers",),
    FacetField.EVIDENCE_BASIS: ("evidence_bases",),
    FacetField.GUIDANCE_STATUS: ("guidance_statuses",),
    FacetField.ACCESS: ("access_levels",),
    FacetField.COLLECTION: ("collections",),
}


def count_facets(
    index: PassageIndex, filter: PassageFilter, reader: Reader, fields: Collection[FacetField]
) -> FacetCounts:
    """Passages under `filter` by the values of each field, the field's own selection left out."""
    stages = Stages()
    total = index.count(filter, reader)
    counts = {
        field: index.facet(field, without_selection(filter, field), reader, MOST_VALUES)
        for field in fields
    }
    of_place = replace(filter, general_guidance=False)
    general = total - index.count(of_place, reader) if filter.adds_general_guidance else 0
    return FacetCounts(total, general, counts, stages.milliseconds())


def without_selection(filter: PassageFilter, field: FacetField) -> PassageFilter:
    """The filter with nothing asked of this field."""
    nothing = {name: getattr(NO_FILTER, name) for name in _SELECTION[field]}
    return replace(filter, **nothing)
