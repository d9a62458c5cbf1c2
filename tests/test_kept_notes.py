"""What a passage's words give as reasons is read once, kept with it, and never shown stale."""

from __future__ import annotations

import csv
import hashlib
import time
from dataclasses import replace
from importlib import resources
from pathlib import Path

import pytest
from ingest_samples import FREE_CARE, SmallLibrary, write
from library_fixtures import BASE_URL, OpenLibrary
from reason_samples import LANGUAGES, READER, passage
from starlette.testclient import TestClient
from store_samples import index_all, put, sample_revision

from api.app import create_app
from corpus.access_keys import Role
from corpus.annotations import (
    BasisNote,
    Effect,
    EquityNote,
    KeptNotes,
    PassageNotes,
    Reach,
    Reason,
)
from corpus.evidence import EvidenceBasis, Outcome
from corpus.model import OWNER, OutcomeLabel, Passage
from corpus.reviews.judgements import Aspect, Judgement, Reviewer
from corpus.store import Store
from corpus.store.note_rows import notes_from
from search.question.question import Question
from search.reasons import ReasonReader, read_and_keep, waiting
from search.reasons.cues import version

_PATIENCE_SECONDS = 60.0
TEXT = "Coverage improved because of free care. An evaluation found that poor women were left out."
NOTES = PassageNotes(
    reasons=(Reason(29, 38, 18, 28, Effect.ENABLING, 0.9),),
    equity=(EquityNote(66, 89, Reach.LEFT_OUT, 0.8),),
    basis=BasisNote(43, 53, EvidenceBasis.EVALUATION, 0.65),
)


def kept_notes(passages: list[Passage]) -> list[KeptNotes | None]:
    """`Passage` compares without them."""
    return [one.notes for one in passages]


def test_notes_that_were_kept_are_given_as_they_were() -> None:
    """No word of the passage is read again."""
    of_somebody = KeptNotes(version(), None, NOTES)
    assert READER.read(replace(passage("Nothing.", "en"), notes=of_somebody)) == NOTES


@pytest.mark.parametrize(
    "written",
    ['[[[1,2,3,4,"helping",0.9]],[],null]', '{"reasons":[]}', "[]", "null", "no JSON"],
)
def test_notes_in_a_form_that_is_no_longer_known_are_none(written: str) -> None:
    """They are read again; a passage must be found without them."""
    assert notes_from("older", None, written) is None
    assert notes_from("older", "no outcome", "[[],[],null]") is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("! This helped.", "en"),
        ("...\nThis helped.", "en"),
        ("? That is why.", "en"),
        ("... Thanks to this", "en"),
        ("...\nDonc peu de visites.", "fr"),
        ("...\nلذا", "ar"),
    ],
)
def test_a_cue_may_point_to_a_line_without_words(text: str, language: str) -> None:
    """As dots and signs before a short sentence are."""
    assert READER._noted(passage(text, language)).reasons == ()


def test_a_passage_that_cannot_be_read_has_no_notes_and_is_not_lost(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Nor are those beside it; who runs the program is told which it was."""

    def broken(text: str, language: str) -> list[tuple[int, int]]:
        raise IndexError(text, language)

    kept = ReasonReader(broken).kept(passage(TEXT, "en"))
    assert kept == KeptNotes(version(), None, PassageNotes())
    assert "cannot be read for notes" in caplog.text


def test_notes_of_another_version_are_not_given() -> None:
    """Better cues show at once."""
    plain = passage(TEXT, "en")
    assert READER.read(replace(plain, notes=KeptNotes("older", None, NOTES))) == READER.read(plain)
    assert READER.read(plain) != NOTES


def test_notes_for_another_outcome_are_not_given() -> None:
    """What a reason did is told by the passage's outcome as well."""
    worked = passage(TEXT, "en", "worked")
    failed = replace(
        worked, outcome=OutcomeLabel(Outcome.DID_NOT_WORK, 0.9), notes=READER.kept(worked)
    )
    told_anew = READER.read(passage(TEXT, "en", "did_not_work"))
    assert READER.read(failed) == told_anew
    assert READER.read(worked) != told_anew


def test_notes_come_back_with_the_passage(store: Store, tmp_path: Path) -> None:
    """Put with it or later, all kinds or none; ids that have gone meanwhile do no harm."""
    plain = sample_revision("cases", "a.txt", [TEXT, "Two.", "Three."])
    kept = KeptNotes("1", Outcome.WORKED, NOTES)
    first, second, third = plain.passages
    noted = replace(plain, passages=(replace(first, notes=kept), second, third))
    original = tmp_path / "a.txt"
    original.write_text(plain.text)
    store.put_revision("cases", "a.txt", noted, original, input_hash="1")
    nothing = KeptNotes("2", None, PassageNotes())
    store.save_notes({second.id: nothing, "gone": kept})
    store.save_notes({})
    label = OutcomeLabel(Outcome.MIXED, 0.7)
    with_label = KeptNotes("2", Outcome.MIXED, NOTES)
    store.save_outcomes({third.id: label, "gone": label})
    store.save_notes({third.id: with_label, "gone": kept})
    found = store.passages_of(first.document_id, plain.id)
    assert kept_notes(found) == [kept, nothing, with_label]
    assert found[2].outcome == label


def test_what_another_version_read_or_for_another_outcome_waits(store: Store) -> None:
    """As do passages that were never read; those of no use to anybody do not."""
    document = put(store, "a.txt", "One.", "Two.", "Three.")
    put(store, "not-indexed.txt", "Four.")
    store.mark_indexed({document.id: document.revision})
    one, two, three = store.document_passages(document.id, OWNER)
    assert {p.id for p in store.passages_without_notes("2")} == {one.id, two.id, three.id}
    store.save_notes({one.id: KeptNotes("2", None, NOTES), two.id: KeptNotes("1", None, NOTES)})
    assert {p.id for p in store.passages_without_notes("2")} == {two.id, three.id}
    store.save_outcomes({one.id: OutcomeLabel(Outcome.WORKED, 0.9)})
    unread = [p.id for p in store.passages_without_notes("2")]
    assert unread == sorted([one.id, two.id, three.id])
    assert [p.id for p in store.passages_without_notes("2", 1, unread[0])] == [unread[1]]


def read_what_waits(store: Store) -> list[str]:
    """The ids of the passages that were read."""
    found = waiting(store, READER, 10)
    read_and_keep(store, READER, found)
    return [passage.id for passage in found]


def test_what_waits_is_read_and_kept(store: Store) -> None:
    """A person's judgement makes a passage wait again."""
    document = put(store, "a.txt", TEXT, language="en")
    index_all(store)
    (one,) = store.document_passages(document.id, OWNER)
    assert read_what_waits(store) == [one.id]
    assert read_what_waits(store) == []
    assert kept_notes(store.document_passages(document.id, OWNER)) == [READER.kept(one)]
    judgement, awa = Judgement(Outcome.DID_NOT_WORK.value, "I read it"), Reviewer("A", Role.CURATOR)
    store.judge(one.id, Aspect.OUTCOME, None, judgement, awa, OWNER)
    assert read_what_waits(store) == [one.id]
    (judged,) = store.document_passages(document.id, OWNER)
    assert judged.notes == READER.kept(judged)
    assert judged.notes.outcome is Outcome.DID_NOT_WORK


def test_an_ingest_keeps_notes_for_the_outcomes_it_tells(
    small_library: SmallLibrary, tmp_path: Path
) -> None:
    """No question has to read what was taken in, nor what was embedded anew."""
    store = small_library.store
    small_library.ingest(write(tmp_path / "in", free__md=FREE_CARE))
    assert store.passages_without_notes(version()) == []
    (document,) = store.documents(OWNER).items
    (one,) = store.document_passages(document.id, OWNER)
    assert one.outcome is not None
    assert one.notes == READER.kept(one)


def test_a_server_reads_what_an_earlier_version_read(own_library: OpenLibrary) -> None:
    """Until it came to a passage, whoever is shown the passage has it read."""
    library = own_library()
    store, question = library.store, Question("mutual health organisations")
    at_first = {r.passage.id: r.notes for r in library.engine.search(question, OWNER).results}
    older = KeptNotes("older", None, NOTES)
    of_all = [p for d in store.documents(OWNER).items for p in store.document_passages(d.id, OWNER)]
    store.save_notes({one.id: older for one in of_all})
    found = library.engine.search(question, OWNER)
    assert {r.passage.id: r.notes for r in found.results} == at_first
    reopened = own_library()
    reopened.store.save_notes({one.id: older for one in of_all})
    with TestClient(create_app(reopened), base_url=BASE_URL):
        give_up = time.monotonic() + _PATIENCE_SECONDS
        while reopened.store.passages_without_notes(version(), 1):
            assert time.monotonic() < give_up
            time.sleep(0.1)


def test_what_is_read_otherwise_has_another_version() -> None:
    """Where the second alone is another, raise `_READING` in `search/reasons/cues.py`.

    Then write both down here. Else libraries would go on showing what was read before.
    """
    file = resources.files("search.outcomes") / "training_texts" / "parallel.tsv"
    rows = csv.DictReader(file.read_text(encoding="utf-8").splitlines(), delimiter="\t")
    read = hashlib.sha256()
    for row in rows:
        for language in LANGUAGES:
            kept = READER.kept(passage(row[language], language, row["outcome"]))
            read.update(repr(kept.notes).encode())
    assert (version(), read.hexdigest()[:16]) == ("5e98e036d4d3ea13", "7333a5535c7d5e49")
