"""The page that says how to read the others."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from page_samples import LANGUAGES, one, soup_of, words
from starlette.testclient import TestClient

from api.pages.views.about import MEASURED

DOCS = Path(__file__).parent.parent / "docs"


def _figure(file: str, row: str, pattern: str) -> int:
    """A share that a page of the documentation gives in the row beginning so, in hundredths."""
    text = (DOCS / file).read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if line.startswith(row))
    found = re.search(pattern, line)
    assert found, line
    return round(100 * float(found[1]))


def test_the_figures_are_those_of_the_documentation() -> None:
    """Whoever measures anew changes both."""
    assert {
        "right": _figure("outcomes.md", "| excerpts labelled carefully", r"\*\*(\.\d+)\*\*"),
        "reasons": _figure("outcomes.md", "| reasons said to help or hinder", r"\| (\.\d+) \|"),
        "equity": _figure("outcomes.md", "| equity notes", r"\| (\.\d+) \|"),
        "themes": _figure("themes.md", "| built-in themes", r"precision (\.\d+)"),
    } == MEASURED


def test_half_of_the_themes_are_missing() -> None:
    """As the page says in words."""
    assert 45 <= _figure("themes.md", "| built-in themes", r"recall (\.\d+)") <= 55


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_thing_that_a_program_says_is_explained(
    client: TestClient, language: str
) -> None:
    """With how often it was right, in each language."""
    page = soup_of(client.get(f"/about?lang={language}"))
    numbers = set(re.findall(r"\d+", words(one(page, "article.about"))))
    assert {str(share) for share in MEASURED.values()} <= numbers
    assert len(page.select("article.about h2")) == 12
