"""What docs/ingest.md states of formats, manifests, refusals and limits is so."""

from __future__ import annotations

import re
from pathlib import Path

from api.messages import messages
from api.settings import Settings
from ingest.blocks import RefusalCode, WarningCode
from ingest.describe import _READERS, _SAME_FIELD

INGEST = (Path(__file__).parent.parent / "docs" / "ingest.md").read_text(encoding="utf-8")


def table(after: str) -> dict[str, list[str]]:
    """The first table below a heading of docs/ingest.md: its cells by the code in the first."""
    part = INGEST.split(f"\n## {after}\n", 1)[1].split("\n## ", 1)[0]
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in part.splitlines()
        if line.startswith("| `")
    ]
    return {row[0].strip("`"): row[1:] for row in rows}


def test_reasons_and_remedies_are_told_in_the_words_of_the_command() -> None:
    """Each refusal and warning, without the facts of one file."""
    said = messages("en")

    def words(name: str) -> str:
        return re.sub(r" \(…( s)?\)|: …", "", said.text(name, detail="…"))

    expected = {
        code.value: [words(f"refusal-{code.value}"), words(f"remedy-{code.value}")]
        for code in RefusalCode
    } | {code.value: [words(f"warning-{code.value}")] for code in WarningCode}
    assert table("What does not go in") == expected


def test_the_columns_of_a_manifest_are_all_told() -> None:
    """With the other names that they may have."""
    told = table("The manifest")
    assert set(told) == {"path", "access", "groups", *_READERS}
    others = {name for cells in told.values() for name in re.findall(r"`(\w+)`", cells[0])}
    assert others == set(_SAME_FIELD) - {"título"}


def test_the_limits_told_are_the_settings() -> None:
    """Their names and their defaults."""
    part = INGEST.split("\n## Limits\n", 1)[1].split("\n## ", 1)[0]
    told = {
        name.removeprefix("SANKOFA_").lower(): float(value.replace(",", ""))
        for name, value in re.findall(r"`(SANKOFA_\w+)` \| ([\d,]+)", part)
    }
    assert len(told) == 4
    assert told == {name: float(Settings.model_fields[name].default) for name in told}
