"""Measure and write docs/benchmarks.md: `make bench`, or `python -m bench --sizes 1000`."""

from __future__ import annotations

import argparse
import os
import platform
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import resources
from importlib.metadata import version
from pathlib import Path

from api.bootstrap import Library
from api.settings import load_settings
from bench import plain_haystack, serving
from bench.made_up_library import Material, fill, folder_bytes, material_of
from corpus.embedded_text import embedded_text
from corpus.model import OWNER
from ingest.report import IngestReport
from ingest.run import IngestOptions

MEGABYTE = 1024 * 1024
_TURNS = 3
_PLAIN_QUESTIONS = 50


@dataclass(frozen=True, slots=True)
class Size:
    """What a library of so many passages took and gave."""

    passages: int
    fill_seconds: float
    index_megabytes: float
    in_all_megabytes: float
    served: serving.Served


@dataclass(frozen=True, slots=True)
class Comparison:
    """One turn: the starter collection taken in by Sankofa, and by the plain pipeline."""

    ingest: IngestReport
    plain: plain_haystack.Plain

    @property
    def per_second(self) -> float:
        """Passages embedded, labelled and written a second, reading files left out."""
        return self.ingest.indexing.passages / self.ingest.indexing.seconds

    @property
    def ratio(self) -> float:
        """How many passages Sankofa takes in while the plain pipeline takes in one."""
        return self.per_second / self.plain.in_all_per_second


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--sizes", default="1000,20000,100000", help="passages, comma-separated")
    parser.add_argument("--rounds", type=int, default=300, help="questions put per measurement")
    parser.add_argument("--output", type=Path, default=Path("docs/benchmarks.md"))
    asked = parser.parse_args(arguments)
    sizes = [int(size) for size in asked.sizes.split(",")]
    settings = load_settings()
    load = os.getloadavg()[0]
    with (
        tempfile.TemporaryDirectory(prefix="sankofa-bench-") as folder,
        Library(settings) as library,
    ):
        began = time.perf_counter()
        _ = library.embedder
        print(f"model ready in {time.perf_counter() - began:.1f} s")
        compared, material = _compare_ingest(library, Path(folder))
        measured = [
            _measure(library, material, Path(folder) / str(size), size, asked.rounds)
            for size in sizes
        ]
    page = "\n".join(_page(compared, measured, load)) + "\n"
    asked.output.write_text(page, encoding="utf-8")
    print(f"wrote {asked.output}")


def _compare_ingest(library: Library, folder: Path) -> tuple[list[Comparison], Material]:
    """The starter collection taken in by both, turn about, so that a slow minute hits both."""
    model = plain_haystack.torch_model(library.settings.data_dir, folder)
    questions = serving.questions()[:_PLAIN_QUESTIONS]
    compared = []
    for turn in range(_TURNS):
        with library.elsewhere(folder / f"starter-{turn}") as starter:
            ingest = _ingest_starter(starter)
            texts = _embedded_texts(starter)
        plain = plain_haystack.measure(model, texts, questions, library.settings.threads)
        compared.append(Comparison(ingest, plain))
        print(f"ingest: {compared[-1].ratio:.2f} times the plain pipeline")
    # Afterwards, since embedding it would stand between the two that are compared.
    with library.elsewhere(folder / "starter-0") as starter:
        return compared, material_of(starter)


def _ingest_starter(library: Library) -> IngestReport:
    documents = Path(str(resources.files("corpus") / "documents"))
    report = library.ingest(documents, IngestOptions("starter"))
    print(f"starter collection: {report.passages_per_second:.1f} passages/s")
    return report


def _embedded_texts(library: Library) -> list[str]:
    """What the model was given of each passage: its words under its title and headings."""
    return [
        embedded_text(document.metadata.title, passage.heading_path, passage.text)
        for document in library.store.documents(OWNER, limit=200).items
        for passage in library.store.document_passages(document.id, OWNER)
    ]


def _measure(library: Library, material: Material, folder: Path, size: int, rounds: int) -> Size:
    folder.mkdir()
    # The serving process finds the model where this one has it.
    (folder / "models").symlink_to((library.settings.data_dir / "models").absolute())
    began = time.perf_counter()
    with library.elsewhere(folder) as made_up:
        fill(made_up, material, size)
    filled = time.perf_counter() - began
    served = serving.measure(folder, rounds)
    print(f"{size} passages: search p95 {served.search_p95:.1f} ms, {served.memory:.0f} MB")
    return Size(
        passages=size,
        fill_seconds=filled,
        index_megabytes=folder_bytes(folder / "index") / MEGABYTE,
        in_all_megabytes=(folder_bytes(folder)) / MEGABYTE,
        served=served,
    )


def _page(compared: Sequence[Comparison], sizes: Sequence[Size], load: float) -> Iterator[str]:
    yield "# Benchmarks"
    yield ""
    yield (
        f"Made by `make bench` on {datetime.now(UTC):%Y-%m-%d}: {os.cpu_count()} cores of "
        f"{platform.machine()}, Python {platform.python_version()}, "
        f"qdrant-edge-py {version('qdrant-edge-py')}, onnxruntime {version('onnxruntime')}, "
        f"haystack-ai {version('haystack-ai')}. The load of the machine was {load:.1f} when it "
        "began: trust ratios within a run before milliseconds."
    )
    yield ""
    yield "## Serving"
    yield ""
    yield (
        "A `sankofa serve` process, asked over HTTP one question after the other; every question "
        "is new to it, four out of five carry filters. *server* is the search as the process "
        "times it, embedding of the question included; *facets* counts every field under the "
        "filter, as a caller sees it; *server and facets* adds up what the process took for "
        "both. *own* memory is the process's; *with files* has beside it what of the index's files "
        "the system keeps at hand for it, more with every question as long as memory is free. "
        "Passages are put together from sentences of the starter "
        "collection, their vectors from its vectors (`bench/made_up_library.py`)."
    )
    yield ""
    yield (
        "| passages | search p50 / p95, ms | server p50 / p95, ms | facets p50 / p95, ms "
        "| server and facets p50 / p95, ms | searches/s, 4 callers | memory: own / with files, MB "
        "| index / all on disk, MB | start, s |"
    )
    yield "|---|---|---|---|---|---|---|---|---|"
    for size in sizes:
        found = size.served
        yield (
            f"| {size.passages:,} | {found.search_p50:.1f} / {found.search_p95:.1f} "
            f"| {found.server_p50:.1f} / {found.server_p95:.1f} "
            f"| {found.facets_p50:.1f} / {found.facets_p95:.1f} "
            f"| {found.both_p50:.1f} / {found.both_p95:.1f} | {found.per_second:.0f} "
            f"| {found.own_memory:.0f} / {found.memory:.0f} "
            f"| {size.index_megabytes:.0f} / {size.in_all_megabytes:.0f} "
            f"| {found.start_seconds:.1f} |"
        )
    yield ""
    yield "Filling them without embedding (store, words and vectors): " + ", ".join(
        f"{size.passages / size.fill_seconds:,.0f} passages/s at {size.passages:,}"
        for size in sizes
    )
    yield ""
    yield from _ingest_section(compared)


def _ingest_section(compared: Sequence[Comparison]) -> Iterator[str]:
    middle = sorted(compared, key=lambda one: one.ratio)[len(compared) // 2]
    ingest, work, plain = middle.ingest, middle.ingest.indexing, middle.plain
    ratios = ", ".join(f"{one.ratio:.2f}" for one in compared)
    yield "## Ingest, beside a plain Haystack pipeline"
    yield ""
    yield (
        f"The starter collection, {work.passages} passages, taken in by both, turn about, "
        f"{len(compared)} times: Sankofa takes in {ratios} times as many passages a second; the "
        "table is of the middle one. The plain pipeline is what the documentation shows: "
        "SentenceTransformersDocumentEmbedder (the same model, torch, float32), "
        "QdrantDocumentStore in local mode, QdrantHybridRetriever. It is given what Sankofa "
        "embeds, the finished passages under their titles and headings, so reading files is left "
        "out of the comparison."
    )
    yield ""
    yield "| passages/s | Sankofa | plain Haystack | ratio |"
    yield "|---|---|---|---|"
    yield _row("embedding, by itself", work.passages / work.embed_seconds, plain.embed_per_second)
    yield _row(
        "writing (index, words, counts), by itself",
        work.passages / work.index_seconds,
        plain.write_per_second,
    )
    yield _row("all, outcome and theme labels included", middle.per_second, plain.in_all_per_second)
    yield f"| with reading files and storing | {work.passages / ingest.seconds:.1f} | | |"
    yield ""
    yield (
        "Sankofa embeds one document while it labels and writes the one before, so that all takes "
        "little longer than embedding. "
        f"A question to the plain pipeline over these {work.passages} passages takes "
        f"{plain.query_p50:.1f} ms (p50), {plain.query_p95:.1f} ms (p95)."
    )


def _row(name: str, ours: float, plain: float) -> str:
    return f"| {name} | {ours:.1f} | {plain:.1f} | {ours / plain:.2f} |"


if __name__ == "__main__":
    main()
