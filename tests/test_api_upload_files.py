"""How uploaded files are kept: under names of ours, whole or not at all."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from api.uploads import UploadFolder, safe_name


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("report.pdf", "report.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\me\\report.pdf", "report.pdf"),
        ("..", "document"),
        ("", "document"),
        (".hidden", "hidden"),
        ("~$report.docx", "_~$report.docx"),
        ("manifest.csv", "_manifest.csv"),
        ("Manifest.YAML", "_Manifest.YAML"),
        ("Thumbs.db", "_Thumbs.db"),
        ("con.txt", "_con.txt"),
        ('a<b>:"c|d?e*.txt', "a_b___c_d_e_.txt"),
        ("name\u202etxt.exe", "nametxt.exe"),
        ("line\nbreak\x00.txt", "linebreak.txt"),
        ("تقرير.pdf", "تقرير.pdf"),
        ("e\u0301tude.pdf", "étude.pdf"),
        ("report.pdf. . ", "report.pdf"),
    ],
)
def test_file_names_mean_nothing_but_a_name(given: str, kept: str) -> None:
    """No path, nothing hidden, nothing an ingest or a system takes for something else."""
    assert safe_name(given) == kept


def test_long_file_names_keep_their_extension() -> None:
    """Within what every file system takes, counted in bytes."""
    name = safe_name("ش" * 200 + ".docx")
    assert name.endswith(".docx")
    assert len(name.encode()) <= 150


def test_an_upload_that_cannot_be_kept_leaves_nothing(tmp_path: Path) -> None:
    """A reader that fails half-way, as of a connection, leaves no file and no folder."""

    class Broken(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise OSError("connection lost")

    folder = UploadFolder(tmp_path / "uploads")
    with pytest.raises(OSError, match="connection lost"):
        folder.receive(Broken(), "note.txt", {})
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]
