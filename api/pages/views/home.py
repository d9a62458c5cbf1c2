"""What the first page shows: what there is to ask, and of what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from api.pages.links import Links
from api.pages.search_address import Asked, filter_pairs, only
from api.pages.wording import Wording
from corpus.filters import FacetField
from corpus.model import Kind
from corpus.store import CollectionSummary

EXAMPLES = 4


@dataclass(frozen=True, slots=True)
class CountedLink:
    """A name, how many documents go by it, and where they are listed."""

    label: str
    count: int
    href: str


@dataclass(frozen=True, slots=True)
class Example:
    """A question worth asking, and its answer's address."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class HomeView:
    """The collection in figures; `documents` 0 says that nothing has been taken in yet."""

    examples: tuple[Example, ...]
    documents: int
    passages: int
    kinds: tuple[CountedLink, ...]
    languages: tuple[CountedLink, ...]
    countries: tuple[CountedLink, ...]


def home_view(
    collections: Sequence[CollectionSummary],
    passages_by_country: Mapping[str, int],
    wording: Wording,
    links: Links,
) -> HomeView:
    """The first page. `passages_by_country` is keyed by ISO 3166-1 alpha-3."""
    kinds = _sum(collection.by_kind for collection in collections)
    languages = _sum(collection.by_language for collection in collections)
    in_order = [(kind.value, kinds[kind.value]) for kind in Kind if kinds[kind.value]]
    return HomeView(
        examples=tuple(
            Example(text, links.search(Asked(text=text).pairs()))
            for text in (wording.text(f"home-example-{n}") for n in range(1, EXAMPLES + 1))
        ),
        documents=sum(collection.documents for collection in collections),
        passages=sum(collection.passages for collection in collections),
        kinds=_links(FacetField.KIND, in_order, wording, links),
        languages=_links(FacetField.LANGUAGE, languages.most_common(), wording, links),
        countries=tuple(
            sorted(
                _links(FacetField.COUNTRY, passages_by_country.items(), wording, links),
                key=lambda link: sort_key(link.label),
            )
        ),
    )


def sort_key(name: str) -> str:
    """For names in the order of the alphabet, accents aside."""
    import unicodedata

    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(char for char in plain if not unicodedata.combining(char))


def _sum(counts: Iterable[Mapping[str, int]]) -> Counter[str]:
    total: Counter[str] = Counter()
    for one in counts:
        total.update(one)
    return total


def _links(
    field: FacetField, counts: Iterable[tuple[str, int]], wording: Wording, links: Links
) -> tuple[CountedLink, ...]:
    return tuple(
        CountedLink(
            wording.value(field, value),
            count,
            links.to("/documents", *filter_pairs(only(field, value))),
        )
        for value, count in counts
    )
