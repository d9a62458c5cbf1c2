"""Lessons on the command line, and what reviewers judged as something to train on."""

from __future__ import annotations

import json

import pytest
from command_samples import CommandLine, Filled
from library_fixtures import OpenLibrary

from api.cli.outcomes import write_reviewed
from corpus.access_keys import Role
from corpus.errors import NotFound
from corpus.evidence import Outcome
from corpus.model import OWNER, OutcomeLabel
from corpus.reviews.judgements import Aspect, Judgement, Reviewer
from search.outcomes.examples import read_labelled_texts

AWA = Reviewer("Awa", Role.CURATOR)


def test_lessons_are_proposed_once_and_listed(sankofa: CommandLine, filled: Filled) -> None:
    """From passages whose outcome is sure; the second time there is nothing new."""
    sankofa("ingest", filled.documents)
    none = sankofa("lessons", "list")
    assert "no lesson" in none.out + none.err
    proposed = sankofa("lessons", "propose", "--most", "2")
    assert proposed.status == 0, proposed.err
    listed = sankofa("lessons", "list", "--state", "extracted").out.splitlines()
    assert 1 <= len(listed) <= 2
    assert set(listed) <= set(proposed.out.splitlines())
    sankofa("lessons", "propose")
    everything = sankofa("lessons", "list").out.splitlines()
    sankofa("lessons", "propose")
    assert sankofa("lessons", "list").out.splitlines() == everything
    assert "no lesson" in sankofa("lessons", "list", "--state", "endorsed").out


def test_what_people_judged_is_something_to_train_on(own_library: OpenLibrary) -> None:
    """As the files that one trains on are written, and the same each time."""
    library = own_library()
    with pytest.raises(NotFound):
        write_reviewed(library)
    document = library.store.documents(OWNER, limit=1).items[0]
    passage = library.store.document_passages(document.id, OWNER)[0]
    library.store.save_outcomes({passage.id: OutcomeLabel(Outcome.WORKED, 0.6)})
    said = Judgement("mixed", "Both sides.")
    library.store.judge(passage.id, Aspect.OUTCOME, "worked", said, AWA, OWNER)
    file = write_reviewed(library)
    [text] = read_labelled_texts(file)
    assert (text.text, text.outcome, text.language) == (
        passage.text,
        Outcome.MIXED,
        passage.language,
    )
    assert text.group == document.id
    before = file.read_bytes()
    assert write_reviewed(library).read_bytes() == before
    assert json.loads(before)["id"] == passage.id
