"""Commands about outcome labels."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from api.bootstrap import Library
from api.cli.console import Console
from api.cli.opening import opened_library
from api.settings import load_settings
from corpus.errors import NotFound


def train(files: Sequence[Path], *, reviewed: bool) -> None:
    """Train on the texts shipped and on `files`; the weights go into the data folder.

    `reviewed`: also on what reviewers judged in this library.
    """
    from search.outcomes import train_outcomes

    settings, console = load_settings(), Console.from_environment()
    with opened_library(settings, console.messages) as library:
        weights = library.settings.outcome_weights
        if reviewed:
            files = [write_reviewed(library), *files]  # the first to hold a text decides
        report = train_outcomes(files, library.embedder, weights)
    console.say("outcomes-trained", texts=report.examples, accuracy=f"{report.accuracy:.3f}")


def evaluate(file: Path, *, as_json: bool) -> None:
    """Print accuracy, F1 and calibration of the labels on a file of judged texts."""
    from search.outcomes import evaluate_outcomes, render_text

    settings, console = load_settings(), Console.from_environment()
    with opened_library(settings, console.messages) as library:
        found = evaluate_outcomes(file, library.embedder, library.classifier)
    if as_json:
        console.machine(found)
    else:
        console.line(render_text(found))


def write_reviewed(library: Library) -> Path:
    """Write the outcomes that people gave as a file to train on; the same ones, the same file.

    It lies in the data folder, with passages of every document, whoever may read them. Raises
    NotFound where nobody has judged an outcome.
    """
    judged = library.store.judged_outcomes()
    if not judged:
        raise NotFound("nothing has been reviewed")
    lines = (
        {
            "id": one.passage_id,
            "lang": one.language,
            "text": one.text,
            "outcome": one.outcome.value,
            "group": one.document_id,
        }
        for one in judged
    )
    file = library.settings.data_dir / "reviewed-outcomes.jsonl"
    written = "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines)
    file.write_text(written, encoding="utf-8")
    return file
