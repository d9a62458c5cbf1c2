"""Plain texts that were mail, and what only begins like one."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.model import Kind, MetadataOrigin
from ingest.convert.limits import ConversionLimits
from ingest.convert.markdown import convert as convert_markdown
from ingest.convert.plain_text import convert
from ingest.detect import detected_values
from ingest.revise import Source, revise
from ingest.split import SplitOptions

BODY = "\n\nThe nurses of the district were paid late for a year, and half of them had left.\n"

MAIL = [
    "From: Awa Diop\nTo: the forum\nSubject: Nurses paid late\nDate: 12 March 2024\n\nDear all,",
    "Subject: Nurses paid late\nFrom: awa@example.org",
    "**From:** Awa Diop\n**Sent:** Tuesday 12 March 2024 10:12",
    "FROM: AWA DIOP\n\nSUBJECT: NURSES PAID LATE",
    "De : Awa Diop\nObjet : Infirmières payées en retard\nDate : 12 mars 2024\n\nBonjour à tous,",
    "Envoyé le : 12 mars 2024\nDe : Awa Diop\nÀ : le réseau",
    "De: Ana Ruiz\nPara: la red\nAsunto: Pagos tardíos\nFecha: 12 de marzo de 2024",
    "De: Ana Reis\nAssunto: Pagamentos em atraso\nData: 12 de março de 2024\n\nCaros colegas,",
    "من: آوا ديوب\nإلى: الشبكة\nالموضوع: تأخر الرواتب\nالتاريخ: 12 مارس 2024",
    "От: Ава Диоп\nКому: форум\nТема: Задержка выплат",
    # Lines near a margin are joined to one paragraph, and these are as wide as the text below.
    (
        "De : Awa Diop, coordinatrice du district sanitaire de la région du fleuve\n"
        "Objet : les infirmières du district ont été payées en retard pendant un an"
    ),
]

OTHERS = [
    "Date: 12 March 2024\nSubject: Nurses paid late",  # front lines of a report
    "Date : 12 mars 2024\nObjet : Infirmières payées en retard",
    "From: 2010\nTo: 2015\nSubject: Nurses paid late",  # a period
    "De : janvier 2010\nÀ : décembre 2015\nDate : mars 2016",
    "من: يناير ٢٠١٠\nإلى: ديسمبر ٢٠١٥\nالتاريخ: مارس ٢٠١٦",
    "From: fee exemptions\nTo: national insurance",  # neither matter nor time
    "From: Awa Diop",
    "From the capital to the villages, nurses were paid late.",
    "De la gratuité : ce que dit la date : rien.",
    "Nurses paid late\n\nFrom: Awa Diop\nSubject: Nurses paid late",  # not at the top
    "Author: Awa Diop\nDate: 12 March 2024",
    "Subject: payments came from: the ministry",  # a word of the line itself
]


def kind_of(tmp_path: Path, text: str, name: str = "note.txt") -> object:
    file = tmp_path / name
    file.write_text(text + BODY, encoding="utf-8")
    read = convert_markdown if name.endswith(".md") else convert
    return detected_values(read(file, ConversionLimits()), name, 2026)["kind"]


@pytest.mark.parametrize("name", ["note.txt", "note.md", "guidelines.txt"])
@pytest.mark.parametrize("top", MAIL)
def test_what_was_mail_is_forum_notes(tmp_path: Path, top: str, name: str) -> None:
    """As it is where it comes as mail, whatever the file is called."""
    assert kind_of(tmp_path, top, name) is Kind.FORUM_NOTES


@pytest.mark.parametrize("name", ["note.txt", "note.md"])
@pytest.mark.parametrize("top", OTHERS)
def test_what_only_begins_like_mail_is_not(tmp_path: Path, top: str, name: str) -> None:
    """Mail names somebody, and what it is on or when it was sent, before anything else."""
    assert kind_of(tmp_path, top, name) is Kind.COUNTRY_CASE_STUDY


def test_it_is_marked_as_detected_and_what_somebody_wrote_counts(tmp_path: Path) -> None:
    """A manifest knows better."""
    file = tmp_path / "note.txt"
    file.write_text(MAIL[0] + BODY, encoding="utf-8")
    document = convert(file, ConversionLimits())

    def described(written: dict[str, object]) -> tuple[Kind, MetadataOrigin]:
        source = Source("notes", "note.txt", "0" * 64, written)
        metadata = revise(document, source, SplitOptions())[0].metadata
        return metadata.kind, metadata.origins["kind"]

    assert described({}) == (Kind.FORUM_NOTES, MetadataOrigin.DETECTED)
    assert described({"kind": "country_case_study"}) == (
        Kind.COUNTRY_CASE_STUDY,
        MetadataOrigin.MANIFEST,
    )
