"""MHTML: pages that were saved with all that they show are pages, not mail."""

from __future__ import annotations

import quopri
from pathlib import Path

import pytest
from convert_samples import converted, texts, written

from corpus.model import LocatorUnit
from ingest.blocks import RefusalCode, Refused, WarningCode
from ingest.convert import FileFormat, detect

BY_BROWSER = """From: <Saved by Blink>
Snapshot-Content-Location: https://example.org/
Subject: Free care
Date: Tue, 3 Feb 2015 10:12:00 -0000
MIME-Version: 1.0
Content-Type: multipart/related;
\ttype="text/html";
\tboundary="x"
"""
BY_WORD_PROCESSOR = 'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n'
PAGE = """<!DOCTYPE html><html lang="fr"><head><title>Gratuité</title></head><body>
<nav><a href="/">Accueil</a></nav><main><h1>Gratuité des soins</h1><p>Les soins sont gratuits.</p>
<blockquote>Date : 12 mai</blockquote><p>Cordialement</p><p>Le ministère</p></main></body></html>"""
READ = [
    "Gratuité des soins", "Les soins sont gratuits.", "Date : 12 mai", "Cordialement", "Le ministère"
]  # fmt: skip


def saved(head: str, page: bytes, charset: str = "") -> bytes:
    parts = [
        b"Content-Type: image/png\nContent-Location: a.png\n\nPNG",
        f"Content-Type: text/html{charset}\nContent-Transfer-Encoding: quoted-printable\n"
        "Content-Location: https://example.org/\n\n".encode()
        + quopri.encodestring(page),
        b"Content-Type: text/html\nContent-Location: https://example.org/ad\n\n<p>Buy now</p>",
    ]
    return head.encode() + b"".join(b"\n--x\n" + part for part in parts) + b"\n--x--\n"


@pytest.mark.parametrize("head", [BY_BROWSER, BY_WORD_PROCESSOR])
@pytest.mark.parametrize(
    ("encoding", "charset"), [("utf-8", ""), ("cp1252", '; charset="windows-1252"')]
)
def test_a_saved_page_is_read_as_a_page(tmp_path: Path, head: str, encoding: str, charset: str):
    """Without its menu, and with what a reader of mail would take for quotation or signature."""
    path = written(tmp_path, "page.mhtml", saved(head, PAGE.encode(encoding), charset))
    document = converted(path)
    assert texts(document) == READ
    assert (document.unit, document.media_type) == (LocatorUnit.PARAGRAPH, "multipart/related")
    assert (document.properties.title, document.properties.language) == ("Gratuité", "fr")
    assert document.properties.file_year == (2015 if "Date" in head else None)
    assert document.warnings == ()


@pytest.mark.parametrize("header", ["To: b@example.org", "Message-ID: <1@x>", "Received: by x"])
def test_mail_of_related_parts_is_mail(tmp_path: Path, header: str):
    """It was sent to somebody, or by something."""
    path = written(tmp_path, "mail.mht", saved(f"{header}\n{BY_BROWSER}", PAGE.encode()))
    assert detect(path).format is FileFormat.EML


def test_a_saved_page_is_known_by_any_name_and_refused_where_it_is_none(tmp_path: Path):
    """Its content decides, and the name is reported."""
    misnamed = converted(written(tmp_path, "page.html", saved(BY_BROWSER, PAGE.encode())))
    assert texts(misnamed) == READ
    assert [warning.code for warning in misnamed.warnings] == [WarningCode.WRONG_EXTENSION]
    without_page = (
        f"{BY_BROWSER}\n--x\nContent-Type: image/png\nContent-Location: a.png\n\nPNG\n--x--\n"
    )
    with pytest.raises(Refused) as refused:
        converted(written(tmp_path, "picture.mhtml", without_page))
    assert refused.value.code is RefusalCode.EMPTY


@pytest.mark.parametrize(
    "header", ["From: Ana <ana@example.org>", "From:\n Ana\n <ana@example.org>", "X-Unsent: 1"]
)
def test_a_message_that_was_not_sent_yet_is_mail(tmp_path: Path, header: str):
    """Nobody has it, but somebody wrote it, with a picture that has a place."""
    head = f"{header}\nSubject: Pay\n{BY_WORD_PROCESSOR}"
    assert detect(written(tmp_path, "a.eml", saved(head, PAGE.encode()))).format is FileFormat.EML


@pytest.mark.parametrize("head", ["From: Saved by a browser\n", "From: A <a@b.org>\n"])
def test_what_a_browser_says_of_a_page_tells_that_it_is_one(tmp_path: Path, head: str):
    """Whoever is named."""
    place = "Snapshot-Content-Location: https://example.org/\n" if "@" in head else ""
    path = written(tmp_path, "a.eml", saved(head + place + BY_WORD_PROCESSOR, PAGE.encode()))
    assert detect(path).format is FileFormat.WEB_ARCHIVE


def framing(frames: str, *parts: str) -> str:
    """A saved page that has these frames, and what was saved with it."""
    page = f"<p>Fees were removed.</p>{frames}<p>The end.</p>"
    first = f"Content-Type: text/html\nContent-Location: https://example.org/a/b.html\n\n{page}"
    return BY_BROWSER + "".join(f"\n--x\n{part}" for part in (first, *parts)) + "\n--x--\n"


def framed(names: str, words: str) -> str:
    return f"Content-Type: text/html; charset=utf-8\n{names}\n\n<p>{words}</p>"


@pytest.mark.parametrize(
    ("frame", "names"),
    [
        ('<iframe src="cid:f@mhtml.blink">', "Content-ID: <f@mhtml.blink>"),
        ('<iframe src="https://example.org/f">', "Content-Location: https://example.org/f"),
        ('<iframe src="f.html">', "Content-Location: https://example.org/a/f.html"),
    ],
)
def test_what_frames_show_is_read_where_they_stand(tmp_path: Path, frame: str, names: str):
    """By any name that a frame may give it; what no frame shows is not read."""
    other = framed("Content-ID: <g>", "Buy now")
    parts = (other, framed(names, "Visits doubled – everywhere."))
    document = converted(written(tmp_path, "a.mhtml", framing(f"{frame}</iframe>", *parts)))
    assert texts(document) == ["Fees were removed.", "Visits doubled – everywhere.", "The end."]


def test_frames_in_frames_are_read_and_come_to_an_end(tmp_path: Path):
    """Pages may frame themselves and each other; hidden ones are not shown."""
    frame = '<iframe src="cid:{}"></iframe>'.format
    parts = (
        framed("Content-ID: <f>", f"Visits doubled. {frame('f') * 200}{frame('g') * 200}"),
        framed("Content-ID: <g>", f"Taxes paid. {frame('f') * 200}"),
        framed("Content-ID: <h>", "Seen by nobody."),
    )
    hidden = '<iframe hidden src="cid:h"></iframe>'
    document = converted(written(tmp_path, "a.mhtml", framing(hidden + frame("f"), *parts)))
    said = " ".join(texts(document))
    assert (said.count("Visits doubled."), said.count("Taxes paid.")) == (1, 1)
    assert "nobody" not in said
