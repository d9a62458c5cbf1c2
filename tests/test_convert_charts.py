"""Charts of Word documents and of slides: their titles, categories, series and values."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import docx
import pptx
import pytest
from convert_samples import converted, texts
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI as WordURI
from docx.opc.part import Part as WordPart
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from pptx.chart.data import BubbleChartData, CategoryChartData, XyChartData
from pptx.enum.chart import XL_CHART_TYPE

from ingest.blocks import BlockKind
from ingest.convert.office.elements import C15, CX, A, C, R
from ingest.convert.office.figures import Dates, figure

NAMES = " ".join(
    f'xmlns:{prefix}="{name.strip("{}")}"'
    for prefix, name in (("a", A), ("c", C), ("c15", C15), ("cx", CX), ("r", R))
)


def visits() -> CategoryChartData:
    data = CategoryChartData()
    data.categories = ["2005", "2006"]
    data.add_series("Public", (0.3, 0.45))
    data.add_series("Private", (None, 1234567.25))
    return data


def on_slide(kind: XL_CHART_TYPE, data: Any) -> tuple[Any, Any]:
    """A presentation with one slide that holds this chart, and the chart."""
    presentation = pptx.Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[6])
    return presentation, slide.shapes.add_chart(kind, 0, 0, 9_000_000, 5_000_000, data).chart


def read(folder: Path, document: Any, name: str = "chart.pptx") -> list[str]:
    document.save(str(folder / name))
    return texts(converted(folder / name))


def test_charts_are_tables_under_their_titles(tmp_path: Path):
    """With the axes' titles, which say what was measured, and what somebody wrote at a point."""
    presentation, chart = on_slide(XL_CHART_TYPE.COLUMN_CLUSTERED, visits())
    chart.has_title = True
    chart.chart_title.text_frame.text = "Use\vof care"
    for axis, title in ((chart.value_axis, "Visits a year"), (chart.category_axis, "Year")):
        axis.has_title = True
        axis.axis_title.text_frame.text = title
    label = chart.plots[0].series[0].points[1].data_label
    label.text_frame.text = "fees removed"
    assert read(tmp_path, presentation) == [
        "Use of care",
        "Visits a year",
        "Year | Public | Private\n2005 | 0.3\n2006 | 0.45 (fees removed) | 1234567.25",
    ]


def test_series_drawn_in_several_ways_stand_in_one_table(tmp_path: Path):
    """Bars and a line over the same years; others have a table of their own."""
    presentation, chart = on_slide(XL_CHART_TYPE.COLUMN_CLUSTERED, visits())
    bars = chart._chartSpace.find(f".//{C}barChart")
    line = parse_xml(
        f"<c:lineChart {NAMES}><c:ser><c:tx><c:v>Deaths</c:v></c:tx><c:val><c:numLit>"
        '<c:pt idx="1"><c:v>7</c:v></c:pt></c:numLit></c:val></c:ser><c:ser><c:cat><c:strLit>'
        '<c:pt idx="0"><c:v>Mali</c:v></c:pt></c:strLit></c:cat><c:val><c:numLit>'
        '<c:pt idx="0"><c:v>8</c:v></c:pt></c:numLit></c:val></c:ser></c:lineChart>'
    )
    bars.addnext(line)
    assert read(tmp_path, presentation) == [
        "| Public | Private | Deaths\n2005 | 0.3\n2006 | 0.45 | 1234567.25 | 7",
        "Mali | 8",
    ]


def test_categories_within_categories(tmp_path: Path):
    """The outer one stands in each row, so that a row can be read alone."""
    data = CategoryChartData()
    for region, sectors in (("North", ("Public", "Private")), ("South", ("Public",))):
        outer = data.add_category(region)
        for sector in sectors:
            outer.add_sub_category(sector)
    data.add_series("Visits", (1, 2, 3))
    presentation, _ = on_slide(XL_CHART_TYPE.BAR_CLUSTERED, data)
    assert read(tmp_path, presentation) == [
        "| | Visits\nNorth | Public | 1\nNorth | Private | 2\nSouth | Public | 3"
    ]


def test_points_placed_by_two_numbers(tmp_path: Path):
    """Both are read, under the titles of their axes, with the names that points were given."""
    data = XyChartData()
    series = data.add_series("Africa")
    series.add_data_point(1.5, 20)
    series.add_data_point(3, 0.00012)
    presentation, chart = on_slide(XL_CHART_TYPE.XY_SCATTER, data)
    for axis, title in ((chart.value_axis, "Deaths"), (chart.category_axis, "Spending")):
        axis.has_title = True
        axis.axis_title.text_frame.text = title
    points = '<c:pt idx="0"><c:v>Mali</c:v></c:pt><c:pt idx="1"><c:v>Chad</c:v></c:pt>'
    chart._chartSpace.find(f".//{C}ser").append(
        parse_xml(
            f"<c:extLst {NAMES}><c:ext><c15:datalabelsRange><c15:dlblRangeCache>{points}"
            "</c15:dlblRangeCache></c15:datalabelsRange></c:ext></c:extLst>"
        )
    )
    assert read(tmp_path, presentation) == [
        "| | Spending | Deaths\nAfrica | Mali | 1.5 | 20\nAfrica | Chad | 3 | 0.00012"
    ]


def test_bubbles_have_a_size(tmp_path: Path):
    """The third number of each point."""
    data = BubbleChartData()
    data.add_series("Asia").add_data_point(1.5, 2, 10)
    presentation, _ = on_slide(XL_CHART_TYPE.BUBBLE, data)
    assert read(tmp_path, presentation) == ["| x | y\nAsia | 1.5 | 2 | 10"]


def test_categories_that_are_days(tmp_path: Path):
    """They are kept as the number of days since 1900, which says nothing to a reader."""
    data = CategoryChartData()
    data.categories = [date(2020, 1, 1), date(2021, 7, 1)]
    data.add_series("Visits", (1, 2))
    presentation, _ = on_slide(XL_CHART_TYPE.LINE, data)
    assert read(tmp_path, presentation) == ["| Visits\n2020-01-01 | 1\n2021-07-01 | 2"]


@pytest.mark.parametrize(
    ("written", "code", "shown"),
    [
        ("0.45333333333333331", "0%", "45.33%"), ("45", '0"%"', "45%"), ("45", r"0.0\%", "45%"),
        ("1234567.8", "#,##0", "1234567.8"), ("0.30000000000000004", "General", "0.3"),
        ("-0.000123456", "", "-0.0001235"), ("43831", "yyyy", "2020"), ("43831", "mmm-yy", "2020-01"),
        ("43831", "[$-409]d/m/yyyy;@", "2020-01-01"), ("43831", "Standard", "43831"),
        ("99999999", "yyyy", "99999999"), ("n/a", "0", "n/a"), ("nan", "0", ""), ("1E+2", "0", "100"),
    ],
)  # fmt: skip
def test_figures_are_written_as_their_format_shows_them(written: str, code: str, shown: str):
    """Percentages and days as such, without what computers add behind the last digit."""
    assert figure(written, code, Dates()) == shown


def test_days_are_counted_from_1904_where_the_workbook_says_so():
    """As Excel did on older Macintosh computers."""
    assert figure("42369", "yyyy-mm-dd", Dates(from_1904=True)) == "2020-01-01"


def with_part(document: Any, name: str, content: str) -> str:
    """The id under which a document knows a part that is added to it."""
    part = WordPart(
        WordURI(f"/word/{name}"), "application/xml", content.encode(), document.part.package
    )
    return str(document.part.relate_to(part, RELATIONSHIP_TYPE.CHART))


def drawing(tag: str, reference: str) -> Any:
    return parse_xml(
        f"<w:r {nsdecls('w')}><w:drawing><{tag} {NAMES} r:id='{reference}'/></w:drawing></w:r>"
    )


def test_charts_of_a_word_document_follow_their_paragraph(tmp_path: Path):
    """With what somebody wrote on the drawing; one within a table follows the table."""
    document = docx.Document()
    _, chart = on_slide(XL_CHART_TYPE.COLUMN_CLUSTERED, visits())
    reference = with_part(document, "charts/chart1.xml", chart.part.blob.decode())
    document.part.rels[reference].target_part.relate_to(
        WordPart(
            WordURI("/word/drawings/drawing1.xml"),
            "application/xml",
            f"<c:userShapes {NAMES}><a:p><a:r><a:t>Fees removed</a:t></a:r></a:p></c:userShapes>".encode(),
            document.part.package,
        ),
        RELATIONSHIP_TYPE.CHART_USER_SHAPES,
    )
    part = document.part.rels[reference].target_part
    shown = part.blob.decode().replace(
        "</c:chartSpace>", f'<c:userShapes {NAMES} r:id="rId1"/></c:chartSpace>'
    )
    part._blob = shown.encode()
    document.add_paragraph("Attendance doubled:")._p.append(drawing("c:chart", reference))
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Before", "After"
    table.cell(0, 1).paragraphs[0]._p.append(drawing("c:chart", reference))
    document.add_paragraph("So much for that.")
    said = ["Fees removed", "| Public | Private\n2005 | 0.3\n2006 | 0.45 | 1234567.25"]
    assert read(tmp_path, document, "chart.docx") == [
        "Attendance doubled:", *said, "Before | After", *said, "So much for that."
    ]  # fmt: skip


def test_charts_of_newer_kinds_are_read(tmp_path: Path):
    """Waterfalls, funnels and maps are written in another way, their inner categories first."""
    document = docx.Document()
    title = "<cx:title><cx:tx><cx:txData><cx:v>{}</cx:v></cx:txData></cx:tx></cx:title>"
    levels = (
        '<cx:lvl><cx:pt idx="0">Public</cx:pt><cx:pt idx="1">Private</cx:pt></cx:lvl>'
        '<cx:lvl><cx:pt idx="0">North</cx:pt></cx:lvl>'
    )
    numbers = (
        '<cx:lvl formatCode="0%"><cx:pt idx="0">0.5</cx:pt><cx:pt idx="1">0.25</cx:pt></cx:lvl>'
    )
    chart = (
        f'<cx:chartSpace {NAMES}><cx:chartData><cx:data id="0"><cx:strDim type="cat">{levels}'
        f'</cx:strDim><cx:numDim type="val">{numbers}</cx:numDim></cx:data></cx:chartData><cx:chart>'
        f"{title.format('Losses')}<cx:plotArea><cx:series><cx:tx><cx:txData><cx:v>Share</cx:v>"
        f'</cx:txData></cx:tx><cx:dataId val="0"/></cx:series><cx:series/><cx:axis>'
        f"{title.format('Of all visits')}</cx:axis></cx:plotArea></cx:chart></cx:chartSpace>"
    )
    reference = with_part(document, "charts/chartEx1.xml", chart)
    document.add_paragraph("See:")._p.append(drawing("cx:chart", reference))
    assert read(tmp_path, document, "chart.docx") == [
        "See:",
        "Losses",
        "Of all visits",
        "| | Share\nNorth | Public | 50%\nNorth | Private | 25%",
    ]


def test_a_chart_whose_part_is_missing_or_damaged_stops_nothing(tmp_path: Path):
    """The rest of the document is read."""
    document = docx.Document()
    broken = with_part(document, "charts/chart1.xml", "<c:chartSpace")
    for reference in (broken, "rId99"):
        document.add_paragraph("Visits")._p.append(drawing("c:chart", reference))
    assert read(tmp_path, document, "chart.docx") == ["Visits", "Visits"]


def test_charts_are_tables_to_who_cuts_the_text(tmp_path: Path):
    """So that each part of a long one keeps the names of its series."""
    presentation, _ = on_slide(XL_CHART_TYPE.LINE, visits())
    path = tmp_path / "chart.pptx"
    presentation.save(str(path))
    assert [(block.kind, block.position) for block in converted(path).blocks] == [
        (BlockKind.TABLE, 1)
    ]
