"""ZIP archives as folders: what is in them, what of it is safe to take out, and taking it out."""

from __future__ import annotations

import shutil
import stat
import unicodedata
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from ingest.blocks import RefusalCode, Refused

MEBIBYTE = 1024 * 1024
ARCHIVE_SUFFIXES = (".zip", ".7z", ".rar", ".tar", ".gz", ".tgz", ".bz2", ".xz")
ENCRYPTED_FLAG = 0x1
UTF8_NAME_FLAG = 0x800
# Those of Windows for scripts that cp437, which ZIP prescribes, has no letters of, and the letters
# that most words in these scripts are made of.
CODE_PAGES = (
    ("cp866", "CYRILLIC", "оеаинтсрвл"),
    ("cp720", "ARABIC", "اليمونتر"),
    ("cp1256", "ARABIC", "اليمونتر"),
)


@dataclass(frozen=True, slots=True)
class ArchiveLimits:
    """What an archive may unpack to: members, bytes in all, and bytes for each packed byte.

    The ratio holds for members that unpack to more than `small_member_bytes`; text packs well.
    """

    max_members: int = 10_000
    max_total_bytes: int = 2048 * MEBIBYTE
    max_ratio: float = 200.0
    small_member_bytes: int = 10 * MEBIBYTE


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive: its name as shown, as stored, and its size, or why it is not taken."""

    name: str
    stored_name: str
    size: int
    refusal: RefusalCode | None = None
    detail: str = ""


def members_of(archive: Path, limits: ArchiveLimits) -> list[Member]:
    """The archive's files in order of name. Nothing is unpacked; folders are left out.

    Of several with one name the last counts, as for unpacking programs; the others are refused.

    Raises `Refused`: TRUNCATED, UNREADABLE_FILE, ARCHIVE_TOO_LARGE for the archive as a whole.
    """
    with telling_damage(), zipfile.ZipFile(archive) as opened:
        # `is_dir` of zipfile fails over a member without a name, which a folder never is.
        entries = [entry for entry in opened.infolist() if not entry.filename.endswith("/")]
    total = sum(entry.file_size for entry in entries)
    if len(entries) > limits.max_members:
        raise Refused(RefusalCode.ARCHIVE_TOO_LARGE, f"{len(entries)} > {limits.max_members}")
    if total > limits.max_total_bytes:
        raise Refused(RefusalCode.ARCHIVE_TOO_LARGE, f"{total} > {limits.max_total_bytes}")
    members = _doubles_refused([_member(entry, limits) for entry in entries])
    return sorted(members, key=lambda member: member.name)


def extract(archive: Path, member: Member, target: Path) -> None:
    """Write the member's content to the file `target`, never more of it than was declared.

    Raises `Refused`: TRUNCATED, ENCRYPTED, UNREADABLE_FILE.
    """
    with (
        telling_damage(),
        zipfile.ZipFile(archive) as opened,
        opened.open(member.stored_name) as packed,
        target.open("wb") as unpacked,
    ):
        shutil.copyfileobj(packed, unpacked, MEBIBYTE)


@contextmanager
def telling_damage() -> Iterator[None]:
    """Raise `Refused` for whatever zipfile makes of a damaged or sealed archive."""
    try:
        yield
    except OSError as error:
        raise Refused(RefusalCode.UNREADABLE_FILE, error.strerror or "") from error
    except Exception as error:
        # There is no end to what damage makes zipfile raise, beside its own BadZipFile; only for
        # want of a password it raises a RuntimeError and no kind of it.
        sealed = type(error) is RuntimeError
        raise Refused(RefusalCode.ENCRYPTED if sealed else RefusalCode.TRUNCATED) from error


def _member(entry: zipfile.ZipInfo, limits: ArchiveLimits) -> Member:
    name = _shown_name(entry)
    refusal, detail = _refusal(entry, name, limits)
    return Member(name, entry.filename, entry.file_size, refusal, detail)


def _shown_name(entry: zipfile.ZipInfo) -> str:
    """The name in NFC. Windows stores names in its country's own code page, unmarked."""
    name = entry.filename
    if not entry.flag_bits & UTF8_NAME_FLAG:
        stored = name.encode("cp437", "replace")
        try:
            name = stored.decode("utf-8")
        except UnicodeDecodeError:
            name = _in_other_script(stored) or name
    return unicodedata.normalize("NFC", name).replace("\\", "/")


def _in_other_script(stored: bytes) -> str | None:
    """A name in Cyrillic or Arabic letters, where these make up most of it and all but ASCII.

    Of several readings the one with the most letters that are common in its script.
    """
    found: dict[str, float] = {}
    for code_page, script, common in CODE_PAGES:
        name = stored.decode(code_page, "replace")
        letters = [letter for letter in name.lower() if letter.isalpha()]
        own = sum(unicodedata.name(letter, "").startswith(script) for letter in letters)
        if 2 * own > len(letters) and own == sum(not letter.isascii() for letter in name):
            found[name] = sum(letter in common for letter in letters) / own
    return max(found, key=lambda name: found[name], default=None)


def _refusal(
    entry: zipfile.ZipInfo, name: str, limits: ArchiveLimits
) -> tuple[RefusalCode | None, str]:
    path = PurePosixPath(name)
    first = path.parts[0] if path.parts else ".."  # "." names no file
    if path.is_absolute() or ".." in (first, *path.parts) or ":" in first or "\0" in name:
        return RefusalCode.UNSAFE_PATH, ""
    if stat.S_ISLNK(entry.external_attr >> 16):
        return RefusalCode.LINK_OUT_OF_FOLDER, ""
    if name.lower().endswith(ARCHIVE_SUFFIXES):
        return RefusalCode.NESTED_ARCHIVE, ""
    if entry.flag_bits & ENCRYPTED_FLAG:
        return RefusalCode.ENCRYPTED, ""
    ratio = entry.file_size / max(entry.compress_size, 1)
    if entry.file_size > limits.small_member_bytes and ratio > limits.max_ratio:
        return RefusalCode.ARCHIVE_TOO_LARGE, f"{ratio:.0f} > {limits.max_ratio:.0f}"
    return None, ""


def _doubles_refused(members: list[Member]) -> Iterator[Member]:
    """All members, and those whose name a later one has with a refusal.

    They are not read under another name: what a manifest says of that name, such as who may read
    it, would not be known of them.
    """
    last = {member.name: at for at, member in enumerate(members)}
    for at, member in enumerate(members):
        if member.refusal is None and at < last[member.name]:
            yield replace(member, refusal=RefusalCode.SAME_NAME, detail=member.name)
        else:
            yield member
