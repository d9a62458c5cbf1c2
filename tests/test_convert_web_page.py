"""Web pages: content in order, without what surrounds it on every page."""

from __future__ import annotations

from pathlib import Path

from convert_samples import converted, texts, written

from ingest.blocks import BlockKind

PAGE = """<!DOCTYPE html>
<html lang="fr-SN"><head>
<meta charset="utf-8"><title>Gratuité | Ministère</title>
<meta property="og:title" content="Gratuité des soins">
<meta name="author" content="Cellule de suivi">
<meta property="article:published_time" content="2016-04-02T10:00:00Z">
<style>p { color: red }</style><script>var hidden = "x";</script></head>
<body>
<header><a href="/">Ministère</a><nav><ul><li><a href="/a">Accueil</a></li></ul></nav></header>
<div class="cookie-banner">Nous utilisons des cookies.</div>
<main>
  <article>
    <header><h1>Gratuité des soins</h1><p>Publié le 2 avril 2016</p></header>
    <p>La gratuité a <b>doublé</b> la fréquen&shy;tation<br>des centres.</p>
    <h2>Ce qui n'a pas marché</h2>
    <ol start="3"><li>Les remboursements <ul><li>en retard de six mois</li></ul></li></ol>
    <table><caption>Visites</caption>
      <tr><th>Année</th><th>Visites</th></tr>
      <tr><td rowspan="2">2005</td><td>0,3</td></tr><tr><td>0,4</td></tr></table>
    <p style="display:none">invisible</p>
    <div>Un texte <span>sans paragraphe</span>.</div>
    <pre>a = b
c = d</pre>
  </article>
</main>
<aside class="related-posts"><p>Lire aussi</p></aside>
<footer>Tous droits réservés</footer>
</body></html>"""


def test_content_is_kept_in_order_and_furniture_is_dropped(tmp_path: Path):
    """Menus, banners, scripts and footers go; an article's own header stays."""
    document = converted(written(tmp_path, "page.html", PAGE))
    assert [(b.kind, b.level, b.text) for b in document.blocks] == [
        (BlockKind.HEADING, 1, "Gratuité des soins"),
        (BlockKind.PARAGRAPH, 0, "Publié le 2 avril 2016"),
        (BlockKind.PARAGRAPH, 0, "La gratuité a doublé la fréquentation des centres."),
        (BlockKind.HEADING, 2, "Ce qui n'a pas marché"),
        (BlockKind.LIST_ITEM, 0, "3. Les remboursements"),
        (BlockKind.LIST_ITEM, 0, "- en retard de six mois"),
        (BlockKind.PARAGRAPH, 0, "Visites"),
        (BlockKind.TABLE, 0, "Année | Visites\n2005 | 0,3\n2005 | 0,4"),
        (BlockKind.PARAGRAPH, 0, "Un texte sans paragraphe."),
        (BlockKind.CODE, 0, "a = b\nc = d"),
    ]


def test_properties_come_from_the_head(tmp_path: Path):
    """What the page declares about itself is not content."""
    properties = converted(written(tmp_path, "page.html", PAGE)).properties
    assert properties.title == "Gratuité des soins"
    assert properties.author == "Cellule de suivi"
    assert (properties.language, properties.year) == ("fr", 2016)


def test_declared_encoding_is_used(tmp_path: Path):
    """Older pages name their encoding in a meta element."""
    page = (
        '<html><head><meta charset="windows-1256"></head><body><p>الرعاية الصحية</p></body></html>'
    )
    document = converted(written(tmp_path, "page.html", page.encode("cp1256")))
    assert texts(document) == ["الرعاية الصحية"]
    assert document.warnings == ()


def test_furniture_that_holds_the_content_is_not_believed(tmp_path: Path):
    """A page whose whole text stands in an element called sidebar still has its text."""
    words = "Fees were removed and attendance doubled within a year. " * 20
    page = f"<html><body><div class='sidebar'><p>{words}</p></div><p>Short.</p></body></html>"
    assert words.strip() in texts(converted(written(tmp_path, "page.html", page)))


def test_content_outside_the_marked_element_is_not_lost(tmp_path: Path):
    """A small article on a page of text is not all there is to read."""
    words = "Fees were removed and attendance doubled within a year. " * 20
    page = f"<html><body><article>A teaser.</article><div><p>{words}</p></div></body></html>"
    found = texts(converted(written(tmp_path, "page.html", page)))
    assert words.strip() in found


def test_layout_programs_headings_count_as_headings(tmp_path: Path):
    """Exported books mark headings by class alone."""
    page = (
        "<html><body><p class='head-A'>Malaria</p><p class='head-B ParaOverride-1'>Signs</p>"
        "<p class='body'>Fever.</p><p class='bullet'>•\tChills</p></body></html>"
    )
    document = converted(written(tmp_path, "page.html", page))
    assert [(b.kind, b.level) for b in document.blocks] == [
        (BlockKind.HEADING, 1),
        (BlockKind.HEADING, 2),
        (BlockKind.PARAGRAPH, 0),
        (BlockKind.LIST_ITEM, 0),
    ]


def test_lists_of_short_links_are_menus_and_long_ones_are_not(tmp_path: Path):
    """A reference list is made of links too, but its entries are sentences."""
    menu = "".join(f"<li><a href='#{n}'>Topic {n}</a></li>" for n in range(5))
    entry = "World Health Organization, a report on user fees in primary health care, 2015"
    references = "".join(f"<li><a href='#{n}'>{entry} {n}</a></li>" for n in range(3))
    page = (
        f"<html><body><ul>{menu}</ul><p>{'Fees were removed. ' * 10}</p>"
        f"<ul>{references}</ul></body></html>"
    )
    found = texts(converted(written(tmp_path, "page.html", page)))
    assert not any("Topic" in text for text in found)
    assert sum(entry in text for text in found) == 3


def test_tables_that_lay_out_a_page_are_read_as_text(tmp_path: Path):
    """Columns made with a table hold headings and paragraphs, not rows."""
    page = (
        "<html><body><table><tr><td><h2>Left</h2><p>One.</p></td>"
        "<td><h2>Right</h2><p>Two.</p></td></tr></table></body></html>"
    )
    assert texts(converted(written(tmp_path, "page.html", page))) == [
        "Left",
        "One.",
        "Right",
        "Two.",
    ]


def test_deep_nesting_does_not_stop_the_reader(tmp_path: Path):
    """Generated pages nest elements by the thousand."""
    page = "<html><body>" + "<div>" * 3000 + "Deep text here." + "</div>" * 3000 + "</body></html>"
    assert "Deep text here." in " ".join(texts(converted(written(tmp_path, "page.html", page))))


def test_what_stands_below_the_end_of_the_page_is_read(tmp_path: Path):
    """As browsers show it: mailing lists write there, and pages are saved one after another."""
    page = "<html><body><p>Fees ended.</p></body>\n</HTML ><p>Clinics closed.</p>"
    assert texts(converted(written(tmp_path, "a.html", page))) == ["Fees ended.", "Clinics closed."]


def test_pictures_and_formulas_within_a_sentence_do_not_part_it(tmp_path: Path):
    """An icon beside a word is no paragraph's end."""
    page = (
        '<p>Fees <img src="arrow.gif"> <picture><source><img></picture>fell by '
        "<math><mi>x</mi><mo>=</mo><mn>2</mn></math> points.</p>"
    )
    assert texts(converted(written(tmp_path, "a.html", f"<body>{page}</body>"))) == [
        "Fees fell by x=2 points."
    ]


def test_items_have_the_numbers_that_the_page_gives_them(tmp_path: Path):
    """Recommendations go on after a paragraph between them."""
    page = "<ol><li>a</li></ol><p>And:</p><ol start=2><li>b</li><li value=7>c</li><li>d</li></ol>"
    found = texts(converted(written(tmp_path, "a.html", f"<body>{page}</body>")))
    assert found == ["1. a", "And:", "2. b", "7. c", "8. d"]


def test_names_of_parts_stand_once_and_apart(tmp_path: Path):
    """A table begins with the names of its columns, which later parts of a long one repeat."""
    page = (
        "<fieldset><legend>Fees</legend><label>Visit</label></fieldset>"
        "<figure><img src=a alt=''><figcaption>Figure 1</figcaption></figure>"
        "Before<details><summary>More on <b>fees</b></summary>Late.</details>after"
        "<dl><dt>UHC<dd>For all<dt>PHC<dd>Near</dl>"
        "<table><caption>Table <p>1</p></caption><tr><th>Year<th>n<tr><td>2005<td>3</table>"
    )
    document = converted(written(tmp_path, "a.html", f"<body><h1>Names</h1>{page}</body>"))
    assert texts(document) == [
        *("Names", "Fees", "Visit", "Figure 1", "Before", "More on fees", "Late.", "after"),
        *("UHC", "For all", "PHC", "Near", "Table 1", "Year | n\n2005 | 3"),
    ]
