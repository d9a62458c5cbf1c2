"""What README.md tells people to do works."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from command_samples import Ended, command_line
from readme_checks import (
    CHECKS,
    COMMANDS,
    EVALUATE,
    INGEST,
    OTHER_MODEL,
    README,
    ROOT,
    Sandbox,
    check_other_model,
    write_documents,
)
from test_embedding_other_models import small_model  # noqa: F401 (a fixture)
from typer.main import get_command

from api.cli.commands import app


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory, models: Path) -> Iterator[Sandbox]:
    """With the documents that README speaks of, taken in the way it says."""
    folder = tmp_path_factory.mktemp("checkout")
    (folder / ".venv").symlink_to(sys.prefix)
    for name in ("Makefile", "pyproject.toml", "requirements.lock"):
        (folder / name).symlink_to(ROOT / name)
    write_documents(folder / "my-documents")
    with command_line(models) as terminal:
        yield Sandbox(folder, terminal)


@pytest.fixture(scope="module")
def taken_in(sandbox: Sandbox) -> Ended:
    """The run that takes the sandbox's documents in."""
    return sandbox.run(".venv/bin/sankofa ingest my-documents")


def test_every_command_of_the_readme_has_its_check() -> None:
    """And every check its command."""
    assert sorted({*CHECKS, OTHER_MODEL, EVALUATE}) == sorted(COMMANDS)


@pytest.mark.slow
@pytest.mark.parametrize("command", CHECKS)
@pytest.mark.usefixtures("taken_in")
def test_a_command_of_the_readme_does_what_it_says(sandbox: Sandbox, command: str) -> None:
    """Run in a folder that looks like a checkout, or checked in the way its check states."""
    CHECKS[command](sandbox, command)


@pytest.mark.slow
@pytest.mark.usefixtures("taken_in")
def test_another_model_is_used_as_the_readme_says(
    sandbox: Sandbox,
    small_model: Path,  # noqa: F811
    tmp_path: Path,
) -> None:
    """Any SentenceTransformer, from a folder."""
    check_other_model(sandbox, OTHER_MODEL, small_model, tmp_path)


@pytest.mark.slow
def test_a_judged_folder_is_measured_as_the_readme_says(sandbox: Sandbox) -> None:
    """With the three files that README names."""
    judged = sandbox.folder / "judged"
    judged.mkdir()
    entry = {"id": "d", "lang": "en", "title": "", "text": "Fees were removed."}
    query = {"id": "q", "lang": "fr", "text": "suppression des frais"}
    (judged / "corpus.jsonl").write_text(json.dumps(entry), encoding="utf-8")
    (judged / "queries.jsonl").write_text(json.dumps(query), encoding="utf-8")
    (judged / "qrels.tsv").write_text("q\td\t1\n", encoding="utf-8")
    measured = sandbox.run(EVALUATE).answer
    assert {"ndcg_at_10", "mrr_at_10", "recall_at_10"} <= set(measured["overall"])


def test_commands_named_in_passing_exist() -> None:
    """In README and docs/ingest.md, between backticks."""
    commands = get_command(app).commands  # type: ignore[attr-defined]
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = re.findall(r"`(?:\.venv/bin/)?(sankofa|make) ([^`]+)`", README + INGEST)
    assert named
    for program, words in named:
        first, *rest = words.split()
        if program == "make":
            assert first in targets
        elif first != "--help":
            assert first in commands
            if rest and hasattr(commands[first], "commands"):
                assert rest[0] in commands[first].commands


@pytest.mark.parametrize("page", ["README.md", "docs/ingest.md"])
def test_links_lead_somewhere(page: str) -> None:
    """Every relative link and picture."""
    text = (ROOT / page).read_text(encoding="utf-8")
    targets = re.findall(r"\]\((?!http)([^)#]+)", text)
    assert targets
    for target in targets:
        assert ((ROOT / page).parent / target).exists(), target
