"""The vocabulary's tables, as they are shipped beside this file."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib import resources


def rows(file: str) -> Iterator[dict[str, str]]:
    """The rows of a CSV file, by the names in its first line."""
    content = (resources.files("corpus.vocabulary") / file).read_text(encoding="utf-8")
    yield from csv.DictReader(content.splitlines())


@lru_cache(maxsize=1)
def alpha2_codes() -> Mapping[str, str]:
    """ISO 3166-1 alpha-2 codes, which CLDR goes by, of every country by its alpha-3 code."""
    return {row["alpha3"]: row["alpha2"] for row in rows("countries.csv")}
