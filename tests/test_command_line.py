"""The `sankofa` command as people and programs meet it: what it prints, and how it ends."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
from pathlib import Path

import pytest
from command_samples import ESCAPES, SANKOFA, CommandLine, Filled
from ingest_samples import FREE_CARE, write
from starlette.testclient import TestClient
from typer.testing import CliRunner

from api.app import create_app
from api.bootstrap import Library
from api.cli.commands import app
from api.messages import LANGUAGES, messages
from api.schemas.search import SearchResult
from api.settings import Settings
from corpus.model import OWNER
from corpus.ports import Embedder
from corpus.store import open_store

QUESTION = "premiums of the poorest"
FAILED = "what did not work in community health insurance?"
OFF_TOPIC = "how to replace the timing belt of a diesel engine"


def document_ids(data: Path) -> dict[str, str]:
    """Ids of the documents that a library holds, by title."""
    with open_store(f"sqlite:///{data / 'sankofa.db'}", data / "files") as store:
        return {found.metadata.title: found.id for found in store.documents(OWNER).items}


def found_titles(terminal: CommandLine) -> set[str]:
    results = terminal("search", QUESTION, "--limit", "50", "--json").answer["results"]
    return {found["document"]["title"] for found in results}


def test_ingest_says_what_became_of_each_file_and_fails_when_one_was_refused(
    filled: Filled,
) -> None:
    """Plain lines where there is no terminal: one a file, then the run in a few."""
    done = filled.ingest
    assert done.status == 1
    assert done.err == ""
    assert not ESCAPES.search(done.out)
    assert done.lines("rwanda.md") == ["rwanda.md: added, 2 passages"]
    assert done.lines("empty.pdf") == [
        "empty.pdf: refused: There is no text in it. Check that the file was saved whole."
    ]
    assert "9 files: 8 added, 1 refused" in done.out
    assert re.search(r"passages indexed in [\d.]+ s \([\d.]+ a second\)", done.out)
    assert re.search(r"Languages of the passages: .*fr \d", done.out)


def test_ingest_reports_to_programs_in_json(filled: Filled) -> None:
    """A second run reads nothing, and tells of every file all the same."""
    done = filled.sankofa("ingest", filled.documents, "--json")
    assert done.status == 1
    assert done.answer["counts"] == {"unchanged": 8, "refused": 1}
    assert done.answer["passages"] == 0
    files = {file["path"]: file for file in done.answer["files"]}
    assert len(files) == 9
    assert files["empty.pdf"]["code"] == "empty"
    assert files["empty.pdf"]["line"].startswith("empty.pdf: refused")


def test_ingest_draws_a_bar_on_a_terminal(sankofa: CommandLine, tmp_path: Path) -> None:
    """The lines of files stand above the bar, which goes through both stages."""
    done = sankofa.on_terminal("ingest", write(tmp_path / "in", free__md=FREE_CARE))
    assert done.status == 0
    assert ESCAPES.search(done.out)
    shown = ESCAPES.sub("", done.out)
    for expected in ("Reading", "Indexing", "1/1", "free.md: added, 1 passage", "1 file: 1 added"):
        assert expected in shown


def test_file_names_cannot_write_on_the_terminal(sankofa: CommandLine, tmp_path: Path) -> None:
    """Neither move its cursor nor begin a line of their own, nor turn letters round."""
    folder = write(tmp_path / "in", free__md=FREE_CARE)
    (folder / "free.md").rename(folder / "a\x1b[2K\nok: added \u202efdp.md")
    done = sankofa("ingest", folder)
    assert done.lines("a\\u001b") == ["a\\u001b[2K\\u000aok: added \\u202efdp.md: added, 1 passage"]
    shown = sankofa("search", "fees").out
    assert not re.search("[\x1b\u202e]", done.out + shown)


def test_search_prints_what_a_reader_needs(filled: Filled) -> None:
    """Title and place, kind, country, year, outcome, the exact words, and the document's id."""
    asked = ("search", QUESTION, "--country", "RWA", "--limit", "1")
    done = filled.sankofa(*asked)
    (told,) = filled.sankofa(*asked, "--json").answer["results"]
    assert done.status == 0
    lines = done.out.splitlines()
    assert lines[0] == "Question read as English."
    assert re.match(r"1\. Community-based health insurance in Rwanda, para?\. \d", lines[2])
    assert lines[3].startswith("   Country case study · Rwanda · 2015 · ")
    quote = " ".join(lines[4:-1]).split()
    assert quote == told["citation"]["quote"].split()
    assert lines[-1] == f"   [{told['document']['id']}]"


@pytest.mark.parametrize("question", [QUESTION, FAILED, OFF_TOPIC])
def test_search_answers_programs_as_the_api_does(
    filled: Filled, prepared_embedder: Embedder, question: str
) -> None:
    """One shape for both, with the same results in it, whatever the question asks for."""
    printed = filled.sankofa("search", question, "--json").answer
    assert SearchResult.model_validate(printed).results
    library = Library(Settings(data_dir=filled.sankofa.data))
    library.__dict__["embedder"] = prepared_embedder
    with library, TestClient(create_app(library), base_url="http://127.0.0.1:8000") as client:
        answered = client.get("/api/v1/search", params={"q": question}).json()
    for answer in (printed, answered):
        del answer["milliseconds"]
    assert printed == answered


def test_search_takes_the_side_that_a_question_asks_for_and_says_so(filled: Filled) -> None:
    """As the page and the API do; it says how to undo it, and does not say it of a side chosen."""
    done = filled.sankofa("search", FAILED)
    assert done.out.splitlines()[1] == (
        "Shown: What did not work, because the question says “what did not work”. "
        "To see the whole answer, add: --side all"
    )
    for chosen in ("all", "did_not_work"):
        assert not filled.sankofa("search", FAILED, "--side", chosen).lines("Shown:")
    assert not filled.sankofa("search", QUESTION).lines("Shown:")
    taken, everything = (
        {found["passage"]["outcome"]["outcome"] for found in answer["results"]}
        for answer in (
            filled.sankofa("search", FAILED, "--json").answer,
            filled.sankofa("search", FAILED, "--side", "all", "--json").answer,
        )
    )
    assert taken <= {"did_not_work", "mixed"}
    assert "worked" in everything


@pytest.mark.parametrize("language", LANGUAGES)
def test_search_says_when_it_found_no_evidence(filled: Filled, language: str) -> None:
    """Before the nearest passages, which are shown all the same; not where there is evidence."""
    said = messages(language)
    lines = filled.sankofa("search", OFF_TOPIC, SANKOFA_LANGUAGE=language).out.splitlines()
    first = lines.index(next(line for line in lines if line.startswith("1. ")))
    assert lines[:first][-3:] == [said.text("nothing-title"), said.text("nearest-what"), ""]
    found = filled.sankofa("search", QUESTION, SANKOFA_LANGUAGE=language).out
    assert said.text("nothing-title") not in found


def test_search_says_what_only_a_country_that_is_not_held_could_answer(filled: Filled) -> None:
    """And does not offer what is nearest as if it might."""
    done = filled.sankofa("search", "how many midwives are there in Bhutan?")
    said = messages("en")
    assert done.lines(said.text("country-none", country="Bhutan"))
    assert done.lines(said.text("fact-what"))
    assert not done.lines(said.text("nearest-what"))


def test_search_filters_and_says_when_nothing_is_left(filled: Filled) -> None:
    """An answer of nothing is an answer."""
    done = filled.sankofa(
        "search", QUESTION, "--kind", "guidance", "--year-to", "1990", "--outcome", "worked"
    )
    assert (done.status, done.out) == (0, messages("en").text("nothing-found") + "\n")


def test_search_can_add_guidance_for_every_country_to_a_place(filled: Filled) -> None:
    """It is marked, beside the country's own."""
    asked = ("search", QUESTION, "--country", "RWA")
    alone = filled.sankofa(*asked)
    assert alone.lines(about="· Rwanda ·")
    assert not alone.lines(about="guidance")
    more = filled.sankofa(*asked, "--general-guidance")
    assert more.lines(about="Normative guidance · For every country · 2021")


def test_search_in_an_empty_library_says_how_to_fill_it(sankofa: CommandLine) -> None:
    """Rather than that nothing matches."""
    done = sankofa("search", "anything")
    assert (done.status, done.out.rstrip()) == (
        0,
        messages("en").text("library-empty"),
    )


def test_status_counts(filled: Filled) -> None:
    """For people in lines, for programs in JSON."""
    said = dict(
        re.split(r"\s{2,}", line, maxsplit=1) for line in filled.sankofa("status").out.splitlines()
    )
    told = filled.sankofa("status", "--json").answer
    assert said["Data folder"] == told["data_dir"] == str(filled.sankofa.data)
    assert said["Documents"] == "8"
    assert told["counts"]["documents"] == 8
    assert told["counts"]["refused"] == 1
    assert told["counts"]["pending"] == 0
    assert told["index"]["passages"] == told["counts"]["passages"]
    assert said["Embedding model"] == told["index"]["identity"]["name"] == "multilingual-e5-small"
    assert said["Last ingest"].endswith(", finished")


def test_a_removed_document_is_gone_at_once_and_stays_away(
    own: CommandLine, filled: Filled
) -> None:
    """From answers and counts; the next run leaves it out, until somebody asks for it again."""
    title = "Community-based health insurance in Rwanda"
    removed = document_ids(own.data)[title]
    done = own("remove", removed)
    said = f"Removed {title} ({removed}). Its file was not touched.\n"
    assert (done.status, done.out) == (0, said)
    assert title not in found_titles(own)
    after = own("status", "--json").answer
    assert after["counts"]["documents"] == 7
    assert after["index"]["passages"] == after["counts"]["passages"] == 9
    left_out = own("ingest", filled.documents / "rwanda.md")
    assert left_out.lines("rwanda.md") == []
    assert "1 removed earlier" in left_out.out
    again = own("ingest", filled.documents / "rwanda.md", "--again")
    assert again.lines("rwanda.md") == ["rwanda.md: added, 2 passages"]
    assert document_ids(own.data)[title] == removed


def test_removing_what_is_not_there_removes_nothing(filled: Filled) -> None:
    """One wrong id among right ones: nothing is removed, and the wrong one is named."""
    known = document_ids(filled.sankofa.data)
    done = filled.sankofa("remove", *known.values(), "nothing-of-this-name")
    assert done.status == 1
    assert done.err.startswith("There is no document nothing-of-this-name.")
    assert document_ids(filled.sankofa.data) == known


def test_verify_finds_and_repairs(own: CommandLine) -> None:
    """First only found, with a failing status; then repaired; then good."""
    (own.data / "index" / "live").unlink()
    found = own("verify", "--no-repair")
    assert found.status == 1
    assert "Documents missing from the index: 8" in found.out
    assert "Nothing was changed. Repair it with: sankofa verify" in found.out
    repaired = own("verify")
    assert repaired.status == 0
    assert "All of this has been repaired." in repaired.out
    good = own("verify", "--json")
    assert (good.status, good.answer) == (0, {"repaired": {}, "left": []})


def test_verify_names_the_document_whose_file_is_lost(own: CommandLine, filled: Filled) -> None:
    """An original that is nowhere to be had any more is for a person to bring back."""
    for kept in (own.data / "files").glob("??/*"):
        if kept.read_bytes() == (filled.documents / "rwanda.md").read_bytes():
            kept.unlink()
    moved = (filled.documents / "rwanda.md").rename(filled.documents.parent / "rwanda.md")
    try:
        lost = own("verify")
    finally:
        moved.rename(filled.documents / "rwanda.md")
    assert lost.status == 1
    assert "Rwanda (rwanda.md) is missing" in lost.out
    assert "run sankofa verify again" in lost.out
    assert "unchanged where they came from: 1" in own("verify").out
    assert own("verify").out == "Store, index and files agree.\n"


def test_evaluate_measures_a_judged_collection(sankofa: CommandLine, tmp_path: Path) -> None:
    """The measures are those of three texts of which the right one is found first."""
    texts = {"fees": "User fees were removed.", "water": "Wells.", "soldats": "L'armée défile."}
    entries = [{"id": id, "lang": "en", "title": "", "text": text} for id, text in texts.items()]
    (tmp_path / "corpus.jsonl").write_text("\n".join(map(json.dumps, entries)), encoding="utf-8")
    query = {"id": "q", "lang": "en", "text": "removal of user fees"}
    (tmp_path / "queries.jsonl").write_text(json.dumps(query), encoding="utf-8")
    (tmp_path / "qrels.tsv").write_text("query\tdocument\tgrade\nq\tfees\t1\n", encoding="utf-8")
    done = sankofa("evaluate", tmp_path, "--json")
    assert done.status == 0
    assert done.answer["overall"]["ndcg_at_10"] == 1.0
    assert not (sankofa.data / "sankofa.db").exists(), "the library itself is left alone"
    done = sankofa("evaluate", tmp_path, "--compare", "--queries", "1", "--json")
    assert done.status == 0
    assert list(done.answer) == ["bm25", "dense", "rrf", "centred", "centred+words", "full"]
    assert {one["overall"]["ndcg_at_10"] for one in done.answer.values()} == {1.0}


def test_keys_are_shown_once_listed_and_revoked(sankofa: CommandLine) -> None:
    """What opens something is never to be seen again; what is listed opens nothing."""
    assert sankofa("key", "list").out.startswith("There are no keys yet.")
    made = sankofa("key", "add", "Amina", "--role", "curator", "--network", "--group", "africa")
    assert made.status == 0
    secret = made.out.splitlines()[-1]
    (listed,) = sankofa("key", "list").out.splitlines()
    assert secret not in listed
    assert re.fullmatch(r"(\w+)\s+valid\s+curator\s+public, network, africa\s+Amina", listed)
    assert sankofa("key", "revoke", listed.split()[0]).out == (
        "The key of Amina no longer opens anything.\n"
    )
    assert "revoked" in sankofa("key", "list").out
    unknown = sankofa("key", "revoke", "nobodys")
    assert unknown.status == 1
    assert unknown.err.startswith("There is no key nobodys.")


def test_a_reader_who_leaves_early_is_no_error(filled: Filled) -> None:
    """As in `sankofa search ... | head -1`: no word, and the status of the system's commands.

    Here the reader has left before the first line, so that no line is written in time.
    """
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [SANKOFA, "search", QUESTION],
        env=filled.sankofa.environment(),
        stdout=write,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(write)
    assert (done.stderr, done.returncode) == ("", 128 + signal.SIGPIPE)


def test_a_terminal_that_lacks_letters_shows_the_rest(filled: Filled) -> None:
    """Arabic titles on a Latin-1 terminal; programs get all of it, escaped."""
    latin = {"PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}
    done = filled.sankofa("search", "vaccination", "--language", "ar", **latin)
    assert (done.status, done.err) == (0, "")
    assert "LBN" not in done.out
    assert "1. ??????? ???????" in done.out
    told = filled.sankofa("search", "vaccination", "--language", "ar", "--json", **latin)
    assert told.answer["results"][0]["document"]["title"] == "الرعاية الأولية في لبنان"


def test_help_is_there_for_every_command() -> None:
    """And says what each is for."""
    runner = CliRunner()
    commands = re.findall(r"│ (\w+)  +[A-Z]", runner.invoke(app, ["--help"]).output)
    assert set(commands) >= {"start", "serve", "ingest", "search", "status", "verify", "key"}
    for command in commands:
        shown = runner.invoke(app, [command, "--help"])
        assert shown.exit_code == 0
        assert f"sankofa {command}" in shown.output
