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
from corpus.model import OWNER
from ingest.report import IngestReport
from ingest.run import IngestOptions

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Size:
    """What a library of so many passages took and gave."""

    passages: int
    fill_seconds: float
    index_megabytes: float
    in_all_megabytes: float
    served: serving.Served


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
        with library.elsewhere(Path(folder) / "starter") as starter:
            ingest = _ingest_starter(starter)
            material = material_of(starter)
            texts = _passage_texts(starter)
        plain = plain_haystack.measure(
            plain_haystack.torch_model(settings.data_dir, Path(folder)),
            texts,
            [f"{question} ?" for question in serving.QUESTIONS] * 5,
            settings.threads,
        )
        measured = [
            _measure(library, material, Path(folder) / str(size), size, asked.rounds)
            for size in sizes
        ]
    page = "\n".join(_page(ingest, plain, measured, load)) + "\n"
    asked.output.write_text(page, encoding="utf-8")
    print(f"wrote {asked.output}")


def _ingest_starter(library: Library) -> IngestReport:
    documents = Path(str(resources.files("corpus") / "documents"))
    report = library.ingest(documents, IngestOptions("starter"))
    print(f"starter collection: {report.passages_per_second:.1f} passages/s")
    return report


def _passage_texts(library: Library) -> list[str]:
    return [
        passage.text
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


def _page(
    ingest: IngestReport, plain: plain_haystack.Plain, sizes: Sequence[Size], load: float
) -> Iterator[str]:
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
        "both. Passages are put together from sentences of the starter "
        "collection, their vectors from its vectors (`bench/made_up_library.py`)."
    )
    yield ""
    yield (
        "| passages | search p50 / p95, ms | server p50 / p95, ms | facets p50 / p95, ms "
        "| server and facets p50 / p95, ms | searches/s, 4 callers | memory, MB "
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
            f"| {found.memory:.0f} | {size.index_megabytes:.0f} / {size.in_all_megabytes:.0f} "
            f"| {found.start_seconds:.1f} |"
        )
    yield ""
    yield "Filling them without embedding (store, words and vectors): " + ", ".join(
        f"{size.passages / size.fill_seconds:,.0f} passages/s at {size.passages:,}"
        for size in sizes
    )
    yield ""
    yield from _ingest_section(ingest, plain)


def _ingest_section(ingest: IngestReport, plain: plain_haystack.Plain) -> Iterator[str]:
    work = ingest.indexing
    reading = ingest.seconds - work.embed_seconds - work.describe_seconds - work.index_seconds
    after_reading = work.passages / (ingest.seconds - reading)
    yield "## Ingest, beside a plain Haystack pipeline"
    yield ""
    yield (
        f"The starter collection, {work.passages} passages. The plain pipeline is what the "
        "documentation shows: SentenceTransformersDocumentEmbedder (the same model, torch, "
        "float32), QdrantDocumentStore in local mode, QdrantHybridRetriever; it is given the "
        "finished texts, so reading files is left out of the comparison."
    )
    yield ""
    yield "| passages/s | Sankofa | plain Haystack | ratio |"
    yield "|---|---|---|---|"
    yield _row("embedding", work.passages / work.embed_seconds, plain.embed_per_second)
    yield _row(
        "writing (index, words, counts)",
        work.passages / work.index_seconds,
        plain.write_per_second,
    )
    yield _row("both, and outcome labels", after_reading, plain.in_all_per_second)
    yield f"| with reading files and storing | {work.passages / ingest.seconds:.1f} | | |"
    yield ""
    yield (
        f"A question to the plain pipeline over these {work.passages} passages takes "
        f"{plain.query_p50:.1f} ms (p50), {plain.query_p95:.1f} ms (p95)."
    )


def _row(name: str, ours: float, plain: float) -> str:
    return f"| {name} | {ours:.1f} | {plain:.1f} | {ours / plain:.2f} |"


if __name__ == "__main__":
    main()
