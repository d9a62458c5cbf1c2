"""PDF: what was filled in, written on or attached to its pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from convert_samples import PdfPage, converted, pages_of, texts
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    StreamObject,
    TextStringObject,
)

from ingest.blocks import ConversionWarning, RefusalCode, Refused, WarningCode


def writer_of(folder: Path, *pages: PdfPage) -> PdfWriter:
    return PdfWriter(clone_from=PdfReader(pages_of(folder, *pages)))


def annotate(
    writer: PdfWriter, kind: str, says: str, *, drawn: bool = True, at: float = 600
) -> None:
    """Put an annotation on the first page, drawn with these words or only saying them."""
    annotation = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject(f"/{kind}"),
            NameObject("/Rect"): ArrayObject(map(FloatObject, (72, at, 372, at + 20))),
            NameObject("/Contents"): TextStringObject(says),
        }
    )
    page = writer.pages[0]
    if drawn:
        look = StreamObject()
        look.set_data(f"BT /F1 11 Tf 2 5 Td ({says}) Tj ET".encode())
        look[NameObject("/Type")], look[NameObject("/Subtype")] = map(
            NameObject, ("/XObject", "/Form")
        )
        look[NameObject("/BBox")] = ArrayObject(map(FloatObject, (0, 0, 300, 20)))
        look[NameObject("/Resources")] = page["/Resources"]
        normal = {NameObject("/N"): writer._add_object(look)}
        annotation[NameObject("/AP")] = DictionaryObject(normal)
    page[NameObject("/Annots")] = page.get("/Annots", ArrayObject())
    page["/Annots"].append(writer._add_object(annotation))


def saved(writer: PdfWriter, folder: Path) -> Path:
    path = folder / "annotated.pdf"
    writer.write(str(path))
    return path


def test_filled_fields_and_boxes_are_read_where_they_stand(tmp_path: Path):
    """A reader sees them on the page, though its content lacks them."""
    page = PdfPage().text(72, 700, "Question one: who pays?").text(72, 500, "Question two: how?")
    writer = writer_of(tmp_path, page, PdfPage().text(72, 700, "Page two."))
    annotate(writer, "Widget", "The district pays.")
    annotate(writer, "FreeText", "By transfer, each month.", at=400)
    document = converted(saved(writer, tmp_path))
    assert [(block.position, block.text) for block in document.blocks] == [
        (1, "Question one: who pays?"),
        (1, "The district pays."),
        (1, "Question two: how?"),
        (1, "By transfer, each month."),
        (2, "Page two."),
    ]
    assert document.warnings == ()


@pytest.mark.parametrize(
    ("place", "is_read"),
    [
        ((72, 600, 372, 620), True),
        ((372, 620, 72, 600), True),
        ((-60, 600, 100, 620), True),
        ((-500, -500, -400, -440), False),
        ((72, 2000, 372, 2020), False),
        ((0, 0, 0, 0), False),
        ((72, 600, 372, 600), False),
    ],
)
def test_boxes_that_nobody_sees_are_not_read(
    tmp_path: Path, place: tuple[float, ...], is_read: bool
):
    """Those beside the page and those without extent; one that lies partly on it is seen."""
    writer = writer_of(tmp_path, PdfPage().text(72, 700, "Fees were removed."))
    annotate(writer, "FreeText", "By whom?", drawn=False)
    rectangle = ArrayObject(map(FloatObject, place))
    writer.pages[0]["/Annots"][0].get_object()[NameObject("/Rect")] = rectangle
    found = texts(converted(saved(writer, tmp_path)))
    assert ("By whom?" in found) == is_read
    assert "Fees were removed." in found


def test_remarks_are_counted(tmp_path: Path):
    """Notes, stamps and marked words that somebody commented on."""
    writer = writer_of(tmp_path, PdfPage().text(72, 700, "Fees were removed."))
    for kind, says in (
        ("Text", "Sure?"),
        ("Highlight", "Good"),
        ("Stamp", "x"),
        ("Highlight", ""),
    ):
        annotate(writer, kind, says, drawn=False)
    document = converted(saved(writer, tmp_path))
    assert texts(document) == ["Fees were removed."]
    assert document.warnings == (ConversionWarning(WarningCode.COMMENTS_LEFT_OUT, "3"),)


@pytest.mark.parametrize("said", ["Fees were removed.", ""])
def test_files_that_a_pdf_carries_are_named(tmp_path: Path, said: str):
    """As a whole or on a page, also where it says nothing itself."""
    writer = writer_of(tmp_path, PdfPage().text(72, 700, said))
    writer.add_attachment("budget.xlsx", b"PK")
    annotate(writer, "FileAttachment", "See", drawn=False)
    names = {
        NameObject("/Type"): NameObject("/Filespec"),
        NameObject("/F"): TextStringObject("é.doc"),
    }
    writer.pages[0]["/Annots"][0].get_object()[NameObject("/FS")] = DictionaryObject(names)
    path = saved(writer, tmp_path)
    if said:
        assert converted(path).warnings == (
            ConversionWarning(WarningCode.ATTACHMENTS_LEFT_OUT, "2: budget.xlsx, é.doc"),
        )
        return
    with pytest.raises(Refused) as refused:
        converted(path)
    assert (refused.value.code, refused.value.detail) == (
        RefusalCode.ONLY_ATTACHMENTS,
        "2: budget.xlsx, é.doc",
    )
