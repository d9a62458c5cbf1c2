"""Plain text and its encodings."""

from __future__ import annotations

from pathlib import Path

import pytest
from convert_samples import converted, texts, written

from ingest.blocks import BlockKind, RefusalCode, Refused, WarningCode
from ingest.convert.encoding import decode
from ingest.convert.line_ends import join_lines, words_of

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
