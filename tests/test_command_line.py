"""The `sankofa` command as people and programs meet it: what it prints, and how it ends."""

from __future__ import annotations

import errno
import json
import logging
import os
import re
import socket
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
from api.cli.console import Console
from api.cli.serving import _OUR_LOGGERS, _follow_model, _set_up_logging
from api.messages import messages
from api.schemas.search import SearchResult
from api.settings import Settings
from corpus.errors import ModelMismatch
from corpus.model import OWNER
from corpus.ports import Embedder
from corpus.store import open_store

QUESTION = "premiums of the poorest"


def identity_of(data: Path) -> Path:
    """The file in which the live index says what model it was made with."""
    live = (data / "index" / "live").read_text(encoding="ascii").strip()
    return data / "index" / live / "generation.json"


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
    assert re.match(r"1\. Community-based health insurance in Rwanda, par\. \d", lines[2])
    assert lines[3].startswith("   Country case study · Rwanda · 2015 · ")
    quote = " ".join(lines[4:-1]).split()
    assert quote == told["citation"]["quote"].split()
    assert lines[-1] == f"   [{told['document']['id']}]"


def test_search_answers_programs_as_the_api_does(
    filled: Filled, prepared_embedder: Embedder
) -> None:
    """One shape for both, with the same results in it."""
    printed = filled.sankofa("search", QUESTION, "--json").answer
    assert SearchResult.model_validate(printed).results
    library = Library(Settings(data_dir=filled.sankofa.data))
    library.__dict__["embedder"] = prepared_embedder
    with library, TestClient(create_app(library), base_url="http://127.0.0.1:8000") as client:
        answered = client.get("/api/v1/search", params={"q": QUESTION}).json()
    for answer in (printed, answered):
        del answer["milliseconds"]
    assert printed == answered


def test_search_filters_and_says_when_nothing_is_left(filled: Filled) -> None:
    """An answer of nothing is an answer."""
    done = filled.sankofa(
        "search", QUESTION, "--kind", "guidance", "--year-to", "1990", "--outcome", "worked"
    )
    assert (done.status, done.out) == (0, "No passage was found under these conditions.\n")


def test_search_in_an_empty_library_says_how_to_fill_it(sankofa: CommandLine) -> None:
    """Rather than that nothing matches."""
    done = sankofa("search", "anything")
    assert (done.status, done.out.rstrip()) == (
        0,
        "The library is empty. Take documents in with: sankofa ingest FOLDER",
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
    assert "1 removed by name before" in left_out.out
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


def test_an_index_of_another_model_is_refused_until_it_is_made_anew(
    own: CommandLine, prepared_embedder: Embedder
) -> None:
    """The sentence names the command that mends it, and that command does."""
    updated(own.data, prepared_embedder, name="another", fingerprint="0" * 32).close()
    refused = own("search", QUESTION)
    assert (refused.status, refused.out) == (1, "")
    assert refused.err.endswith("Embed the collection anew with: sankofa reindex\n")
    served = own("serve", "--port", "0")
    assert (served.status, served.err) == (1, refused.err)
    done = own("reindex")
    assert done.status == 0
    assert re.search(r"\d+ passages of 8 documents have been embedded anew\.", done.out)
    assert own("search", QUESTION).status == 0


def updated(data: Path, embedder: Embedder, **changed: str) -> Library:
    """The library as a later version finds it, whose model differs from the index's in this."""
    file = identity_of(data)
    about = json.loads(file.read_text(encoding="utf-8"))
    about["identity"] |= changed
    file.write_text(json.dumps(about), encoding="utf-8")
    library = Library(Settings(data_dir=data))
    library.__dict__["embedder"] = embedder
    return library


def test_a_start_after_an_update_of_the_model_embeds_anew_by_itself(
    own: CommandLine, prepared_embedder: Embedder, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nobody chose another model, so nobody is asked."""
    with updated(own.data, prepared_embedder, fingerprint="0" * 32) as library:
        _follow_model(library, Console(messages("en")))
        assert library.index.status().identity == prepared_embedder.identity
        assert library.index.status().passages == 11
        assert library.verify(repair=False).is_good
        _follow_model(library, Console(messages("en")))
    words = "The embedding model has been updated: embedding everything anew\n"
    assert capsys.readouterr().out == words


def test_a_start_with_another_model_asks(own: CommandLine, prepared_embedder: Embedder) -> None:
    """Which of the two is meant, a person says: embedding a large library takes hours."""
    with (
        updated(own.data, prepared_embedder, name="another", fingerprint="0" * 32) as library,
        pytest.raises(ModelMismatch),
    ):
        _follow_model(library, Console(messages("en")))


def test_a_start_at_a_taken_port_says_so_before_the_long_work(sankofa: CommandLine) -> None:
    """With the address to look at and the setting that helps."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = sankofa("start", SANKOFA_PORT=port)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(f"Port {port} is in use, perhaps by Sankofa itself: look at http://")
    assert "SANKOFA_PORT=8001" in done.err
    assert [path.name for path in sankofa.data.iterdir()] == ["models"]


@pytest.mark.slow
def test_a_start_can_be_stopped_at_any_time(sankofa: CommandLine) -> None:
    """Ctrl+C while documents are taken in: no traceback, and what was taken in stays."""
    with sankofa.running("start", SANKOFA_PORT="0") as process:
        assert process.stdout is not None
        process.stdout.readline()
        ended = sankofa.stop(process)
    assert (ended.status, ended.err) == (130, "")
    status = sankofa("status", "--json").answer
    assert status["last_run"]["state"] == "stopped"
    assert status["counts"]["documents"] > 0


def test_verify_finds_and_repairs(own: CommandLine) -> None:
    """First only found, with a failing status; then repaired; then good."""
    (own.data / "index" / "live").unlink()
    found = own("verify", "--no-repair")
    assert found.status == 1
    assert "Documents that the index lacks: 8" in found.out
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
    assert "stand where they were taken in from: 1" in own("verify").out
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
    assert sankofa("key", "list").out.startswith("No keys have been made.")
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


@pytest.mark.parametrize(
    ("locale", "sentence"),
    [
        ("fr_FR.UTF-8", "Il n’y a rien à l’emplacement nowhere."),
        ("ar_EG.UTF-8", "لا يوجد شيء في nowhere."),
        ("es_ES.UTF-8", "No hay nada en nowhere."),
        ("pt_BR.UTF-8", "Não há nada em nowhere."),
        ("de_DE.UTF-8", "There is nothing at nowhere."),
    ],
)
def test_errors_are_in_the_language_of_the_terminal(
    sankofa: CommandLine, locale: str, sentence: str
) -> None:
    """One sentence on standard error, and exit status 2 for what was typed wrongly."""
    done = sankofa("ingest", "nowhere", LANG=locale)
    assert (done.status, done.out, done.err) == (2, "", f"{sentence}\n")


@pytest.mark.parametrize(
    ("arguments", "settings", "words"),
    [
        (["status"], {"SANKOFA_DATADIR": "x"}, "SANKOFA_DATADIR is not a setting."),
        (["status"], {"SANKOFA_PORT": "eighty"}, "SANKOFA_PORT is wrong"),
        (["status"], {"SANKOFA_LANGUAGE": "tlh"}, "SANKOFA_LANGUAGE is wrong"),
        (["serve"], {"SANKOFA_LOG_LEVEL": "LOUD"}, "SANKOFA_LOG_LEVEL is wrong"),
        (["serve", "--port", "99999"], {}, "Nothing can be served at 127.0.0.1, port 99999"),
        (["status"], {"SANKOFA_ALLOWED_HOSTS": "[x"}, "SANKOFA_ALLOWED_HOSTS is wrong"),
        (["serve", "--host", "0.0.0.0"], {}, "would let everyone on the network"),
        (["search", "care", "--kind", "rumour"], {}, "rumour is not a kind. Known: country_case"),
        (["search", "care", "--limit", "51"], {}, "limit is 51, and has to be between 1 and 50."),
        (["search", "care", "--year-from", "2020", "--year-to", "2010"], {}, "comes after"),
        (
            ["status"],
            {"SANKOFA_DATABASE_URL": "mysql://x/y"},
            "Only sqlite and postgresql can be used",
        ),
    ],
)
def test_what_cannot_be_meant_is_refused_with_a_sentence(
    sankofa: CommandLine, arguments: list[str], settings: dict[str, str], words: str
) -> None:
    """Exit status 2, and nothing on standard output for a program to misread."""
    done = sankofa(*arguments, **settings)
    assert (done.status, done.out) == (2, "")
    assert words in done.err
    assert "Traceback" not in done.err


def test_what_the_system_refuses_is_told_without_a_traceback(
    sankofa: CommandLine, tmp_path: Path
) -> None:
    """A data folder that cannot be made, as on a full or read-only disk."""
    (tmp_path / "file").touch()
    done = sankofa("status", SANKOFA_DATA_DIR=str(tmp_path / "file" / "data"))
    assert done.status == 1
    assert re.fullmatch(r"The operating system does not allow it: .+ \(.+\)\.\n", done.err)


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.ENOSPC, "Il n’y a plus de place sur le disque pour /x/y."),
        (errno.EACCES, "Vous n’avez pas le droit de lire ou d’écrire /x/y."),
        (errno.EROFS, "/x/y se trouve sur un disque en lecture seule."),
        (errno.EMFILE, "Le système d’exploitation ne le permet pas\u00a0: /x/y (Too many open"),
    ],
)
def test_what_the_system_refuses_most_is_told_with_a_remedy(
    capsys: pytest.CaptureFixture[str], number: int, sentence: str
) -> None:
    """In the reader's language; the system's own words stand in brackets where nothing else is."""
    Console(messages("fr")).complain_of_system(OSError(number, os.strerror(number), "/x/y"))
    assert capsys.readouterr().err.startswith(sentence)


@pytest.mark.parametrize("wanted", [False, True])
def test_the_terminal_is_told_of_requests_only_where_asked_for(wanted: bool) -> None:
    """What its owner should see would be buried; errors are told all the same."""
    requests = logging.getLogger("api.requests")
    before = {name: logging.getLogger(name).level for name in (*_OUR_LOGGERS, requests.name)}
    try:
        _set_up_logging(Settings(log_requests=wanted))
        assert requests.isEnabledFor(logging.INFO) == wanted
        assert requests.isEnabledFor(logging.ERROR)
    finally:
        for name, level in before.items():
            logging.getLogger(name).setLevel(level)


def test_a_reader_who_leaves_early_is_no_error(filled: Filled) -> None:
    """As in `sankofa search ... | head -1`."""
    done = subprocess.run(
        f"{SANKOFA} search '{QUESTION}' | head -c 1",
        shell=True,
        env=filled.sankofa.environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("Q", "")


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
