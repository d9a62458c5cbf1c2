"""PDF: fields and boxes whose drawing a file leaves to the reader's program."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from convert_samples import PROSE, PdfPage, converted, pages_of, texts
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

LABEL = "Who pays?"
BOX = (172, 596, 472, 612)


def name(text: str) -> NameObject:
    return NameObject(f"/{text}")


def entries(**values: Any) -> DictionaryObject:
    return DictionaryObject({name(key): value for key, value in values.items()})


def options(*chosen: tuple[str, str]) -> ArrayObject:
    return ArrayObject(ArrayObject(map(TextStringObject, pair)) for pair in chosen)


def form(folder: Path, *fields: DictionaryObject, drawn: str | None = None, turn: int = 0) -> Path:
    """A page with a question, and beside it fields; `drawn` is how the file draws each."""
    page = PdfPage().paragraph(72, 700, PROSE).text(72, 600, LABEL)
    writer = PdfWriter(clone_from=PdfReader(pages_of(folder, page.text(72, 500, "The end."))))
    annotations = writer.pages[0][name("Annots")] = ArrayObject()
    if turn:
        writer.pages[0][name("Rotate")] = NumberObject(turn)
    for field in fields:
        field[name("Type")], field[name("Rect")] = name("Annot"), ArrayObject(map(FloatObject, BOX))
        field.setdefault(name("Subtype"), name("Widget"))
        if drawn is not None:
            look = StreamObject()
            look.set_data(drawn.encode())
            look[name("Type")], look[name("Subtype")] = name("XObject"), name("Form")
            look[name("BBox")] = ArrayObject(map(FloatObject, (0, 0, 300, 16)))
            look[name("Resources")] = writer.pages[0]["/Resources"]
            field[name("AP")] = entries(N=writer._add_object(look))
        annotations.append(writer._add_object(field))
    held = ArrayObject(one for one in annotations if one.get_object().get("/FT"))
    writer._root_object[name("AcroForm")] = entries(
        Fields=held, NeedAppearances=BooleanObject(True)
    )
    writer.write(str(folder / "form.pdf"))
    return folder / "form.pdf"


def field(kind: str, value: str, **more: Any) -> DictionaryObject:
    title = TextStringObject("field")
    return entries(FT=name(kind), T=title, V=TextStringObject(value), **more)


def answer(path: Path) -> list[str]:
    """What stands between the page's first paragraph and its last."""
    return texts(converted(path))[1:-1]


@pytest.mark.parametrize(
    ("filled", "read"),
    [
        (field("Tx", "The district."), f"{LABEL} The district."),
        (field("Tx", "المنطقة"), f"{LABEL} المنطقة"),
        (field("Ch", "d", Opt=options(("c", "State"), ("d", "District"))), f"{LABEL} District"),
        (field("Ch", "Other", Ff=NumberObject(3 << 17)), f"{LABEL} Other"),
        (field("Tx", ""), LABEL),
        (field("Tx", "secret", Ff=NumberObject(1 << 13)), LABEL),
        (field("Tx", "hidden", F=NumberObject(2)), LABEL),
        (field("Btn", "Yes"), LABEL),
    ],
)
@pytest.mark.parametrize("drawn", [None, "/Tx BMC EMC"])
def test_fields_that_are_not_drawn_are_read_beside_their_question(
    tmp_path: Path, filled: DictionaryObject, read: str, drawn: str | None
):
    """Programs that fill in forms leave their fields empty as they look; readers see them filled."""
    assert answer(form(tmp_path, filled, drawn=drawn)) == [read]


def test_a_field_that_is_drawn_is_read_as_it_is_drawn(tmp_path: Path):
    """Once: the file says how it looks."""
    look = "BT /F1 11 Tf 2 4 Td (The State.) Tj ET"
    assert answer(form(tmp_path, field("Tx", "value"), drawn=look)) == [f"{LABEL} The State."]


def test_lines_of_a_field_are_read_in_order_and_head_nothing(tmp_path: Path):
    """However large they would be drawn."""
    path = form(
        tmp_path, field("Tx", "First the State.\r\nThen the district.", Ff=NumberObject(4096))
    )
    said = " ".join(answer(path))
    assert said.index("First the State.") < said.index("Then the district.")
    assert {block.kind.value for block in converted(path).blocks} == {"paragraph"}


def test_boxes_that_are_not_drawn_are_read(tmp_path: Path):
    """Also where the document has no form, and on a page that stands on its side."""
    box = entries(Subtype=name("FreeText"), Contents=TextStringObject("By transfer."))
    assert answer(form(tmp_path, box)) == [f"{LABEL} By transfer."]
    filled = field("Tx", "The district.")
    assert "The district." in " ".join(answer(form(tmp_path, filled, turn=90)))
