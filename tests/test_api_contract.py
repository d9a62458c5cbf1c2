"""The OpenAPI document is kept to: generated requests never break the server or its promises."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from library_fixtures import COLLECTION, OpenLibrary, serving
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import ignored_auth

from api.app import create_app
from api.bootstrap import Library
from corpus.access_keys import Role
from corpus.evidence import Outcome
from corpus.lessons import Lesson, LessonPart, LessonQuote
from corpus.model import OWNER
from corpus.packs.model import TopicPack
from corpus.packs.rules import create, new_id
from corpus.reviews.judgements import Aspect, Judgement, Reviewer, anchored
from corpus.store import document_id

pytestmark = pytest.mark.slow

EXAMPLES = 5
# Each starts a reader process of its own.
FEWER = {"POST /api/v1/documents": 2}
_SOMEBODY = Reviewer("Awa", Role.CURATOR)


@dataclass
class Served:
    """A running server over a library that may be changed, and ids of things that are in it."""

    library: Library
    address: str
    schema: schemathesis.BaseSchema
    known: dict[str, str]
    session: requests.Session

    def put_known_ids(self, case: Any) -> None:
        """Have a case speak of things there are: a document, and a draft made for it."""
        pack = _draft(self.library)
        known = self.known | {"pack_id": pack.id, "pack": pack.id}
        known["section_id"] = pack.sections[0].id
        known["lesson_id"], known["review_id"] = _judged(self.library, known["passage_id"])
        for name in case.path_parameters:
            case.path_parameters[name] = known.get(name, case.path_parameters[name])
        if "If-Match" in case.headers:
            version = 0 if "lesson_id" in case.path_parameters else pack.version
            case.headers["If-Match"] = f'"{version}"'


@pytest.fixture
def served(own_library: OpenLibrary) -> Iterator[Served]:
    library = own_library()
    app = create_app(library)
    schema = schemathesis.openapi.from_dict(app.openapi())
    with serving(app) as (host, port), requests.Session() as session:
        yield Served(library, f"http://{host}:{port}", schema, _known(library), session)


def _known(library: Library) -> dict[str, str]:
    """Ids to put into addresses, so that not everything is not found."""
    pdf = document_id(COLLECTION, "guidance.pdf")
    passage = library.store.document_passages(pdf, OWNER)[0]
    return {"document_id": pdf, "passage_id": passage.id}


def _draft(library: Library) -> TopicPack:
    now = datetime.now(UTC)
    return library.store.create_pack(
        create(now, id=new_id(), title="A pack", purpose="", language="en", section_id=new_id())
    )


def _judged(library: Library, passage_id: str) -> tuple[str, str]:
    """Ids of a lesson nobody has judged, and of an outcome that somebody judged."""
    store = library.store
    passage = store.passages([passage_id], OWNER)[passage_id].passage
    quote = LessonQuote(new_id(), LessonPart.ENABLER, anchored(passage, 0, 20))
    lesson = Lesson(new_id(), "en", Outcome.WORKED, (quote,), datetime.now(UTC))
    store.add_lesson(lesson, _SOMEBODY, OWNER)
    before = store.reviewed_values([passage_id], OWNER).get(passage_id, {}).get(Aspect.OUTCOME)
    review = store.judge(
        passage_id,
        Aspect.OUTCOME,
        None,
        Judgement("worked", "read"),
        _SOMEBODY,
        OWNER,
        seen=before.version if before else 0,
    )
    return lesson.id, review.id


def test_every_operation_keeps_its_promises(served: Served, subtests: pytest.Subtests) -> None:
    """No server errors, and every answer is of a kind that the document announces."""
    for found in served.schema.get_all_operations():
        operation: Any = found.ok()  # type: ignore[union-attr]
        with subtests.test(operation.label):
            for mode in GenerationMode:
                _exercise(served, operation, mode, with_known_ids=False)
            # The one document is needed by the others.
            if "{" in operation.path and operation.method != "delete":
                _exercise(served, operation, GenerationMode.POSITIVE, with_known_ids=True)


def _exercise(
    served: Served, operation: Any, mode: GenerationMode, *, with_known_ids: bool
) -> None:
    @settings(
        max_examples=FEWER.get(operation.label, EXAMPLES),
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def check(case: Any) -> None:
        if mode is GenerationMode.POSITIVE:
            _leave_to_the_rules(case)
        if with_known_ids:
            served.put_known_ids(case)
        case.call_and_validate(
            base_url=served.address, session=served.session, excluded_checks=[ignored_auth]
        )

    with contextlib.suppress(Unsatisfiable):  # nothing can be wrong where nothing is asked for
        check()


def _leave_to_the_rules(case: Any) -> None:
    """Take out what no schema can say.

    Cursors are ours, themes those there are, years run forwards, groups go with access.
    """
    query = case.query or {}
    query.pop("cursor", None)
    query.pop("theme", None)
    if "year_from" in query:
        query.pop("year_to", None)
    if case.media_type == "multipart/form-data" and isinstance(case.body, dict):
        case.body.pop("groups", None)
        case.body.pop("access", None)
    elif isinstance(case.body, dict):
        case.body.pop("cursor", None)
        case.body.pop("theme", None)
        case.body.pop("year_to", None)
