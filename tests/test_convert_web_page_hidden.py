"""Web pages: what they show only when a reader asks for it, and boxes beside their text."""

from __future__ import annotations

from pathlib import Path

import pytest
from convert_samples import converted, texts, written

from ingest.blocks import BlockKind

SHOWN = f"<h1>Free care</h1><p>{'Fees went in all the districts of the country. ' * 9}</p>"
PAGE = f"<!DOCTYPE html><html><body><main>{SHOWN}{{}}</main>{{}}</body></html>"
PANEL = "<p>Taxes pay for it, and visits doubled.</p>"


def read(folder: Path, within: str, below: str = "") -> list[str]:
    return texts(converted(written(folder, "page.html", PAGE.format(within, below))))[2:]


@pytest.mark.parametrize(
    "within",
    [
        f'<h2><button aria-controls="a">Who pays?</button></h2><div id="a" hidden>{PANEL}</div>',
        f'<button aria-controls="b a">Who pays?</button><div id="a" aria-hidden="true">{PANEL}</div>',
        f'<button data-bs-target="#a">Who pays?</button><div id="a" style="display:none">{PANEL}</div>',
        f'<p>Who pays?</p><div role="tabpanel" hidden>{PANEL}</div>',
        f"<details><summary>Who pays?</summary>{PANEL}</details>",
    ],
)
def test_what_a_reader_opens_is_read(tmp_path: Path, within: str):
    """Answers that wait behind their questions, and tabs: with the button that opens them."""
    assert read(tmp_path, within) == ["Who pays?", "Taxes pay for it, and visits doubled."]


def test_a_question_that_is_a_button_in_a_heading_heads_its_answer(tmp_path: Path):
    """As it does for who sees the page."""
    page = PAGE.format(f'<h2><button aria-controls="a">Who pays?</button></h2>{PANEL}', "")
    blocks = converted(written(tmp_path, "page.html", page)).blocks
    assert (blocks[2].kind, blocks[2].level, blocks[2].text) == (BlockKind.HEADING, 2, "Who pays?")


@pytest.mark.parametrize(
    ("within", "below"),
    [
        ("<button>Print</button>", ""),
        (f"<div hidden>{PANEL}</div>", ""),
        ("", f'<button aria-controls="m">Menu</button><div id="m" hidden>{PANEL}</div>'),
        ("", f"<aside>{PANEL}</aside>"),
        (
            "<aside><p>See <a href='/x'>What other countries did about their fees</a></p></aside>",
            "",
        ),
    ],
)
def test_what_belongs_to_the_site_is_not(tmp_path: Path, within: str, below: str):
    """Menus that open by a button, boxes of links, and what nobody can open."""
    assert read(tmp_path, within, below) == []


def test_boxes_within_an_article_are_read(tmp_path: Path):
    """Key messages stand there."""
    assert read(tmp_path, f"<aside><h2>Key message</h2>{PANEL}</aside>") == [
        "Key message", "Taxes pay for it, and visits doubled."
    ]  # fmt: skip
