"""Whatever is killed or done at the same time: nothing answered is lost, nothing is doubled."""

from __future__ import annotations

import functools
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from command_samples import CommandLine
from ingest_samples import PURCHASING, SmallLibrary, by_path
from robustness_samples import NEW, OLD, put
from search_samples import WordEmbedder, quick_folder

from corpus.filters import PassageFilter
from corpus.model import OWNER
from corpus.ports import IndexHit
from corpus.vocabulary import load_groupings
from search.answers.results import Answer, Result
from search.engine import SearchEngine
from search.index import open_embedded_index
from search.question.question import Question

TESTS = Path(__file__).parent


def script(name: str, *arguments: Path) -> list[str]:
    return [sys.executable, str(TESTS / name), *map(str, arguments)]


def surroundings() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(TESTS.parent)}


@pytest.mark.slow
def test_killed_at_any_moment_what_was_answered_still_is_and_the_next_run_completes(
    tmp_path: Path,
) -> None:
    """At every commit and renaming: each document answers once, in its old state or its new."""
    folder = put(tmp_path / "in", OLD)
    with quick_folder() as data:
        template = data / "template"
        template.mkdir()
        filled = SmallLibrary(template, WordEmbedder())
        filled.ingest(folder)
        filled.close()
        put(folder, NEW)
        done = subprocess.run(
            script("ingest_killer.py", template, folder, data / "work"),
            env=surroundings(),
            capture_output=True,
            text=True,
            check=False,
            timeout=600,
        )
    assert done.returncode == 0, done.stderr
    moments = [json.loads(line) for line in done.stdout.splitlines()]
    before, after = ["a.md 1999", "b.md 2005"], ["a.md 2010", "b.md 2005", "c.md 2020"]
    assert {tuple(moment["killed"]) for moment in moments} == {tuple(before), tuple(after)}
    for moment in moments:
        assert moment["finished"] == after, moment
        assert moment["good"], moment
        assert set(moment["statuses"]) == {"a.md", "b.md", "c.md"}
    # Documents stored before the kill are not read again.
    kept = [list(moment["statuses"].values()).count("unchanged") for moment in moments]
    assert (kept[0], kept[-1]) == (1, 3)
    assert kept == sorted(kept)


@pytest.mark.slow
def test_a_command_killed_again_and_again_completes_in_the_end(
    sankofa: CommandLine, tmp_path: Path
) -> None:
    """The same library, each run killed later than the one before, the last one left alone."""
    texts = {f"note{n}.md": f"# Note {n}\n\n" + PURCHASING.split("\n", 1)[1] for n in range(8)}
    folder = put(tmp_path / "in", texts)
    for lines in (0, 1, 4, 8):
        with sankofa.running("ingest", folder, "--again") as process:
            assert process.stdout is not None
            for _ in range(lines):
                process.stdout.readline()
            process.kill()
            process.communicate()
    done = sankofa("ingest", folder, "--json")
    assert done.status == 0
    assert sum(done.answer["counts"].values()) == 8
    status = sankofa("status", "--json").answer
    assert status["counts"]["documents"] == status["index"]["passages"] == 8
    assert sankofa("verify").out == "Store, index and files agree.\n"


def test_a_second_ingest_is_told_that_the_library_is_busy(
    sankofa: CommandLine, tmp_path: Path
) -> None:
    """And loses nothing: it takes its folder in once the first has ended."""
    one, two = put(tmp_path / "one", OLD), put(tmp_path / "two", NEW)
    with sankofa.running("ingest", one) as first:
        assert first.stdout is not None
        first.stdout.readline()  # it holds the index now
        first.send_signal(signal.SIGSTOP)
        second = sankofa("ingest", two)
        first.send_signal(signal.SIGCONT)
        out, err = first.communicate(timeout=300)
    assert (second.status, second.out) == (1, "")
    assert second.err == (
        "Another process is writing to this library. Wait for it to finish, then run again.\n"
    )
    assert (first.returncode, err) == (0, "")
    assert "2 files: 2 added" in out
    assert sankofa("ingest", two).status == 0
    assert sankofa("status", "--json").answer["index"]["passages"] == 4


@pytest.mark.slow
def test_searches_by_another_process_are_right_at_every_moment_of_an_ingest(
    word_library: SmallLibrary, tmp_path: Path
) -> None:
    """A document being replaced is never missing and never double; new ones appear by themselves."""
    folder = put(tmp_path / "in", OLD)
    word_library.ingest(folder)
    data, stop = Path(word_library.store._originals.folder).parent, tmp_path / "stop"
    seen = tmp_path / "seen"
    with (
        seen.open("w") as output,
        subprocess.Popen(
            script("ingest_reader.py", data, stop), env=surroundings(), stdout=output
        ) as reader,
    ):
        for year in range(2010, 2022):
            put(folder, {"a.md": OLD["a.md"].replace("1999", str(year))})
            word_library.ingest(folder)
        put(folder, NEW)
        word_library.ingest(folder)
        stop.touch()
        assert reader.wait(timeout=120) == 0
    searches = [json.loads(line) for line in seen.read_text().splitlines()]
    for found in searches:
        paths = [line.split()[0] for line in found]
        assert paths in (["a.md", "b.md"], ["a.md", "b.md", "c.md"]), found
        assert "b.md 2005" in found
    years = [int(found[0].split()[1]) for found in searches]
    assert len(set(years)) > 3, "the reader saw the library change"
    assert searches[-1] == ["a.md 2010", "b.md 2005", "c.md 2020"]


def column_results(answer: Answer) -> list[Result]:
    columns = (answer.worked, answer.did_not_work, answer.mixed, answer.guidance, answer.other)
    return [result for column in columns for result in column.results]


@pytest.mark.parametrize("ask", ["search", "answer", "similar"])
def test_a_document_replaced_between_index_and_store_is_not_missed(
    word_library: SmallLibrary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ask: str
) -> None:
    """The index still gave the old passages, and the store has only the new ones."""
    folder = put(tmp_path / "in", OLD)
    word_library.ingest(folder)
    engine = SearchEngine(word_library.tools.embedder, word_library.index, word_library.store)
    ids = {document.path: document.id for document in word_library.store.documents(OWNER).items}
    (passage,) = word_library.store.document_passages(ids["b.md"], OWNER)
    real = {name: getattr(word_library.index, name) for name in ("search", "similar")}

    def then_replaced(name: str, *given: object) -> list[IndexHit]:
        hits: list[IndexHit] = real[name](*given)
        if ids["a.md"] in {hit.document_id for hit in hits} and not (folder / "c.md").exists():
            put(folder, NEW)
            word_library.ingest(folder)
        return hits

    for name in real:
        monkeypatch.setattr(word_library.index, name, functools.partial(then_replaced, name))
    question = Question("care years")
    asked: dict[str, Callable[[], Sequence[Result]]] = {
        "search": lambda: engine.search(question, OWNER).results,
        "answer": lambda: column_results(engine.answer(question, OWNER)),
        "similar": lambda: engine.similar(passage.id, OWNER),
    }
    assert 2010 in {result.passage.years[0] for result in asked[ask]()}


def test_a_changed_document_is_replaced_whole(word_library: SmallLibrary, tmp_path: Path) -> None:
    """One that became shorter leaves nothing behind, in the index or in the store."""
    long = "\n\n".join(f"## Part {n}\n\nCare in the years of part {n}." for n in range(6))
    folder = put(tmp_path / "in", {"a.md": f"# A\n\n{long}"})
    word_library.ingest(folder)
    assert word_library.index.count(PassageFilter(), OWNER) == 6
    put(folder, OLD)
    word_library.ingest(folder)
    assert word_library.index.count(PassageFilter(), OWNER) == 2
    assert word_library.store.counts().passages == 2


def test_a_refused_write_leaves_the_lock_free(word_library: SmallLibrary, tmp_path: Path) -> None:
    """A run that ends in an error is no writer any more, for any process."""
    folder = put(tmp_path / "in", {"manifest.csv": "path,access\na.md,public,too many\n", **OLD})
    with pytest.raises(Exception, match="unreadable manifest"):
        word_library.ingest(folder)
    data = word_library.store._originals.folder.parent
    other = open_embedded_index(data, load_groupings().region_and_income)
    with other.write(word_library.tools.embedder.identity):
        pass
    (folder / "manifest.csv").unlink()
    assert len(by_path(word_library.ingest(folder))) == 2
