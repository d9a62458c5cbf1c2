"""Plain text and its encodings."""

from __future__ import annotations

from pathlib import Path

import pytest
from convert_samples import converted, texts, written

from ingest.blocks import BlockKind, RefusalCode, Refused, WarningCode
from ingest.convert.encoding import decode
from ingest.convert.line_ends import join_lines, words_of
from ingest.convert.unmarked_utf16 import unmarked_utf16

FRENCH = (
    "La gratuité des soins a été décidée en 2006 pour les enfants de moins de cinq ans. "
    "Les centres de santé n'ont pas été remboursés à temps et les médicaments ont manqué."
)
ARABIC = (
    "ألغيت رسوم الرعاية الصحية للأطفال دون سن الخامسة. لم تسدد مستحقات المراكز الصحية في "
    "وقتها ونفدت الأدوية من معظم الصيدليات."
)
RUSSIAN = (
    "Плата за медицинскую помощь детям была отменена. Возмещение расходов задерживалось, "
    "и в большинстве аптек закончились лекарства."
)


@pytest.mark.parametrize(
    ("text", "encoding", "guessed"),
    [
        (FRENCH, "utf-8", False),
        (FRENCH, "utf-8-sig", False),
        (FRENCH, "utf-16", False),
        (ARABIC, "utf-32", False),
        (FRENCH, "cp1252", True),
        (ARABIC, "cp1256", True),
        (RUSSIAN, "cp1251", True),
    ],
)
def test_text_is_read_in_its_encoding(tmp_path: Path, text: str, encoding: str, guessed: bool):
    """Marks and UTF-8 are certain; anything else is a guess, and the report says so."""
    document = converted(written(tmp_path, "note.txt", text.encode(encoding)))
    assert " ".join(texts(document)) == text
    codes = [warning.code for warning in document.warnings]
    assert codes == ([WarningCode.ENCODING_GUESSED] if guessed else [])


AMHARIC = "ለሕፃናት የሚሰጠው የጤና አገልግሎት ነፃ ሆነ። ሀገሪቱ ለጤና ጣቢያዎች በወቅቱ አልከፈለችም።"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "text",
    [
        FRENCH,
        ARABIC,
        RUSSIAN,
        AMHARIC,
        f"{ARABIC} (UHC, P4H) 2006",
        f"\uf0b7 \u200f{ARABIC}",
        "Fees ended in 2006.\n",
    ],
)
def test_utf_16_without_a_mark_is_read(tmp_path: Path, text: str, encoding: str):
    """As a guess, however many blanks stand before it."""
    for blanks in ("", "\r\n" * 40_000):
        document = converted(written(tmp_path, "note.txt", (blanks + text).encode(encoding)))
        assert " ".join(texts(document)) == text.strip()
        warnings = [(warning.code, warning.detail) for warning in document.warnings]
        assert warnings == [(WarningCode.ENCODING_GUESSED, encoding)]


def test_long_utf_16_without_a_mark_is_read_whole(tmp_path: Path):
    """Also where it is cut to be looked at, and where its last character is cut."""
    text = "\n\n".join(f"{number}. {FRENCH}" for number in range(1200))
    data = text.encode("utf-16-le")
    assert len(data) > 256 * 1024
    assert decode(data).text == text
    assert decode(data + b"x").text == f"{text}\ufffd"
    # A character of two units, between which the text is cut to be looked at.
    beyond = f"{text[: 128 * 1024 - 1]}\U0001f3e5 {FRENCH}"
    assert decode(beyond.encode("utf-16-be")).text == beyond
    document = converted(written(tmp_path, "note.txt", data))
    assert FRENCH in texts(document)[-1]


@pytest.mark.parametrize("text", [FRENCH, ARABIC, "Bush hid the facts", "this app can break"])
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "cp1256"])
def test_other_encodings_are_not_taken_for_utf_16(text: str, encoding: str):
    """Pairs of letters are signs of East Asia in it, and a few zeros are no encoding."""
    for data in (
        text.encode(encoding, "ignore"),
        text.encode(encoding, "ignore") + b"\0",
        b"\0".join(word.encode(encoding, "ignore") for word in text.split()),
        b"".join(word[:3].ljust(3).encode(encoding, "ignore") + b"\0" for word in text.split()),
    ):
        assert unmarked_utf16(data) is None


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\0" * 400,
        b"x",
        b"".join(number.to_bytes(2, "little") for number in range(400)),  # small numbers
        b"".join((97 + n % 7).to_bytes(4, "little") for n in range(400)),  # wider ones
        b"".join((32 + n % 90).to_bytes(2, "big") for n in range(4000))[:-1] + b"\x01",
        "".join(chr(0x4E00 + n % 500) + " " * (n % 5 == 0) for n in range(900)).encode("utf-16-le"),
        "\ud800 ab cd ef".encode("utf-16-le", "surrogatepass"),
    ],
)
def test_numbers_and_east_asian_signs_are_not_guessed_to_be_utf_16(data: bytes):
    """Whoever is read wrongly is shown words that nobody wrote."""
    assert unmarked_utf16(data) is None


def test_one_damaged_byte_does_not_spoil_every_accent():
    """A long UTF-8 text with a broken byte stays UTF-8, with the damage marked."""
    data = bytearray((FRENCH * 20).encode())
    data[500] = 0xFF
    decoded = decode(bytes(data))
    assert decoded.encoding == "utf-8"
    assert decoded.guessed
    assert "gratuité" in decoded.text


def test_binary_content_is_no_text():
    """Control characters throughout are no encoding of any text."""
    with pytest.raises(Refused) as refused:
        decode(bytes(range(1, 32)) * 40)
    assert refused.value.code is RefusalCode.UNREADABLE_ENCODING


def test_declared_seven_bit_encoding_is_believed():
    """Japanese mail is valid UTF-8 to look at and is not."""
    data = "無料化".encode("iso-2022-jp")
    assert decode(data, "iso-2022-jp").text == "無料化"


def test_wrapped_lines_are_one_paragraph_and_lists_stay_lists(tmp_path: Path):
    """Lines that end at the margin go on; lines that end before it, and list marks, do not."""
    text = (
        "The scheme removed fees for children under five in all public\n"
        "facilities, and attendance doubled within the first year of it.\n\n"
        "Reasons for the delays:\n"
        "- claims were checked by hand\n"
        "- the budget line was spent by June\n"
    )
    document = converted(written(tmp_path, "note.txt", text))
    assert texts(document, BlockKind.PARAGRAPH)[0].endswith("doubled within the first year of it.")
    assert "public facilities" in texts(document)[0]
    assert texts(document, BlockKind.LIST_ITEM) == [
        "- claims were checked by hand",
        "- the budget line was spent by June",
    ]


def test_underlined_and_capital_lines_are_headings(tmp_path: Path):
    """Plain text has two customs for titles."""
    text = "Lessons\n=======\n\nWHAT DID NOT WORK\n\nPayment was late.\n"
    document = converted(written(tmp_path, "note.txt", text))
    headings = [(b.text, b.level) for b in document.blocks if b.kind is BlockKind.HEADING]
    assert headings == [("Lessons", 1), ("WHAT DID NOT WORK", 2)]
    assert [block.position for block in document.blocks] == [1, 2, 3]
    assert document.unit_count == 3


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["la ren-", "contre"], "la rencontre"),
        (["celui-", "ci a dit"], "celui-ci a dit"),
        (["peut-", "être"], "peut-être"),
        (["a-t-", "il payé"], "a-t-il payé"),
        (["le socio-", "économique"], "le socio-économique"),
        (["tornar-", "se pública"], "tornar-se pública"),
        (["the COVID-", "19 wave"], "the COVID-19 wave"),
        (["Guinée-", "Bissau"], "Guinée-Bissau"),
        (["MINIS-", "TÈRE"], "MINISTÈRE"),
        (["a low-", "income country"], "a low-income country"),
        (["soft\u00ad", "ware"], "software"),
        (["2020-", "2024"], "2020- 2024"),
        (["paid late,", "then not at all"], "paid late, then not at all"),
        (["et/", "ou"], "et/ou"),
    ],
)
def test_hyphens_at_line_ends(lines: list[str], joined: str):
    """The printer's hyphen goes, the word's own stays."""
    assert join_lines(lines) == joined


def test_hyphen_follows_the_documents_own_spelling():
    """What the document writes within its lines decides before any rule."""
    assert join_lines(["the re-", "entry"], words_of(["a re-entry permit"])) == "the re-entry"
    assert join_lines(["low-", "land farms"], words_of(["the lowland plain"])) == "lowland farms"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
@pytest.mark.parametrize("blanks", ["\n" * 65_535, "\n" * 65_536, "\r\n \t" * 50_001])
def test_text_after_many_line_breaks_is_read(tmp_path: Path, blanks: str, encoding: str):
    """However far down it begins, and in whatever encoding."""
    document = converted(written(tmp_path, "note.txt", (blanks + FRENCH).encode(encoding)))
    assert texts(document) == [FRENCH]


def test_a_page_after_many_line_breaks_is_a_page(tmp_path: Path):
    """Its first mark may stand at the very end of what is read at once."""
    page = "\n" * 65_530 + f"<!DOCTYPE html><html><body><p>{FRENCH}</p></body></html>"
    document = converted(written(tmp_path, "page.html", page))
    assert document.media_type == "text/html"
    assert texts(document) == [FRENCH]


@pytest.mark.parametrize("blanks", [b"\n" * 200_000, b"\x00" * 200_000])
def test_a_file_of_many_blanks_alone_is_empty(tmp_path: Path, blanks: bytes):
    """There is an end to looking further."""
    with pytest.raises(Refused) as refused:
        converted(written(tmp_path, "note.txt", blanks))
    assert refused.value.code is RefusalCode.EMPTY


def test_iso_8859_1_is_read_as_what_programs_mean_by_it() -> None:
    """As browsers do: "€", "œ" and quotation marks stand where it has control characters."""
    said = "L\u2019hôpital coûte 40 € par tête \u2013 l\u2019œuvre"
    for name in ("iso-8859-1", "ISO_8859-1", "latin1"):
        assert decode(said.encode("cp1252"), declared=name).text == said
    no_letter_there = ("é" * 2000).encode("latin-1") + b"\x81"
    assert decode(no_letter_there, declared="iso-8859-1").encoding == "iso-8859-1"
    assert decode("ż".encode("iso-8859-2"), declared="iso-8859-2").text == "ż"
