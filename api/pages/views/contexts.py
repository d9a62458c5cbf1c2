"""Contexts of evidence compared, in the reader's words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from api.pages.wording import Wording
from corpus.vocabulary import load_vocabulary
from search.answers.results import DisagreeingPair, Result
from search.ranking.comparable import Comparability
from search.ranking.contexts import OF_COUNTRIES, Aspect, Comparison

_LANGUAGES = (Aspect.LANGUAGE, Aspect.OFFICIAL_LANGUAGES)
_TERMS = (
    Aspect.REGION,
    Aspect.INCOME_GROUP,
    Aspect.FRAGILITY,
    Aspect.POPULATION_SIZE,
    Aspect.EVIDENCE_BASIS,
)


@dataclass(frozen=True, slots=True)
class AspectView:
    """One aspect: what it is called, and what either side has, where they differ."""

    name: str
    first: str
    second: str


@dataclass(frozen=True, slots=True)
class AspectsView:
    """Two contexts compared: in what they are alike, and in what they differ."""

    alike: tuple[AspectView, ...]
    different: tuple[AspectView, ...]


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """What is comparable with a country and what is not. `own`: it is the country itself."""

    title: str
    own: bool
    aspects: AspectsView


def comparison_view(found: Comparability, wording: Wording) -> ComparisonView:
    """How comparable evidence is with the reader's country."""
    country = wording.country(found.country)
    return ComparisonView(
        title=wording.text(
            "comparable-own" if found.is_own else "comparable-with", country=country
        ),
        own=found.is_own,
        aspects=aspects_view(found.aspects, wording),
    )


def pair_aspects_view(pair: DisagreeingPair, wording: Wording) -> AspectsView:
    """The contexts of two cases compared; of the same countries these are named, once.

    What is known of a country is no finding where both cases are its own, but for what was
    otherwise in the year of the other.
    """
    first, second = (_countries(one) for one in (pair.worked, pair.did_not_work))
    if not first or set(first) != set(second):
        return aspects_view(pair.compared, wording)
    told = (one for one in pair.compared if one.aspect not in OF_COUNTRIES or not one.is_alike)
    view = aspects_view(told, wording)
    names = wording.text("list-separator").join(map(wording.country, first))
    same = AspectView(wording.text("field-country"), names, names)
    return AspectsView((same, *view.alike), view.different)


def _countries(result: Result) -> Sequence[str]:
    return result.passage.speaks_of(result.document.metadata.countries)


def aspects_view(aspects: Iterable[Comparison], wording: Wording) -> AspectsView:
    """The aspects that are known of both contexts, in the reader's words."""
    shown = [(aspect.is_alike, _view(aspect, wording)) for aspect in aspects]
    return AspectsView(
        alike=tuple(view for is_alike, view in shown if is_alike),
        different=tuple(view for is_alike, view in shown if not is_alike),
    )


def _view(aspect: Comparison, wording: Wording) -> AspectView:
    first, second = (
        wording.text("list-separator").join(_value(aspect.aspect, value, wording) for value in side)
        for side in (aspect.first, aspect.second)
    )
    return AspectView(wording.text(f"aspect-{aspect.aspect.value}"), first, second)


def _value(aspect: Aspect, value: str, wording: Wording) -> str:
    if aspect in _LANGUAGES:
        return wording.language_name(value)
    if aspect in _TERMS and value in load_vocabulary().terms(aspect.value):
        return load_vocabulary().label(aspect.value, value, wording.language)
    return wording.text(f"context-{value}") if aspect is Aspect.FRAGILITY else value
