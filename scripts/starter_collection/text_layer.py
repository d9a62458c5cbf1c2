"""Put the text layer of Chromium's PDFs into the letters that were typed.

Chromium names the glyphs of an Arabic text by their presentation forms (U+FE8E, the final alef)
and wraps each in an ActualText span with the letter meant. Readers disagree on both: pypdf returns
the presentation forms; PDFium believes the spans and then returns such words back to front. With
the letters (U+0627) in the fonts' own tables the spans are not needed, and pypdf, PDFium and
Poppler agree. Vowel marks and tanwin still come back misplaced from PDFium, so sources do without
them. Nothing that is seen on the page changes.
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Callable, Iterator

from pypdf import PageObject, PdfWriter
from pypdf.generic import DictionaryObject, PdfObject, StreamObject

# Seconds precision, as PDF writes it: the moment of printing is no part of a document's content.
FIXED_DATE = "D:20250101000000+00'00'"

PRESENTATION_FORM = re.compile(rb"<(F[BE][0-9A-F]{2})>")
ONE_LETTER_SPAN = re.compile(
    rb"/Span<</ActualText <FEFF[0-9A-F]{4}> >> BDC\n(?P<shown>(?:(?! BDC|EMC).)*?)EMC\n", re.DOTALL
)


def letters(to_unicode: bytes) -> bytes:
    """A font's ToUnicode table with the letters of the Arabic presentation forms it names."""

    def letter(match: re.Match[bytes]) -> bytes:
        form = chr(int(match[1], 16))
        return b"<" + unicodedata.normalize("NFKC", form).encode("utf-16-be").hex().encode() + b">"

    return PRESENTATION_FORM.sub(letter, to_unicode)


def without_one_letter_spans(content: bytes) -> bytes:
    """A page's content stream with its spans of one letter unwrapped, glyphs kept."""
    return ONE_LETTER_SPAN.sub(rb"\g<shown>", content)


def with_plain_text_layer(pdf: bytes) -> bytes:
    """The PDF with letters in its font tables, no one-letter spans, and a fixed date.

    The structure tree, the outline, the title and the language are kept.
    """
    writer = PdfWriter(clone_from=io.BytesIO(pdf))
    for page in writer.pages:
        rewrite(page.get("/Contents"), without_one_letter_spans)
        for font in fonts(page):
            rewrite(font.get("/ToUnicode"), letters)
    writer.add_metadata({"/CreationDate": FIXED_DATE, "/ModDate": FIXED_DATE})
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def fonts(page: PageObject) -> Iterator[DictionaryObject]:
    """The fonts that a page names; a font shared by pages comes once for each."""
    resources = page.get("/Resources", DictionaryObject()).get_object()
    named = resources.get("/Font", DictionaryObject()).get_object()
    for font in named.values():
        yield font.get_object()


def rewrite(reference: PdfObject | None, change: Callable[[bytes], bytes]) -> None:
    """Replace what a stream holds by its changed form; anything else is left alone."""
    stream = reference.get_object() if reference is not None else None
    if isinstance(stream, StreamObject):
        stream.set_data(change(stream.get_data()))
