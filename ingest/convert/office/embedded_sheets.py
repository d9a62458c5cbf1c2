"""Spreadsheets that an Office document shows as pictures: the rows and columns that it shows.

Cells name their texts and formats by numbers, and these stand in parts of their own (ECMA-376,
part 1, 18).
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.blocks import Refused
from ingest.convert.office.elements import R, S, whole_number
from ingest.convert.office.figures import Dates, figure
from ingest.convert.office.parts import DAMAGE, XmlPart, parsed, part_of, parts_of_kind, refuse_bomb
from ingest.convert.trees import Element

PLACE = re.compile("([A-Z]{1,3})([0-9]{1,7})")
LAST_PLACE = (16_384, 1_048_576)
# The formats that are known by number alone, of those that change what a number says.
KNOWN_FORMATS = {
    "9": "0%", "10": "0.00%", "14": "d/m/yyyy", "15": "d-mmm-yy", "17": "mmm-yy", "22": "d/m/yyyy",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cells:
    """What the cells of a workbook are read with: its texts, and how it writes numbers."""

    texts: Sequence[str]
    formats: Sequence[str]
    dates: Dates

    def text(self, cell: Element) -> str:
        """What a cell (`c`) shows; nothing where it shows that it could not be worked out."""
        written = cell.findtext(f"{S}v") or ""
        match cell.get("t", "n"):
            case "s":
                return _at(self.texts, written)
            case "n":
                return figure(written, _at(self.formats, cell.get("s", "0")), self.dates)
            case "inlineStr":
                return _said(cell)
            case "e":
                return ""
        return written


def shown_rows(content: bytes) -> list[list[str]] | None:
    """The cells that a document shows of a workbook, by row; None where `content` is none."""
    workbook = _workbook(content)
    if workbook is None:
        return None
    sheets = [sheet.get(f"{R}id") or "" for sheet in workbook.root.iter(f"{S}sheet")]
    view, size = workbook.root.find(f".//{S}workbookView"), workbook.root.find(f"{S}oleSize")
    active = _at(sheets, view.get("activeTab", "0") if view is not None else "0")
    sheet = part_of(active, workbook.part)
    if sheet is None:
        return None
    corners = PLACE.findall(size.get("ref", "") if size is not None else "")
    return _rows(sheet.root, _cells(workbook), [_place(*corner) for corner in corners])


def _workbook(content: bytes) -> XmlPart | None:
    from docx.opc.exceptions import PackageNotFoundError
    from docx.opc.package import OpcPackage
    from lxml.etree import XMLSyntaxError

    try:
        refuse_bomb(io.BytesIO(content))
        main = OpcPackage.open(io.BytesIO(content)).main_document_part
    except (Refused, PackageNotFoundError, zipfile.BadZipFile, XMLSyntaxError, *DAMAGE):
        return None
    return parsed(main) if "sheet" in main.content_type else None


def _cells(workbook: XmlPart) -> Cells:
    formats = dict(KNOWN_FORMATS)
    numbers: list[str] = []
    for styles in parts_of_kind("styles", workbook.part):
        own = styles.root.iter(f"{S}numFmt")
        formats |= {one.get("numFmtId", ""): one.get("formatCode", "") for one in own}
        numbers += [one.get("numFmtId", "") for one in styles.root.iterfind(f"{S}cellXfs/{S}xf")]
    kept = parts_of_kind("sharedStrings", workbook.part)
    properties = workbook.root.find(f"{S}workbookPr")
    from_1904 = properties is not None and properties.get("date1904") in ("1", "true")
    return Cells(
        texts=[_said(text) for texts in kept for text in texts.root.iter(f"{S}si")],
        formats=[formats.get(number, "") for number in numbers],
        dates=Dates(from_1904),
    )


def _rows(sheet: Element, cells: Cells, corners: list[tuple[int, int]]) -> list[list[str]]:
    """The rows between two corners, or all, as texts in the columns that say something."""
    (left, top), (right, bottom) = corners[:1] + corners[-1:] if corners else ((1, 1), LAST_PLACE)
    rows: list[dict[int, str]] = []
    number = 0
    for row in sheet.iter(f"{S}row"):
        number = whole_number(row.get("r"), number + 1)
        if top <= number <= bottom:
            texts = {at: cells.text(cell) for at, cell in _placed(row) if left <= at <= right}
            rows.append({at: text for at, text in texts.items() if text})
    columns = sorted({at for texts in rows for at in texts})
    return [[texts.get(at, "") for at in columns] for texts in rows if texts]


def _placed(row: Element) -> Iterator[tuple[int, Element]]:
    """The cells of a row with their columns; one that says none stands beside the last."""
    column = 0
    for cell in row.iterchildren(f"{S}c"):
        place = PLACE.fullmatch(cell.get("r", ""))
        column = _place(*place.groups())[0] if place else column + 1
        yield column, cell


def _place(letters: str, row: str) -> tuple[int, int]:
    """The column and row of a cell such as "B12", from 1."""
    column = 0
    for letter in letters:
        column = 26 * column + ord(letter) - ord("A") + 1
    return column, int(row)


def _at(listed: Sequence[str], number: str) -> str:
    at = whole_number(number, len(listed))
    return listed[at] if at < len(listed) else ""


def _said(text: Element) -> str:
    """A text's words; how they are pronounced, which Japanese sheets add, is left out."""
    spoken = {part for guide in text.iter(f"{S}rPh") for part in guide.iter(f"{S}t")}
    return "".join(part.text or "" for part in text.iter(f"{S}t") if part not in spoken)
