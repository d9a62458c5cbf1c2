"""The filters of a page: what could be chosen, how much of it there is, and what is chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from api.pages.search_address import chosen, without, without_years
from api.pages.views.home import sort_key
from api.pages.wording import Wording
from corpus.filters import FacetField, PassageFilter

# In the order in which an adviser narrows a question down.
OFFERED = (
    FacetField.KIND,
    FacetField.COUNTRY,
    FacetField.REGION,
    FacetField.INCOME_GROUP,
    FacetField.THEME,
    FacetField.OUTCOME,
    FacetField.EVIDENCE_BASIS,
    FacetField.GUIDANCE_STATUS,
    FacetField.LANGUAGE,
    FacetField.PUBLISHER,
    FacetField.ACCESS,
    FacetField.COLLECTION,
)
# Lists without an order of their own are read by the alphabet.
_ALPHABETICAL = frozenset({FacetField.COUNTRY, FacetField.THEME, FacetField.PUBLISHER})
# These say something only where there is more than one of them.
_NEED_SEVERAL = frozenset({FacetField.ACCESS, FacetField.COLLECTION, FacetField.PUBLISHER})
# A longer list is no help to choose from and slow to load; what is chosen is always in it.
MOST_OPTIONS = 60


@dataclass(frozen=True, slots=True)
class FilterOption:
    """A value to choose, with the number of passages that have it."""

    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class FilterGroup:
    """The values of one field. `left_out` counts those that are not listed."""

    name: str
    label: str
    options: tuple[FilterOption, ...]
    chosen: int
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Chip:
    """Something chosen, and the page without it."""

    field: str
    label: str
    href: str


@dataclass(frozen=True, slots=True)
class PlaceView:
    """Whether guidance for every country is shown beside a place's own, and how to change it."""

    text: str
    change: str
    href: str


@dataclass(frozen=True, slots=True)
class FilterView:
    """Everything a page shows of its filters."""

    groups: tuple[FilterGroup, ...]
    year_from: int | None
    year_to: int | None
    years: tuple[int, int] | None
    chips: tuple[Chip, ...]
    clear_href: str


def filter_view(
    filter: PassageFilter,
    counts: Mapping[FacetField, Mapping[str, int]],
    wording: Wording,
    href: Callable[[PassageFilter], str],
) -> FilterView:
    """The filters. `href` gives the page's address under another filter."""
    groups = (_group(field, filter, counts.get(field, {}), wording) for field in OFFERED)
    years = sorted(int(year) for year in counts.get(FacetField.YEAR, {}) if year.isdigit())
    return FilterView(
        groups=tuple(group for group in groups if group),
        year_from=filter.year_from,
        year_to=filter.year_to,
        years=(years[0], years[-1]) if years else None,
        chips=tuple(_chips(filter, wording, href)),
        clear_href=href(PassageFilter(document_ids=filter.document_ids)),
    )


def place_view(
    filter: PassageFilter,
    for_every_country: int,
    wording: Wording,
    href: Callable[[PassageFilter], str],
) -> PlaceView | None:
    """What to say where guidance for every country is found beside what is about a place."""
    if not for_every_country:
        return None
    passages = wording.text("tally-passages", count=for_every_country)
    return PlaceView(
        text=wording.text("place-kept", passages=passages),
        change=wording.text("place-alone"),
        href=href(replace(filter, general_guidance=False)),
    )


def _group(
    field: FacetField, filter: PassageFilter, counts: Mapping[str, int], wording: Wording
) -> FilterGroup | None:
    taken = {value for name, value in chosen(filter) if name is field}
    values = {**counts, **{value: counts.get(value, 0) for value in taken}}
    if len(values) < (2 if field in _NEED_SEVERAL and not taken else 1):
        return None
    ranked = sorted(values, key=lambda value: (value not in taken, -values[value], value))
    options = [
        FilterOption(value, wording.value(field, value), values[value], value in taken)
        for value in ranked[:MOST_OPTIONS]
    ]
    if field in _ALPHABETICAL:
        options.sort(key=lambda option: sort_key(option.label))
    else:
        options.sort(key=lambda option: (-option.count, option.value))
    return FilterGroup(
        name=field.value,
        label=wording.text(f"field-{field.value}"),
        options=tuple(options),
        chosen=len(taken),
        left_out=max(0, len(ranked) - MOST_OPTIONS),
    )


def _chips(
    filter: PassageFilter, wording: Wording, href: Callable[[PassageFilter], str]
) -> list[Chip]:
    chips = [
        Chip(
            wording.text(f"field-{field.value}"),
            wording.value(field, value),
            href(without(filter, field, value)),
        )
        for field, value in chosen(filter)
    ]
    if years := _years(filter, wording):
        chips.append(Chip(wording.text("field-year"), years, href(without_years(filter))))
    return chips


def _years(filter: PassageFilter, wording: Wording) -> str | None:
    """The years in words: "2015–…" reads as "until 2015" from the right."""
    years = {"first": filter.year_from, "last": filter.year_to}
    given = {name: str(year) for name, year in years.items() if year is not None}
    message = {("first", "last"): "years-between", ("first",): "years-from", ("last",): "years-to"}
    return wording.text(message[tuple(given)], **given) if given else None
