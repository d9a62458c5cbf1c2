"""What the address of a page asks: a question, its filters, and how to show the answer.

Addresses are for people to keep and send, so the same question always has the same one.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from pydantic import TypeAdapter
from starlette.requests import Request

from api.http.parameters import reads
from api.pages.links import Pair
from corpus.errors import InvalidRequest
from corpus.evidence import EvidenceBasis, Outcome
from corpus.filters import NO_FILTER, FacetField, PassageFilter
from corpus.model import AccessLevel, GuidanceStatus, Kind
from corpus.vocabulary import load_vocabulary
from corpus.vocabulary.languages import known_languages
from corpus.vocabulary.places import known_countries, load_place_finder
from search.question.sides import SideChoice


class View(StrEnum):
    """How an answer is laid out."""

    COLUMNS = "columns"
    LIST = "list"


class Order(StrEnum):
    """How a list is ordered."""

    VARIED = "varied"
    RELEVANCE = "relevance"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it stands in an address. `text`, one line, may be empty."""

    text: str = ""
    filter: PassageFilter = field(default_factory=PassageFilter)
    question_language: str | None = None
    view: View = View.COLUMNS
    order: Order = Order.VARIED
    cursor: str | None = None
    side: SideChoice = SideChoice.AUTO
    reference_country: str | None = None

    def pairs(self) -> tuple[Pair, ...]:
        """The parameters of the address, in one order."""
        own = (
            ("q", self.text),
            *filter_pairs(self.filter),
            ("question_language", self.question_language),
            ("side", self.side.value if self.side is not SideChoice.AUTO else None),
            ("reference_country", self.reference_country),
            ("view", self.view.value if self.view is not View.COLUMNS else None),
            ("order", self.order.value if self.order is not Order.VARIED else None),
            ("cursor", self.cursor),
        )
        return tuple((name, value) for name, value in own if value)

    def with_filter(self, filter: PassageFilter) -> Asked:
        """The same question of other passages, from the first page."""
        return replace(self, filter=filter, cursor=None)


def _listed(code: str, known: Collection[str]) -> str:
    """The code, if it is one of a closed list. Raises ValueError."""
    if code not in known:
        raise ValueError(code)
    return code


def _terms(name: str) -> Collection[str]:
    return load_vocabulary().terms(name).keys()


# How a value is read of parameters that take any number of them, in the order of addresses.
_READ: Mapping[FacetField, Callable[[str], str]] = {
    FacetField.OUTCOME: Outcome,
    FacetField.KIND: Kind,
    FacetField.COUNTRY: lambda code: _listed(code.upper(), known_countries()),
    FacetField.REGION: lambda code: _listed(code.upper(), _terms("region")),
    FacetField.INCOME_GROUP: lambda id: _listed(id, _terms("income_group")),
    FacetField.THEME: str,
    FacetField.EVIDENCE_BASIS: EvidenceBasis,
    FacetField.GUIDANCE_STATUS: GuidanceStatus,
    FacetField.LANGUAGE: lambda code: _listed(code.lower(), known_languages()),
    FacetField.PUBLISHER: str,
    FacetField.ACCESS: AccessLevel,
    FacetField.COLLECTION: str,
}
_YEARS = ("year_from", "year_to")
_GENERAL, _YES = "general_guidance", "true"
_FLAG = TypeAdapter(bool).validate_python  # as the API reads it
_OF_A_FILTER = (*(field.value for field in _READ), "document")
_OF_A_QUESTION = ("q", "question_language", "side", "reference_country", "view", "order", "cursor")
_LONGEST_VALUE = 300
_MOST_VALUES = 100


@reads(once=(*_OF_A_QUESTION, *_YEARS, _GENERAL), often=_OF_A_FILTER)
def asked_in(request: Request) -> Asked:
    """The question in the address (a dependency of routes). Raises InvalidRequest."""
    return read_asked(request.query_params.multi_items())


@reads(once=(*_YEARS, _GENERAL), often=_OF_A_FILTER)
def filter_in(request: Request) -> PassageFilter:
    """The filter in the address (a dependency of routes). Raises InvalidRequest."""
    return read_asked(request.query_params.multi_items()).filter


def read_asked(parameters: Iterable[Pair]) -> Asked:
    """The question in an address. Raises InvalidRequest for values that nothing can have."""
    given: dict[str, list[str]] = {}
    for name, value in parameters:
        if value.strip():
            given.setdefault(name, []).append(value.strip())
    return Asked(
        text=_one_line(_one(given, "q") or ""),
        filter=_filter(given),
        question_language=_one(given, "question_language"),
        view=_read(View, "view", _one(given, "view") or View.COLUMNS.value),
        order=_read(Order, "order", _one(given, "order") or Order.VARIED.value),
        cursor=_one(given, "cursor"),
        side=_read(SideChoice, "side", _one(given, "side") or SideChoice.AUTO.value),
        reference_country=_country(_one(given, "reference_country")),
    )


def filter_pairs(filter: PassageFilter) -> Iterator[Pair]:
    """A filter as parameters of an address."""
    for name, value in chosen(filter):
        yield name.value, value
    for bound in _YEARS:
        year = getattr(filter, bound)
        if year is not None:
            yield bound, str(year)
    for document_id in filter.document_ids:
        yield "document", document_id
    yield from general_guidance_pairs(filter)


def general_guidance_pairs(filter: PassageFilter) -> Iterator[Pair]:
    """Whether guidance for every country is asked for as well, where a place is."""
    if filter.general_guidance and filter.names_place:
        yield _GENERAL, _YES


def chosen(filter: PassageFilter) -> Iterator[tuple[FacetField, str]]:
    """Every value chosen, field by field."""
    for name in _READ:
        for value in filter.values(name):
            yield name, str(value)


def without(filter: PassageFilter, field: FacetField, value: str) -> PassageFilter:
    """The filter with one value fewer."""
    kept = (one for one in filter.values(field) if one != value)
    return filter.with_values({field: kept})


def without_years(filter: PassageFilter) -> PassageFilter:
    """The filter without its years."""
    return filter.without(FacetField.YEAR)


def only(field: FacetField, value: str) -> PassageFilter:
    """A filter that asks for one value."""
    return NO_FILTER.with_values({field: (_READ[field](value),)})


def _filter(given: Mapping[str, list[str]]) -> PassageFilter:
    many = {
        field: dict.fromkeys(
            _read(read, field.value, value) for value in given.get(field.value, ())
        )
        for field, read in _READ.items()
    }
    _check_amount(given)
    others = PassageFilter(
        year_from=_year(given, "year_from"),
        year_to=_year(given, "year_to"),
        document_ids=tuple(dict.fromkeys(given.get("document", ()))),
        general_guidance=_read(_FLAG, _GENERAL, _one(given, _GENERAL) or "false"),
    )
    return others.with_values(many)


def _check_amount(given: Mapping[str, list[str]]) -> None:
    for name, values in given.items():
        if len(values) > _MOST_VALUES:
            raise InvalidRequest("too many values", field=name, most=_MOST_VALUES)


def _one(given: Mapping[str, list[str]], name: str) -> str | None:
    return given[name][-1] if name in given else None


def _one_line(written: str) -> str:
    """A question of several lines, as browsers send it, in an address that can be sent on."""
    return " ".join(line.strip() for line in written.splitlines() if line.strip())


def _country(written: str | None) -> str | None:
    """A country by code or by name in any language, as people type it into the form."""
    if written is None:
        return None
    if written.upper() in known_countries():
        return written.upper()
    found = load_place_finder().countries(written[:_LONGEST_VALUE], capitalised=False)
    if not found:
        raise InvalidRequest("no such country", field="reference_country", given=written)
    return found[0]


def _year(given: Mapping[str, list[str]], name: str) -> int | None:
    written = _one(given, name)
    if written is None:
        return None
    try:
        return _four_digits(written)
    except ValueError as problem:
        raise InvalidRequest("not a year", field=name, given=written) from problem


def _four_digits(written: str) -> int:
    # `int` also reads other scripts' digits, which an Arabic keyboard types.
    year = int(written)
    if not 1000 <= year <= 9999:  # noqa: PLR2004 (years as people write them)
        raise ValueError(written)
    return year


def _read(read: Callable[[str], Any], name: str, value: str) -> Any:
    if len(value) > _LONGEST_VALUE:
        raise InvalidRequest("too long", field=name, most=_LONGEST_VALUE)
    try:
        return read(value)
    except ValueError as problem:
        raise InvalidRequest("no such value", field=name, given=value) from problem
