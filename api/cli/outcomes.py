"""Commands about outcome labels."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from api.cli.console import Console
from api.cli.opening import opened_library
from api.settings import load_settings


def train(files: Sequence[Path]) -> None:
    """Train on the texts shipped and on `files`; the weights go into the data folder."""
    from search.outcomes import train_outcomes

    settings, console = load_settings(), Console.from_environment()
    with opened_library(settings, console.messages) as library:
        weights = library.settings.outcome_weights
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
