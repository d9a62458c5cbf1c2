"""Commands about themes: what passages may be about."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from api.bootstrap import Library
from api.cli.console import Console
from api.cli.opening import opened_library
from api.cli.progress import watching
from api.settings import load_settings
from corpus.filters import NO_FILTER, FacetField
from corpus.model import OWNER
from corpus.themes import added_theme
from ingest.report import Observer
from ingest.tagging import TaggingReport

app = typer.Typer(help="Themes that passages are tagged with.", no_args_is_help=True)

Told = Annotated[
    list[str], typer.Option(help="Name in a language, as fr=Santé mentale; may be repeated.")
]


@app.command()
def add(
    name: Told,
    description: Annotated[
        list[str] | None,
        typer.Option(help="What a passage about it speaks of, as fr=...; may be repeated."),
    ] = None,
    id: Annotated[str | None, typer.Option(help="Id; made of the name otherwise.")] = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Change the words of the added theme of that id.")
    ] = False,
) -> None:
    """Add a theme, and tag the whole collection."""
    settings, console = load_settings(), Console.from_environment()
    theme = added_theme(_by_language(name), _by_language(description or []), id)
    with opened_library(settings, console.messages) as library:
        with _watched(library, console) as observer:
            report = library.themes.add(theme, observer, replace=replace)
        _say(report, console)
        count = _counts(library).get(theme.id, 0)
    console.say("theme-added", id=theme.id, passages=count)
    if not count:
        console.say("theme-found-nowhere")


@app.command(name="list")
def list_themes() -> None:
    """List themes with how many passages are about each."""
    settings, console = load_settings(), Console.from_environment()
    with Library(settings) as library:
        counts = _counts(library)
        for theme in library.store.themes():
            count = counts.get(theme.id, 0)
            name = theme.name(console.messages.language)
            console.line(f"{count:7}  {theme.origin.value:8}  {theme.id}  {name}")


@app.command()
def remove(id: Annotated[str, typer.Argument(help="Id, from `sankofa themes list`.")]) -> None:
    """Remove an added theme, and its tags."""
    settings, console = load_settings(), Console.from_environment()
    with (
        opened_library(settings, console.messages) as library,
        _watched(library, console) as observer,
    ):
        library.themes.remove(id, observer)
    console.say("theme-removed", id=id)


@app.command()
def tag() -> None:
    """Tag the whole collection anew, as after a change of what is built in."""
    settings, console = load_settings(), Console.from_environment()
    with opened_library(settings, console.messages) as library:
        with _watched(library, console) as observer:
            report = library.themes.tag(observer)
        _say(report, console)


@contextmanager
def _watched(library: Library, console: Console) -> Iterator[Observer]:
    """Who shows how far the tagging is; the model is opened before, with a bar of its own."""
    _ = library.embedder
    with watching(console.messages, for_machines=False) as observer:
        yield observer


def _say(report: TaggingReport, console: Console) -> None:
    console.say("themes-tagged", passages=report.passages, changed=report.changed)


def _counts(library: Library) -> dict[str, int]:
    return library.index.facet(FacetField.THEME, NO_FILTER, OWNER, limit=1_000)


def _by_language(written: list[str]) -> dict[str, str]:
    """From "fr=Santé" to a mapping; words without a language are English."""
    found = (one.partition("=") for one in written)
    return {
        (before if is_told else "en"): (after if is_told else before)
        for before, is_told, after in found
    }
