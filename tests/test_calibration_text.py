"""The calibration text is parallel, complete, and each column is in the language it names."""

import re
import unicodedata
from itertools import combinations
from pathlib import Path

import pytest

from corpus.language import detect_language

FOLDER = Path(__file__).parent.parent / "search" / "calibration"
REQUIRED_LANGUAGES = ("en", "fr", "es", "pt", "ar", "ru", "sw", "de")
SCRIPTS = {
    "ar": "ARABIC",
    "fa": "ARABIC",
    "hi": "DEVANAGARI",
    "ru": "CYRILLIC",
    "zh": "CJK",
} | dict.fromkeys(("de", "en", "es", "fr", "id", "it", "pt", "sw", "tr", "vi"), "LATIN")
# Acronyms and names of products keep their Latin letters in every script ("DHIS2", "Anopheles").
LEAST_SHARE_OF_OWN_SCRIPT = 0.7
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
FILES = pytest.mark.parametrize(
    ("name", "prefix", "least_rows", "words"),
    [("sentences.tsv", "s", 160, range(6, 46)), ("questions.tsv", "q", 64, range(3, 19))],
)
NAMES = pytest.mark.parametrize("name", ["sentences.tsv", "questions.tsv"])


# Indonesian has the code "id" too, so the rows' ids are kept under a name no language has.
ROW = "row id"


def read(name: str) -> tuple[list[str], list[dict[str, str]]]:
    """The languages of a file and its rows: cells by language, and the row's id under `ROW`."""
    text = (FOLDER / name).read_text(encoding="utf-8")
    header, *lines = text.removesuffix("\n").split("\n")
    first, *languages = header.split("\t")
    assert first == "id"
    rows = [dict(zip([ROW, *languages], line.split("\t"), strict=True)) for line in lines]
    return languages, rows


def words_of(text: str) -> frozenset[str]:
    """The words of a text without case and punctuation."""
    return frozenset(
        "".join(c if c.isalnum() else " " for c in unicodedata.normalize("NFC", text))
        .casefold()
        .split()
    )


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Shared words as a share of all words of the two, 0 to 1."""
    return len(one & other) / len(one | other)


@FILES
def test_there_is_enough_text_of_varied_length(
    name: str, prefix: str, least_rows: int, words: range
) -> None:
    _, rows = read(name)
    lengths = [len(row["en"].split()) for row in rows]
    assert len(rows) >= least_rows
    assert [row[ROW] for row in rows if len(row["en"].split()) not in words] == []
    assert max(lengths) >= 5 * min(lengths)
    assert [row[ROW] for row in rows] == [f"{prefix}{n:03}" for n in range(1, len(rows) + 1)]


def test_sentences_and_questions_have_the_same_languages() -> None:
    """A language with only one of its two means could not be centred on both sides of a search."""
    languages, _ = read("sentences.tsv")
    assert languages == read("questions.tsv")[0]
    assert set(REQUIRED_LANGUAGES) <= set(languages)
    assert len(set(languages)) == len(languages)


@NAMES
def test_every_cell_is_filled_normalised_and_free_of_stray_characters(name: str) -> None:
    languages, rows = read(name)
    faults = [
        (row[ROW], language)
        for row in rows
        for language in languages
        if not (cell := row[language])
        or cell != unicodedata.normalize("NFC", cell.strip())
        or "  " in cell
        or any(unicodedata.category(c) in {"Cc", "Co", "Cn", "Cs"} or c == "\ufffd" for c in cell)
    ]
    assert faults == []


@NAMES
def test_every_cell_is_in_the_script_of_its_language(name: str) -> None:
    languages, rows = read(name)
    faults = []
    for row in rows:
        for language in languages:
            letters = [c for c in row[language] if c.isalpha()]
            own = sum(unicodedata.name(c, "").startswith(SCRIPTS[language]) for c in letters)
            if own < LEAST_SHARE_OF_OWN_SCRIPT * len(letters):
                faults.append((row[ROW], language, row[language]))
    assert faults == []


@NAMES
def test_every_column_reads_as_the_language_it_names(name: str) -> None:
    """Columns exchanged, or left in English, would calibrate one language with another's text.

    Single rows are short and hold names, so a twentieth of a column may be taken for another.
    """
    languages, rows = read(name)
    mistaken = {
        language: sum(detect_language(row[language]).language != language for row in rows)
        for language in languages
    }
    assert {code: n for code, n in mistaken.items() if n > len(rows) / 20} == {}


@NAMES
def test_no_cell_was_left_untranslated(name: str) -> None:
    languages, rows = read(name)
    same = [
        (row[ROW], one, other)
        for row in rows
        for one, other in combinations(languages, 2)
        if row[one] == row[other]
    ]
    assert same == []


@NAMES
def test_a_cell_is_about_as_long_as_its_row_and_language_lead_one_to_expect(name: str) -> None:
    """A cell far shorter or longer than its row's usual length is a row out of step."""
    languages, rows = read(name)
    english = sum(len(row["en"]) for row in rows)
    faults = []
    for language in languages:
        usual = sum(len(row[language]) for row in rows) / english
        faults += [
            (row[ROW], language)
            for row in rows
            if not 0.5 <= (len(row[language]) + 5) / (usual * len(row["en"]) + 5) <= 2
        ]
    assert faults == []


@NAMES
def test_years_are_the_same_in_every_language(name: str) -> None:
    """Years are written in figures everywhere, so they show a row that has slipped."""
    languages, rows = read(name)
    faults = []
    for row in rows:
        years = sorted(YEAR.findall(row["en"]))
        faults += [
            (row[ROW], code) for code in languages if sorted(YEAR.findall(row[code])) != years
        ]
    assert faults == []


@NAMES
def test_no_two_rows_say_nearly_the_same(name: str) -> None:
    languages, rows = read(name)
    for language in languages:
        assert len({row[language].casefold() for row in rows}) == len(rows)
    words = {row[ROW]: words_of(row["en"]) for row in rows}
    near = [
        (one, other)
        for one, other in combinations(words, 2)
        if overlap(words[one], words[other]) > 0.5
    ]
    assert near == []
