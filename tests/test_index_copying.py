"""Copies of a generation that somebody opens meanwhile."""

from __future__ import annotations

from pathlib import Path

import pytest

from search.index import copying
from search.index.copying import copy_tree

JOURNAL = "tracker_journal.dat"


@pytest.fixture
def generation(tmp_path: Path) -> Path:
    folder = tmp_path / "generation" / "segments" / "s" / "payload_storage"
    folder.mkdir(parents=True)
    for name in ("config.json", "tracker.dat", JOURNAL):
        (folder / name).write_text(name)
    return tmp_path / "generation"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*.*"))


def test_all_is_copied(generation: Path, tmp_path: Path):
    """Journals too, and before the trackers that they are for."""
    (target := tmp_path / "copy").mkdir()
    copy_tree(generation, target)
    assert names(target) == ["config.json", "tracker.dat", JOURNAL]


@pytest.mark.parametrize(("gone", "is_failure"), [(JOURNAL, False), ("tracker.dat", True)])
def test_a_journal_may_go_while_a_copy_is_made(
    generation: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    gone: str,
    is_failure: bool,
):
    """Whoever opens the generation removes it; that anything else goes is not passed over."""
    copied: list[str] = []

    def copy_file(source: str | Path, target: str | Path) -> None:
        copied.append(Path(source).name)
        if Path(source).name == gone:
            Path(source).unlink()
        really_copy(source, target)

    really_copy = copying.copy_file
    monkeypatch.setattr(copying, "copy_file", copy_file)
    (target := tmp_path / "copy").mkdir()
    if is_failure:
        with pytest.raises(FileNotFoundError):
            copy_tree(generation, target)
    else:
        copy_tree(generation, target)
        assert names(target) == ["config.json", "tracker.dat"]
    assert copied[0] == JOURNAL
