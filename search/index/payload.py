"""What the index keeps of a passage beside its vectors: the fields that filters ask for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from corpus.evidence import Outcome
from corpus.filters import FacetField
from corpus.ports import CountryGroups, IndexEntry
from corpus.reference_lists import is_reference_list
from corpus.themes import theme_values

Value = str | int
Payload = dict[str, list[Value]]


class InternalField(StrEnum):
    """Fields that are never counted over for a reader.

    LISTS_SOURCES holds a value where a passage only lists sources, and nothing elsewhere.
    """

    READ_BY = "read_by"
    DOCUMENT_ID = "document_id"
    REVISION = "revision"
    LISTS_SOURCES = "lists_sources"


FIELDS: tuple[str, ...] = (*FacetField, *InternalField)
NUMBER_FIELDS = frozenset[str]({FacetField.YEAR})


def payload_of(entry: IndexEntry, groups: CountryGroups) -> Payload:
    """Every field of `FIELDS` with its distinct values; an unknown value is an empty list.

    But for the outcome: nobody could ask for a passage that has none, nor find it in an answer's
    columns, so what no classifier judged stands with what reports nothing.
    """
    passage, metadata = entry.passage, entry.metadata
    countries = passage.speaks_of(metadata.countries)
    memberships = [groups(country) for country in countries]
    values: dict[str, Iterable[Value | None]] = {
        FacetField.KIND: [metadata.kind],
        FacetField.OUTCOME: [passage.outcome.outcome if passage.outcome else Outcome.NONE],
        FacetField.COUNTRY: countries,
        FacetField.REGION: (region for region, _ in memberships),
        FacetField.INCOME_GROUP: (income_group for _, income_group in memberships),
        FacetField.LANGUAGE: [passage.language],
        FacetField.YEAR: [metadata.year],
        FacetField.THEME: theme_values(metadata, passage.themes),
        FacetField.PUBLISHER: [metadata.publisher],
        FacetField.EVIDENCE_BASIS: [metadata.evidence_basis],
        FacetField.GUIDANCE_STATUS: [metadata.guidance_status],
        FacetField.ACCESS: [metadata.access.level],
        FacetField.COLLECTION: [entry.collection],
        InternalField.READ_BY: metadata.access.tokens,
        InternalField.DOCUMENT_ID: [passage.document_id],
        InternalField.REVISION: [passage.revision],
        InternalField.LISTS_SOURCES: [1]
        if is_reference_list(passage.heading_path, passage.text)
        else [],
    }
    return {name: _distinct(values[name]) for name in FIELDS}


def plain_fields(fields: Mapping[FacetField, Sequence[str]]) -> Payload:
    """Values of some fields as the engines hold them."""
    return {str(name): _distinct(values) for name, values in fields.items()}


def alike(
    changes: Mapping[str, Mapping[FacetField, Sequence[str]]],
) -> list[tuple[Payload, list[str]]]:
    """The changes, each with the passages that it is the same for: one call of an engine each."""
    found: dict[str, tuple[Payload, list[str]]] = {}
    for passage_id, fields in changes.items():
        payload = plain_fields(fields)
        found.setdefault(repr(payload), (payload, []))[1].append(passage_id)
    return list(found.values())


def _distinct(values: Iterable[Value | None]) -> list[Value]:
    # Enum members are written as plain strings, which is what the engines give back.
    plain = (str(value) if isinstance(value, str) else value for value in values)
    return [value for value in dict.fromkeys(plain) if value is not None]
