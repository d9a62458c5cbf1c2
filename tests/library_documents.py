"""Eight small documents as a library meets them: languages, kinds, outcomes, formats and access."""

from __future__ import annotations

import csv
import io
from email.message import EmailMessage
from pathlib import Path

from docx import Document

PUBLIC = (
    "rwanda.md",
    "senegal.html",
    "guidance.pdf",
    "guia.txt",
    "lebanon.html",
    "mozambique.docx",
)
NETWORK = "network-thread.eml"
RESTRICTED = "session-notes.md"
RESTRICTED_GROUP = "forum-organisers"
# A word that stands in one document alone, so that seeing it anywhere is seeing that document.
NETWORK_WORD = "Quillibar"
RESTRICTED_WORD = "Zanthorel"

RWANDA = """# Community-based health insurance in Rwanda

## What was done

From 2004 on, mutual health organisations were set up in every district. Households paid a premium
each year, and the state and its partners paid for the poorest.

## What worked

Enrolment grew quickly and reached most of the population. Families with a card went to health
centres more often and earlier, and fewer of them sold land or cattle to pay for care. Subsidising
the premiums of the poorest quarter of households worked well, because village committees had chosen
them in public meetings. Supervision of health centres improved at the same time.
"""

SENEGAL = """<!doctype html><html lang="fr"><head><title>Mutuelles de santé au Sénégal</title></head>
<body><nav><a href="/">Accueil</a></nav><main><h1>Mutuelles de santé au Sénégal</h1>
<h2>Ce qui n'a pas fonctionné</h2>
<p>Les mutuelles communautaires sont restées trop petites et leurs bénévoles se sont découragés. Les
subventions de l'État pour les plus pauvres sont arrivées avec un an de retard, si bien que des
postes de santé ont refusé les adhérents. L'objectif de couverture n'a pas été atteint, et beaucoup
de familles n'ont pas renouvelé leur adhésion après la première année.</p>
<script>document.title = "broken"</script></main></body></html>
"""

GUIDANCE_PAGES = (
    (
        "Purchasing health services for everyone",
        "This guidance is for ministries of health that decide how providers are paid. It should be",
        "read together with the national health financing strategy of the country.",
    ),
    (
        "Recommendations",
        "Countries should pool funds across the formal and the informal sector. Premiums of people",
        "who cannot pay should be covered from general taxes. Providers should be paid within sixty",
        "days, and late reimbursement should be published every quarter.",
    ),
)

GUIA = """Guía sobre el pago a los proveedores

Esta guía de 2012 recomendaba cobrar una pequeña cuota a cada usuario en el centro de salud. Los
países deben revisar cada año el nivel de la cuota y eximir a las mujeres embarazadas y a los niños
menores de cinco años.
"""

LEBANON = """<!doctype html><html lang="ar" dir="rtl"><head><title>الرعاية الأولية في لبنان</title>
</head><body><main><h1>الرعاية الأولية في لبنان</h1><h2>ما نجح</h2>
<p>توسعت شبكة مراكز الرعاية الصحية الأولية واستقبلت اللاجئين والمواطنين معًا، وتحسنت تغطية التلقيح في
المناطق الفقيرة. ساعد التعاقد مع الجمعيات الأهلية على إبقاء المراكز مفتوحة في أثناء الأزمة.</p>
<h2>ما لم ينجح</h2>
<p>لم تصل الأدوية في مواعيدها إلى المراكز البعيدة، وغادر كثير من الأطباء البلد بسبب انهيار الرواتب.</p>
</main></body></html>
"""

NETWORK_BODY = f"""Dear all,

The {NETWORK_WORD} district in our country tried performance-based financing for three years. Health
workers were paid late in every quarter and stopped filling in the registers. The scheme failed to
raise the number of deliveries in health facilities, and it was stopped when the project ended.

A colleague in a country office
"""

SESSION = f"""# Notes de la session sur la redevabilité

## Ce qui a été dit en confiance

Le programme {RESTRICTED_WORD} n'a pas donné les résultats attendus : les comités de santé n'ont
jamais reçu leur budget, et les chiffres publiés ne correspondaient pas aux registres des centres.
Les participants recommandent de publier les budgets des comités avant la fin de chaque trimestre.
"""

MOZAMBIQUE = (
    "Agentes polivalentes em Moçambique",
    (
        "O programa formou agentes comunitários em todas as províncias. O tratamento da malária perto de "
        "casa melhorou em muitos distritos, mas os medicamentos acabavam antes do fim do mês e muitos "
        "agentes desistiram por falta de subsídio. Os resultados foram bons onde o distrito pagou os "
        "subsídios e maus onde ninguém os pagou."
    ),
)

_PAGE = (
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
    "/Resources << /Font << /F1 3 0 R >> >> /Contents {contents} 0 R >>"
)
_COLUMNS = (
    "path", "title", "kind", "language", "countries", "year", "publisher", "evidence_basis",
    "guidance_status", "access", "groups", "themes",
)  # fmt: skip
_ROWS = (
    ("rwanda.md", "Community-based health insurance in Rwanda", "country_case_study", "en", "RWA",
     "2015", "Test publisher", "programme_review", "", "public", "",
     "funding_and_allocation_of_resources"),
    ("senegal.html", "Mutuelles de santé au Sénégal", "country_case_study", "fr", "SEN", "2018",
     "Test publisher", "evaluation", "", "public", "", "funding_and_allocation_of_resources"),
    ("guidance.pdf", "Purchasing health services for everyone", "normative_guidance", "en", "",
     "2021", "Another publisher", "", "current", "public", "", "purchasing_and_payment_systems"),
    ("guia.txt", "Guía sobre el pago a los proveedores", "normative_guidance", "es", "", "2012",
     "Another publisher", "", "superseded", "public", "", "purchasing_and_payment_systems"),
    ("lebanon.html", "الرعاية الأولية في لبنان", "country_case_study", "ar", "LBN", "2020",
     "Test publisher", "programme_review", "", "public", "", "models_of_care"),
    ("mozambique.docx", "Agentes polivalentes em Moçambique", "country_case_study", "pt", "MOZ",
     "2017", "Test publisher", "programme_review", "", "public", "", "phc_workforce"),
    (NETWORK, "Late payments in one district", "forum_notes", "en", "", "2022", "Test publisher",
     "practitioner_account", "", "network", "", "purchasing_and_payment_systems"),
    (RESTRICTED, "Notes de la session sur la redevabilité", "forum_notes", "fr", "", "2023",
     "Test publisher", "practitioner_account", "", "restricted", RESTRICTED_GROUP,
     "governance_and_policy_frameworks"),
)  # fmt: skip


def write_documents(folder: Path) -> Path:
    """Write the eight documents and their manifest into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in (
        ("rwanda.md", RWANDA), ("senegal.html", SENEGAL), ("guia.txt", GUIA),
        ("lebanon.html", LEBANON), (RESTRICTED, SESSION),
    ):  # fmt: skip
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "guidance.pdf").write_bytes(pdf_of(GUIDANCE_PAGES))
    (folder / NETWORK).write_bytes(_mail())
    _docx(folder / "mozambique.docx")
    with (folder / "manifest.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([_COLUMNS, *_ROWS])
    return folder


def pdf_of(pages: tuple[tuple[str, ...], ...]) -> bytes:
    """A PDF with these lines of Latin text, the first of each page larger."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(count))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, lines in enumerate(pages):
        drawn = _drawn(lines)
        objects += [
            _PAGE.format(contents=5 + 2 * number),
            f"<< /Length {len(drawn.encode('cp1252'))} >>\nstream\n{drawn}\nendstream",
        ]
    out, places = io.BytesIO(), []
    out.write(b"%PDF-1.7\n")
    for number, content in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252"))
    start = out.tell()
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    out.write(
        f"xref\n0 {size}\n0000000000 65535 f \n{table}"
        f"trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    )
    return out.getvalue()


def _drawn(lines: tuple[str, ...]) -> str:
    heading, *rest = lines
    shown = [f"BT /F1 20 Tf 60 770 Td ({heading}) Tj ET"]
    shown += [
        f"BT /F1 11 Tf 60 {730 - 16 * row} Td ({line}) Tj ET" for row, line in enumerate(rest)
    ]
    return "\n".join(shown)


def _mail() -> bytes:
    mail = EmailMessage()
    mail["From"] = "Adviser, country office <adviser@example.org>"
    mail["To"] = "forum@example.org"
    mail["Subject"] = "Late payments in one district"
    mail["Date"] = "Tue, 08 Mar 2022 09:00:00 +0000"
    mail.set_content(NETWORK_BODY)
    return mail.as_bytes()


def _docx(path: Path) -> None:
    document = Document()
    title, text = MOZAMBIQUE
    document.add_heading(title, level=1)
    document.add_paragraph(text)
    document.save(str(path))
