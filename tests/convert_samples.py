"""Small files of every format, made by the tests that read them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ingest.blocks import Block, BlockKind, ConvertedDocument
from ingest.convert import ConversionLimits, convert_file

PAGE_WIDTH, PAGE_HEIGHT = 595, 842
NO_OCR = ConversionLimits(ocr=False)


def converted(path: Path, limits: ConversionLimits = NO_OCR) -> ConvertedDocument:
    return convert_file(path, limits)


def texts(document: ConvertedDocument, kind: BlockKind | None = None) -> list[str]:
    return [block.text for block in document.blocks if kind in (None, block.kind)]


def block_with(document: ConvertedDocument, words: str) -> Block:
    return next(block for block in document.blocks if words in block.text)


def written(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


# Lines as they are set on a page.
PROSE = [
    "The scheme removed fees for children under five in all public facilities,",
    "and attendance doubled within the first year. Payment to the facilities was",
    "late from the second year on, and medicines ran out in the remote districts.",
]
ARABIC = [
    "ألغيت رسوم الرعاية للأطفال في كل المراكز",
    "ثم نفدت الأدوية في المناطق النائية ولا بديل لها.",
]


@dataclass
class PdfPage:
    """The content stream of a page, written by hand so that each glyph's place is known."""

    content: list[str] = field(default_factory=list)
    image: bool = False

    def text(
        self, x: float, y: float, text: str, *, size: float = 11, bold: bool = False, turn: int = 0
    ) -> PdfPage:
        font = "F2" if bold else "F1"
        a, b, c, d = ((1, 0, 0, 1), (0, 1, -1, 0), (-1, 0, 0, -1), (0, -1, 1, 0))[turn]
        shown = text.encode("cp1252").hex()
        self.content.append(f"BT /{font} {size} Tf {a} {b} {c} {d} {x} {y} Tm <{shown}> Tj ET")
        return self

    def paragraph(
        self, x: float, y: float, lines: Sequence[str], *, leading: float = 14, **style: float
    ) -> PdfPage:
        for number, line in enumerate(lines):
            self.text(x, y - number * leading, line, **style)  # type: ignore[arg-type]
        return self

    def glyphs(self, y: float, placed: Sequence[tuple[float, str]], *, size: float = 12) -> PdfPage:
        """Glyphs half an em wide at their places, each named as the letters that it shows."""
        for x, letters in placed:
            code = GLYPHS.setdefault(letters, len(GLYPHS) + 1)
            self.content.append(f"BT /F3 {size} Tf 1 0 0 1 {x} {y} Tm <{code:02x}> Tj ET")
        return self

    def right_to_left(self, right: float, y: float, glyphs: Sequence[str]) -> PdfPage:
        """Glyphs from the right margin leftwards, half an em each; a blank leaves a gap."""
        places = [(right - 6 * (at + 1), glyph) for at, glyph in enumerate(glyphs)]
        return self.glyphs(y, [(x, glyph) for x, glyph in places if glyph != " "])

    def line(self, x0: float, y0: float, x1: float, y1: float) -> PdfPage:
        self.content.append(f"{x0} {y0} m {x1} {y1} l S")
        return self

    def table(
        self, xs: Sequence[float], ys: Sequence[float], rows: Sequence[Sequence[str]]
    ) -> PdfPage:
        for x in xs:
            self.line(x, ys[0], x, ys[-1])
        for y in ys:
            self.line(xs[0], y, xs[-1], y)
        for row, top in zip(rows, ys, strict=False):
            for cell, left in zip(row, xs, strict=False):
                for number, part in enumerate(cell.split("\n")):
                    self.text(left + 3, top - 13 - 12 * number, part, size=10)
        return self

    def picture(self) -> PdfPage:
        self.image = True
        self.content.append(f"q {PAGE_WIDTH} 0 0 {PAGE_HEIGHT} 0 0 cm /I1 Do Q")
        return self


GLYPHS: dict[str, int] = {}
# Each glyph is drawn as a bar, so that PDFium has a shape whatever fonts are installed.
GLYPH_FONT = (
    "<< /Type /Font /Subtype /Type3 /FontBBox [0 -200 500 800] /FontMatrix [0.001 0 0 0.001 0 0] "
    "/CharProcs << /bar 6 0 R >> /Encoding << /Type /Encoding /Differences [0 "
    + "/bar " * 256
    + "] >> /FirstChar 0 /LastChar 255 /Widths ["
    + "500 " * 256
    + "] /Resources << >> /ToUnicode 7 0 R >>"
)
BAR = "500 0 0 -200 500 800 d1 0 -200 500 1000 re f"


def pages_of(folder: Path, *pages: PdfPage) -> Path:
    """A PDF of these pages."""
    return pdf(folder / "report.pdf", pages)


def pdf(path: Path, pages: Sequence[PdfPage], *, title: str = "", language: str = "") -> Path:
    """Write a PDF. Fonts are named and not embedded; F3 maps its glyphs to the letters given."""
    bodies = [
        f"<< /Type /Catalog /Pages 2 0 R {f'/Lang ({language})' if language else ''} >>",
        "",
        _simple_font("Helvetica"),
        _simple_font("Helvetica-Bold"),
        GLYPH_FONT,
        _stream(BAR),
        _stream(_to_unicode()),
        _stream(
            "00>",
            "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray "
            "/BitsPerComponent 8 /Filter /ASCIIHexDecode",
        ),
        f"<< /Title ({title}) >>",
    ]
    kids = []
    for page in pages:
        bodies.append(_stream("\n".join(page.content)))
        image = "/XObject << /I1 8 0 R >>" if page.image else ""
        bodies.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {PAGE_WIDTH} {PAGE_HEIGHT}] "
            f"/Resources << /Font << /F1 3 0 R /F2 4 0 R /F3 5 0 R >> {image} >> "
            f"/Contents {len(bodies)} 0 R >>"
        )
        kids.append(f"{len(bodies)} 0 R")
    bodies[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    path.write_bytes(_file(bodies))
    return path


def _simple_font(name: str) -> str:
    return f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>"


def _stream(content: str, entries: str = "") -> str:
    return f"<< {entries} /Length {len(content.encode('latin-1'))} >>\nstream\n{content}\nendstream"


def _to_unicode() -> str:
    lines = [
        f"<{code:02x}> <{letters.encode('utf-16-be').hex()}>" for letters, code in GLYPHS.items()
    ]
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /G def "
        "1 begincodespacerange <00> <ff> endcodespacerange\n"
        f"{len(lines)} beginbfchar\n" + "\n".join(lines) + "\nendbfchar endcmap end end"
    )


def _file(bodies: Sequence[str]) -> bytes:
    out = io.BytesIO(b"")
    out.write(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(bodies, start=1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1"))
    start = out.tell()
    out.write(f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n".encode())
    for place in places:
        out.write(f"{place:010} 00000 n \n".encode())
    out.write(f"trailer << /Size {len(bodies) + 1} /Root 1 0 R /Info 9 0 R >>\n".encode())
    out.write(f"startxref\n{start}\n%%EOF\n".encode())
    return out.getvalue()


def archive(path: Path, members: dict[str, bytes], *, stored: bool = False) -> Path:
    """Write a ZIP archive. Names are written as given, unsafe ones too."""
    method = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(path, "w", method) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return path
