"""Opens the embedding model that the options ask for, preparing it where that was not yet done."""

from __future__ import annotations

from pathlib import Path

from corpus.errors import ModelUnavailable, SettingError
from corpus.ports import Embedder, ModelIdentity
from search.embedding.bundled_model import Progress, prepare_bundled_model
from search.embedding.calibration import CalibrationText, calibrate, read_calibration_text
from search.embedding.checksums import digest
from search.embedding.embedder import CentredEmbedder
from search.embedding.emphasis import PieceWeigher, shipped_emphasis
from search.embedding.encoder import InnerReader, TextEncoder
from search.embedding.model_files import PASSAGE_PREFIX, QUERY_PREFIX
from search.embedding.options import BUNDLED_MODEL, EmbeddingOptions

_PREPARED = 0.3  # the share of the whole that has gone by when the model's folder is there


def load_embedder(
    options: EmbeddingOptions,
    data_dir: Path,
    progress: Progress | None = None,
    reader: InnerReader | None = None,
    weigher: PieceWeigher | None = None,
) -> Embedder:
    """The model, ready to use from any thread.

    What has to be prepared is kept under `data_dir`/models. `progress` is told the step
    ("waiting", "weights", "tokenizer", "graph", "calibration", "ready") and how far it all is,
    0 to 1. `reader` and `weigher` are of the bundled model's layers, and not asked with another;
    unless another is given, `weigher` is the shipped one. Raises ModelUnavailable, and SettingError
    where an option contradicts the model.
    """
    tell = progress or _nobody

    def calibrating(step: str, done: float) -> None:
        tell(step, _PREPARED + (1 - _PREPARED) * done)

    models = data_dir / "models"
    text = read_calibration_text(options.calibration) if options.centred else None
    encoder, folder = _open_encoder(options, models, tell, reader, weigher)
    calibration = None if text is None else calibrate(encoder, text, folder, calibrating)
    tell("ready", 1.0)
    return CentredEmbedder(encoder, calibration, _identity(encoder, text))


def _open_encoder(
    options: EmbeddingOptions,
    models: Path,
    progress: Progress,
    reader: InnerReader | None,
    weigher: PieceWeigher | None,
) -> tuple[TextEncoder, Path]:
    """The encoder, and the folder for what goes with it."""
    if options.model is None:
        return _open_bundled(options, models, progress, reader, weigher)
    from search.embedding.other_model import open_sentence_transformer

    encoder = open_sentence_transformer(options.model, options, models)
    return encoder, models / encoder.fingerprint[:32]


def _open_bundled(
    options: EmbeddingOptions,
    models: Path,
    progress: Progress,
    reader: InnerReader | None,
    weigher: PieceWeigher | None,
) -> tuple[TextEncoder, Path]:
    from search.embedding.onnx_encoder import OnnxEncoder, OnnxModel

    folder = prepare_bundled_model(models, progress)
    try:
        model = OnnxModel(folder, options.max_tokens)
    except ModelUnavailable:  # damaged in a way that sizes and times do not show
        folder = prepare_bundled_model(models, progress, anew=True)
        model = OnnxModel(folder, options.max_tokens)
    if options.dimension not in (None, model.dimension):
        why = f"{options.dimension} is asked for, the model has {model.dimension}"
        raise SettingError("wrong setting", setting="model dimension", why=why)
    encoder = OnnxEncoder(
        model,
        name=BUNDLED_MODEL,
        fingerprint=folder.name,
        query_prefix=QUERY_PREFIX,
        passage_prefix=PASSAGE_PREFIX,
        threads=options.threads,
        weigher=weigher or shipped_emphasis(),
        reader=reader,
    )
    return encoder, folder


def _identity(encoder: TextEncoder, text: CalibrationText | None) -> ModelIdentity:
    centring = text.fingerprint if text else "none"
    return ModelIdentity(
        name=encoder.name,
        dimension=encoder.dimension,
        query_prefix=encoder.query_prefix,
        passage_prefix=encoder.passage_prefix,
        fingerprint=digest(encoder.fingerprint, str(encoder.dimension), centring),
    )


def _nobody(_step: str, _done: float) -> None:
    """Nobody is watching."""
