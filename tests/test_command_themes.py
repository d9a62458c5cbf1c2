"""Themes on the command line, and searching by them and by everything the interface filters by."""

from __future__ import annotations

import typer
from command_samples import CommandLine, Filled

from api.cli.commands import app
from api.schemas.questions import SearchRequest


def test_a_theme_says_what_it_found_and_is_not_replaced_by_accident(
    sankofa: CommandLine, filled: Filled
) -> None:
    """Nothing near enough is told with what to do; the same id again needs a word."""
    sankofa("ingest", filled.documents)
    added = sankofa("themes", "add", "--name", "Railways in the mountains")
    assert added.status == 0, added.err
    assert "Passages on the theme railways_in_the_mountains: 0." in added.out
    assert "--description" in added.out
    again = sankofa("themes", "add", "--name", "Railways in the mountains")
    assert (again.status, "--replace" in again.err) == (1, True)
    words = "en=Premiums of the poorest that the state pays for, in health insurance."
    told = ("--id", "railways_in_the_mountains", "--description", words, "--replace")
    replaced = sankofa("themes", "add", "--name", "Premium subsidies", *told)
    assert replaced.status == 0, replaced.err
    assert "Premium subsidies" in sankofa("themes", "list").out
    built_in = sankofa("themes", "add", "--name", "x", "--id", "models_of_care", "--replace")
    assert built_in.status == 1


def test_a_search_is_narrowed_to_a_theme_by_id_or_name(
    sankofa: CommandLine, filled: Filled
) -> None:
    """One that there is not is named, with those that there are."""
    sankofa("ingest", filled.documents)
    asked = ("search", "premiums of the poorest", "--json", "--theme")
    by_id = sankofa(*asked, "purchasing_and_payment_systems").answer["results"]
    by_name = sankofa(*asked, "Purchasing and payment systems").answer["results"]
    assert by_id == by_name
    assert by_id
    for result in by_id:
        of_passage = [tag["theme"] for tag in result["passage"]["themes"]]
        of_document = result["document"]["themes"]
        assert "purchasing_and_payment_systems" in [*of_passage, *of_document]
    unknown = sankofa(*asked, "railways")
    assert unknown.status == 2
    assert "railways" in unknown.err
    assert "models_of_care" in unknown.err


def test_everything_the_interface_asks_by_can_be_asked_on_the_command_line() -> None:
    """But for the cursor: the command prints one page."""
    search = typer.main.get_command(app).commands["search"]  # type: ignore[attr-defined]
    options = {parameter.name for parameter in search.params}
    assert SearchRequest.model_fields.keys() - {"q", "cursor"} <= options
