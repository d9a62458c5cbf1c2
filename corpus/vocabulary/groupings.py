"""Which region, income group and list a country belongs to, and in which years."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from corpus.vocabulary.tables import rows

WHO_REGION = "who_region"
INCOME_GROUP = "income_group"
FRAGILITY = "fragility"
POPULATION_SIZE = "population_size"


@dataclass(frozen=True, slots=True)
class Grouping:
    """One country's place in one scheme over some years (None: open on that side)."""

    scheme: str
    country: str
    value: str
    year_from: int | None
    year_to: int | None
    source: str

    def distance(self, year: int) -> int:
        """Years between `year` and the period this holds for; 0 within it."""
        if self.year_from is not None and year < self.year_from:
            return self.year_from - year
        if self.year_to is not None and year > self.year_to:
            return year - self.year_to
        return 0


class CountryGroupings:
    """Looks groupings up by ISO 3166-1 alpha-3 code."""

    def __init__(self, groupings: Iterable[Grouping]) -> None:
        held: defaultdict[tuple[str, str], list[Grouping]] = defaultdict(list)
        for grouping in groupings:
            held[grouping.scheme, grouping.country].append(grouping)
        self._held: Mapping[tuple[str, str], list[Grouping]] = dict(held)

    def find(self, scheme: str, country: str, year: int | None = None) -> Grouping | None:
        """The entry that holds in `year`, else the nearest in time; the latest without a year."""
        entries = self._held.get((scheme, country))
        if not entries:
            return None
        latest_first = sorted(entries, key=lambda entry: -(entry.year_to or 9999))
        if year is None:
            return latest_first[0]
        return min(latest_first, key=lambda entry: entry.distance(year))

    def value(self, scheme: str, country: str, year: int | None = None) -> str | None:
        """As `find`, the value alone."""
        found = self.find(scheme, country, year)
        return found.value if found else None

    def region_and_income(self, country: str) -> tuple[str | None, str | None]:
        """WHO region and World Bank income group of a country, as they are now."""
        return self.value(WHO_REGION, country), self.value(INCOME_GROUP, country)


@lru_cache(maxsize=1)
def load_groupings() -> CountryGroupings:
    """The groupings shipped in `groupings.csv`."""
    return CountryGroupings(
        Grouping(
            scheme=row["scheme"],
            country=row["country"],
            value=row["value"],
            year_from=int(row["year_from"]) if row["year_from"] else None,
            year_to=int(row["year_to"]) if row["year_to"] else None,
            source=row["source"],
        )
        for row in rows("groupings.csv")
    )
