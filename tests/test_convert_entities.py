"""Office documents with entities, comments and instructions in the middle of their words."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import pptx
from convert_samples import archive, converted, texts


def with_entities(path: Path, part: str, old: str, new: str) -> Path:
    """The packed document with a part that declares entities and says `new` instead of `old`."""
    with zipfile.ZipFile(path) as packed:
        members = {name: packed.read(name) for name in packed.namelist()}
    declared = members[part].decode()
    assert old in declared
    start = declared.index("?>") + 2
    entities = '<!DOCTYPE x [<!ENTITY e "expanded"><!ENTITY b "&e;&e;&e;">]>'
    members[part] = (declared[:start] + entities + declared[start:].replace(old, new)).encode()
    return archive(path, members)


def test_words_beside_entities_comments_and_instructions_are_read(tmp_path: Path):
    """None of these is resolved or told, and the rest of the run, of a header or a note is."""
    document = docx.Document()
    document.add_paragraph("Fees were removed in 2006.")
    document.sections[0].header.paragraphs[0].text = "Ministry of Health"
    path = tmp_path / "a.docx"
    document.save(str(path))
    marked = "&e; &b; Fees <!-- note -->were<?program on?> removed &amp; not &e;charged."
    with_entities(path, "word/document.xml", "Fees were removed in 2006.", marked)
    header = next(one for one in zipfile.ZipFile(path).namelist() if "word/header" in one)
    with_entities(path, header, "Ministry of Health", "Ministry &e;of Health")
    assert texts(converted(path)) == ["Ministry of Health", "Fees were removed & not charged."]


def test_words_of_slides_beside_entities_are_read(tmp_path: Path):
    """On slides and in what the speaker noted."""
    presentation = pptx.Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[5])
    slide.shapes.title.text = "Fees were removed"
    slide.notes_slide.notes_text_frame.text = "Claims were late"
    path = tmp_path / "a.pptx"
    presentation.save(str(path))
    with_entities(path, "ppt/slides/slide1.xml", "Fees were removed", "&e; Fees &b;were removed")
    notes = "ppt/notesSlides/notesSlide1.xml"
    with_entities(path, notes, "Claims were late", "Claims<!-- x --> were &e;late")
    assert texts(converted(path)) == ["Fees were removed", "Claims were late"]
