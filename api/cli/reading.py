"""Commands that read the library."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from api.bootstrap import Library
from api.citations import locator_text
from api.cli.console import Console
from api.settings import load_settings
from corpus.errors import InvalidRequest
from corpus.filters import PassageFilter
from corpus.model import OWNER, Kind, Outcome
from corpus.vocabulary import load_vocabulary
from corpus.vocabulary.places import country_name

if TYPE_CHECKING:
    from search.results import Result

_WIDTH = 96


@dataclass(frozen=True, slots=True)
class Conditions:
    """Filters as they were typed."""

    kinds: tuple[str, ...]
    outcomes: tuple[str, ...]
    countries: tuple[str, ...]
    regions: tuple[str, ...]
    languages: tuple[str, ...]
    year_from: int | None
    year_to: int | None

    def filter(self) -> PassageFilter:
        """As a filter. Raises InvalidRequest for a kind or outcome that is none."""
        return PassageFilter(
            kinds=tuple(Kind(_known("kind", kind)) for kind in self.kinds),
            outcomes=tuple(Outcome(_known("outcome", outcome)) for outcome in self.outcomes),
            countries=tuple(code.upper() for code in self.countries),
            regions=tuple(code.upper() for code in self.regions),
            languages=tuple(code.lower() for code in self.languages),
            year_from=self.year_from,
            year_to=self.year_to,
        )


def _known(name: str, written: str) -> str:
    found = load_vocabulary().find(name, written)
    if found is None:
        known = ", ".join(load_vocabulary().terms(name))
        raise InvalidRequest("unknown term", field=name, given=written, known=known)
    return found


def search(text: str, conditions: Conditions, limit: int, *, as_json: bool) -> None:
    """Print what a question finds."""
    from search.query import Question

    console = Console.from_environment()
    question = Question(text, filter=conditions.filter(), limit=limit)
    with Library(load_settings()) as library:
        found = library.engine.search(question, OWNER)
    if as_json:
        from api.schemas.search import SearchResult

        console.machine(SearchResult.from_domain(found).model_dump(mode="json"))
        return
    if not found.results:
        console.say("nothing-found")
    for rank, result in enumerate(found.results, start=1):
        _print_result(rank, result, console)


def _print_result(rank: int, result: Result, console: Console) -> None:
    said, document = console.messages, result.document
    where = locator_text(result.citation.locator, said)
    facts = [
        load_vocabulary().label("kind", document.metadata.kind, said.language),
        ", ".join(country_name(code, said.language) for code in document.metadata.countries),
        str(document.metadata.year or ""),
    ]
    if result.passage.outcome is not None:
        facts.append(
            load_vocabulary().label("outcome", result.passage.outcome.outcome, said.language)
        )
    console.line(f"{rank}. {document.metadata.title}, {where}")
    console.line("   " + " · ".join(fact for fact in facts if fact))
    quote = textwrap.fill(
        result.citation.quote, _WIDTH, initial_indent="   ", subsequent_indent="   "
    )
    console.line(f"{quote}\n   [{document.id}]\n")


def status(*, as_json: bool) -> None:
    """Print what the library holds."""
    console = Console.from_environment()
    with Library(load_settings()) as library:
        state = library.status()
    if as_json:
        console.machine(state)
        return
    said = console.messages
    run = state.last_run
    rows = {
        "status-data": state.data_dir,
        "status-documents": str(state.counts.documents),
        "status-passages": str(state.counts.passages),
        "status-pending": str(state.counts.pending),
        "status-engine": f"{state.index.engine}, {state.index.passages}",
        "status-model": state.index.identity.name if state.index.identity else "-",
        "status-last-run": f"{run.started_at:%Y-%m-%d %H:%M} {run.state}"
        if run
        else said.text("status-never"),
    }
    width = max(len(said.text(name)) for name in rows)
    for name, value in rows.items():
        console.line(f"{said.text(name):{width}}  {value}")


def evaluate(folder: Path, *, as_json: bool) -> None:
    """Print retrieval measures for a set of judged questions."""
    from api.evaluation import evaluate_folder
    from search.evaluate import render_text

    console = Console.from_environment()
    evaluation = evaluate_folder(folder, load_settings())
    if as_json:
        console.machine(evaluation)
    else:
        console.line(render_text(evaluation))
