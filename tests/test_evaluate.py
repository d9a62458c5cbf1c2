"""Measuring the search that serves users on a folder of judged questions."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import asdict
from pathlib import Path

import pytest
from search_samples import SampleLibrary, WordEmbedder, quick_folder

from api.messages import messages
from corpus.errors import InvalidRequest, NotFound
from search.evaluate import (
    SERVING,
    CorpusEntry,
    Evaluation,
    EvaluationOptions,
    Half,
    IndexCorpus,
    IndexedCorpus,
    Shares,
    rank,
    render_comparison,
    render_text,
)

CORPUS = [
    ("fees-en", "en", "user fees were removed in the north"),
    ("fees-fr", "fr", "user fees abolished by law"),
    ("staff-en", "en", "midwives were paid on time"),
    ("staff-fr", "fr", "midwives left for the towns"),
    ("twin-en", "en", "midwives were paid on time"),
]
QUERIES = [
    ("q-fees", "en", "user fees removed"),
    ("q-staff", "fr", "midwives left towns"),
    ("q-nobody-judged", "en", "vaccines"),
]
QRELS = [("q-fees", "fees-en", 1), ("q-fees", "fees-fr", 1), ("q-staff", "staff-en", 1)]


@pytest.fixture(autouse=True)
def in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The throw-away library is made where it costs least; pytest's own folder stays."""
    assert tmp_path
    with quick_folder() as folder:
        monkeypatch.setattr(tempfile, "tempdir", str(folder))
        yield


@contextmanager
def index_corpus(
    entries: Sequence[CorpusEntry], folder: Path, embedder: WordEmbedder | None = None
) -> Iterator[IndexedCorpus]:
    """A passage a paragraph, into a store and an index under the folder."""
    with SampleLibrary(folder, embedder or WordEmbedder()) as library:
        entry_of = {}
        for entry in entries:
            document = library.put(
                entry.id, *entry.text.split("\n"), title=entry.title, language=entry.language,
                index=False,
            )  # fmt: skip
            entry_of[document.id] = entry.id
        library.index_pending()
        yield IndexedCorpus({SERVING: library.engine}, entry_of, library.index.status().passages)


def evaluated(
    folder: Path, index_corpus: IndexCorpus, options: EvaluationOptions | None = None
) -> Evaluation:
    return rank(folder, index_corpus, options or EvaluationOptions()).evaluations()[SERVING]


def folder_of(
    folder: Path,
    corpus: Sequence[tuple[str, str, str]] = CORPUS,
    queries: Sequence[tuple[str, str, str]] = QUERIES,
    qrels: Sequence[tuple[str, str, int]] = QRELS,
) -> Path:
    for name, lines in [("corpus", corpus), ("queries", queries)]:
        written = [json.dumps({"id": i, "lang": lang, "text": t}) for i, lang, t in lines]
        (folder / f"{name}.jsonl").write_text("\n".join(written), encoding="utf-8")
    judged = "".join(f"{q}\t{d}\t{g}\n" for q, d, g in qrels)
    (folder / "qrels.tsv").write_text(judged, encoding="utf-8")
    return folder


def test_the_figures_follow_from_the_ranking(tmp_path: Path):
    """Known by hand: both fees texts come first, the judged staff text second or later."""
    found = evaluated(folder_of(tmp_path), index_corpus)
    assert (found.entries, found.passages, found.unjudged) == (5, 5, 1)
    assert found.overall.queries == 2
    assert found.by_query_language["en"].ndcg_at_10 == 1
    assert found.by_query_language["en"].mrr_at_10 == 1
    assert 0 < found.by_query_language["fr"].mrr_at_10 <= 0.5
    assert found.overall.recall_at_10 == found.overall.recall_at_100 == 1
    mean = sum(scores.mrr_at_10 for scores in found.by_query_language.values()) / 2
    assert found.overall.mrr_at_10 == pytest.approx(mean)


def test_language_shares_stand_beside_what_is_relevant(tmp_path: Path):
    """All five texts are in the top five of both queries; of the relevant, a quarter is French."""
    found = evaluated(folder_of(tmp_path), index_corpus)
    assert found.languages == {
        "en": Shares(top_five=pytest.approx(0.6), relevant=pytest.approx(0.75)),
        "fr": Shares(top_five=pytest.approx(0.4), relevant=pytest.approx(0.25)),
    }
    assert found.own_language == Shares(
        top_five=pytest.approx((0.6 + 0.4) / 2), relevant=pytest.approx((0.5 + 0) / 2)
    )


def test_an_entry_ranks_where_its_best_passage_does(tmp_path: Path):
    """And is counted once, however many of its passages are found."""
    corpus = [
        ("long", "en", "\n".join(["midwives and nurses"] * 30 + ["user fees removed"])),
        ("short", "en", "user fees"),
    ]
    queries = [("q", "en", "user fees removed")]
    found = evaluated(folder_of(tmp_path, corpus, queries, [("q", "long", 1)]), index_corpus)
    assert found.passages == 32
    assert found.overall.mrr_at_10 == 1


def test_rankings_are_measured_down_to_a_hundred(tmp_path: Path):
    """Page after page of the search, as a patient user would read it."""
    corpus = [(f"d{n:03}", "en", f"user fees in district {n}") for n in range(130)]
    queries = [("q", "en", "user fees in district 7")]
    everything = [("q", f"d{n:03}", 1) for n in range(130)]
    found = evaluated(folder_of(tmp_path, corpus, queries, everything), index_corpus)
    assert found.overall.recall_at_10 == pytest.approx(10 / 130)
    assert found.overall.recall_at_100 == pytest.approx(100 / 130)


def test_a_part_of_the_queries_can_stand_for_all(tmp_path: Path):
    """Evenly spread over the file, and said in the figures; progress counts them."""
    queries = [(f"q{n}", "en", f"user fees {n}") for n in range(10)]
    qrels = [(f"q{n}", "fees-en", 1) for n in range(10)]
    told: list[tuple[int, int]] = []
    options = EvaluationOptions(most_queries=4, progress=lambda *done: told.append(done))
    found = evaluated(folder_of(tmp_path, CORPUS, queries, qrels), index_corpus, options)
    assert found.overall.queries == 4
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_constants_may_be_chosen_on_one_half_and_reported_on_the_other(tmp_path: Path):
    """The halves are every other query, share none and make up all."""
    queries = [(f"q{n}", "en" if n % 2 else "fr", f"user fees {n}") for n in range(9)]
    qrels = [(f"q{n}", "fees-en", 1) for n in range(9)]
    folder = folder_of(tmp_path, CORPUS, queries, qrels)
    first, second = (evaluated(folder, index_corpus, EvaluationOptions(half=h)) for h in Half)
    asked = [{lang: s.queries for lang, s in f.by_query_language.items()} for f in (first, second)]
    assert asked == [{"fr": 5}, {"en": 4}]


def test_a_comparison_has_a_line_a_configuration(tmp_path: Path):
    """With the figures of each, and of each language of questions."""
    found = evaluated(folder_of(tmp_path), index_corpus)
    shown = render_comparison({"one": found, "other": found}).splitlines()
    assert shown[0].startswith(f"{tmp_path.name}: 5 texts, 5 passages, 2 queries")
    assert shown[2].split()[-2:] == ["en", "fr"]
    assert [line.split()[0] for line in shown[3:]] == ["one", "other"]
    assert shown[3].split()[1] == f"{found.overall.ndcg_at_10:.3f}"


def test_the_language_of_a_query_is_the_files_unless_detection_is_asked_for(tmp_path: Path):
    """Figures per language go by the file either way."""
    asked: list[str] = []

    @contextmanager
    def watched(entries: Sequence[CorpusEntry], folder: Path) -> Iterator[IndexedCorpus]:
        embedder = WordEmbedder()
        with index_corpus(entries, folder, embedder) as indexed:
            yield indexed
            asked[:] = [lang for text, lang in embedder.asked if text != "what"]

    queries = [("q", "sw", "les frais des patients ont disparu partout")]
    folder = folder_of(tmp_path, CORPUS, queries, [("q", "fees-fr", 1)])
    evaluated(folder, watched)
    assert asked == ["sw"]
    found = evaluated(folder, watched, EvaluationOptions(detect_languages=True))
    assert asked == ["fr"]
    assert set(found.by_query_language) == {"sw"}


def test_overlong_queries_are_cut_rather_than_refused(tmp_path: Path):
    """A set's longest queries are part of its figure."""
    queries = [("q", "en", "user fees removed " * 100)]
    found = evaluated(folder_of(tmp_path, CORPUS, queries, [("q", "fees-en", 1)]), index_corpus)
    assert found.overall.mrr_at_10 == 1


def test_bad_files_are_refused_before_anything_is_indexed(tmp_path: Path):
    """Nobody waits an hour for a typing error."""
    (tmp_path / "corpus.jsonl").write_text("{", encoding="utf-8")
    with pytest.raises(InvalidRequest):
        evaluated(tmp_path, never)


def never(entries: Sequence[CorpusEntry], folder: Path) -> AbstractContextManager[IndexedCorpus]:
    raise AssertionError(f"indexed {len(entries)} entries in {folder}")


@pytest.mark.parametrize(
    "qrels",
    [
        [("q-fees", "fees-en", 0)],  # looked at, and not relevant
        [("q-other", "fees-en", 1)],  # no question of the file
        [("q-fees", "other", 1)],  # no text of the corpus
    ],
)
def test_where_nothing_is_judged_nothing_is_measured(
    tmp_path: Path, qrels: list[tuple[str, str, int]]
):
    """Figures of 0 would pass for a bad ranking; the file to be mended is named instead."""
    with pytest.raises(NotFound) as refused:
        evaluated(folder_of(tmp_path, qrels=qrels), never)
    assert "qrels.tsv" in messages("en").error(refused.value)


def test_a_half_without_judged_questions_is_told_of(tmp_path: Path):
    """One judged question has no second half."""
    options = EvaluationOptions(half=Half.SECOND)
    folder = folder_of(tmp_path, qrels=[("q-fees", "fees-en", 1)])
    with pytest.raises(NotFound) as refused:
        evaluated(folder, never, options)
    assert "--half" in messages("en").error(refused.value)


def test_figures_are_there_for_people_and_for_machines(tmp_path: Path):
    """A table that names each figure, and a JSON object of the same."""
    found = evaluated(folder_of(tmp_path), index_corpus)
    written = json.loads(json.dumps(asdict(found)))
    assert written["overall"]["queries"] == 2
    assert 0 < written["milliseconds_p50"] <= written["milliseconds_p95"]
    assert written["texts_per_second"] > 0
    shown = render_text(found)
    for said in ("nDCG@10", "MRR@10", "R@100", "1 unjudged left out", "texts in", "query's own"):
        assert said in shown
    assert f"{found.overall.ndcg_at_10:.3f}" in shown
