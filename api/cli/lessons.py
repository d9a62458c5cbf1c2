"""Lessons: proposed for people to judge, and listed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from api.auth import OWNER_CALLING
from api.bootstrap import Library
from api.cli.console import Console
from api.cli.opening import opened_library
from api.messages import Messages
from api.settings import load_settings
from corpus.errors import Conflict
from corpus.evidence import Outcome
from corpus.lessons import Lesson, LessonPart, LessonState, by_part
from corpus.model import OWNER, Passage
from corpus.store import LessonFilter

app = typer.Typer(help="What was learned, proposed and judged.", no_args_is_help=True)
# Of what the program is surest of, so that people judge lessons and not its mistakes.
_LEAST_SURE = 0.8


@app.command()
def propose(
    document: Annotated[
        str | None, typer.Option(help="Id of the document to propose lessons from.")
    ] = None,
    most: Annotated[int, typer.Option(min=1, help="Propose at most so many lessons.")] = 20,
) -> None:
    """Propose lessons from passages whose outcome is sure, for people to judge."""
    settings, console = load_settings(), Console.from_environment()
    with opened_library(settings, console.messages) as library:
        proposed = 0
        for passage in _passages(library, document):
            if proposed == most:
                break
            try:
                lesson = library.lesson_proposer.from_passage(passage)
                kept = library.store.add_lesson(lesson, OWNER_CALLING.reviewer, OWNER)
            except Conflict:  # proposed before
                continue
            proposed += 1
            console.line(_line(kept, console.messages))
        library.telling.keep()
    console.say("lessons-proposed", count=proposed)


@app.command(name="list")
def list_lessons(
    state: Annotated[LessonState | None, typer.Option(help="Only lessons in this state.")] = None,
    outcome: Annotated[Outcome | None, typer.Option(help="Only lessons that say this.")] = None,
) -> None:
    """List lessons with what they say came of it."""
    wanted = LessonFilter(states=(state,) if state else (), outcomes=(outcome,) if outcome else ())
    settings, console = load_settings(), Console.from_environment()
    with Library(settings) as library:
        found = library.store.lessons(OWNER, wanted, all_states=True)
    for lesson in found:
        console.line(_line(lesson, console.messages))
    if not found:
        console.say("lessons-none")


def _passages(library: Library, document: str | None) -> Iterator[Passage]:
    """Passages that a lesson may be learnt from, of one document or of all, the surest first."""
    from search.lessons.proposals import is_learnt_from

    ids = [document] if document else list(library.store.indexed_revisions())
    found = [
        passage
        for id in sorted(ids)
        for passage in library.store.document_passages(id, OWNER)
        if is_learnt_from(passage) and _sureness(passage) >= _LEAST_SURE
    ]
    yield from sorted(found, key=lambda passage: (-_sureness(passage), passage.id))


def _sureness(passage: Passage) -> float:
    return passage.outcome.probability if passage.outcome else 0.0


def _line(lesson: Lesson, said: Messages) -> str:
    results = by_part(lesson.shown).get(LessonPart.RESULT) or lesson.shown
    words = " ".join(results[0].anchor.quote.split())
    state = said.text(f"lesson-state-{lesson.state.value}")
    return f"{lesson.id}  {state:10}  {lesson.outcome.value:14}  {words[:100]}"
