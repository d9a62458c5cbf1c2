"""Signs that fonts draw in the place of letters, and formulas, in Word documents and on slides."""

from __future__ import annotations

from pathlib import Path

import docx
import pptx
import pytest
from convert_samples import converted, texts
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from pptx.util import Inches

from ingest.convert.office.elements import A14, A, M
from ingest.convert.office.formulas import formula_text
from ingest.convert.office.symbol_fonts import signs

MATH = f'xmlns:m="{M[1:-1]}"'


@pytest.mark.parametrize(
    ("stored", "font", "shown"),
    [
        ("à", "Wingdings", "→"), ("\uf0e0", "Wingdings", "→"), ("à", "Arial", "à"), ("à", None, "à"),
        ("\uf0b3 5 %", "Symbol", "≥ 5 %"), ("m", "Symbol", "μ"), ("≥ 5 ج", "Symbol", "≥ 5 ج"),
        ("\uf026", "Wingdings", ""), ("P", "Wingdings 2", "✓"),
    ],
)  # fmt: skip
def test_letters_of_fonts_that_draw_signs(stored: str, font: str | None, shown: str):
    """As a reader sees them; ornaments go, and what no such font draws stays."""
    assert signs(stored, font) == shown


def part(name: str, *inner: str) -> str:
    return f"<m:{name}>{''.join(inner)}</m:{name}>"


def run(text: str) -> str:
    return f"<m:r><m:rPr/><m:t>{text}</m:t></m:r>"


SUM = part("naryPr", '<m:chr m:val="∑"/>') + part("sub", run("i=1")) + part("sup", run("n"))


@pytest.mark.parametrize(
    ("formula", "line"),
    [
        (run("E = ") + part("f", part("num", run("A-B")), part("den", run("C"))), "E = (A-B)/C"),
        (part("f", part("num", part("d", part("e", run("A-B")))), part("den", run("2"))), "(A-B)/2"),
        (part("d", part("dPr", '<m:begChr m:val="["/><m:endChr m:val="]"/><m:sepChr m:val=";"/>'),
              part("e", run("0")), part("e", run("1"))), "[0;1]"),
        (part("sSup", part("e", run("m")), part("sup", run("2"))), "m^2"),
        (part("sSubSup", part("e", run("x")), part("sub", run("i")), part("sup", run("a+b"))), "xi^(a+b)"),
        (part("rad", part("deg"), part("e", run("n+1"))), "√(n+1)"),
        (part("nary", SUM, part("e", run("x"))), "∑(i=1, n) x"),
        (part("nary", part("e", run("x"))), "∫ x"),
    ],
)  # fmt: skip
def test_formulas_on_one_line(formula: str, line: str):
    """With the bars, brackets and roots that are drawn and stand nowhere in the text."""
    assert formula_text(parse_xml(f"<m:oMath {MATH}>{formula}</m:oMath>")) == line


HALF = part("f", part("num", run("1")), part("den", run("2")))


def test_signs_and_formulas_of_a_word_document(tmp_path: Path):
    """An arrow that Word made of "-->", a run in a font of signs, and a fraction."""
    document = docx.Document()
    paragraph = document.add_paragraph("Fees went ")
    for inner in (
        '<w:sym w:font="Wingdings" w:char="F0E0"/>', "<w:t xml:space='preserve'> visits </w:t>",
        '<w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr><w:t>\uf0b3</w:t>', '<w:sym w:char="nonsense"/>',
    ):  # fmt: skip
        paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')}>{inner}</w:r>"))
    paragraph._p.append(parse_xml(f"<m:oMath {MATH}>{HALF}</m:oMath>"))
    document.save(str(tmp_path / "report.docx"))
    assert texts(converted(tmp_path / "report.docx")) == ["Fees went → visits ≥1/2"]


def test_signs_and_formulas_of_slides(tmp_path: Path):
    """PowerPoint stores the arrow as the letter in whose place Wingdings draws it."""
    presentation = pptx.Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[6])
    box = slide.shapes.add_textbox(Inches(1), Inches(1), Inches(4), Inches(4))
    names = f'xmlns:a="{A[1:-1]}" xmlns:a14="{A14[1:-1]}" {MATH}'
    for inner in (
        "<a:r><a:t>Fees went </a:t></a:r>",
        '<a:r><a:rPr><a:sym typeface="Wingdings"/></a:rPr><a:t>à</a:t></a:r>',
        "<a:r><a:t> visits à </a:t></a:r>",
        f"<a14:m><m:oMathPara><m:oMath>{HALF}</m:oMath></m:oMathPara></a14:m>",
    ):
        box.text_frame.paragraphs[0]._p.append(parse_xml(inner.replace(">", f" {names}>", 1)))
    presentation.save(str(tmp_path / "slides.pptx"))
    assert texts(converted(tmp_path / "slides.pptx")) == ["Fees went → visits à 1/2"]


@pytest.mark.parametrize(("style", "read"), [("toc 1", []), ("Tmain", ["Fees went."])])
def test_only_tables_of_contents_are_left_out_by_their_style(
    tmp_path: Path, style: str, read: list[str]
):
    """Authors name styles as they please: one that begins like theirs is no sign."""
    document = docx.Document()
    document.add_paragraph("Visits doubled.")
    document.styles.add_style(style, 1)
    document.add_paragraph("Fees went.", style=style)
    document.save(str(tmp_path / "report.docx"))
    assert texts(converted(tmp_path / "report.docx")) == ["Visits doubled.", *read]
