"""Manifests are read as spreadsheets save them, and never half understood."""

import zipfile
from pathlib import Path

import pytest

from corpus.errors import InvalidRequest
from ingest.archived_manifests import with_archived
from ingest.blocks import RefusalCode
from ingest.discover import SourceFile, discover
from ingest.manifest import read_manifests


def test_a_row_names_a_file_by_its_path_from_the_manifest(tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "manifest.csv").write_text("path,title\na.md,A\n", encoding="utf-8")
    assert read_manifests(tmp_path).row("notes/a.md") == {"title": "A"}


def test_the_manifest_nearest_to_the_file_has_the_last_word(tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "manifest.csv").write_text("path,title\nnotes/a.md,Far\n", encoding="utf-8")
    (tmp_path / "notes" / "manifest.csv").write_text("path,title\na.md,Near\n", encoding="utf-8")
    assert read_manifests(tmp_path).row("notes/a.md") == {"title": "Near"}


def test_the_nearest_manifest_leaves_what_it_does_not_speak_of(tmp_path: Path) -> None:
    """A folder's own titles do not open to everyone what the manifest above it restricts."""
    (tmp_path / "notes").mkdir()
    (tmp_path / "manifest.csv").write_text(
        "path,title,access,groups\nnotes/a.md,Far,restricted,x\nnotes/b.md,Far,restricted,x\n",
        encoding="utf-8",
    )
    (tmp_path / "notes" / "manifest.csv").write_text(
        "path,title,access\na.md,Near,\nb.md,,public\n", encoding="utf-8"
    )
    manifests = read_manifests(tmp_path)
    assert manifests.row("notes/a.md") == {"title": "Near", "access": "restricted", "groups": "x"}
    assert manifests.row("notes/b.md") == {"title": "Far", "access": "public"}


def test_names_match_however_their_accents_are_stored(tmp_path: Path) -> None:
    """A Mac parts letters and accents; what its manifest restricts is restricted elsewhere too."""
    parted = "e\N{COMBINING ACUTE ACCENT}tude.md"
    (tmp_path / "manifest.csv").write_text(f"path,access\n{parted},network\n", encoding="utf-8")
    assert read_manifests(tmp_path).row("\N{LATIN SMALL LETTER E WITH ACUTE}tude.md")


def test_for_a_part_of_the_folder_only_manifests_that_can_speak_of_it_are_read(
    tmp_path: Path,
) -> None:
    """Those above it and in it: another folder's mistakes are not its own."""
    (tmp_path / "in" / "deep").mkdir(parents=True)
    (tmp_path / "beside").mkdir()
    (tmp_path / ".hidden").mkdir()
    (tmp_path / "manifest.csv").write_text("path,title\nin/deep/a.md,Far\n", encoding="utf-8")
    (tmp_path / "in" / "manifest.csv").write_text("path,year\ndeep/a.md,2001\n", encoding="utf-8")
    near = tmp_path / "in" / "deep" / "manifest.csv"
    near.write_text("path,title\na.md,Near\n", encoding="utf-8")
    for broken in ("beside", ".hidden"):
        (tmp_path / broken / "manifest.yaml").write_text("a: [", encoding="utf-8")
    expected = {"title": "Near", "year": "2001"}
    for part in ("in", "in/deep", "in/deep/a.md"):
        (tmp_path / "in/deep/a.md").touch()
        assert read_manifests(tmp_path, tmp_path / part).row("in/deep/a.md") == expected
    with pytest.raises(InvalidRequest):
        read_manifests(tmp_path)


@pytest.mark.parametrize(
    "content",
    ["path;title\na.md;Santé\n".encode("cp1252"), "\ufeffPath,Title\na.md,Santé\n".encode(), "path\ttitle\na.md\tSanté\n".encode("utf-16"), "sep=;\r\npath;title\r\na.md;Santé\r\n".encode(), 'path\ttitle\na.md\t"Santé"\n'.encode()],
)  # fmt: skip
def test_spreadsheets_of_any_country_are_read(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "manifest.csv").write_bytes(content)
    assert read_manifests(tmp_path).row("a.md") == {"title": "Santé"}


@pytest.mark.parametrize("name", ["Manifest.csv", "MANIFEST.CSV"])
def test_a_manifest_is_read_however_its_name_is_capitalised(tmp_path: Path, name: str) -> None:
    """It is no document either: what it says of access would be said to nobody."""
    (tmp_path / name).write_text("path,access\na.md,network\n", encoding="utf-8")
    assert read_manifests(tmp_path).row("a.md") == {"access": "network"}


def test_a_cell_may_have_lines_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "manifest.csv").write_bytes(b'path,title\r\na.md,"Free\r\ncare"\r\n')
    assert str(read_manifests(tmp_path).row("a.md")["title"]).split() == ["Free", "care"]


def _archive(folder: Path, **members: str) -> list[SourceFile]:
    with zipfile.ZipFile(folder / "notes.zip", "w") as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return discover(folder)


def test_a_manifest_within_an_archive_speaks_of_its_members(tmp_path: Path) -> None:
    """The nearest one, and those beside the archive over all: who takes it in has the last word."""
    beside = "path,title,access\nnotes.zip!/a.md,Own,\nnotes.zip!/in/b.md,,network\n"
    (tmp_path / "manifest.csv").write_text(beside, encoding="utf-8")
    sources = _archive(
        tmp_path,
        Manifest_csv="path,title,access\na.md,Packed,restricted\nin/b.md,Far,public\ngone.md,,\n",
        in__manifest_yaml="b.md:\n  title: Near\n  access: public\n",
        a_md="Text.",
        in__b_md="More.",
    )
    manifests, found = with_archived(read_manifests(tmp_path), sources)
    assert [source.path for source in found] == ["notes.zip!/a.md", "notes.zip!/in/b.md"]
    assert manifests.row("notes.zip!/a.md") == {"title": "Own", "access": "restricted"}
    assert manifests.row("notes.zip!/in/b.md") == {"title": "Near", "access": "network"}
    paths = frozenset(source.path for source in found)
    assert manifests.naming_nothing(paths) == ("notes.zip!/gone.md",)


def test_an_archive_whose_manifest_cannot_be_read_stays_out(tmp_path: Path) -> None:
    """Whoever packed it may have meant to restrict what is in it; other files go in."""
    (tmp_path / "other.md").write_text("Text.", encoding="utf-8")
    sources = _archive(tmp_path, manifest_yaml="a: [", a_md="Text.")
    _, (packed, other) = with_archived(read_manifests(tmp_path), sources)
    assert packed.refusal is not None
    assert packed.refusal.code is RefusalCode.INVALID_METADATA
    assert packed.refusal.detail.startswith("manifest.yaml")
    assert other.refusal is None


def test_an_archive_with_two_manifests_of_one_name_stays_out(tmp_path: Path) -> None:
    """The one that would not be read may be the one that restricts."""
    with zipfile.ZipFile(tmp_path / "notes.zip", "w") as made:
        made.writestr("manifest.csv", "path,access\na.md,restricted\n")
        with pytest.warns(UserWarning, match="Duplicate name"):
            made.writestr("manifest.csv", "path,title\na.md,A\n")
        made.writestr("a.md", "Text.")
    _, (packed,) = with_archived(read_manifests(tmp_path), discover(tmp_path))
    assert packed.refusal is not None
    assert packed.refusal.code is RefusalCode.SAME_NAME
    assert packed.refusal.detail == "manifest.csv"


@pytest.mark.parametrize(
    "content",
    [
        "- path: a.md\n  title: A\n",
        "documents:\n  - path: a.md\n    title: A\n",
        "a.md:\n  title: A\n",
    ],
)
def test_yaml_may_be_a_list_or_a_mapping_by_path(tmp_path: Path, content: str) -> None:
    (tmp_path / "manifest.yaml").write_text(content, encoding="utf-8")
    assert read_manifests(tmp_path).row("a.md") == {"title": "A"}


@pytest.mark.parametrize(
    ("name", "content"),
    [("manifest.csv", "title\nA\n"), ("manifest.csv", "path,access\na.md,network,x\n"), ("manifest.yaml", "a: [\n"), ("manifest.yaml", "just words\n"),
     ("manifest.yaml", "a.md:\n  groups: &a [x, *a]\n"), ("manifest.yaml", "a.md:\n  access: {a: b}\n")],
)  # fmt: skip
def test_a_manifest_that_cannot_be_read_stops_the_run(
    tmp_path: Path, name: str, content: str
) -> None:
    """It also says who may read what: taking files in without it could show them to everyone."""
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(InvalidRequest) as error:
        read_manifests(tmp_path)
    assert name in str(error.value.facts["file"])


def test_values_within_values_are_not_followed(tmp_path: Path) -> None:
    """A few lines of YAML can hold a list of a billion entries, or itself."""
    nested = "a.md:\n  title: &a [x, *a]\n  notes: {by: me}\n  countries: [GHA, TGO]\n"
    (tmp_path / "manifest.yaml").write_text(nested, encoding="utf-8")
    row = read_manifests(tmp_path).row("a.md")
    assert row == {"title": {}, "notes": {}, "countries": ["GHA", "TGO"]}


def test_rows_for_files_that_are_not_there_are_named(tmp_path: Path) -> None:
    (tmp_path / "manifest.csv").write_text("path,title\na.md,A\ngone.md,B\n", encoding="utf-8")
    assert read_manifests(tmp_path).naming_nothing(frozenset({"a.md"})) == ("gone.md",)
