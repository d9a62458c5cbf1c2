"""Mail: what somebody hands on, sets apart or adds is theirs; what a program copies below is not."""

from __future__ import annotations

from pathlib import Path

import pytest
from convert_samples import converted, texts, written
from mail_samples import mailbox, message

from ingest.blocks import BlockKind, ConversionWarning, WarningCode
from ingest.convert.mail.text import own_lines
from ingest.convert.mail.threads import is_forward

HISTORY = (
    "From: Clerk\nSent: Monday, 2 February 2015\nTo: Adviser\nSubject: Drugs\n\nDrugs ran out.\n"
)


def said(folder: Path, text: str, subject: str = "Free care", *, subtype: str = "plain") -> list:
    mail = message("", subject=subject)
    mail.set_content(text, subtype=subtype)
    return texts(converted(written(folder, "mail.eml", mail.as_bytes())))[2:]


@pytest.mark.parametrize(
    "line",
    ["Date: 12 May", "Objet : gratuité des soins", "Fecha: 12 de mayo", "Para: todos", "الموضوع: الرسوم"],
)  # fmt: skip
def test_a_line_that_begins_as_a_header_is_read(tmp_path: Path, line: str):
    """Announcements say the day and the subject of a meeting; programs write three at least."""
    assert line in said(tmp_path, f"Please come to the meeting.\n\n{line}\nRoom 4\n\nThe agenda.")
    assert line in said(tmp_path, f"<p>Please come.</p><p>{line}</p><p>Room</p>", subtype="html")


@pytest.mark.parametrize(
    ("line", "is_added"),
    [
        ("PS: bring the budget.", True),
        ("P.S. Bring the budget.", True),
        ("NB : apportez le budget.", True),
        ("P.D.: traiga el presupuesto.", True),
        ("PS – traga o orçamento.", True),
        ("ملاحظة: أحضروا الميزانية.", True),
        ("PSI, Dakar", False),
        ("Programme director", False),
    ],
)
def test_what_is_added_below_the_name_is_read(line: str, is_added: bool):
    """A signature ends where its writer goes on, with what follows."""
    lines = ["We met the team today.", "Best regards,", "Ada", "", line, "And come early."]
    assert own_lines(lines) == ([0, 4, 5] if is_added else [0])


@pytest.mark.parametrize(
    ("subject", "reads_history"),
    [("FW: Drugs", True), ("TR : Drugs", True), ("RV: Drugs", True), ("[uhc] Fwd: Drugs", True),
     ("RE: Drugs", False), ("Re: FW: Drugs", False), ("Drugs", False)],
)  # fmt: skip
def test_what_a_message_hands_on_by_its_subject_is_read(
    tmp_path: Path, subject: str, reads_history: bool
):
    """Some programs copy what is handed on as they copy what is answered, in text and HTML."""
    own = "Please see below what they told us."
    page = f"<p>{own}</p><div id='divRplyFwdMsg'><b>From:</b> Clerk</div><div>Drugs ran out.</div>"
    for text, subtype in ((f"{own}\n\n{HISTORY}", "plain"), (page, "html")):
        found = said(tmp_path, text, subject, subtype=subtype)
        assert found[0] == own
        assert ("Drugs ran out." in found) == reads_history
    assert is_forward(subject) == reads_history


def test_a_forwarded_message_is_read_though_it_is_quoted(tmp_path: Path):
    """With its own quotations left out, as ever; and where it is a page within a page."""
    quoted = "".join(f"> {line}\n" for line in ["From: A <a@b.org>", "Date: Tue", "To: B", "",
                                               "Fees went.", "> Did they?", "Visits doubled."])  # fmt: skip
    text = f"FYI, see this.\n\nBegin forwarded message:\n\n{quoted}"
    assert said(tmp_path, text) == ["FYI, see this.", "Fees went.", "Visits doubled."]
    page = (
        "<div>FYI, see this longer remark of mine on it.</div><div class='gmail_quote'>"
        "<div class='gmail_attr'>---------- Forwarded message ---------<br></div>Fees went.</div>"
    )
    assert said(tmp_path, page, subtype="html")[-1] == "Fees went."


def test_an_answer_to_a_forwarded_message_does_not_repeat_it(tmp_path: Path):
    """What is copied below it was read where it was handed on."""
    below = f"{HISTORY}\n---------- Forwarded message ---------\nFees went.\n"
    assert said(tmp_path, f"We had the same here.\n\n{below}") == ["We had the same here."]


def test_what_a_thread_has_already_is_not_read_again_from_a_forward(tmp_path: Path):
    """The message that is handed on stands in the mailbox."""
    first = message("Drugs ran out.", subject="Drugs")
    second = message(f"See this, please.\n\n{HISTORY}", number=2, answers=1, subject="FW: Drugs")
    found = texts(converted(mailbox(tmp_path, [first, second])))
    assert found.count("Drugs ran out.") == 1


@pytest.mark.parametrize(
    ("block", "is_read"),
    [
        ("<blockquote style='margin:0 0 0 40px;border:none;padding:0px'>{}</blockquote>", True),
        ("<blockquote>{}</blockquote>", True),
        ("<blockquote type='cite'>{}</blockquote>", False),
        ("<blockquote style='border-left:1px solid #ccc'>{}</blockquote>", False),
        ("On Tue, 3 Feb, <a href='x'>A</a> wrote:<br><br><blockquote>{}</blockquote>", False),
        ("<p>Ada a écrit :</p><div><blockquote>{}</blockquote></div>", False),
        ("<div class='gmail_quote'>On Tue A wrote:<blockquote class='gmail_quote'>{}</blockquote></div>", False),
    ],
)  # fmt: skip
def test_what_an_author_sets_apart_is_read_and_quotations_are_not(
    tmp_path: Path, block: str, is_read: bool
):
    """One element does both; a quotation within another is counted once."""
    held = block.format("The clinics were paid late in all the districts of the country.")
    found = said(tmp_path, f"<p>We found this.</p>{held}<p>It is so.</p>", subtype="html")
    assert any(text.startswith("The clinics") for text in found) == is_read
    assert (found[0], found[-1]) == ("We found this.", "It is so.")


def test_a_subject_that_changes_within_a_thread_is_read_once(tmp_path: Path):
    """Below who wrote it; answers that keep it, or the first, do not repeat it."""
    subjects = ("Free care", "Stock-outs (was: Free care)", "Re: Stock-outs (was: Free care)")
    thread = [
        message(f"Text {at}.", number=at, day=at, answers=at - 1 or None, subject=subject)
        for at, subject in enumerate((*subjects, "Re: Free care"), start=1)
    ]
    found = texts(converted(mailbox(tmp_path, thread)))
    assert found == [
        "Free care", "Adviser, 2015-02-01", "Text 1.",
        "Adviser, 2015-02-02", "Stock-outs (was: Free care)", "Text 2.",
        "Adviser, 2015-02-03", "Text 3.", "Adviser, 2015-02-04", "Text 4.",
    ]  # fmt: skip


def test_a_message_that_cannot_be_parted_is_read_as_text(tmp_path: Path):
    """The mark between its parts is missing."""
    head = b"From: A <a@b.org>\nSubject: x\nContent-Type: multipart/mixed; boundary=zzz\n\n"
    document = converted(written(tmp_path, "mail.eml", head + b"Fees went.\n"))
    assert texts(document) == ["x", "A", "Fees went."]


EARLIER = "Au Togo, louer les motos a bien fonctionné."
QUOTED_BELOW = [
    ("plain", f"Le 11 mars 2024, Kofi a écrit :\n> {EARLIER}\n> > Le 10 mars 2024, Lea a écrit :\n"),
    ("plain", f"-----Message d'origine-----\nDe : Kofi\nEnvoyé : 11 mars\nObjet : Motos\n\n{EARLIER}"),
    ("html", f"<div class='gmail_quote'><div class='gmail_attr'>A a écrit :</div>{EARLIER}</div>"),
    ("html", f"<div id='divRplyFwdMsg'><b>De :</b> Kofi</div><div>{EARLIER}</div>"),
]  # fmt: skip


@pytest.mark.parametrize(("subtype", "below"), QUOTED_BELOW)
def test_words_quoted_from_a_message_that_is_not_there_are_told(
    tmp_path: Path, subtype: str, below: str
):
    """Of one message nobody knows whether the others are kept; in a mailbox they are looked for."""
    own = "Chez nous les motos ont servi six mois."
    answer = message("", number=2, day=4, answers=1)
    answer.set_content(
        f"<p>{own}</p>{below}" if subtype == "html" else f"{own}\n\n{below}", subtype
    )
    alone = converted(written(tmp_path, "mail.eml", answer.as_bytes()))
    assert texts(alone)[2:] == [own]
    assert alone.warnings == (ConversionWarning(WarningCode.QUOTATIONS_LEFT_OUT, "8"),)
    asked = message(f"Bonjour,\n\n{EARLIER.replace(' louer', chr(10) + 'louer')}\n\nKofi")
    assert converted(mailbox(tmp_path, [asked, answer])).warnings == ()
    other = message("Les motos sont trop chères.")
    told = converted(mailbox(tmp_path, [other, answer, answer])).warnings
    assert told == alone.warnings


@pytest.mark.parametrize(
    "text",
    ["Merci à tous.\n\n-- \nKofi\nLomé", "FYI\n\nBegin forwarded message:\n\n> Fees went.",
     "> All that there is to say."],
)  # fmt: skip
def test_what_is_read_and_signatures_are_no_quotations_left_out(tmp_path: Path, text: str):
    """Nothing is missed there."""
    mail = message(text)
    assert converted(written(tmp_path, "mail.eml", mail.as_bytes())).warnings == ()


HEADS = ["De : Jean <j@x.org>", "Envoyé : lundi 3 mars 2025", "À : liste", "Objet : Frais"]


def test_few_words_above_a_copied_message_are_kept(tmp_path: Path):
    """With what they stand above, unless the mailbox has it: then they are all that is said."""
    lines = ["Bien reçu.", "", *HEADS, "", "Les frais ont été supprimés partout."]
    assert [lines[at] for at in own_lines(lines) if lines[at]] == [lines[0], lines[-1]]
    opening = message("Les frais ont été supprimés partout.", number=1)
    answer = message("\n".join(lines), number=2, subject="Re: Free care", answers=1)
    found = texts(converted(mailbox(tmp_path, [opening, answer])), BlockKind.PARAGRAPH)
    assert found == [lines[-1], lines[0]]


@pytest.mark.parametrize(
    "below",
    [
        ["The budget was late by six months in all", "districts of the north.", "We paid nurses."],
        ["Les budgets ont été payés avec six mois de retard."],
        ["تأخرت الميزانيات ستة أشهر في كل المناطق."],
    ],
)
@pytest.mark.parametrize("names", [["Many thanks,"], ["Cordialement,", "Awa Diop", "Ministère"]])
def test_paragraphs_below_thanks_and_names_are_kept(names: list[str], below: list[str]):
    """Who thanks first, or thinks of something more, writes on."""
    lines = ["Free care worked here.", "", *names, "", *below]
    assert [lines[at] for at in own_lines(lines) if lines[at]][-len(below) :] == below


@pytest.mark.parametrize(
    "below",
    [
        ["-- ", "Conseillère, bureau de Bamako", "Ces avis de la division ne sont que les siens."],
        ["مستشار النظم الصحية", "", "الآراء الواردة في هذه الرسالة لا تلزم أي منظمة."],
        ["Awa Diop", "", "This message and its annexes are confidential, not to be shared."],
        ["Ana", "", "As opiniões expressas nesta mensagem são apenas de quem a escreve."],
        ["Ana", "", "Las opiniones expresadas en este mensaje son solo de su autora."],
        ["Awa", "", "Les propos exprimés ici n'engagent que leur auteure, et personne d'autre."],
    ],
)
@pytest.mark.parametrize("own", [[], ["The budget was late by six months in all districts.", ""]])
def test_what_stands_below_names_by_rule_is_no_paragraph(own: list[str], below: list[str]):
    """Signatures and what organisations say of who is bound, whatever is written above them."""
    lines = ["Free care worked here.", "", "Bien à vous,", "", *own, *below]
    shown = [lines[at] for at in own_lines(lines) if lines[at]]
    assert shown[: 1 + len(own[:1])] == [lines[0], *own[:1]]
    assert not {*shown} & {*filter(None, below[1:])}


@pytest.mark.parametrize(
    "below",
    ["The views expressed at the workshop were clear: fees keep people away.",
     "Les destinataires de la gratuité sont les femmes enceintes, pas leurs maris."],
)  # fmt: skip
def test_views_and_those_who_are_to_receive_are_no_rule(below: str):
    """People write of them as of anything."""
    lines = ["Free care worked here.", "", "Cordialement,", "", below]
    assert own_lines(lines)[-1] == 4


@pytest.mark.parametrize(
    "line",
    ["Le 3 mars 2025, la ministre a écrit :", "On 3 March 2025 the minister wrote:",
     "Em 3 de março de 2025 a ministra escreveu:", "El 3 de marzo de 2025 la ministra escribió:"],
)  # fmt: skip
def test_what_people_cite_of_others_is_theirs(line: str):
    """Programs give an address or the time of day."""
    lines = ["See what was said in public.", "", line, "", "Health is a right.", "", "So it is."]
    assert own_lines(lines) == list(range(len(lines)))


@pytest.mark.parametrize(
    "heads",
    [["From: 2010 fees fell.", "To: 2015 they rose.", "Date: it depends."],
     ["Date : 12 mai 2025", "De : 9 h", "À : 12 h", "Objet : réunion"]],
)  # fmt: skip
def test_periods_are_no_headers(heads: list[str]):
    """A meeting is announced in lines that look like them."""
    lines = ["This is what we know.", "", *heads, "", "Everybody is welcome."]
    assert own_lines(lines) == list(range(len(lines)))


def test_a_forward_in_arabic_as_gmail_writes_it():
    """With a vowel mark."""
    lines = ["للاطلاع.", "---------- رسالة مُعاد توجيهها ----------", "من: أحمد <a@x.org>",
             "التاريخ: الاثنين", "الموضوع: الرسوم", "إلى: ب", "", "النص هنا."]  # fmt: skip
    assert [lines[at] for at in own_lines(lines) if lines[at]] == [lines[0], lines[-1]]
