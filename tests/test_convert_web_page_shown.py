"""Web pages: words that are shown though elements hold them in ways of their own."""

from __future__ import annotations

from pathlib import Path

import pytest
from convert_samples import converted, texts, written

from ingest.blocks import BlockKind
from ingest.convert.web.shown import DEEPEST_PAGE

PAGE = "<!DOCTYPE html><html><body><main><p>{}</p>{}<p>The end.</p></main></body></html>"
SHOWN = "Fees went in all the districts of the country. " * 9


def read(folder: Path, within: str) -> list[str]:
    page = PAGE.format(SHOWN, within)
    return texts(converted(written(folder, "page.html", page)))[1:-1]


def drawn(words: str, around: str = "") -> str:
    return f"<svg{around}><g><path d='M0 0'/>{words}</g></svg>"


@pytest.mark.parametrize(
    ("within", "found"),
    [
        (drawn("<text>Visits doubled</text><text>in 2006</text>"), ["Visits doubled", "in 2006"]),
        (drawn("<text>Vis<tspan>its</tspan><tspan x='0' dy='1'>doubled</tspan></text>"), ["Visits doubled"]),
        (drawn("<foreignObject><h2>Who pays</h2><p>Taxes.</p></foreignObject>"), ["Who pays", "Taxes."]),
        (f"<p>Fees {drawn('<text>fell</text>')} by half.</p>", ["Fees fell by half."]),
        (f"<p>Fees {drawn('')} fell.</p>", ["Fees fell."]),
        (f"<table><tr><td>2006</td><td>{drawn('<text>+3</text><text>%</text>')}</td></tr></table>",
         ["2006 | +3 %"]),
        (drawn("<text>Visits</text>", " aria-label='Visits doubled in all of the districts'"),
         ["Visits", "🖼 Visits doubled in all of the districts"]),
        (drawn("<title>Visits doubled in all districts</title><text>Visits doubled in all districts</text>"),
         ["Visits doubled in all districts"]),
    ],
)  # fmt: skip
def test_words_that_a_page_draws_are_read(tmp_path: Path, within: str, found: list[str]):
    """In order, where they stand; what describes the drawing and repeats them is not."""
    assert read(tmp_path, within) == found


@pytest.mark.parametrize(
    "within",
    [
        drawn("<defs><text>Template</text></defs><symbol><text>Icon</text></symbol>"),
        drawn("<text style='display:none'>Hint</text><text visibility='hidden'>Hint</text>"),
        drawn("<text>Icon</text>", " aria-hidden='true'"),
        "<canvas>Your browser is too old.</canvas>",
        "<template><p>Not in use</p></template>",
        "<dialog><p>Not open</p></dialog>",
        "<iframe src='https://example.org/'>Your browser is too old.</iframe>",
        "<iframe srcdoc='&lt;script&gt;count()&lt;/script&gt;'></iframe>",
        "<noscript>Your browser runs no scripts.</noscript>",
    ],
)
def test_words_that_nobody_sees_are_not_read(tmp_path: Path, within: str):
    """What is defined for later, hidden, or written for other programs."""
    assert read(tmp_path, within) == []


@pytest.mark.parametrize(
    "within",
    [
        "<iframe srcdoc='&lt;h2&gt;Who pays&lt;/h2&gt;&lt;p&gt;Taxes.&lt;/p&gt;'>Too old.</iframe>",
        "<div><template shadowrootmode='open'><h2>Who pays</h2><p>Taxes.</p></template></div>",
        "<dialog open><h2>Who pays</h2><p>Taxes.</p></dialog>",
        "<div hidden='until-found'><h2>Who pays</h2><p>Taxes.</p></div>",
    ],
)
def test_pages_within_pages_and_what_is_opened_by_programs_are_read(tmp_path: Path, within: str):
    """As readers see them, headings included."""
    page = PAGE.format(SHOWN, within)
    blocks = converted(written(tmp_path, "page.html", page)).blocks[1:-1]
    assert [(block.kind, block.text) for block in blocks] == [
        (BlockKind.HEADING, "Who pays"),
        (BlockKind.PARAGRAPH, "Taxes."),
    ]


def test_pages_within_pages_end_somewhere(tmp_path: Path):
    """Each holds the next; those deeper than anybody nests them are left out."""
    inner = "<p>Deepest.</p>"
    for depth in range(DEEPEST_PAGE, -1, -1):
        escaped = inner.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
        inner = f'<p>Page {depth}.</p><iframe srcdoc="{escaped}"></iframe>'
    assert read(tmp_path, inner) == [f"Page {depth}." for depth in range(DEEPEST_PAGE + 1)]


def test_words_of_a_cell_do_not_run_into_each_other(tmp_path: Path):
    """Whatever parts them; what goes on in a line stays whole."""
    cell = (
        "<dl><dt>Fees</dt><dd>none</dd></dl>Vis<b>its</b><blockquote>up</blockquote><pre>x</pre>y"
    )
    table = f"<table><tr><td>{cell}</td><td>2006</td></tr></table>"
    assert read(tmp_path, table) == ["Fees none Visits up x y | 2006"]


def test_the_foot_of_a_table_is_read_last_and_what_stands_between_cells_before_it(tmp_path: Path):
    """As browsers draw them."""
    head, foot, body = (
        f"<{part}><tr><td>{one}</td><td>{other}</td></tr></{part}>"
        for part, one, other in (("thead", "Year", "Visits"), ("tfoot", "All", "9"), ("tbody", "2006", "9"))
    )  # fmt: skip
    table = f"<table>{head}{foot}{body}<p>Visits by year</p></table>"
    assert read(tmp_path, table) == ["Visits by year", "Year | Visits\n2006 | 9\nAll | 9"]


@pytest.mark.parametrize(
    ("formula", "line"),
    [
        ("<mfrac><mrow><mi>A</mi><mo>-</mo><mi>B</mi></mrow><mi>C</mi></mfrac>", "(A-B)/C"),
        ("<msup><mi>x</mi><mn>2</mn></msup><mo>+</mo><msqrt><mi>y</mi></msqrt>", "x^2+√y"),
        ("<msubsup><mi>x</mi><mn>1</mn><mn>2</mn></msubsup>", "x1^2"),
        ("<mroot><mi>x</mi><mn>3</mn></mroot>", "3√x"),
        ("<semantics><mi>x</mi><annotation>\\x</annotation></semantics>", "x"),
        ("<mfrac><mi>broken</mi></mfrac>", "broken"),
    ],
)
def test_formulas_are_read_on_one_line_once(tmp_path: Path, formula: str, line: str):
    """With the bars and roots that are drawn, and without what repeats them for programs."""
    within = f"<p>Cost is <math>{formula}</math> a head.</p>"
    assert read(tmp_path, within) == [f"Cost is {line} a head."]
    cell = f"<table><tr><td>Cost</td><td><math>{formula}</math></td></tr></table>"
    assert read(tmp_path, cell) == [f"Cost | {line}"]


def test_deep_drawings_and_formulas_do_not_stop_the_reader(tmp_path: Path):
    """Programs nest groups by the thousand."""
    depth = 1500
    words = "<tspan>" * depth + "Deep." + "</tspan>" * depth
    drawing = drawn("<g>" * 100 + f"<text>{words}</text>" + "</g>" * 100)
    assert read(tmp_path, drawing) == ["Deep."]
    formula = "<mrow>" * depth + "<mi>x</mi>" + "</mrow>" * depth
    assert read(tmp_path, f"<p><math>{formula}</math></p>") == ["x"]


@pytest.mark.parametrize("hiding", ["hidden", 'style="display: none"', 'aria-hidden="true"'])
def test_a_page_in_a_hidden_frame_is_not_shown(tmp_path: Path, hiding: str):
    """Nor are pages in it; one that a button opens is."""
    inner = "&lt;p&gt;Visits doubled.&lt;/p&gt;&lt;iframe srcdoc='&amp;lt;p&amp;gt;Taxes&amp;lt;/p&amp;gt;'&gt;"
    frame = f'<iframe id="a" {hiding} srcdoc="{inner}"></iframe>'
    assert read(tmp_path, frame) == []
    assert "Visits doubled." in read(tmp_path, f'<button aria-controls="a">More</button>{frame}')
    shown = f'<iframe style="width: 9em" aria-hidden="false" srcdoc="{inner}"></iframe>'
    assert read(tmp_path, shown) == ["Visits doubled.", "Taxes"]


def test_drawings_in_drawings_are_read_once(tmp_path: Path):
    """However deep, in their order, and those in a piece of page that a drawing holds."""
    deep = f"{'<svg>' * 150}<text>Visits doubled</text>{'</svg>' * 150}"
    piece = f"<foreignObject><p>Taxes</p>{drawn('<text>Fees</text>')}</foreignObject>"
    within = f"<svg><text>2006</text>{deep}{piece}</svg>"
    assert read(tmp_path, within) == ["2006", "Visits doubled", "Taxes", "Fees"]


def test_a_cell_is_read_however_deep_its_words_are(tmp_path: Path):
    """With what stands after each of the elements, and without what is written for programs."""
    deep = f"{'<span>' * 1200}Visits<script>x</script>{' a</span>' * 1200}"
    (row,) = read(tmp_path, f"<table><tr><td>2006</td><td>{deep} doubled</td></tr></table>")
    assert row.startswith("2006 | Visits a a")
    assert row.endswith("a a doubled")
