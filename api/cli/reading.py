"""Commands that read the library."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from api.bootstrap import LibraryStatus
from api.cli.console import Console
from api.cli.opening import opened_library
from api.cli.results import print_answer
from api.messages import Messages
from api.settings import load_settings
from corpus.errors import InvalidRequest
from corpus.evidence import EvidenceBasis, Outcome
from corpus.filters import PassageFilter
from corpus.language import read_ahead
from corpus.model import OWNER, AccessLevel, GuidanceStatus, Kind
from corpus.themes import Theme
from corpus.vocabulary import load_vocabulary
from corpus.vocabulary.languages import known_languages
from corpus.vocabulary.places import known_countries

if TYPE_CHECKING:
    from search.question.sides import SideChoice

Typed = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Conditions:
    """Filters as they were typed: terms by id or by name, codes in any case."""

    kinds: Typed = ()
    outcomes: Typed = ()
    countries: Typed = ()
    regions: Typed = ()
    income_groups: Typed = ()
    languages: Typed = ()
    themes: Typed = ()
    publishers: Typed = ()
    evidence_bases: Typed = ()
    guidance_statuses: Typed = ()
    access_levels: Typed = ()
    collections: Typed = ()
    document_ids: Typed = ()
    general_guidance: bool = False
    year_from: int | None = None
    year_to: int | None = None

    def filter(self, themes: Sequence[Theme]) -> PassageFilter:
        """As a filter; `themes` are those there are. Raises InvalidRequest for an unknown term."""
        return PassageFilter(
            kinds=tuple(map(Kind, _known("kind", self.kinds))),
            outcomes=tuple(map(Outcome, _known("outcome", self.outcomes))),
            countries=tuple(_country("country", code) for code in self.countries),
            regions=_known("region", self.regions),
            income_groups=_known("income_group", self.income_groups),
            languages=tuple(_language("language", code) for code in self.languages),
            themes=tuple(_theme(written, themes) for written in self.themes),
            publishers=self.publishers,
            evidence_bases=tuple(map(EvidenceBasis, _known("evidence_basis", self.evidence_bases))),
            guidance_statuses=tuple(
                map(GuidanceStatus, _known("guidance_status", self.guidance_statuses))
            ),
            access_levels=tuple(map(AccessLevel, _known("access", self.access_levels))),
            collections=self.collections,
            document_ids=self.document_ids,
            general_guidance=self.general_guidance,
            year_from=self.year_from,
            year_to=self.year_to,
        )


@dataclass(frozen=True, slots=True)
class Answering:
    """How a question is answered, beside which passages it is put to."""

    limit: int
    per_document: int
    language: str | None
    side: SideChoice
    reference_country: str | None
    diverse: bool


def _known(name: str, typed: Typed) -> Typed:
    """The ids of terms of a list of the vocabulary."""
    found = [load_vocabulary().find(name, written) for written in typed]
    if None in found:
        raise _unknown(name, typed[found.index(None)], load_vocabulary().terms(name))
    return tuple(id for id in found if id is not None)


def _country(field: str, typed: str) -> str:
    """The code as ISO writes it."""
    if typed.upper() not in known_countries():
        raise InvalidRequest("an unknown country code", field=field, given=typed)
    return typed.upper()


def _language(field: str, typed: str) -> str:
    """The code as ISO writes it."""
    if typed.lower() not in known_languages():
        raise InvalidRequest("an unknown language code", field=field, given=typed)
    return typed.lower()


def _theme(written: str, themes: Sequence[Theme]) -> str:
    wanted = written.strip().casefold()
    for theme in themes:
        if wanted in (theme.id.casefold(), *(name.casefold() for name in theme.names.values())):
            return theme.id
    raise _unknown("theme", written, [theme.id for theme in themes])


def _unknown(field: str, given: str, known: Iterable[str]) -> InvalidRequest:
    return InvalidRequest("unknown term", field=field, given=given, known=", ".join(known))


def search(text: str, conditions: Conditions, asked: Answering, *, as_json: bool) -> None:
    """Print what a question finds."""
    from search.question.question import Question
    from search.question.sides import side_for

    settings, console = load_settings(), Console.from_environment()
    with opened_library(settings, console.messages) as library:
        filter = conditions.filter(library.store.themes())
        language, country = asked.language, asked.reference_country
        question = Question(
            text,
            language=language and _language("question_language", language),
            filter=filter,
            limit=asked.limit,
            per_document=asked.per_document,
            side=side_for(text, asked.side, filter),
            reference_country=country and _country("reference_country", country),
            diverse=asked.diverse,
        )
        read_ahead()  # while the library's own model is opened
        if not as_json and not library.store.counts().documents:
            console.say("library-empty")
            return
        found = library.engine.search(question, OWNER)
        ways = library.engine.ways_on(found, OWNER, counted=False) if as_json else None
    if as_json:
        from api.schemas.search import SearchResult

        console.machine(SearchResult.from_domain(found, ways).model_dump(mode="json"))
        return
    print_answer(found, asked.side, console)


def status(*, as_json: bool) -> None:
    """Print what the library holds."""
    settings, console = load_settings(), Console.from_environment()
    with opened_library(settings, console.messages) as library:
        state = library.status()
    if as_json:
        console.machine(state)
        return
    said = console.messages
    rows = {said.text(f"status-{name}"): value for name, value in _status_rows(state, said)}
    width = max(map(len, rows))
    for name, value in rows.items():
        console.line(f"{name:{width}}  {value}")


def _status_rows(state: LibraryStatus, said: Messages) -> Iterator[tuple[str, str]]:
    counts, run = state.counts, state.last_run
    yield "data", state.data_dir
    yield "documents", str(counts.documents)
    yield "passages", str(counts.passages)
    yield "refused", str(counts.refused)
    yield "pending", str(counts.pending)
    yield "engine", said.text("status-index", engine=state.index.engine, held=state.index.passages)
    yield "model", state.index.identity.name if state.index.identity else "-"
    if state.new_themes:
        yield "new-themes", said.text("status-tag-themes", count=len(state.new_themes))
    if state.removed_themes:
        gone = said.text("list-separator").join(state.removed_themes)
        yield "removed-themes", said.text("status-untag-themes", themes=gone)
    if run is None:
        yield "last-run", said.text("status-never")
    else:
        when = f"{run.started_at.astimezone():%Y-%m-%d %H:%M}"
        yield "last-run", said.text("status-run", when=when, state=run.state.value)


@dataclass(frozen=True, slots=True)
class Asked:
    """Which questions of a set to put, and how."""

    half: str | None
    queries: int | None
    diverse: bool


def evaluate(folder: Path, asked: Asked, *, compared: bool, as_json: bool) -> None:
    """Print retrieval measures for a set of judged questions, `compared` under all rankings."""
    from api.evaluation import compare_with, evaluate_with
    from search.evaluate import EvaluationOptions, Half, render_comparison, render_text

    options = EvaluationOptions(
        half=Half(asked.half) if asked.half else None,
        diverse=asked.diverse,
        most_queries=asked.queries,
    )
    settings, console = load_settings(), Console.from_environment()
    with opened_library(settings, console.messages) as library:
        if compared:
            comparison = compare_with(library, folder, options)
            _say(console, comparison, render_comparison(comparison), as_json=as_json)
        else:
            evaluation = evaluate_with(library, folder, options)
            _say(console, evaluation, render_text(evaluation), as_json=as_json)


def _say(console: Console, found: object, table: str, *, as_json: bool) -> None:
    if as_json:
        console.machine(found)
    else:
        console.line(table)
