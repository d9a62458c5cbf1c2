"""Archives: their members are sources, and each unsafe or damaged one has its reason."""

from __future__ import annotations

import warnings
import zipfile
from pathlib import Path

import pytest
from convert_samples import archive, written
from discover_samples import by_path, refusals

from api.messages import messages
from ingest.archives import ArchiveLimits, extract, members_of
from ingest.blocks import RefusalCode, Refused
from ingest.convert.formats import detect
from ingest.discover import discover

KIBIBYTE = 1024


def test_archive_members_are_sources(tmp_path: Path):
    """Each lies on disk only while it is used, under its own extension."""
    archive(
        tmp_path / "notes.zip", {"fr/b.txt": b"B.", "a.md": b"# A", "fr/": b"", "x/.DS_Store": b""}
    )
    sources = discover(tmp_path)
    assert [source.path for source in sources] == ["notes.zip!/a.md", "notes.zip!/fr/b.txt"]
    with sources[1].on_disk() as path:
        assert path.read_bytes() == b"B."
        assert path.suffix == ".txt"
    assert not path.exists()
    assert sources[1].location == tmp_path / "notes.zip"


def test_documents_that_are_packed_stay_whole(tmp_path: Path):
    """A Word file's parts are not documents."""
    archive(tmp_path / "a.docx", {"[Content_Types].xml": b"", "word/document.xml": b""})
    archive(tmp_path / "b.odt", {"mimetype": b"application/vnd.oasis.opendocument.text"})
    assert [source.path for source in discover(tmp_path)] == ["a.docx", "b.odt"]


def test_archive_without_its_extension_is_opened(tmp_path: Path):
    """By content, as everything else."""
    archive(tmp_path / "download", {"a.txt": b"Text."})
    assert [source.path for source in discover(tmp_path)] == ["download!/a.txt"]


def sealed(path: Path, name: bytes) -> None:
    """Set the flag that marks a member as encrypted, in both of its headers."""
    data = bytearray(path.read_bytes())
    for mark, flags, start in ((b"PK\x03\x04", 6, 30), (b"PK\x01\x02", 8, 46)):
        at = data.find(mark)
        while at >= 0:
            if data[at + start : at + start + len(name)] == name:
                data[at + flags] |= 1
            at = data.find(mark, at + 1)
    path.write_bytes(bytes(data))


def test_each_unsafe_member_has_its_reason_and_the_rest_goes_in(tmp_path: Path):
    """Paths out of the archive, archives within it, sealed members, bombs and links."""
    path = archive(
        tmp_path / "mixed.zip",
        {
            "good.txt": b"Text.",
            "../escape.txt": b"x",
            ".": b"x",
            "/etc/passwd": b"x",
            "C:/windows.txt": b"x",
            "inner.zip": b"PK",
            "sealed.txt": b"secret",
            "bomb.txt": bytes(400 * KIBIBYTE),
        },
    )
    sealed(path, b"sealed.txt")
    found = refusals(discover(path, ArchiveLimits(small_member_bytes=100 * KIBIBYTE)))
    assert found == {
        "mixed.zip!/good.txt": None,
        "mixed.zip!/../escape.txt": RefusalCode.UNSAFE_PATH,
        "mixed.zip!/.": RefusalCode.UNSAFE_PATH,
        "mixed.zip!/etc/passwd": RefusalCode.UNSAFE_PATH,
        "mixed.zip!/C:/windows.txt": RefusalCode.UNSAFE_PATH,
        "mixed.zip!/inner.zip": RefusalCode.NESTED_ARCHIVE,
        "mixed.zip!/sealed.txt": RefusalCode.ENCRYPTED,
        "mixed.zip!/bomb.txt": RefusalCode.ARCHIVE_TOO_LARGE,
    }
    assert not (tmp_path / "escape.txt").exists()


@pytest.mark.parametrize(
    "limits", [ArchiveLimits(max_members=2), ArchiveLimits(max_total_bytes=10)]
)
def test_archive_beyond_the_limits_is_refused_as_a_whole(tmp_path: Path, limits: ArchiveLimits):
    """Nothing is unpacked to find out."""
    archive(tmp_path / "big.zip", {f"{n}.txt": b"Five." for n in range(3)})
    written(tmp_path, "good.txt", "Text.")
    assert refusals(discover(tmp_path, limits)) == {
        "big.zip": RefusalCode.ARCHIVE_TOO_LARGE,
        "good.txt": None,
    }


def test_damaged_archive_is_left_to_its_formats_reader(tmp_path: Path):
    """It is a source like others, and refused as truncated when it is read."""
    path = archive(tmp_path / "cut.zip", {"a.txt": b"Text." * 100})
    path.write_bytes(path.read_bytes()[:40])
    assert refusals(discover(tmp_path)) == {"cut.zip": None}


def test_damaged_member_is_truncated(tmp_path: Path):
    """Its checksum says that it is not what was packed."""
    path = archive(tmp_path / "a.zip", {"a.txt": b"Text that will be damaged."}, stored=True)
    path.write_bytes(path.read_bytes().replace(b"damaged", b"DAMAGED"))
    with pytest.raises(Refused) as refused:
        assert discover(path)[0].sha256
    assert refused.value.code is RefusalCode.TRUNCATED


@pytest.mark.parametrize(
    ("found", "changed"),
    [
        (
            b"\x01\x02\x14\x03\x14",
            b"\x01\x02\x14\x03\xff",
        ),  # made for a version of the format nobody has
        (b"\xc3\xa9.txt", b"\xc3\xc3.txt"),  # a name said to be UTF-8, which is none
        (b"Text that", b"\xff\xff\xff\xff\xff\xff\xff\xff\xff"),
    ],
)
def test_a_damaged_archive_is_that_files_line_alone(tmp_path: Path, found: bytes, changed: bytes):
    """Whatever zipfile makes of it, the files beside it are read."""
    path = archive(tmp_path / "a.zip", {"\xe9.txt": b"Text that will be damaged."}, stored=True)
    assert found in path.read_bytes()
    path.write_bytes(path.read_bytes().replace(found, changed))
    written(tmp_path, "good.txt", "Text.")
    *damaged, good = discover(tmp_path)
    assert good.path == "good.txt"
    assert good.sha256
    for source in damaged:
        with pytest.raises(Refused) as refused, source.on_disk() as file:
            detect(file, source.name)
        assert refused.value.code is RefusalCode.TRUNCATED


def test_a_packed_member_that_cannot_be_unpacked_is_truncated(tmp_path: Path):
    """As where a download broke off and was taken up again."""
    path = archive(tmp_path / "a.zip", {"a.txt": b"Text that will be damaged." * 9})
    content = bytearray(path.read_bytes())
    content[35:45] = b"\xff" * 10
    path.write_bytes(content)
    (source,) = discover(path)
    with pytest.raises(Refused) as refused:
        assert source.sha256
    assert refused.value.code is RefusalCode.TRUNCATED


def test_a_member_without_a_name_is_unsafe(tmp_path: Path):
    """It ends neither the run nor the reading of the rest."""
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as made:
        nameless = zipfile.ZipInfo("x")
        nameless.filename = ""
        made.writestr(nameless, "Text.")
        made.writestr("b.txt", "Text.")
    assert refusals(discover(path)) == {
        "a.zip!/": RefusalCode.UNSAFE_PATH,
        "a.zip!/b.txt": None,
    }


def test_empty_archive_is_empty(tmp_path: Path):
    """It has a line of its own."""
    archive(tmp_path / "a.zip", {})
    assert refusals(discover(tmp_path)) == {"a.zip": RefusalCode.EMPTY}


def test_names_stored_without_a_mark_are_read_as_utf8(tmp_path: Path):
    """Many programs store UTF-8 and do not say so."""
    path = archive(tmp_path / "a.zip", {"gratuite.txt": b"Text."})
    raw = path.read_bytes().replace(b"gratuite", "gratuit\u00e9"[:7].encode() + b"\xc3\xa9"[:1])
    path.write_bytes(raw[: len(raw)].replace(b"gratuit\xc3", b"gratui\xc3\xa9"))
    assert [source.path for source in discover(path)] == ["a.zip!/gratui\u00e9.txt"]


@pytest.mark.parametrize(
    ("name", "code_page"),
    [("отчет 2017.md", "cp866"), ("Приложение.md", "cp866"), ("تقرير.md", "cp720"),
     ("الأدوية الأساسية.md", "cp720"), ("تقرير 2017.md", "cp1256"), ("الصحة.md", "cp1256"),
     ("été à Bouaké.md", "cp850"), ("résumé.md", "cp437")],
)  # fmt: skip
def test_names_in_the_code_page_of_a_country_are_read(tmp_path: Path, name: str, code_page: str):
    """As Windows stores them; a manifest that names a file would not be found to speak of it."""
    stored = name.encode(code_page)
    marks = "x" * len(stored)
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as packed:
        packed.writestr(marks, "Text.")
    content = (tmp_path / "a.zip").read_bytes()
    (tmp_path / "a.zip").write_bytes(content.replace(marks.encode(), stored))
    (member,) = members_of(tmp_path / "a.zip", ArchiveLimits())
    assert member.name == name
    extract(tmp_path / "a.zip", member, tmp_path / "out")
    assert (tmp_path / "out").read_text() == "Text."


def packed_in_order(path: Path, members: list[tuple[str, str]]) -> None:
    """Write a ZIP archive whose members may share a name."""
    with zipfile.ZipFile(path, "w") as made, warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        for name, content in members:
            made.writestr(name, content)


def test_each_member_of_a_name_that_stands_twice_has_a_line(tmp_path: Path):
    """The one packed last is read; nothing of the others is lost without a word."""
    first, second = ("a.txt", "First."), ("a.txt", "Second.")
    packed_in_order(tmp_path / "a.zip", [first, ("a.txt (1)", "Another."), second, ("a.txt", "3.")])
    sources = by_path(discover(tmp_path))
    assert refusals(list(sources.values())) == {
        "a.zip!/a.txt": None,
        "a.zip!/a.txt (1)": None,
        "a.zip!/a.txt (2)": RefusalCode.SAME_NAME,
        "a.zip!/a.txt (3)": RefusalCode.SAME_NAME,
    }
    with sources["a.zip!/a.txt"].on_disk() as path:
        assert path.read_text() == "3."
    refusal = sources["a.zip!/a.txt (2)"].refusal
    assert refusal is not None
    assert refusal.detail == "a.txt"


@pytest.mark.parametrize(
    ("language", "manifest"),
    [
        ("en", "manifest"),
        ("fr", "manifeste"),
        ("es", "manifiesto"),
        ("pt", "manifesto"),
        ("ar", "قائمة الملفات"),
    ],
)
def test_who_packed_a_name_twice_is_told_to_name_both_in_the_manifest(language: str, manifest: str):
    """A row reaches the one packed last alone: with another name the first needs its own."""
    assert manifest in messages(language).text(f"remedy-{RefusalCode.SAME_NAME.value}")


def test_a_name_that_two_members_come_to_is_the_readable_ones(tmp_path: Path):
    """An unsafe path is told without what it would lead to."""
    packed_in_order(tmp_path / "a.zip", [("/a.txt", "Unsafe."), ("a.txt", "Text.")])
    assert refusals(discover(tmp_path)) == {
        "a.zip!/a.txt": None,
        "a.zip!/a.txt (1)": RefusalCode.UNSAFE_PATH,
    }


def test_debris_that_stands_twice_is_passed_over(tmp_path: Path):
    """As debris that stands once."""
    packed_in_order(tmp_path / "a.zip", [("Thumbs.db", ""), ("Thumbs.db", ""), ("a.txt", "Text.")])
    assert refusals(discover(tmp_path)) == {"a.zip!/a.txt": None}
