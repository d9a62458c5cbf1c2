"""What commands say to what cannot be meant, and to what the system refuses: a sentence."""

from __future__ import annotations

import errno
import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from command_samples import SANKOFA, CommandLine
from library_fixtures import copy_of

from api.cli.console import Console
from api.messages import messages


@pytest.mark.parametrize(
    ("locale", "sentence"),
    [
        ("fr_FR.UTF-8", "Il n’y a rien à l’emplacement nowhere."),
        ("ar_EG.UTF-8", "لا يوجد شيء في nowhere."),
        ("es_ES.UTF-8", "No hay nada en nowhere."),
        ("pt_BR.UTF-8", "Não há nada em nowhere."),
        ("de_DE.UTF-8", "There is nothing at nowhere."),
    ],
)
def test_errors_are_in_the_language_of_the_terminal(
    sankofa: CommandLine, locale: str, sentence: str
) -> None:
    """One sentence on standard error, and exit status 2 for what was typed wrongly."""
    done = sankofa("ingest", "nowhere", LANG=locale)
    assert (done.status, done.out, done.err) == (2, "", f"{sentence}\n")


@pytest.mark.parametrize(
    ("arguments", "settings", "words"),
    [
        (["status"], {"SANKOFA_DATADIR": "x"}, "SANKOFA_DATADIR is not a setting."),
        (["status"], {"SANKOFA_PORT": "eighty"}, "SANKOFA_PORT is wrong"),
        (["status"], {"SANKOFA_LANGUAGE": "tlh"}, "SANKOFA_LANGUAGE is wrong"),
        (["serve"], {"SANKOFA_LOG_LEVEL": "LOUD"}, "SANKOFA_LOG_LEVEL is wrong"),
        (["serve", "--port", "99999"], {}, "Sankofa cannot serve at 127.0.0.1, port 99999"),
        (["status"], {"SANKOFA_ALLOWED_HOSTS": "[x"}, "SANKOFA_ALLOWED_HOSTS is wrong"),
        (["serve", "--host", "0.0.0.0"], {}, "would let everyone on the network"),
        (
            ["search", "care", "--country", "xxx"],
            {},
            "“country” holds xxx, which is not a country.",
        ),
        (["search", "care", "--reference-country", "xxx"], {}, "“reference_country” holds xxx"),
        (["search", "care", "--question-language", "qq"], {}, "“question_language” holds qq"),
        (
            ["search", "care", "--language", "qq"],
            {},
            "“language” holds qq, which is not a language.",
        ),
        (["search", "care", "--kind", "rumour"], {}, "rumour is not a kind. Known: country_case"),
        (["search", "care", "--outcome", "good"], {}, "good is not an outcome. Known: worked"),
        (["search", "care", "--income-group", "x"], {}, "x is not an income group. Known: low"),
        (["search", "?!"], {}, "A question needs words. Type at least one letter or digit."),
        (["search", "care", "--year-from", "20"], {}, "“year_from” holds a year that is not"),
        (["search", "care", "--limit", "51"], {}, "limit is 51; it must be between 1 and 50."),
        (["search", "care", "--year-from", "last"], {}, "write a year with four digits"),
        (["search", "care", "--year-from", "2020", "--year-to", "2010"], {}, "comes after"),
        (["search", "care", "--year-from", "۲۰۲۰", "--year-to", "٢٠١٠"], {}, "comes after"),
        (
            ["status"],
            {"SANKOFA_DATABASE_URL": "mysql://x/y"},
            "Only sqlite and postgresql can be used",
        ),
    ],
)
def test_what_cannot_be_meant_is_refused_with_a_sentence(
    sankofa: CommandLine, arguments: list[str], settings: dict[str, str], words: str
) -> None:
    """Exit status 2, and nothing on standard output for a program to misread."""
    done = sankofa(*arguments, **settings)
    assert (done.status, done.out) == (2, "")
    assert words in done.err
    assert "Traceback" not in done.err


def test_what_the_system_refuses_is_told_without_a_traceback(
    sankofa: CommandLine, tmp_path: Path
) -> None:
    """A data folder that cannot be made, as on a full or read-only disk."""
    (tmp_path / "file").touch()
    done = sankofa("status", SANKOFA_DATA_DIR=str(tmp_path / "file" / "data"))
    assert done.status == 1
    assert re.fullmatch(r"The operating system does not allow it: .+ \(.+\)\.\n", done.err)


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.ENOSPC, "Il n’y a plus de place sur le disque pour /x/y."),
        (errno.EACCES, "Vous n’avez pas le droit de lire ou d’écrire /x/y."),
        (errno.EROFS, "/x/y se trouve sur un disque en lecture seule."),
        (errno.EMFILE, "Le système d’exploitation ne le permet pas\u00a0: /x/y (Too many open"),
    ],
)
def test_what_the_system_refuses_most_is_told_with_a_remedy(
    capsys: pytest.CaptureFixture[str], number: int, sentence: str
) -> None:
    """In the reader's language; the system's own words stand in brackets where nothing else is."""
    Console(messages("fr")).complain_of_system(OSError(number, os.strerror(number), "/x/y"))
    assert capsys.readouterr().err.startswith(sentence)


# Who owns the machine may read every file, unless they let go of that.
_AS_ANYBODY = ("setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all")


@pytest.mark.parametrize(
    ("asked", "file", "named"),
    [
        ("status", "index/g*/columns.npz", "columns.npz"),
        ("status", "index/g*/shard/segments/*/segment.json", "shard"),
        ("verify", "index/g*/shard/segments/*/segment.json", "shard"),
    ],
)
def test_an_index_that_may_not_be_read_is_not_called_damaged(
    ingested_data: Path, tmp_path: Path, asked: str, file: str, named: str
) -> None:
    """Whether Python or the engine is refused; nor is it made anew."""
    data = copy_of(ingested_data, tmp_path / "data")
    for found in data.glob(file):
        found.chmod(0)
    becoming = _AS_ANYBODY if os.geteuid() == 0 else ()
    command = [*becoming, str(SANKOFA), asked]
    environment = CommandLine(data).environment()
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    told = done.stderr.splitlines()[-1]
    assert re.match(rf"You may not read or write {re.escape(str(data))}\S+{named}\.", told)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 150 MB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=150m", "none", str(disk)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("needs to be allowed to mount a disk")
    yield disk
    subprocess.run(["umount", disk], check=True)


def test_a_full_disk_is_told_of(ingested_data: Path, small_disk: Path) -> None:
    """The database says no more than that something is wrong with the disk."""
    data = copy_of(ingested_data, small_disk / "data")
    rest = (small_disk / "rest").open("wb", buffering=0)
    with rest, pytest.raises(OSError, match="No space"):
        while True:
            rest.write(bytes(4096))
    done = CommandLine(data)("status")
    assert done.status == 1
    assert done.err.startswith(f"There is no room left on the disk for {data}.")
