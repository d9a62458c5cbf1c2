"""Counting passages by the values one could filter them by next."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from corpus.filters import FacetField, PassageFilter
from corpus.model import Reader
from corpus.ports import PassageIndex
from search.answers.results import FacetCounts
from search.timing import Stages

# More than there are countries, so that no field of a closed list is cut short.
MOST_VALUES = 300


def count_facets(
    index: PassageIndex, filter: PassageFilter, reader: Reader, fields: Collection[FacetField]
) -> FacetCounts:
    """Passages under `filter` by the values of each field, the field's own selection left out."""
    stages = Stages()
    total = index.count(filter, reader)
    counts = {
        field: index.facet(field, filter.without(field), reader, MOST_VALUES) for field in fields
    }
    of_place = replace(filter, general_guidance=False)
    general = total - index.count(of_place, reader) if filter.adds_general_guidance else 0
    return FacetCounts(total, general, counts, stages.milliseconds())
