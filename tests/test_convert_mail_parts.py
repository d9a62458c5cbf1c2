"""Mail: forms of one message, messages within it, and what it carries along."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from convert_samples import converted, texts, written
from icalendar import Todo
from mail_samples import mailbox, message

from ingest.blocks import BlockKind, RefusalCode, Refused, WarningCode
from ingest.convert.mail.calendar import invitation_lines


def test_plain_alternative_is_read_once_and_attachments_are_reported(tmp_path: Path):
    """A message in two forms is one text; what is attached is named and left out."""
    mail = message("It worked.")
    mail.add_alternative("<p>It worked.</p>", subtype="html")
    mail.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="plan.pdf")
    document = converted(written(tmp_path, "mail.eml", mail.as_bytes()))
    assert texts(document, BlockKind.PARAGRAPH) == ["It worked."]
    assert [(w.code, w.detail) for w in document.warnings] == [
        (WarningCode.ATTACHMENTS_LEFT_OUT, "1: plan.pdf")
    ]


def test_alternative_that_only_names_another_is_not_read(tmp_path: Path):
    """Some lists send a sentence to programs that show no HTML, and all they say to others."""
    mail = message("This message is best read as a web page.")
    mail.add_alternative(f"<p>{'The clinics were paid late this year. ' * 9}</p>", subtype="html")
    found = texts(converted(written(tmp_path, "list.eml", mail.as_bytes())), BlockKind.PARAGRAPH)
    assert found == [("The clinics were paid late this year. " * 9).strip()]


def test_messages_within_a_message_are_read_under_who_wrote_them(tmp_path: Path):
    """A list's digest is made of them, and some programs forward so."""
    inner = message(
        "Clinics were paid late.", number=7, sender="Nurse <n@example.org>", subject="Pay"
    )
    inner.add_attachment(message("Drugs ran out.", sender="Clerk <c@example.org>"))
    outer = message("See below, colleagues.")
    outer.add_attachment(inner)
    document = converted(written(tmp_path, "forward.eml", outer.as_bytes()))
    assert texts(document) == [
        "Free care", "Adviser, 2015-02-03", "See below, colleagues.",
        "Pay, Nurse, 2015-02-03", "Clinics were paid late.",
        "Free care, Clerk, 2015-02-03", "Drugs ran out.",
    ]  # fmt: skip
    assert not document.warnings
    assert {block.position for block in document.blocks} == {1}


def test_message_without_words_is_empty_and_sealed_one_encrypted(tmp_path: Path):
    """A heading made of sender and date is nothing to read."""
    codes = []
    sealed = b"From: A <a@b.org>\nContent-Type: application/pkcs7-mime; name=x.p7m\n\nMIIB\n"
    for name, content in (("a.eml", message("").as_bytes()), ("b.eml", sealed)):
        with pytest.raises(Refused) as refused:
            converted(written(tmp_path, name, content))
        codes.append(refused.value.code)
    assert codes == [RefusalCode.EMPTY, RefusalCode.ENCRYPTED]


def test_message_of_attachments_alone_is_refused_by_their_names(tmp_path: Path):
    """Whoever took it in learns what to save."""
    mail = message("\n")
    for name in ("plan.pdf", "budget.xlsx"):
        mail.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename=name)
    with pytest.raises(Refused) as refused:
        converted(written(tmp_path, "mail.eml", mail.as_bytes()))
    assert refused.value.code is RefusalCode.ONLY_ATTACHMENTS
    assert refused.value.detail == "2: plan.pdf, budget.xlsx"


def test_an_invitation_is_read_by_what_it_says(tmp_path: Path):
    """Its last form is one for calendars; with no other it is an attachment."""
    mail = message("\n")
    mail.add_alternative("<p>The forum meets in May.</p>", subtype="html")
    mail.add_alternative("BEGIN:VCALENDAR", subtype="calendar")
    document = converted(written(tmp_path, "invitation.eml", mail.as_bytes()))
    assert texts(document, BlockKind.PARAGRAPH) == ["The forum meets in May."]
    alone = message("\n")
    alone.add_alternative("BEGIN:VCALENDAR", subtype="calendar")
    with pytest.raises(Refused) as refused:
        converted(written(tmp_path, "calendar.eml", alone.as_bytes()))
    assert refused.value.detail == "1: text/calendar"


INVITATION = (
    "BEGIN:VCALENDAR\r\nBEGIN:VTIMEZONE\r\nDTSTART:19700101T000000\r\nEND:VTIMEZONE\r\n"
    'BEGIN:VEVENT\r\nDTSTART;TZID="Africa: Dakar":20150512T090000\r\nLOCATION:Dakar\\, room 4\r\n'
    "DESCRIPTION:Fees\\nand pay\r\n ment.\r\nSUMMARY;LANGUAGE=en:Forum of May\r\n"
    "BEGIN:VALARM\r\nDESCRIPTION:Reminder\r\nEND:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)


@pytest.mark.parametrize(
    ("said", "read", "named"),
    [
        ("", ["Forum of May", "2015-05-12", "Dakar, room 4", "Fees", "and payment."], []),
        ("Please come.", ["Please come."], ["1: forum.ics"]),
    ],
)
def test_an_invitation_that_only_calendars_can_read_is_read(
    tmp_path: Path, said: str, read: list[str], named: list[str]
):
    """What happens, when and where; a message that says something says it to people."""
    mail = message(f"{said}\n")
    mail.add_attachment(
        INVITATION.encode(), maintype="text", subtype="calendar", filename="forum.ics"
    )
    document = converted(written(tmp_path, "invitation.eml", mail.as_bytes()))
    assert texts(document, BlockKind.PARAGRAPH) == read
    assert [warning.detail for warning in document.warnings] == named


def calendar_of(*components: str) -> str:
    return "\r\n".join(("BEGIN:VCALENDAR", *components, "END:VCALENDAR", ""))


def component(*properties: str, name: str = "VEVENT") -> str:
    return "\r\n".join((f"BEGIN:{name}", *properties, f"END:{name}"))


WEEKLY = component("UID:1", "SUMMARY:Forum", "DTSTART:20150512T090000Z", "RRULE:FREQ=SECONDLY")


@pytest.mark.parametrize(
    ("calendar", "read"),
    [
        (
            calendar_of(
                component("UID:1", "RECURRENCE-ID:20150519", "SUMMARY:Forum", "DTSTART:20150520"),
                WEEKLY,
            ),
            ["Forum", "2015-05-12", "2015-05-20"],
        ),
        (
            calendar_of(
                WEEKLY,
                component("UID:1", "RECURRENCE-ID:20150519", "DTSTART:20150519", "STATUS:CANCELLED"),
            ),
            ["Forum", "2015-05-12"],
        ),
        (
            calendar_of(component("UID:1", "RECURRENCE-ID:20150519", "SUMMARY:Forum of nurses")),
            ["Forum of nurses"],
        ),
        (
            calendar_of(WEEKLY, component("UID:2", "SUMMARY:Forum", "DTSTART:20150512")),
            ["Forum", "2015-05-12", "Forum", "2015-05-12"],
        ),
        (calendar_of(component("SUMMARY:Send the budget", name=Todo.name)), ["Send the budget"]),
        (calendar_of(component("SUMMARY:Not to be told", name="VJOURNAL")), []),
        (
            calendar_of(
                component("TZID:Africa", "RRULE:FREQ=SECONDLY", name="VTIMEZONE"),
                "No property at all",
                component(
                    "SUMMARY:Forum", "SUMMARY:Later", "DTSTART;TZID=Africa:20150512T233000",
                    "DTEND:soon", component("TRIGGER:soon", "DESCRIPTION:Reminder", name="VALARM"),
                ),
            ),
            ["Forum", "2015-05-12"],
        ),
        (calendar_of(component("SUMMARY:Forum", "DTSTART:In May")), ["Forum"]),
        (calendar_of(component("SUMMARY:Forum", "DTSTART:PT1H", name=Todo.name)), ["Forum"]),
        (calendar_of(component("DTSTART:20151399", name="VTIMEZONE"), WEEKLY), ["Forum", "2015-05-12"]),
        (calendar_of(component("SUMMARY:Forum"), "END:VEVENT", "END:VEVENT"), []),
        ("SUMMARY:Forum", []),
        ("", []),
    ],
)  # fmt: skip
def test_events_and_todos_are_told_once(calendar: str, read: list[str]):
    """An exception to an event that repeats tells what differs, one called off nothing.

    What only programs read is not looked at, so no zone or rule keeps an event out; a calendar
    whose components do not close tells nothing.
    """
    assert list(invitation_lines(calendar)) == read


def test_a_calendar_never_opens_a_file(tmp_path: Path):
    """Words of one line are no path."""
    event = written(tmp_path, "secret.ics", calendar_of(WEEKLY).encode())
    assert list(invitation_lines(str(event))) == []
    assert list(invitation_lines(f"SUMMARY:{event}")) == []


def test_a_calendar_that_cannot_be_read_is_named_and_keeps_nothing_out(tmp_path: Path):
    """The mail and the other calendar say what they say."""
    mail = message("\n")
    for name, calendar in (("broken.ics", "END:VEVENT\r\n" * 3), ("forum.ics", INVITATION)):
        mail.add_attachment(calendar.encode(), maintype="text", subtype="calendar", filename=name)
    document = converted(written(tmp_path, "invitation.eml", mail.as_bytes()))
    assert texts(document, BlockKind.PARAGRAPH)[0] == "Forum of May"
    assert [warning.detail for warning in document.warnings] == ["1: broken.ics"]


def test_what_only_the_form_not_read_carries_is_named(tmp_path: Path):
    """Some programs attach files to the web page of a message; pictures in its text are none."""
    mail = message("It worked.")
    mail.add_alternative("<p>It <img src='cid:x'> worked.</p>", subtype="html")
    page = mail.get_payload()[1]
    page.add_related(b"GIF", maintype="image", subtype="gif", cid="<x>")
    page.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="plan.pdf")
    document = converted(written(tmp_path, "mail.eml", mail.as_bytes()))
    assert texts(document, BlockKind.PARAGRAPH) == ["It worked."]
    assert [warning.detail for warning in document.warnings] == ["1: plan.pdf"]


def test_a_sealed_message_among_others_is_named(tmp_path: Path):
    """The rest of the mailbox is read."""
    sealed = message("")
    sealed.replace_header("Content-Type", 'application/pkcs7-mime; name="smime.p7m"')
    document = converted(mailbox(tmp_path, [message("It worked."), sealed]))
    assert texts(document, BlockKind.PARAGRAPH) == ["It worked."]
    assert [(warning.code, warning.detail) for warning in document.warnings] == [
        (WarningCode.ATTACHMENTS_LEFT_OUT, "1: smime.p7m")
    ]


WORDS = "Les soins ont été gratuits à Bouaké et à Man depuis deux ans, et les budgets en retard."


@pytest.mark.parametrize(
    ("cut", "below"),
    [(0, ""), (1, ""), (2, ""), (3, ""), (0, "--\nlist@example.org"), (1, "--\nlist@example.org")],
)
def test_base64_that_is_cut_short_or_written_on_below(tmp_path: Path, cut: int, below: str):
    """Lists add their footers to what they do not read."""
    coded = base64.encodebytes(WORDS.encode()).decode().strip().rstrip("=")
    head = "From: A <a@b.org>\nSubject: x\nContent-Type: text/plain; charset=utf-8\n"
    sent = f"{head}Content-Transfer-Encoding: base64\n\n{coded[: len(coded) - cut]}\n\n{below}\n"
    found = " ".join(texts(converted(written(tmp_path, "mail.eml", sent))))
    assert WORDS[:-4] in found


@pytest.mark.parametrize(
    ("parameters", "text", "said"),
    [
        ("format=flowed", "Fees were \nremoved \nin May.\n Drugs\n> old \n> text\n-- \nA. B.",
         ["Fees were removed in May.", "Drugs"]),
        ("format=flowed; delsp=yes", "医疗 \n保险  \nhere for all.", ["医疗保险 here for all."]),
        ("", "Fees were \nremoved.", ["Fees were", "removed."]),
    ],
)  # fmt: skip
def test_lines_that_flow_are_joined(tmp_path: Path, parameters: str, text: str, said: list[str]):
    """Programs break them for screens of their own, however short."""
    kind = "; ".join(filter(None, ("text/plain; charset=utf-8", parameters)))
    head = f"From: A <a@b.org>\nSubject: x\nContent-Type: {kind}\n\n"
    assert texts(converted(written(tmp_path, "mail.eml", head + text)))[2:] == said


@pytest.mark.parametrize(
    "heads",
    [
        "<b>De&nbsp;:</b> Jean &lt;j@x.org&gt;<br><b>Envoyé&nbsp;:</b> lundi<br><b>À&nbsp;:</b> B",
        "<b>From:</b> Jean<br><b>Sent:</b> Monday<br><b>To:</b> B<br><b>Subject:</b> Fees",
        "<b>De:</b> Juan<br><b>Enviado el:</b> lunes<br><b>Para:</b> B<br><b>Asunto:</b> Cuotas",
        "<b>من:</b> أحمد<br><b>تم الإرسال:</b> الاثنين<br><b>إلى:</b> ب<br><b>الموضوع:</b> الرسوم",
    ],
)
def test_headers_in_one_block_of_a_page_begin_a_copied_message(tmp_path: Path, heads: str):
    """Outlook writes them so, and marks the copied message by nothing else."""
    page = f"<p>Free care worked here.</p><div><p>{heads}</p></div><p>The earlier text.</p>"
    mail = message("")
    mail.set_content(page, subtype="html")
    found = texts(converted(written(tmp_path, "mail.eml", mail.as_bytes())))
    assert found[2:] == ["Free care worked here."]


def test_names_of_headers_within_a_sentence_begin_nothing(tmp_path: Path):
    """They are words as any others."""
    said = "De : ce village à : cet autre, date : rien, objet : rien de nouveau cette année."
    mail = message("")
    mail.set_content(f"<p>Free care worked here.</p><p>{said}</p><p>The end.</p>", subtype="html")
    assert said in texts(converted(written(tmp_path, "mail.eml", mail.as_bytes())))
