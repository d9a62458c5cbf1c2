"""A filter and a reader as a list of conditions that each engine has its own words for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.filters import NO_FILTER, VALUE_FIELDS, FacetField, PassageFilter
from corpus.model import Kind, Reader
from search.index.payload import InternalField, Value


@dataclass(frozen=True, slots=True)
class AnyOf:
    """The field holds at least one of the values; none of them where `negated`."""

    field: str
    values: tuple[Value, ...]
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Between:
    """The field holds a number in the range, ends included; None leaves an end open.

    Where `negated`, it holds none, or nothing at all.
    """

    field: str
    least: int | None
    most: int | None
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Empty:
    """The field holds nothing; something where `negated`."""

    field: str
    negated: bool = False


@dataclass(frozen=True, slots=True)
class EitherOf:
    """At least one of the ways is met, each of them a list of conditions; none where `negated`."""

    ways: tuple[tuple[AnyOf | Between | Empty, ...], ...]
    negated: bool = False


Condition = AnyOf | Between | Empty | EitherOf

_PLACES = frozenset({FacetField.COUNTRY, FacetField.REGION, FacetField.INCOME_GROUP})
_FOR_EVERY_COUNTRY = (
    AnyOf(FacetField.KIND.value, (Kind.NORMATIVE_GUIDANCE.value,)),
    Empty(FacetField.COUNTRY.value),
)


def conditions_of(filter: PassageFilter, reader: Reader) -> tuple[Condition, ...]:
    """What a passage must meet, all of it, to be shown or counted for `reader`."""
    asked: dict[str, Sequence[Value]] = {
        **{field: filter.values(field) for field in VALUE_FIELDS},
        InternalField.DOCUMENT_ID: filter.document_ids,
    }
    found: list[Condition] = [
        EitherOf(((any_of(field, values),), _FOR_EVERY_COUNTRY))
        if field in _PLACES and filter.adds_general_guidance
        else any_of(field, values)
        for field, values in asked.items()
        if values
    ]
    if filter.year_from is not None or filter.year_to is not None:
        found.append(Between(FacetField.YEAR, filter.year_from, filter.year_to))
    if not reader.reads_everything:
        found.append(any_of(InternalField.READ_BY, sorted(reader.tokens)))
    return tuple(found)


def readable_by(reader: Reader) -> tuple[Condition, ...]:
    """What a passage must meet to be read by `reader`, whatever else is asked."""
    return conditions_of(NO_FILTER, reader)


def any_of(field: str, values: Sequence[Value], *, negated: bool = False) -> AnyOf:
    """`AnyOf` with enum members made plain strings."""
    plain = (str(value) if isinstance(value, str) else value for value in values)
    return AnyOf(str(field), tuple(plain), negated)
