"""What a question finds, as it stands on a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from api.citations import locator_text
from api.cli.console import Console
from api.cli.reports import plain
from api.elsewhere import elsewhere
from api.messages import Messages
from corpus.language import UNDETERMINED
from corpus.speakers import speaker
from corpus.vocabulary import load_vocabulary
from corpus.vocabulary.places import country_name
from search.answers.results import Result, SearchResult
from search.answers.wider import lacks_evidence
from search.question.sides import SideChoice, phrase_for

_WIDTH = 96
_MARGIN = "   "


def print_answer(found: SearchResult, chosen: SideChoice, console: Console) -> None:
    """How the question was taken, whether there is evidence, and what was found.

    `chosen` is the side as it was typed.
    """
    said = console.messages
    if found.results and (name := _language_name(found.understanding.language, said)):
        console.say("found-language", language=name)
    for line in (*_side_taken(found, chosen, said), *_no_evidence(found, said)):
        console.line(line)
    for rank, result in enumerate(found.results, start=1):
        console.line()
        _print_result(rank, result, console)


def _side_taken(found: SearchResult, chosen: SideChoice, said: Messages) -> Iterator[str]:
    """Which side was taken from the words of the question, and how to have all of them."""
    side = found.question.side
    if side is None or chosen is not SideChoice.AUTO:
        return
    if phrase := phrase_for(side, found.question.text):
        words = plain(found.question.text[phrase.start : phrase.end])
        yield said.text("side-taken", side=said.text(f"column-{side.value}"), said=words)


def _no_evidence(found: SearchResult, said: Messages) -> Iterator[str]:
    """As the page says it; nothing where there is evidence, or nobody can tell."""
    if not found.results:
        yield said.text("nothing-found")
    elif lacks_evidence(found):
        yield said.text("nothing-title")
    read = found.understanding
    yield from elsewhere(read, read.not_held, said, evidence_found=found.evidence_found)
    if found.results and lacks_evidence(found) and not read.nothing_answers:
        yield said.text("nearest-what")


def _language_name(code: str, said: Messages) -> str | None:
    from babel import Locale

    if code == UNDETERMINED:
        return None
    name = Locale.parse(said.language).languages.get(code)
    return str(name) if name else None


def _print_result(rank: int, result: Result, console: Console) -> None:
    where = locator_text(result.citation.locator, console.messages)
    console.line(f"{rank}. {plain(result.document.metadata.title)}, {where}")
    console.line(_MARGIN + " · ".join(fact for fact in _facts(result, console.messages) if fact))
    for line in _wrapped(result.citation.quote):
        console.line(line)
    console.line(f"{_MARGIN}[{result.document.id}]")


def _wrapped(quote: str) -> Iterator[str]:
    """The quote's own lines, each broken where the terminal ends and nowhere within a word."""
    for line in map(plain, quote.splitlines()):
        yield from textwrap.wrap(
            line,
            _WIDTH,
            initial_indent=_MARGIN,
            subsequent_indent=_MARGIN,
            break_on_hyphens=False,
            break_long_words=False,
        ) or [""]


def _facts(result: Result, said: Messages) -> Iterator[str]:
    """What a reader weighs a passage by; empty where it is not known."""
    metadata, outcome = result.document.metadata, result.passage.outcome
    label = load_vocabulary().label
    yield label("kind", metadata.kind, said.language)
    if metadata.is_for_every_country:
        yield said.text("for-every-country")
    about = result.passage.speaks_of(metadata.countries)
    yield ", ".join(country_name(code, said.language) for code in about)
    yield plain(speaker(result.passage) or "")
    yield str(metadata.year or "")
    if outcome is not None:
        yield label("outcome", outcome.outcome, said.language)
    if result.relevance is not None:
        yield said.text(f"relevance-{result.relevance.band}")
