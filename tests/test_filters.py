"""A filter's fields, by the names that passages are counted by."""

from dataclasses import fields

import pytest

from corpus.evidence import Outcome
from corpus.filters import NO_FILTER, VALUE_FIELDS, FacetField, PassageFilter
from corpus.model import Kind

ASKED = PassageFilter(
    kinds=(Kind.FORUM_NOTES,),
    outcomes=(Outcome.WORKED, Outcome.MIXED),
    countries=("GHA",),
    year_from=2005,
    document_ids=("one",),
    general_guidance=True,
)


def test_every_field_but_the_year_is_asked_for_by_values():
    assert {*FacetField} - {*VALUE_FIELDS} == {FacetField.YEAR}


def test_every_list_of_a_filter_is_a_field_or_of_documents():
    """One that is put in later would otherwise be left out of requests and of the index."""
    full = NO_FILTER.with_values({field: (field.value,) for field in VALUE_FIELDS})
    lists = {one.name for one in fields(full) if one.default == ()}
    filled = {name for name in lists if getattr(full, name)}
    assert lists - filled == {"document_ids"}
    assert [full.values(field) for field in VALUE_FIELDS] == [(one.value,) for one in VALUE_FIELDS]


def test_what_is_asked_of_a_field_is_told():
    assert ASKED.values(FacetField.OUTCOME) == (Outcome.WORKED, Outcome.MIXED)
    assert ASKED.values(FacetField.THEME) == ()
    with pytest.raises(KeyError):
        ASKED.values(FacetField.YEAR)


def test_other_values_are_asked_of_some_fields_and_the_rest_stays():
    other = ASKED.with_values({FacetField.COUNTRY: ["TCD", "NER"], FacetField.KIND: ()})
    assert (other.countries, other.kinds) == (("TCD", "NER"), ())
    back = other.with_values({FacetField.COUNTRY: ["GHA"], FacetField.KIND: [Kind.FORUM_NOTES]})
    assert back == ASKED


@pytest.mark.parametrize("field", FacetField)
def test_nothing_is_asked_of_a_field_that_is_left_out(field: FacetField):
    years = PassageFilter(year_from=2000, year_to=2010)
    full = years.with_values({one: (one.value,) for one in VALUE_FIELDS})
    left = full.without(field)
    assert left.without(field) == left != full
    assert [one for one in VALUE_FIELDS if left.values(one) != full.values(one)] == (
        [] if field is FacetField.YEAR else [field]
    )
    assert ((left.year_from, left.year_to) == (None, None)) is (field is FacetField.YEAR)
