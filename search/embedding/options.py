"""Which embedding model, and how it is run."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from corpus.errors import SettingError

BUNDLED_MODEL = "multilingual-e5-small"
CALIBRATION_FOLDER = Path(__file__).resolve().parents[1] / "calibration"


@dataclass(frozen=True, slots=True)
class EmbeddingOptions:
    """The model, its prefixes and the machine's share it may use.

    model: None for the bundled multilingual-e5-small; else a folder holding a SentenceTransformer,
        or a model id on the Hugging Face hub.
    query_prefix, passage_prefix: put before texts, for `model`; None takes the prompts which that
        model declares. The bundled model has its own.
    dimension: what `model` must have; None accepts any.
    max_tokens: longer texts are cut; None for what the model was made for.
    device: torch device for `model`, such as "cuda:0"; None picks a GPU where there is one.
    threads: processor threads, at least 1.
    batch_size: texts at once on torch.
    trust_remote_code: let `model` bring Python code of its own, which then runs here.
    centred: subtract each language's mean; without it, questions favour their own language.
    calibration: folder with the parallel sentences and questions the means are taken from.
    """

    model: str | None = None
    query_prefix: str | None = None
    passage_prefix: str | None = None
    dimension: int | None = None
    max_tokens: int | None = None
    device: str | None = None
    threads: int = 2
    batch_size: int = 32
    trust_remote_code: bool = False
    centred: bool = True
    calibration: Path = CALIBRATION_FOLDER

    def __post_init__(self) -> None:
        for name in ("threads", "batch_size", "max_tokens", "dimension"):
            value = getattr(self, name)
            if value is not None and value < 1:
                raise SettingError("wrong setting", setting=name, why=f"{value} is below 1")
        if self.model is None and (self.query_prefix or self.passage_prefix):
            raise SettingError(
                "wrong setting", setting="model prefix", why="the bundled model has its own"
            )
