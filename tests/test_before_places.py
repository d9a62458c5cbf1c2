"""Words before a place: which lead to it and say nothing else, and which say something of it."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest

from search.lexical.before_places import only_leads


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("in the ", "en"),
        ("IN ", "en"),
        ("", "en"),
        ("« ", "fr"),
        ("à l’", "fr"),
        ("en la ", "es"),
        ("nas ", "pt"),
        ("في ", "ar"),
        ("в ", "ru"),
        ("katika ", "sw"),
        ("in het ", "und"),
    ],
)
def test_prepositions_and_articles_only_lead(text: str, language: str) -> None:
    """To what follows, in any case and with whatever signs."""
    assert only_leads(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("without ", "en"),
        ("between ", "en"),
        ("sans ", "fr"),
        ("hors de ", "fr"),
        ("entre ", "es"),
        ("sem ", "pt"),
        ("بين ", "ar"),
        ("between ", "und"),
        # Something else stands there as well, or it is of another language.
        ("in kind and in ", "en"),
        ("dans ", "en"),
        ("de ", "tr"),
    ],
)
def test_what_says_something_does_not_only_lead(text: str, language: str) -> None:
    """It stays with what follows."""
    assert not only_leads(text, language)


def test_no_word_both_says_something_and_says_nothing() -> None:
    """In one language."""
    data = files("search.lexical").joinpath("words_before_places.json").read_text(encoding="utf-8")
    lists = json.loads(data)
    assert set(lists) == {"leading", "relating", "article", "joining"}
    for language, words in lists["leading"].items():
        assert len(words) == len(set(words))
        assert not set(words) & set(lists["relating"].get(language, ()))
