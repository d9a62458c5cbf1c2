"""What the page says of the contexts of two cases that disagree."""

from __future__ import annotations

import pytest
from context_samples import document, passage

from api.messages import messages
from api.pages.views.contexts import AspectsView, pair_aspects_view
from api.pages.wording import Wording
from corpus.model import Citation
from search.answers.pairs import disagreeing
from search.answers.results import DisagreeingPair, Result
from search.ranking.contexts import Aspect, Comparison


def case(name: str, *countries: str, year: int) -> Result:
    one = document(name, *countries, year=year)
    part = passage(one, *countries)
    cited = Citation(one.id, part.id, name, part.text, part.locator, year, None)
    return Result(part, one, cited, 0.5)


def compared(first: Result, second: Result, language: str = "en") -> AspectsView:
    return pair_aspects_view(disagreeing(first, second, 0.5), Wording(messages(language)))


@pytest.mark.parametrize(
    ("language", "country"),
    [
        ("en", ("Country", "Lebanon")),
        ("fr", ("Pays", "Liban")),
        ("es", ("País", "Líbano")),
        ("pt", ("País", "Líbano")),
        ("ar", ("البلد", "لبنان")),
    ],
)
def test_of_two_cases_of_one_country_the_country_is_named_once(
    language: str, country: tuple[str, str]
) -> None:
    """And not that its region, population and languages are the same as its own."""
    lebanon = case("a", "LBN", year=2019)
    view = compared(lebanon, case("b", "LBN", year=2019), language)
    assert (view.alike[0].name, view.alike[0].second) == country
    between = compared(lebanon, case("c", "JOR", year=2019), language)
    of_countries = [one.name for one in (*between.alike, *between.different)][:1]
    assert of_countries[0] in {one.name for one in between.alike}  # their region
    assert of_countries[0] not in {one.name for one in view.alike}
    assert not view.different


def test_what_was_otherwise_in_the_country_in_another_year_is_told() -> None:
    """As where its income group has changed."""
    risen = Comparison(Aspect.INCOME_GROUP, ("low",), ("lower_middle",))
    cases = case("a", "ZMB", year=2009), case("b", "ZMB", year=2012)
    view = pair_aspects_view(DisagreeingPair(*cases, 0.5, (risen,)), Wording(messages("en")))
    assert [one.name for one in view.different] == ["Income group"]


def test_cases_of_two_countries_are_compared_by_these() -> None:
    """Also where one of them speaks of the other's country as well."""
    for other in (("NER",), ("NER", "BFA")):
        view = compared(case("a", "BFA", year=2019), case("b", *other, year=2019))
        assert {"WHO region", "Income group"} <= {one.name for one in view.alike}
        assert "Country" not in {one.name for one in view.alike}
