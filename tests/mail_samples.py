"""Messages and mailboxes, made by the tests that read them."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

from convert_samples import written


def message(
    text: str,
    *,
    number: int = 1,
    day: int = 3,
    subject: str = "Free care",
    answers: int | None = None,
    sender: str = "Adviser <a@example.org>",
) -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = sender
    mail["Subject"] = subject
    mail["Date"] = f"Tue, {day:02} Feb 2015 10:12:00 +0000"
    mail["Message-ID"] = f"<{number}@example.org>"
    if answers is not None:
        mail["In-Reply-To"] = f"<{answers}@example.org>"
        mail["References"] = f"<{answers}@example.org>"
    mail.set_content(text)
    return mail


def mailbox(folder: Path, messages: list[EmailMessage]) -> Path:
    packed = b""
    for mail in messages:
        body = mail.as_bytes().replace(b"\nFrom ", b"\n>From ")
        packed += b"From list@example.org Tue Feb  3 10:12:00 2015\n" + body + b"\n"
    return written(folder, "thread.mbox", packed)
