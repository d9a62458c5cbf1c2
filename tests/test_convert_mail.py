"""Mail: threads in order, authors' own words, every charset."""

from __future__ import annotations

from pathlib import Path

import pytest
from convert_samples import NO_OCR, converted, texts, written
from mail_samples import mailbox, message

from corpus.model import LocatorUnit
from ingest.blocks import BlockKind, RefusalCode, Refused, WarningCode
from ingest.convert import ConversionLimits, convert_file
from ingest.convert.mail.text import own_lines
from ingest.convert.mail.threads import bare_subject


def test_threads_are_read_in_order_of_the_conversation(tmp_path: Path):
    """Answers follow what they answer, whatever order the mailbox has them in."""
    path = mailbox(
        tmp_path,
        [
            message("Third: budgets.", number=3, day=6, subject="Other topic"),
            message("Second: late by June.", number=2, day=5, subject="Re: Free care", answers=1),
            message("First: fees were removed.", number=1, day=3),
            message("Late answer, no references.", number=4, day=9, subject="RE: Free care"),
        ],
    )
    document = converted(path)
    assert [(b.kind, b.position, b.text) for b in document.blocks] == [
        (BlockKind.HEADING, 1, "Free care"),
        (BlockKind.HEADING, 1, "Adviser, 2015-02-03"),
        (BlockKind.PARAGRAPH, 1, "First: fees were removed."),
        (BlockKind.HEADING, 2, "Adviser, 2015-02-05"),
        (BlockKind.PARAGRAPH, 2, "Second: late by June."),
        (BlockKind.HEADING, 3, "Adviser, 2015-02-09"),
        (BlockKind.PARAGRAPH, 3, "Late answer, no references."),
        (BlockKind.HEADING, 4, "Other topic"),
        (BlockKind.HEADING, 4, "Adviser, 2015-02-06"),
        (BlockKind.PARAGRAPH, 4, "Third: budgets."),
    ]
    assert (document.unit, document.unit_count) == (LocatorUnit.MESSAGE, 4)
    assert document.properties.year == 2015


@pytest.mark.parametrize(
    "date", [None, "Thu, 01 Jan 1970 00:00:00 +0000", "Wed, 31 Dec 1969 16:00:00 -0800", "soon"]
)
def test_messages_without_a_date_stay_where_the_file_has_them(tmp_path: Path, date: str | None):
    """Programs that know no date write where their count of days begins: nobody wrote then."""
    dated, undated, last = (message(f"Text {n}.", number=n, day=n) for n in (1, 2, 3))
    for mail in (undated, last):
        mail.replace_header("Subject", "Re: Free care")
    del undated["Date"]
    if date:
        undated["Date"] = date
    document = converted(mailbox(tmp_path, [dated, undated, last]))
    assert texts(document) == [
        *("Free care", "Adviser, 2015-02-01", "Text 1."),
        *("Adviser", "Text 2.", "Adviser, 2015-02-03", "Text 3."),
    ]
    assert document.properties.year == 2015
    alone = converted(written(tmp_path, "mail.eml", undated.as_bytes()))
    assert alone.properties.year is None


def test_dates_in_the_form_of_programs(tmp_path: Path):
    """Exports write them as ISO 8601 does."""
    raw = "From: A <a@b.org>\nSubject: Fees\nDate: 2015-02-03 10:12:00\n\nLate.\n"
    document = converted(written(tmp_path, "mail.eml", raw))
    assert texts(document) == ["Fees", "A, 2015-02-03", "Late."]


def test_lines_that_begin_with_from_stay_in_their_message(tmp_path: Path):
    """Mailboxes mark them; the mark is not the author's."""
    path = mailbox(tmp_path, [message("Fees went.\n\nFrom June on, budgets were spent.")])
    assert "From June on, budgets were spent." in texts(converted(path))


@pytest.mark.parametrize(
    "line", ["From 2006 to 2010 fees were paid.", "From 8:00 on 3 May 2010 nobody paid.",
             "From Accra, 2010:\nGhana: late\nTogo: on time"]
)  # fmt: skip
def test_unmarked_lines_that_begin_with_from_part_no_message(tmp_path: Path, line: str):
    """Many programs leave them as they are; what stands below would be lost as its header."""
    text = f"Fees went.\n\n{line}\n\nThe end."
    raw = b"".join(
        b"From a@example.org Tue Feb  3 10:12:00 2015\n"
        + message(text, number=n).as_bytes()
        + b"\n"
        for n in (1, 2)
    )
    document = converted(written(tmp_path, "thread.mbox", raw))
    assert document.unit_count == 2
    found = "\n".join(texts(document))
    assert found.count(line.splitlines()[-1]) == found.count("The end.") == 2


def test_messages_answering_each_other_in_a_circle_are_all_read(tmp_path: Path):
    """Broken programs write references that go round."""
    path = mailbox(
        tmp_path,
        [message("One here.", number=1, answers=2), message("Two here.", number=2, answers=1)],
    )
    found = texts(converted(path), BlockKind.PARAGRAPH)
    assert sorted(found) == ["One here.", "Two here."]


@pytest.mark.parametrize(
    ("attribution", "closing"),
    [
        ("On Tue, Feb 3, 2015 at 10:12 AM A <a@b.org> wrote:", "Best regards,"),
        ("Le mar. 3 févr. 2015 à 10:12, A <a@b.org> a écrit :", "Bien cordialement,"),
        ("Le 3 février 2015 à 10:12, quelqu'un\n<a@b.org> a écrit :", "Cordialement"),
        ("El mar, 3 feb 2015 a las 10:12, A (<a@b.org>) escribió:", "Saludos cordiales,"),
        ("Em ter., 3 de fev. de 2015 às 10:12, A <a@b.org> escreveu:", "Atenciosamente,"),
        ("في الثلاثاء، 3 فبراير 2015 في 10:12 ص كتب A <a@b.org>:", "مع أطيب التحيات،"),
    ],
)
def test_quotations_and_signatures_go_in_five_languages(attribution: str, closing: str):
    """What is left is what the author wrote in this message."""
    text = (
        f"It worked.\n- twice\n\n{closing}\nA. B.\nMinistry\n\n{attribution}\n\n> old text\n> more"
    )
    lines = text.split("\n")
    assert [lines[at] for at in own_lines(lines) if lines[at]] == ["It worked.", "- twice"]


@pytest.mark.parametrize(
    "heads",
    [
        ["From: A <a@b.org>", "Sent: Tuesday, 3 February 2015", "To: B", "Subject: Fees"],
        ["De : A", "Envoyé : mardi 3 février 2015", "À : B", "Objet : Frais"],
        ["De: A", "Enviado el: martes, 3 de febrero de 2015", "Para: B", "Asunto: Cuotas"],
        ["De: A", "Enviada em: terça-feira, 3 de fevereiro", "Para: B", "Assunto: Taxas"],
        ["من: أ", "تاريخ الإرسال: ٣ فبراير ٢٠١٥", "إلى: ب", "الموضوع: الرسوم"],
    ],
)
def test_copied_messages_without_marks_go_too(heads: list[str]):
    """Some programs copy the earlier message below its headers."""
    lines = ["It worked here too.", "", *heads, "", "The earlier text."]
    assert [lines[at] for at in own_lines(lines) if lines[at]] == ["It worked here too."]


def test_answers_between_quotations_are_kept():
    """People answer point by point."""
    lines = ["> Stock-outs?", "Twice in June.", "> Pay?", "Late by two months.", "-- ", "B."]
    assert [lines[at] for at in own_lines(lines)] == ["Twice in June.", "Late by two months."]


def test_forwarded_text_is_what_a_forward_has_to_say():
    """Only the marks and headers of the forwarded message go."""
    text = (
        "FYI\n\n---------- Forwarded message ---------\nFrom: A <a@b.org>\nDate: Tue\n"
        "Subject: Clinic\nTo: B\n\nThe clinic reopened in May."
    )
    lines = text.split("\n")
    kept = [lines[at] for at in own_lines(lines) if lines[at]]
    assert kept == ["FYI", "The clinic reopened in May."]


def test_a_list_with_hyphens_is_no_signature():
    """Reasons are often listed after a line that thanks."""
    lines = ["Thanks for asking. Three reasons:", "- late budgets", "- no drugs", "- low pay"]
    assert own_lines(lines) == [0, 1, 2, 3]


@pytest.mark.parametrize(
    "line",
    [
        *("Sent from my Galaxy", "Sent via BlackBerry", "Sent from Outlook for iOS<https://a.b>"),
        *("Sent from Yahoo Mail on Android", "Sent from my iPhone. Please excuse my typos."),
        *("Envoyé de mon iPhone", "Envoyé à partir de Outlook pour Android", "Obtenir Outlook"),
        *("Envoyé depuis l'application Mail Orange", "Provenance : Courrier pour Windows"),
        *("Enviado desde mi Huawei", "Enviado desde Correo para Windows"),
        *("Enviado do meu telemóvel", "Enviado via iPhone", "Enviado de Correio para Windows"),
        *("أُرسلت من الـ iPhone", "مرسل من هاتفي", "تم الإرسال من هاتف Huawei"),
    ],
)
def test_what_a_message_was_sent_from_goes_alone(line: str):
    """People write below it, quoted or not."""
    lines = ["It worked here.", "", line, "", "> Pay?", "", "Late by two months."]
    own = ["It worked here.", "Late by two months."]
    assert [lines[at] for at in own_lines(lines) if lines[at]] == own
    lines = [one for one in lines if not one.startswith(">")]
    assert [lines[at] for at in own_lines(lines) if lines[at]] == own


@pytest.mark.parametrize(
    "line",
    [
        "Sent with the mail of 3 March were the reports on free care.",
        "Envoyé de mon équipe hier, le rapport dit que la gratuité a marché.",
        "Enviado por correo el informe de marzo.",
    ],
)
def test_sentences_on_what_was_sent_are_kept(line: str):
    """Programs name themselves or a device, in a few words."""
    assert own_lines(["It worked here.", line]) == [0, 1]


def test_html_only_message(tmp_path: Path):
    """Its text is read as a page's, without the quotation at its end."""
    mail = message("")
    mail.set_content(
        "<p>It <b>worked</b>.</p><ul><li>twice</li></ul>"
        "<div class='gmail_quote'>On Tue A wrote:<blockquote>old</blockquote></div>",
        subtype="html",
    )
    document = converted(written(tmp_path, "mail.eml", mail.as_bytes()))
    assert texts(document)[2:] == ["It worked.", "- twice"]
    assert document.unit_count == 1


@pytest.mark.parametrize(
    ("charset", "text"),
    [
        ("iso-8859-1", "La gratuité a réussi."),
        ("windows-1256", "نجح البرنامج في الريف."),
        ("utf-8", "O programa não funcionou."),
    ],
)
@pytest.mark.parametrize("encoding", ["base64", "quoted-printable", "8bit"])
def test_charsets_and_transfer_encodings(tmp_path: Path, charset: str, text: str, encoding: str):
    """Subjects and bodies are read in the charset that they name."""
    mail = message("", subject="Gratuité")
    mail.set_content(text, charset=charset, cte=encoding)
    document = converted(written(tmp_path, "mail.eml", mail.as_bytes()))
    assert texts(document)[0] == "Gratuité"
    assert texts(document)[-1] == text


@pytest.mark.parametrize("charset", ["cp1252", "utf-8"])
def test_accents_of_headers_that_nobody_encoded(tmp_path: Path, charset: str):
    """The standard forbids them, and older programs wrote them."""
    raw = "From: Zoé <z@example.org>\nSubject: Gratuité à Bouaké\n\nLes soins ont été gratuits.\n"
    head = f"MIME-Version: 1.0\nContent-Type: text/plain; charset={charset}\n"
    document = converted(written(tmp_path, "old.eml", (head + raw).encode(charset)))
    assert texts(document) == ["Gratuité à Bouaké", "Zoé", "Les soins ont été gratuits."]


@pytest.mark.parametrize(
    ("subject", "read"),
    [
        ("=?ISO-8859-1?Q?Le_co=FBt_de_12_=80_=93pour_tous=94?=", "Le coût de 12 € “pour tous”"),
        ("=?latin1?B?nHV2cmVzIIA=?= et soins", "œuvres € et soins"),
        ("=?iso-8859-1*fr?Q?C=9Cur?=", "Cœur"),
        ("=?utf-8?Q?Gratuit=C3?= =?utf-8?Q?=A9?=", "Gratuité"),
        ("=?unknown-8bit?Q?Gratuit=E9?=", "Gratuité"),
        ("=?us-ascii?Q?Gratuit=E9?=", "Gratuité"),
        ("=?windows-1256?B?4d7P?= =?utf-8?B?2YbYrNit?=", "لقدنجح"),
        ("Libre : =?iso-8859-1?Q?ab cd?=", "Libre : ab cd"),
    ],
)
def test_encoded_words_of_headers_are_read_as_bodies_are(tmp_path: Path, subject: str, read: str):
    """What programs name is not always what they mean, and they part words within a character."""
    head = f'From: "=?iso-8859-1?Q?C=9Cur=2C_Jean?=" <j@example.org>\nSubject: {subject}\n\nYes.\n'
    document = converted(written(tmp_path, "mail.eml", head))
    assert texts(document) == [read, "Cœur, Jean", "Yes."]


def test_wrong_charset_is_guessed_and_reported(tmp_path: Path):
    """Old programs call everything ASCII."""
    text = "La gratuité a été décidée, et les médicaments ont manqué dès le mois de juin."
    head = b"From: A <a@b.org>\nSubject: x\nContent-Type: text/plain; charset=us-ascii\n\n"
    document = converted(written(tmp_path, "mail.eml", head + text.encode("cp1252")))
    assert texts(document)[-1] == text
    assert [warning.code for warning in document.warnings] == [WarningCode.ENCODING_GUESSED]


def test_too_many_messages(tmp_path: Path):
    """The limit on pages counts messages."""
    path = mailbox(tmp_path, [message(f"Text {n}.", number=n) for n in range(4)])
    with pytest.raises(Refused) as refused:
        convert_file(path, ConversionLimits(ocr=False, max_pages=3))
    assert refused.value.code is RefusalCode.TOO_MANY_PAGES
    assert convert_file(path, NO_OCR).unit_count == 4


def test_subject_without_marks():
    """Answering and forwarding marks, in several languages, and a list's name."""
    assert bare_subject("RE: [uhc-list] Fwd: TR : Free care") == "Free care"
    assert bare_subject("Response times") == "Response times"
