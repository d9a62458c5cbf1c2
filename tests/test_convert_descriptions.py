"""What authors wrote for readers who do not see a picture."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pptx
import pytest
from convert_samples import converted, texts, written
from docx.oxml import parse_xml
from pypdfium2 import PdfBitmap

from ingest.blocks import BlockKind
from ingest.convert.descriptions import described
from ingest.convert.office.elements import ADEC, A

FINDING = "Bar chart: attendance doubled after fees were removed in 2006"
SHOWN = f"🖼 {FINDING}"


def picture() -> io.BytesIO:
    """A picture of one grey point."""
    packed = io.BytesIO()
    PdfBitmap.new_native(1, 1, 1).to_pil().save(packed, "PNG")
    packed.seek(0)
    return packed


@pytest.mark.parametrize(
    "said",
    [
        FINDING,
        "Infographie : la fréquentation a doublé depuis la gratuité",
        "رسم بياني: تضاعف عدد الزيارات بعد إلغاء الرسوم",
        "Photograph of a clinic with a notice that care is free",
    ],
)
def test_a_description_that_says_something_is_read(said: str):
    """Behind a mark, since nobody who sees the picture reads it."""
    assert described(said) == f"🖼 {said}"


@pytest.mark.parametrize(
    "said",
    [
        "", "Picture 3", "Map of Ghana", "C:\\Users\\A\\My Pictures\\chart of visits final 2.png",
        "https://example.org/a chart of all the visits", "Logo of the Ministry of Health of Ghana",
        "Center for Strategic and International Studies", "Santé pour Tous : Plan National 2010",
        "A picture containing text, person, indoor, clinic", "Icon of a person with a mask",
        "A group of people in a room\n\nDescription automatically generated",
        "Chart, bar chart\n\nAI-generated content may be incorrect.",
        "Une image contenant texte, carte, capture d’écran", "Imagen que contiene mapa, texto y gente",
        "Gráfico de barras\n\nDescrição gerada automaticamente com confiança",
        "صورة تحتوي على نص ورسم بياني وخريطة", "Изображение выглядит как текст, карта, человек",
    ],
)  # fmt: skip
def test_a_description_that_says_nothing_is_left_out(said: str):
    """Names of files and things, signs, and what programs wrote about a picture."""
    assert described(said) == ""


def test_a_description_that_repeats_its_caption_is_left_out():
    """Many programs offer the caption as the description."""
    assert described(FINDING + ".", f"Figure 2. {FINDING.upper()} (survey)") == ""


def test_pictures_of_a_word_document_are_described_after_their_paragraph(tmp_path: Path):
    """Once, though Word writes a description twice; not where it is called decoration."""
    document = docx.Document()
    decoration = (
        f'<a:ext xmlns:a="{A[1:-1]}" uri="x"><d:decorative xmlns:d="{ADEC[1:-1]}" val="1"/></a:ext>'
    )
    for text in ("Results:", "An ornament:"):
        run = document.add_paragraph(text).add_run()
        drawn = run.add_picture(picture())._inline
        drawn.docPr.set("descr", FINDING)
        drawn.graphic.graphicData.pic.nvPicPr.cNvPr.set("descr", FINDING)
    drawn.docPr.append(parse_xml(decoration))
    old = f'<v:shape xmlns:v="urn:schemas-microsoft-com:vml" alt="{FINDING} in 2007"/>'
    document.add_paragraph("As before:").add_run()._r.append(parse_xml(old))
    document.save(str(tmp_path / "report.docx"))
    assert texts(converted(tmp_path / "report.docx")) == [
        "Results:", SHOWN, "An ornament:", "As before:", f"{SHOWN} in 2007"
    ]  # fmt: skip


def test_pictures_of_slides_are_described(tmp_path: Path):
    """After the slide's own words and before the speaker's; groups have descriptions too."""
    presentation = pptx.Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[5])
    slide.shapes.title.text = "Results"
    slide.shapes.add_picture(picture(), 0, 0)._element.nvPicPr.cNvPr.set("descr", FINDING)
    group = slide.shapes.add_group_shape()._element.nvGrpSpPr.cNvPr
    group.set("descr", "Three arrows that lead from fees to debt to no care")
    slide.notes_slide.notes_text_frame.text = "Say why."
    presentation.save(str(tmp_path / "slides.pptx"))
    assert texts(converted(tmp_path / "slides.pptx")) == [
        "Results", SHOWN, "🖼 Three arrows that lead from fees to debt to no care", "Say why."
    ]  # fmt: skip


PAGE = f"""<!DOCTYPE html><html><body><main>
<p>Before <img src="a.png" alt="{FINDING}">after.</p>
<figure><img src="b.png" alt="{FINDING}"><figcaption>{FINDING}, it says.</figcaption></figure>
<img src="c.png" alt="Home"><div role="img" aria-label="{FINDING} again"></div>
<svg role="img"><title>{FINDING} anew</title><text>2006</text></svg>
<table><tr><td>Visits</td><td><img src="d.png" alt="{FINDING}"></td></tr></table>
</main></body></html>"""


def test_pictures_of_a_web_page_are_described(tmp_path: Path):
    """Below the text that they stand in, and not where their caption says the same."""
    document = converted(written(tmp_path, "page.html", PAGE))
    assert [(block.kind, block.text) for block in document.blocks] == [
        (BlockKind.PARAGRAPH, "Before after."),
        (BlockKind.PARAGRAPH, SHOWN),
        (BlockKind.PARAGRAPH, f"{FINDING}, it says."),
        (BlockKind.PARAGRAPH, f"{SHOWN} again"),
        (BlockKind.PARAGRAPH, "2006"),
        (BlockKind.PARAGRAPH, f"{SHOWN} anew"),
        (BlockKind.TABLE, f"Visits | {SHOWN}"),
    ]


def test_pictures_of_markdown_are_marked(tmp_path: Path):
    """Where they are described; what stands for a picture otherwise is read as before."""
    text = f"# Results\n\n![{FINDING}](a.png)\n\nSee ![the map](b.png) of clinics.\n"
    text += f"\n![{FINDING}](a.png)More.\n"
    assert texts(converted(written(tmp_path, "page.md", text))) == [
        "Results", SHOWN, "See the map of clinics.", f"{SHOWN} More."
    ]  # fmt: skip
