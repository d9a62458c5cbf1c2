"""PDF: descriptions of figures that authors wrote for who does not see them."""

from __future__ import annotations

from pathlib import Path

from convert_samples import PROSE, PdfPage, converted, pdf
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from ingest.blocks import Block, BlockKind
from ingest.convert.pdf.descriptions import with_descriptions

FINDING = "Bar chart: attendance doubled after fees were removed in 2006"


def named(**values: object) -> DictionaryObject:
    return DictionaryObject({NameObject(f"/{name}"): value for name, value in values.items()})


def tagged(path: Path, page: PdfPage, *descriptions: str) -> Path:
    """A PDF of that page whose structure has figures with these descriptions."""
    writer = PdfWriter(clone_from=PdfReader(pdf(path, [page])))
    shown = writer.pages[0]
    shown[NameObject("/StructParents")] = NumberObject(0)
    root = writer._add_object(named(Type=NameObject("/StructTreeRoot")))
    figures = ArrayObject()
    for number, said in enumerate(descriptions):
        figure = named(
            Type=NameObject("/StructElem"), S=NameObject("/Figure"), P=root,
            Pg=shown.indirect_reference, K=NumberObject(number), Alt=TextStringObject(said),
        )  # fmt: skip
        figures.append(writer._add_object(figure))
    tree = root.get_object()
    tree[NameObject("/K")] = figures
    parents = named(Nums=ArrayObject([NumberObject(0), figures]))
    tree[NameObject("/ParentTree")] = writer._add_object(parents)
    writer.root_object[NameObject("/StructTreeRoot")] = root
    writer.root_object[NameObject("/MarkInfo")] = named(Marked=BooleanObject(True))
    writer.write(str(path))
    return path


def test_figures_of_a_tagged_pdf_are_described(tmp_path: Path):
    """At the end of their page, behind the mark of what nobody who sees the page reads."""
    page = PdfPage().paragraph(72, 700, PROSE)
    path = tagged(
        tmp_path / "tagged.pdf", page, FINDING, "Figure", "C:\\a b c d\\chart.png", FINDING
    )
    assert [(block.position, block.text) for block in converted(path).blocks] == [
        (1, " ".join(PROSE)),
        (1, f"🖼 {FINDING}"),
    ]


def test_a_figure_alone_is_something_to_read(tmp_path: Path):
    """A poster that is all picture has its words there."""
    path = tagged(tmp_path / "poster.pdf", PdfPage().line(72, 700, 90, 700), FINDING)
    assert [block.text for block in converted(path).blocks] == [f"🖼 {FINDING}"]


def test_descriptions_stand_on_their_own_page():
    """Before what goes on over the end of the page, and after all that ends on it."""
    first = Block(BlockKind.PARAGRAPH, "One.", 1)
    over = Block(BlockKind.PARAGRAPH, "Two and on.", 1, turns=(4,))
    last = Block(BlockKind.PARAGRAPH, "Three.", 3)
    found = with_descriptions([first, over, last], {1: ["a"], 2: ["b"], 3: ["c"], 4: ["d"]})
    assert [(block.position, block.text) for block in found] == [
        (1, "One."), (1, "a"), (1, "Two and on."), (2, "b"), (3, "Three."), (3, "c"), (4, "d"),
    ]  # fmt: skip
