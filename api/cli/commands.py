"""The commands of `sankofa`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from api.cli import keys, lessons, outcomes, reading, serving, themes, writing
from search.question.sides import SideChoice

app = typer.Typer(
    name="sankofa",
    help="Search what worked, what did not, and what the guidance says.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(keys.app, name="key")
app.add_typer(lessons.app, name="lessons")
app.add_typer(themes.app, name="themes")

Json = Annotated[bool, typer.Option("--json", help="Print one JSON document, for machines.")]
Several = list[str] | None
Collection = Annotated[
    str | None,
    typer.Option(help="Collection the documents belong to; the folder's name otherwise."),
]


def _year(written: str) -> int:
    # `int` also reads the digits that an Arabic or Persian keyboard types.
    try:
        return int(written)
    except ValueError:
        raise ValueError("write a year with four digits") from None


@app.command()
def start(
    starter_collection: Annotated[
        bool,
        typer.Option(help="Whether the demonstrations that come with Sankofa are taken in."),
    ] = True,
) -> None:
    """Take in the starter collection, then serve page and API."""
    serving.start(starter_collection=starter_collection)


@app.command()
def serve(
    host: Annotated[str | None, typer.Option(help="Address to serve on.")] = None,
    port: Annotated[int | None, typer.Option(help="Port to serve on; 0 picks a free one.")] = None,
) -> None:
    """Serve page and API."""
    serving.serve(host, port)


@app.command()
def ingest(
    path: Annotated[Path, typer.Argument(help="File or folder of documents.")],
    collection: Collection = None,
    prune: Annotated[
        bool, typer.Option("--prune", help="Withdraw documents whose file left the folder.")
    ] = False,
    yes: Annotated[
        bool, typer.Option("--yes", help="Withdraw even more than a fifth of them.")
    ] = False,
    again: Annotated[
        bool, typer.Option("--again", help="Read unchanged and removed files afresh, too.")
    ] = False,
    moved: Annotated[
        bool, typer.Option("--moved", help="The folder of this collection is now PATH.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Take documents in. Exit status 1 when a file was refused."""
    from ingest.run import IngestOptions

    options = IngestOptions(collection, prune=prune, yes=yes, again=again, moved=moved)
    writing.ingest(path, options, as_json=as_json)


@app.command()
def search(
    question: Annotated[str, typer.Argument(help="What to look for, in any language.")],
    kind: Annotated[Several, typer.Option(help="country_case_study, ...")] = None,
    outcome: Annotated[Several, typer.Option(help="worked, did_not_work, ...")] = None,
    country: Annotated[Several, typer.Option(help="ISO 3166-1 alpha-3 code.")] = None,
    region: Annotated[Several, typer.Option(help="WHO region: AFR, AMR, ...")] = None,
    income_group: Annotated[Several, typer.Option(help="World Bank income group.")] = None,
    language: Annotated[Several, typer.Option(help="Language of the passage.")] = None,
    theme: Annotated[Several, typer.Option(help="Theme, from `sankofa themes list`.")] = None,
    publisher: Annotated[Several, typer.Option(help="Publisher, as documents name it.")] = None,
    evidence_basis: Annotated[Several, typer.Option(help="evaluation, ...")] = None,
    guidance_status: Annotated[Several, typer.Option(help="current, superseded, ...")] = None,
    access: Annotated[Several, typer.Option(help="public, network or restricted.")] = None,
    collection: Annotated[Several, typer.Option(help="Collection of the documents.")] = None,
    document: Annotated[Several, typer.Option(help="Id of a document to stay within.")] = None,
    general_guidance: Annotated[
        bool, typer.Option("--general-guidance", help="Add guidance for every country to a place.")
    ] = False,
    year_from: Annotated[
        int | None, typer.Option(parser=_year, metavar="YEAR", help="First year.")
    ] = None,
    year_to: Annotated[
        int | None, typer.Option(parser=_year, metavar="YEAR", help="Last year.")
    ] = None,
    limit: Annotated[int, typer.Option(help="Results to show, 1 to 50.")] = 10,
    per_document: Annotated[int, typer.Option(help="Most passages of one document.")] = 3,
    question_language: Annotated[
        str | None, typer.Option(help="Language of the question; told by itself otherwise.")
    ] = None,
    side: Annotated[
        SideChoice, typer.Option(help="Side of the evidence; auto goes by the question.")
    ] = SideChoice.AUTO,
    reference_country: Annotated[
        str | None, typer.Option(help="Bring contexts like this country's forward.")
    ] = None,
    diverse: Annotated[
        bool, typer.Option("--diverse", help="Vary documents, countries and languages.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Search and print passages with the page they stand on. Filters may be repeated."""
    conditions = reading.Conditions(
        kinds=tuple(kind or ()),
        outcomes=tuple(outcome or ()),
        countries=tuple(country or ()),
        regions=tuple(region or ()),
        income_groups=tuple(income_group or ()),
        languages=tuple(language or ()),
        themes=tuple(theme or ()),
        publishers=tuple(publisher or ()),
        evidence_bases=tuple(evidence_basis or ()),
        guidance_statuses=tuple(guidance_status or ()),
        access_levels=tuple(access or ()),
        collections=tuple(collection or ()),
        document_ids=tuple(document or ()),
        general_guidance=general_guidance,
        year_from=year_from,
        year_to=year_to,
    )
    asked = reading.Answering(
        limit, per_document, question_language, side, reference_country, diverse
    )
    reading.search(question, conditions, asked, as_json=as_json)


@app.command()
def status(as_json: Json = False) -> None:
    """Say what the library holds and whether work is waiting."""
    reading.status(as_json=as_json)


@app.command()
def remove(
    documents: Annotated[list[str], typer.Argument(help="Ids of documents, as results show them.")],
) -> None:
    """Remove documents from search. Their files stay where they are."""
    writing.remove(documents)


@app.command()
def reindex() -> None:
    """Embed everything anew, after a change of model, without reading files again."""
    writing.reindex()


@app.command()
def verify(
    repair: Annotated[bool, typer.Option(help="Mend what can be mended.")] = True,
    as_json: Json = False,
) -> None:
    """Compare store, index and original files. Exit status 1 when something is left wrong."""
    writing.verify(repair=repair, as_json=as_json)


@app.command()
def evaluate(
    folder: Annotated[Path, typer.Argument(help="corpus.jsonl, queries.jsonl, qrels.tsv.")],
    compare: Annotated[
        bool, typer.Option("--compare", help="Also rank as others do, to see what is gained.")
    ] = False,
    half: Annotated[
        Literal["first", "second"] | None,
        typer.Option(help="Ask every other question: from the first or the second."),
    ] = None,
    queries: Annotated[
        int | None, typer.Option(min=1, help="Ask so many of the questions, evenly spread.")
    ] = None,
    diverse: Annotated[
        bool, typer.Option("--diverse", help="Vary the lists as the page does.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Measure retrieval on a set of questions with known answers."""
    asked = reading.Asked(half, queries, diverse=diverse)
    reading.evaluate(folder, asked, compared=compare, as_json=as_json)


@app.command(name="train-outcomes")
def train_outcomes(
    files: Annotated[
        list[Path] | None, typer.Argument(help="JSON lines of id, lang, text, outcome.")
    ] = None,
    reviewed: Annotated[
        bool, typer.Option("--reviewed", help="Also on what reviewers judged in this library.")
    ] = False,
) -> None:
    """Train what labels outcomes, on the texts shipped and on files of your own.

    The labels of passages change with the next `sankofa reindex`.
    """
    outcomes.train(files or [], reviewed=reviewed)


@app.command(name="evaluate-outcomes")
def evaluate_outcomes(
    file: Annotated[Path, typer.Argument(help="JSON lines of id, lang, text, outcome.")],
    as_json: Json = False,
) -> None:
    """Measure the outcome labels on texts with known outcomes."""
    outcomes.evaluate(file, as_json=as_json)
