"""The starter collection's PDF and DOCX documents and the script that typesets them."""

import importlib.util
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pypdf
import pypdfium2
import pytest

SCRIPTS = Path(__file__).resolve().parents[1] / "scripts" / "starter_collection"
ARABIC = "تغطية صحية شاملة للأسر الفقيرة والإصلاح مستمر"


@pytest.fixture
def typeset(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """The script as a module, reading and writing under tmp_path."""
    monkeypatch.syspath_prepend(str(SCRIPTS))
    spec = importlib.util.spec_from_file_location("typeset", SCRIPTS / "typeset.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "typeset", module)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "SOURCES", tmp_path / "sources")
    monkeypatch.setattr(module, "DOCUMENTS", tmp_path / "corpus" / "documents")
    yield module
    sys.modules.pop("text_layer", None)


def write_source(folder: Path, name: str, text: str) -> Path:
    path = folder / "sources" / "case-studies" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def front(title: str, language: str) -> str:
    return f'---\ntitle: "{title}"\nlanguage: {language}\n---\n'


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("Case Study.md", front("T", "en") + "Text.", "the name must be"),
        ("case.en.pdf.md", "Text without front matter.", "front matter"),
        ("case.en.pdf.md", "---\ntitle: [\n---\nText.", "not YAML"),
        ("case.en.pdf.md", "---\ntitle: T\n---\nText.", "exactly title and language"),
        ("case.en.pdf.md", front("T", "xx") + "Text.", "a language among"),
        ("case.en.pdf.md", front("T", "fr") + "Text.", "the name says en"),
        ("case.en.pdf.md", front("T", "en") + "# Heading\n", "headings start at ##"),
    ],
)
def test_a_source_that_does_not_fit_is_refused_with_its_reason(
    typeset: ModuleType, tmp_path: Path, name: str, text: str, reason: str
) -> None:
    """Each refusal names the file and what is wrong with it."""
    path = write_source(tmp_path, name, text)
    with pytest.raises(typeset.BadSourceError, match=reason) as refusal:
        typeset.read_source(path)
    assert str(path) in str(refusal.value)


def test_a_missing_tool_is_one_sentence_with_the_package_to_install(
    typeset: ModuleType,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Every source is tried and named; no traceback, no partial document."""
    pdf = write_source(tmp_path, "case.en.pdf.md", front("T", "en") + "Text.\n")
    docx = write_source(tmp_path, "case.en.docx.md", front("T", "en") + "Text.\n")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert typeset.main([str(pdf), str(docx)]) == 1
    sentences = capsys.readouterr().err.splitlines()
    assert ["apt install" in sentence for sentence in sentences] == [True, True]
    assert not (tmp_path / "corpus").exists()


def test_french_spaces_before_double_marks_do_not_break(typeset: ModuleType) -> None:
    """Only the spaces that French typography ties are changed."""
    text = front("Bilan : oui", "fr") + "Un « mot » ; un taux de 57 % : voilà.\n"
    title, _, body = typeset.parse_source(text, Path("case.fr.pdf.md"))
    assert title == "Bilan\u00a0: oui"
    assert body == "Un «\u00a0mot\u00a0»\u00a0; un taux de 57\u00a0%\u00a0: voilà.\n"


@pytest.mark.browser
def test_an_arabic_pdf_keeps_its_words_and_is_the_same_twice(
    typeset: ModuleType, tmp_path: Path
) -> None:
    """Two independent readers return the typed letters in logical order, lam-alef included."""
    if not any(shutil.which(name) for name in typeset.CHROMIUM_NAMES):
        pytest.skip("chromium is not installed")
    if not list(Path("/usr/share/fonts").rglob("NotoNaskhArabic-Regular.ttf")):
        pytest.skip("the font Noto Naskh Arabic (fonts-noto-core) is not installed")
    source = write_source(
        tmp_path, "case.ar.pdf.md", front("عنوان الوثيقة", "ar") + f"## السياق\n\n{ARABIC}\n"
    )
    target = tmp_path / "corpus" / "documents" / "case-studies" / "case.ar.pdf"
    assert typeset.main([str(source)]) == 0
    first = target.read_bytes()
    assert typeset.main([str(source)]) == 0
    assert target.read_bytes() == first

    document = pypdfium2.PdfDocument(target)
    page = document[0]
    assert ARABIC in page.get_textpage().get_text_range()
    page.close()
    document.close()
    reader = pypdf.PdfReader(target)
    assert ARABIC in reader.pages[0].extract_text()
    catalogue = reader.trailer["/Root"].get_object()
    assert isinstance(catalogue, pypdf.generic.DictionaryObject)
    assert str(catalogue["/Lang"]) == "ar"
    assert "/StructTreeRoot" in catalogue
    assert reader.metadata is not None
    assert reader.metadata.title == "عنوان الوثيقة"


def test_every_typeset_document_has_its_source_and_every_source_its_document() -> None:
    """A document edited by hand, or a source never typeset, would go unnoticed otherwise."""
    documents = SCRIPTS.parents[1] / "corpus" / "documents"
    typeset_files = {
        path.relative_to(documents).as_posix()
        for pattern in ("*.pdf", "*.docx")
        for path in documents.rglob(pattern)
    }
    sources = SCRIPTS / "sources"
    promised = {
        path.relative_to(sources).as_posix().removesuffix(".md") for path in sources.rglob("*.md")
    }
    assert typeset_files == promised
    assert typeset_files
