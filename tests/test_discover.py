"""Every file is a result: listed in order, or refused with a reason of its own."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest
from convert_samples import archive, written
from discover_samples import refusals

from corpus.errors import InvalidRequest
from ingest.blocks import RefusalCode, Refused
from ingest.discover import discover


def test_files_are_listed_in_order_and_debris_is_not(tmp_path: Path):
    """Hidden files, manifests, locks and what operating systems leave are not documents."""
    for name in (
        *("b.md", "a/z.txt", "a/é.pdf", "a/b/c.eml"),
        *(".hidden", ".git/config", "manifest.csv", "a/manifest.yaml", "Thumbs.db", "~$b.docx"),
        *("desktop.ini", "__MACOSX/a.txt"),
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        written(tmp_path, name, "Text.")
    sources = discover(tmp_path)
    assert [source.path for source in sources] == ["a/b/c.eml", "a/z.txt", "a/é.pdf", "b.md"]
    assert all(source.size == 5 and source.refusal is None for source in sources)
    assert sources[0].name == "c.eml"


def test_names_are_in_one_unicode_form(tmp_path: Path):
    """The same folder copied from a Mac has the same paths."""
    written(tmp_path, "e\u0301tude.txt", "Text.")
    assert discover(tmp_path)[0].path == "\u00e9tude.txt"


def test_single_file_is_its_own_folder(tmp_path: Path):
    """Its path is its name, whatever is beside it, and a manifest's name is no obstacle."""
    written(tmp_path, "other.txt", "Text.")
    assert [s.path for s in discover(written(tmp_path, "one.txt", "Text."))] == ["one.txt"]


def test_hash_is_of_the_bytes(tmp_path: Path):
    """Read when asked for, and for an archive's member of the member."""
    path = written(tmp_path, "a.txt", "Text.")
    packed = archive(tmp_path / "b.zip", {"a.txt": b"Text."})
    expected = hashlib.sha256(b"Text.").hexdigest()
    assert discover(path)[0].sha256 == expected
    assert discover(packed)[0].sha256 == expected


def test_hash_of_a_file_that_vanished_is_refused(tmp_path: Path):
    """It becomes that file's line in the report."""
    path = written(tmp_path, "a.txt", "Text.")
    source = discover(path)[0]
    path.unlink()
    with pytest.raises(Refused) as refused:
        assert source.sha256
    assert refused.value.code is RefusalCode.UNREADABLE_FILE


@pytest.mark.parametrize("name", ["missing", "empty"])
def test_nothing_to_read_is_an_invalid_request(tmp_path: Path, name: str):
    """A mistyped path must not look like a library that lost all its documents."""
    (tmp_path / "empty").mkdir()
    with pytest.raises(InvalidRequest):
        discover(tmp_path / name)


def test_folder_of_debris_alone_is_an_invalid_request(tmp_path: Path):
    """There is a file, and none to read."""
    written(tmp_path, "manifest.csv", "path\n")
    with pytest.raises(InvalidRequest):
        discover(tmp_path)


def test_links_within_the_folder_are_followed_and_others_refused(tmp_path: Path):
    """A link out of the folder would publish what nobody meant to share."""
    outside = tmp_path / "outside"
    folder = tmp_path / "folder"
    outside.mkdir()
    folder.mkdir()
    written(outside, "secret.txt", "Secret.")
    written(folder, "a.txt", "Text.")
    (folder / "inside.txt").symlink_to("a.txt")
    (folder / "leak.txt").symlink_to(outside / "secret.txt")
    (folder / "leaking folder").symlink_to(outside)
    (folder / "broken.txt").symlink_to("nowhere")
    (folder / "round.txt").symlink_to("round.txt")
    assert refusals(discover(folder)) == {
        "a.txt": None,
        "inside.txt": None,
        "leak.txt": RefusalCode.LINK_OUT_OF_FOLDER,
        "leaking folder": RefusalCode.LINK_OUT_OF_FOLDER,
        "broken.txt": RefusalCode.UNREADABLE_FILE,
        "round.txt": RefusalCode.UNREADABLE_FILE,
    }


def test_refused_source_raises_its_refusal(tmp_path: Path):
    """Nobody reads it by mistake."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "leak").symlink_to("/etc/hostname")
    source = discover(tmp_path / "folder")[0]
    with pytest.raises(Refused), source.on_disk():
        pass


def test_what_is_no_regular_file_is_unreadable(tmp_path: Path):
    """Reading a pipe would wait for ever."""
    os.mkfifo(tmp_path / "pipe.txt")
    assert refusals(discover(tmp_path)) == {"pipe.txt": RefusalCode.UNREADABLE_FILE}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_unreadable_file_and_folder_are_refused(tmp_path: Path):
    """The rest goes in."""
    written(tmp_path, "good.txt", "Text.")
    written(tmp_path, "bad.txt", "Text.").chmod(0)
    (tmp_path / "closed").mkdir(mode=0)
    assert refusals(discover(tmp_path)) == {
        "bad.txt": RefusalCode.UNREADABLE_FILE,
        "closed": RefusalCode.UNREADABLE_FILE,
        "good.txt": None,
    }
