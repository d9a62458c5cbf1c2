"""SmartArt diagrams of Word documents and of slides."""

from __future__ import annotations

from pathlib import Path

import docx
import pptx
from convert_samples import converted, texts
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI as WordURI
from docx.opc.part import Part as WordPart
from docx.oxml import parse_xml
from pptx.opc.package import Part as SlidePart
from pptx.opc.packuri import PackURI as SlideURI
from pptx.oxml.ns import nsdecls as nsdecls_of_slides

from ingest.convert.office.elements import DGM, A, R

DIAGRAM = f"""
<dgm:dataModel xmlns:dgm="{DGM.strip("{}")}" xmlns:a="{A.strip("{}")}"><dgm:ptLst>
  <dgm:pt modelId="3"><dgm:t><a:p><a:r><a:t>Pay </a:t></a:r><a:r><a:t>facilities</a:t></a:r></a:p></dgm:t></dgm:pt>
  <dgm:pt modelId="0" type="doc"/>
  <dgm:pt modelId="1"><dgm:t><a:p><a:r><a:t>Remove fees</a:t></a:r></a:p></dgm:t></dgm:pt>
  <dgm:pt modelId="2"><dgm:t><a:p><a:r><a:t>for births</a:t></a:r></a:p></dgm:t></dgm:pt>
  <dgm:pt modelId="9"><dgm:t><a:p><a:r><a:t>Alone</a:t></a:r></a:p></dgm:t></dgm:pt>
</dgm:ptLst><dgm:cxnLst>
  <dgm:cxn srcId="0" destId="3" srcOrd="1"/><dgm:cxn srcId="0" destId="1" srcOrd="0"/>
  <dgm:cxn srcId="1" destId="2" srcOrd="0"/><dgm:cxn type="presOf" srcId="9" destId="0"/>
  <dgm:cxn srcId="2" destId="1" srcOrd="0"/>
</dgm:cxnLst></dgm:dataModel>"""
IN_ORDER = ["Remove fees", "for births", "Pay facilities", "Alone"]


def with_diagram(part: WordPart | SlidePart) -> str:
    """The reference to a diagram that is added to a part's package."""
    kind, facts = (WordPart, WordURI) if isinstance(part, WordPart) else (SlidePart, SlideURI)
    data = kind(
        facts("/diagrams/data1.xml"), "application/xml", package=part.package, blob=DIAGRAM.encode()
    )
    relation = part.relate_to(data, RELATIONSHIP_TYPE.DIAGRAM_DATA)
    names = f'xmlns:dgm="{DGM.strip("{}")}" xmlns:r="{R.strip("{}")}"'
    return f'<dgm:relIds {names} r:dm="{relation}"/>'


def test_diagrams_of_a_word_document_are_read(tmp_path: Path):
    """Their words stand in a part of their own, in the order that arrows give them."""
    document = docx.Document()
    document.add_paragraph("Steps:").add_run()._r.append(parse_xml(with_diagram(document.part)))
    path = tmp_path / "steps.docx"
    document.save(str(path))
    assert texts(converted(path)) == ["Steps:", *(f"- {step}" for step in IN_ORDER)]


def test_diagrams_of_slides_are_read(tmp_path: Path):
    """As those of word documents."""
    presentation = pptx.Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[6])
    frame = (
        f"<p:graphicFrame {nsdecls_of_slides('p', 'a')}><p:nvGraphicFramePr>"
        '<p:cNvPr id="7" name="Diagram"/><p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr>'
        '<p:xfrm><a:off x="0" y="0"/><a:ext cx="9" cy="9"/></p:xfrm><a:graphic>'
        f'<a:graphicData uri="{DGM.strip("{}")}">{with_diagram(slide.part)}</a:graphicData>'
        "</a:graphic></p:graphicFrame>"
    )
    slide.shapes._spTree.append(parse_xml(frame))
    path = tmp_path / "steps.pptx"
    presentation.save(str(path))
    assert texts(converted(path)) == IN_ORDER
