"""The sentences that say a passage's outcome: found once, kept, found anew for another outcome."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from search_samples import SampleLibrary, quick_folder

from corpus.annotations import TellingSentence
from corpus.evidence import Outcome
from corpus.model import ANONYMOUS, OWNER, OutcomeLabel, Passage
from corpus.ports import Embedder, Vectors
from ingest.sentences import sentence_spans
from search.answers.telling import TellingReader, told
from search.engine import SearchEngine
from search.outcomes import load_outcome_classifier
from search.outcomes.classifier import TrainedClassifier
from search.outcomes.head import WEIGHTS, head_of, kept_weights
from search.question.question import Question
from search.statement_spans import Spans, telling_spans

GOOD = "Coordination with the municipality worked very well."
BAD = "Stock-outs of vaccines delayed the campaign by three weeks."
TEXT = f"The district has 14 clinics and one hospital. {GOOD} {BAD}"


@pytest.fixture
def library(prepared_embedder: Embedder) -> Iterator[SampleLibrary]:
    with quick_folder() as folder, SampleLibrary(folder, prepared_embedder) as opened:
        yield opened


@pytest.fixture
def reader(library: SampleLibrary, prepared_embedder: Embedder) -> TellingReader:
    classifier = load_outcome_classifier(prepared_embedder.identity)
    return TellingReader(library.store, prepared_embedder, classifier, sentence_spans)


def only_passage(library: SampleLibrary, outcome: Outcome) -> Passage:
    document = library.put("a.txt", TEXT, outcomes=[outcome])
    (passage,) = library.store.document_passages(document.id, OWNER)
    return passage


def read_what_waits(reader: TellingReader) -> list[str]:
    """The ids of the passages that were read."""
    waiting = reader.waiting(10)
    reader.read_anew(waiting)
    return [passage.id for passage in waiting]


def test_each_paragraph_of_a_passage_has_its_sentence(
    prepared_embedder: Embedder, reader: TellingReader, library: SampleLibrary
):
    """What the first is surer of does not hide what the second says of another matter."""
    surest = "Coordination worked very well and was a clear success, and attendance rose sharply."
    other = "Patients know the amount in advance, and claims are paid faster than bills were."
    document = library.put("two.txt", f"{surest}\n\n{other}", outcomes=[Outcome.WORKED])
    (passage,) = library.store.document_passages(document.id, OWNER)
    about = prepared_embedder.encode_query("paying claims of patients faster", "en").vector
    assert _marked(reader, passage, about) == [other]
    mixed = replace(passage, id="mixed", outcome=OutcomeLabel(Outcome.MIXED, 0.9))
    assert other not in _marked(reader, mixed, about)


def _marked(reader: TellingReader, passage: Passage, asked: Vectors) -> list[str]:
    (found,) = reader.read([passage], asked).values()
    return [passage.text[one.start : one.end] for one in found]


@pytest.mark.parametrize(
    ("outcome", "said"),
    [(Outcome.WORKED, [GOOD]), (Outcome.DID_NOT_WORK, [BAD]), (Outcome.MIXED, [GOOD, BAD])],
)
def test_what_was_read_is_kept(
    library: SampleLibrary, reader: TellingReader, outcome: Outcome, said: list[str]
):
    """In the store, where every process finds it, and nothing is left to read."""
    passage = only_passage(library, outcome)
    assert reader.known([passage]) == {}
    assert read_what_waits(reader) == [passage.id]
    assert read_what_waits(reader) == []
    (found,) = library.store.telling_sentences([passage]).values()
    assert [TEXT[one.start : one.end] for one in found] == said
    assert all(0 < one.probability <= 1 for one in found)


def test_what_an_answer_reads_is_kept_by_the_next_round(
    library: SampleLibrary, reader: TellingReader
):
    """An answer waits for no disk."""
    passage = only_passage(library, Outcome.WORKED)
    read = reader.read([passage])
    assert reader.known([passage]) == read
    assert library.store.telling_sentences([passage]) == {}
    reader.keep()
    assert library.store.telling_sentences([passage]) == read


def test_another_outcome_has_another_sentence(library: SampleLibrary, reader: TellingReader):
    """What was found for an outcome the passage no longer has is not shown."""
    passage = only_passage(library, Outcome.WORKED)
    read_what_waits(reader)
    library.store.save_outcomes({passage.id: OutcomeLabel(Outcome.DID_NOT_WORK, 0.9)})
    relabelled = replace(passage, outcome=OutcomeLabel(Outcome.DID_NOT_WORK, 0.9))
    assert reader.known([relabelled]) == {}
    assert read_what_waits(reader) == [passage.id]
    (found,) = reader.known([relabelled])[passage.id]
    assert TEXT[found.start : found.end] == BAD


def test_what_another_version_found_is_shown_until_it_is_read_again(
    library: SampleLibrary, reader: TellingReader, prepared_embedder: Embedder
):
    """Other weights, rules or phrases find other sentences, and nothing has to be taken in anew."""
    passage = only_passage(library, Outcome.MIXED)
    assert read_what_waits(reader) == [passage.id]
    found = reader.known([passage])
    with kept_weights(WEIGHTS) as kept:
        vectors_alone = TrainedClassifier(head_of(kept), None)
    later = TellingReader(library.store, prepared_embedder, vectors_alone, sentence_spans)
    assert later.known([passage]) == later.read([passage]) == found
    assert [one.id for one in later.waiting(10)] == [passage.id]
    assert read_what_waits(later) == [passage.id]
    assert read_what_waits(later) == []
    assert later.known([passage]) != found


def test_a_passage_that_cannot_be_read_costs_no_answer(
    library: SampleLibrary,
    reader: TellingReader,
    prepared_embedder: Embedder,
    caplog: pytest.LogCaptureFixture,
):
    """It has no sentences, once and for all; the others have theirs."""

    def splits_all_but_one(text: str, language: str) -> Spans:
        if text.startswith("Unheard"):
            raise ValueError("no sentences")
        return sentence_spans(text, language)

    classifier = load_outcome_classifier(prepared_embedder.identity)
    fragile = TellingReader(library.store, prepared_embedder, classifier, splits_all_but_one)
    document = library.put("a.txt", TEXT, f"Unheard of. {GOOD}", outcomes=[Outcome.WORKED] * 2)
    readable, other = library.store.document_passages(document.id, OWNER)
    engine = SearchEngine(library.embedder, library.index, library.store, telling=fragile)
    answer = engine.answer(Question("coordination with the municipality"), ANONYMOUS)
    shown = {result.passage.id: result.telling for result in answer.worked.results}
    assert shown == {readable.id: reader.read([readable])[readable.id], other.id: ()}
    assert [record.args for record in caplog.records] == [(other.id,)]
    fragile.keep()
    assert fragile.waiting(10) == []


def test_passages_that_report_nothing_are_not_read(library: SampleLibrary, reader: TellingReader):
    """Nor those nobody has judged."""
    library.put("a.txt", TEXT, TEXT, outcomes=[Outcome.NONE, None])
    assert read_what_waits(reader) == []


def test_a_passage_that_is_gone_is_passed_over(library: SampleLibrary, reader: TellingReader):
    """A newer revision has passages of its own."""
    reader.read([only_passage(library, Outcome.WORKED)])
    library.put("a.txt", f"{BAD} {GOOD}", outcomes=[Outcome.WORKED])
    reader.keep()
    assert read_what_waits(reader)


def test_answers_mark_all_they_show_and_searches_what_is_known(
    library: SampleLibrary, reader: TellingReader
):
    """A search takes no time for what it does not know."""
    passage = only_passage(library, Outcome.WORKED)
    engine = SearchEngine(library.embedder, library.index, library.store, telling=reader)
    question = Question("coordination with the municipality")
    assert engine.search(question, ANONYMOUS).results[0].telling is None
    (shown,) = engine.answer(question, ANONYMOUS).worked.results
    assert shown.telling == reader.known([passage])[passage.id]
    assert engine.search(question, ANONYMOUS).results[0].telling == shown.telling


STAFF = "Housing for nurses worked very well: all of them stayed in their posts."
PAYMENTS = "Free care worked very well, and families saved what visits had cost."
READY = "The radio campaign worked very well."


@pytest.mark.parametrize(
    ("question", "language", "said"),
    [
        ("what families pay for visits", "en", PAYMENTS),
        ("ce que les familles paient pour les consultations", "fr", PAYMENTS),
        ("los pagos de las familias por consultas", "es", PAYMENTS),
        ("os pagamentos das famílias por consultas", "pt", PAYMENTS),
        ("ما تدفعه الأسر مقابل الزيارات", "ar", PAYMENTS),
        ("keeping nurses in their posts", "en", STAFF),
        ("retenir les infirmières à leur poste", "fr", STAFF),
        ("retener a las enfermeras en sus puestos", "es", STAFF),
        ("إبقاء الممرضات في مناصبهن", "ar", STAFF),
    ],
)
def test_of_sentences_as_sure_the_one_that_serves_the_question_is_marked(
    library: SampleLibrary, reader: TellingReader, question: str, language: str, said: str
):
    """In whatever language it is asked; nobody asked, it is the surest."""
    text = f"{STAFF} {PAYMENTS} {READY}"
    library.put("a.txt", text, outcomes=[Outcome.WORKED])
    engine = SearchEngine(library.embedder, library.index, library.store, telling=reader)
    asked = Question(question, language=language)
    (shown,) = engine.answer(asked, ANONYMOUS).worked.results
    assert [text[one.start : one.end] for one in shown.telling or ()] == [said]
    reader.keep()
    assert engine.search(asked, ANONYMOUS).results[0].telling == shown.telling
    (surest,) = reader.known([shown.passage])[shown.passage.id]
    kept = library.store.telling_sentences([shown.passage])[shown.passage.id]
    assert surest.probability == max(one.probability for one in kept)


def test_each_outcome_has_one_sentence() -> None:
    """Sureness counts as well as nearness; what is kept without a vector is as near as any."""

    def sentence(start: int, outcome: Outcome, probability: float, near: bool) -> TellingSentence:
        return TellingSentence(start, start + 9, outcome, probability, bytes([255 * near]))

    asked = np.full(8, 8**-0.5, np.float32)
    surest = sentence(0, Outcome.WORKED, 0.9, near=False)
    nearest = sentence(10, Outcome.WORKED, 0.8, near=True)
    contrary = sentence(20, Outcome.DID_NOT_WORK, 0.5, near=False)
    assert told((surest, nearest, contrary), asked) == (nearest, contrary)
    assert told((surest, nearest, contrary)) == (surest, contrary)
    unknown = replace(nearest, signs=b"")
    assert told((surest, unknown), asked) == (surest,)
    assert told((), asked) == ()


def test_more_like_a_passage_marks_what_is_known(library: SampleLibrary, reader: TellingReader):
    """What stands beside a passage is the same wherever the passage is shown."""
    passage = only_passage(library, Outcome.WORKED)
    other = library.put("b.txt", f"Elsewhere. {TEXT}", outcomes=[Outcome.WORKED])
    (asked,) = library.store.document_passages(other.id, OWNER)
    engine = SearchEngine(library.embedder, library.index, library.store, telling=reader)
    assert [result.telling for result in engine.similar(asked.id, ANONYMOUS)] == [None]
    said = reader.read([passage])[passage.id]
    assert [result.telling for result in engine.similar(asked.id, ANONYMOUS)] == [said]


def test_rows_and_short_lines_are_told_apart():
    """A row of a table is a statement; a heading of two words is none."""
    text = "Results\nKarvia | coverage rose to 80 per cent\nTorvane | no change was seen"
    spans = telling_spans(text, [(0, len(text))])
    assert [text[slice(*span)] for span in spans] == text.splitlines()[1:]
    assert telling_spans("Too short", [(0, 9)]) == [(0, 9)]
