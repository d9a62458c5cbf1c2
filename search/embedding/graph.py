"""The encoder of multilingual-e5-small as an ONNX graph that is quick on a processor.

Words are looked up in the 4-bit table as it was shipped. Matrix products run on 8-bit integers:
weights per output channel, activations per token. A scale per token (not per batch, as the usual
dynamic quantisation has it) keeps a text's vector free of its neighbours and nearer to float32.
Weights use 7 of the 8 bits, because the sums of processors without VNNI saturate at 16 bits: so a
vector made on one machine can be compared with one made on another.

There is no attention mask: texts are run without padding.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from corpus.ports import Vectors
from search.embedding.weights import BLOCK, Architecture, E5Weights, LayerWeights

if TYPE_CHECKING:
    from onnx import ModelProto

INPUT = "input_ids"
OUTPUT = "token_embeddings"
# What the tenth of twelve layers hands on, float32 (tokens of all texts, hidden): it still holds
# what the last ones, made for comparing meanings, leave out.
INNER_LAYERS = 10
INNER = f"l{INNER_LAYERS - 1}.oln.out"
# What the sixth hands on, of the same shape: it still tells what is said of things, done, failed or
# needed, of which less is left in every later layer.
READ_LAYERS = 6
READ = f"l{READ_LAYERS - 1}.oln.out"
STATES = "states"

_MICROSOFT = "com.microsoft"
_WEIGHT_LEVELS = 63
_ACTIVATION_LEVELS = 127
_ACTIVATION_ZERO = 128


def encoder_graph(weights: E5Weights) -> ModelProto:
    """A model from `input_ids`, int64 (texts, tokens), to `token_embeddings`, float32 (.., hidden).

    All texts of a call have the same number of tokens. Its other outputs are `INNER`
    and `READ`.
    """
    return _Encoder(weights).model(weights)


def layer_graph(weights: LayerWeights) -> ModelProto:
    """One layer, named "layer": from `STATES`, float32 (tokens, hidden) of one text, to OUTPUT."""
    return _Encoder(weights).layer_model()


_Shape = tuple[str, list[int | str]]  # the name of a tensor and its sizes


class _Graph:
    """Nodes and constants in the order they were added."""

    def __init__(self) -> None:
        self.nodes: list[Any] = []
        self.constants: dict[str, Any] = {}

    def constant(self, name: str, values: NDArray[Any]) -> str:
        from onnx import numpy_helper

        if name not in self.constants:
            array = np.asarray(values, order="C")
            self.constants[name] = numpy_helper.from_array(array, name)
        return name

    def add(
        self, operator: str, inputs: Sequence[str], output: str, domain: str = "", **attributes: Any
    ) -> str:
        from onnx import helper

        self.nodes.append(
            helper.make_node(operator, inputs, [output], output, domain=domain, **attributes)
        )
        return output

    def model(self, asked: _Shape, *told: _Shape) -> ModelProto:
        from onnx import TensorProto, helper

        kind = TensorProto.INT64 if asked[0] == INPUT else TensorProto.FLOAT
        taken = helper.make_tensor_value_info(asked[0], kind, asked[1])
        given = [helper.make_tensor_value_info(name, TensorProto.FLOAT, to) for name, to in told]
        graph = helper.make_graph(
            self.nodes, "encoder", [taken], given, list(self.constants.values())
        )
        versions = [helper.make_opsetid("", 20), helper.make_opsetid(_MICROSOFT, 1)]
        return helper.make_model(
            graph, opset_imports=versions, ir_version=10, producer_name="sankofa"
        )


class _Encoder:
    """Writes the graph down, from words to layers."""

    def __init__(self, weights: LayerWeights) -> None:
        self._weights = weights
        self._sizes: Architecture = weights.architecture
        self._graph = _Graph()

    def model(self, weights: E5Weights) -> ModelProto:
        states = self._words(weights)
        for layer in range(self._sizes.layers):
            states = self._layer(states, f"l{layer}")
        self._graph.add("Reshape", [states, "text_shape"], OUTPUT)
        hidden = self._sizes.hidden
        return self._graph.model(
            (INPUT, ["texts", "tokens"]),
            (OUTPUT, ["texts", "tokens", hidden]),
            (INNER, ["rows", hidden]),
            (READ, ["rows", hidden]),
        )

    def layer_model(self) -> ModelProto:
        hidden = self._sizes.hidden
        self._graph.constant("text_shape", np.array([1, -1, hidden]))
        self._prepare_places()
        self._prepare_quantisation(STATES)
        self._graph.add("Identity", [self._layer(STATES, "layer")], OUTPUT)
        return self._graph.model((STATES, ["tokens", hidden]), (OUTPUT, ["tokens", hidden]))

    def _prepare_places(self) -> None:
        for name, value in (("zero", 0), ("one", 1), ("two", 2), ("last_axis", -1)):
            self._graph.constant(name, np.array([value]))
        self._graph.constant("rows_shape", np.array([-1, self._sizes.hidden]))

    def _words(self, weights: E5Weights) -> str:
        """Words, positions and token type 0, normalised; shape (texts * tokens, hidden)."""
        add, constant, sizes = self._graph.add, self._graph.constant, self._sizes
        self._prepare_places()
        add("Shape", [INPUT], "shape")
        add("Slice", ["shape", "one", "two", "zero"], "tokens")
        add("Slice", [self._positions(), "zero", "tokens", "zero"], "position")
        add("Add", [self._word_table(weights), "position"], "summed")
        self._normalised("summed", "emb.ln", "embedded")
        constant("hidden", np.array([sizes.hidden]))
        add("Concat", ["shape", "hidden"], "text_shape", axis=0)
        states = add("Reshape", ["embedded", "rows_shape"], "states")
        self._prepare_quantisation(states)
        return states

    def _word_table(self, weights: E5Weights) -> str:
        table = weights.matrix("emb.word", self._sizes.words)
        packed = table.levels[:, 0::2] | (table.levels[:, 1::2] << 4)
        inputs = [
            self._graph.constant("emb.word", packed),
            INPUT,
            self._graph.constant("emb.word.scale", table.scales),
        ]
        return self._graph.add(
            "GatherBlockQuantized",
            inputs,
            "word",
            _MICROSOFT,
            bits=4,
            block_size=BLOCK,
            gather_axis=0,
            quantize_axis=1,
        )

    def _positions(self) -> str:
        sizes = self._sizes
        positions = self._weights.vector("emb.pos").reshape(sizes.positions, sizes.hidden)
        types = self._weights.vector("emb.type").reshape(sizes.token_types, sizes.hidden)
        return self._graph.constant("emb.pos", positions + types[0])

    def _prepare_quantisation(self, states: str) -> None:
        """Constants and the vector of zero points, one a token."""
        add, constant = self._graph.add, self._graph.constant
        constant("unit", np.array(1, np.float32))
        constant("level", np.array([1 / _ACTIVATION_LEVELS], np.float32))
        constant("zero_level", np.array(_ACTIVATION_ZERO, np.uint8))
        constant("zero_level_row", np.array([_ACTIVATION_ZERO], np.uint8))
        add("Shape", [states], "rows_and_columns")
        add("Slice", ["rows_and_columns", "zero", "one", "zero"], "rows")
        add("Expand", ["zero_level_row", "rows"], "zero_levels")

    def _layer(self, states: str, name: str) -> str:
        attended = self._attention(states, name)
        states = self._residual(attended, f"{name}.ao.b", states, f"{name}.aln")
        (inner,) = self._products(states, [f"{name}.fi"])
        bias = self._vector(f"{name}.fi.b")
        active = self._graph.add("BiasGelu", [inner, bias], f"{name}.active", _MICROSOFT)
        (outer,) = self._products(active, [f"{name}.fo"])
        return self._residual(outer, f"{name}.fo.b", states, f"{name}.oln")

    def _attention(self, states: str, name: str) -> str:
        """Self-attention up to the product with its output weights, bias not yet added."""
        parts = [f"{name}.{part}" for part in "qkv"]
        inputs = [
            self._graph.add("Reshape", [product, "text_shape"], f"{product}.text")
            for product in self._products(states, parts)
        ]
        bias = np.concatenate([self._weights.vector(f"{part}.b") for part in parts])
        inputs.append(self._graph.constant(f"{name}.qkv.b", bias))
        context = self._graph.add(
            "MultiHeadAttention", inputs, f"{name}.context", _MICROSOFT, num_heads=self._sizes.heads
        )
        rows = self._graph.add("Reshape", [context, "rows_shape"], f"{context}.rows")
        (output,) = self._products(rows, [f"{name}.ao"])
        return output

    def _products(self, states: str, names: Sequence[str]) -> list[str]:
        """`states` times each of the weight matrices."""
        add = self._graph.add
        prefix = f"{names[0]}.in"
        add("Abs", [states], f"{prefix}.size")
        add("ReduceMax", [f"{prefix}.size", "last_axis"], f"{prefix}.largest", keepdims=1)
        scale = add("Mul", [f"{prefix}.largest", "level"], f"{prefix}.scale")
        scales = add("Squeeze", [scale, "last_axis"], f"{prefix}.scales")
        levels = add("QuantizeLinear", [states, scales, "zero_levels"], f"{prefix}.levels", axis=0)
        return [self._product(levels, scale, name) for name in names]

    def _product(self, levels: str, scale: str, name: str) -> str:
        matrix = self._weights.dense(f"{name}.w", len(self._weights.vector(f"{name}.b")))
        weights, weight_scales = quantised_by_channel(matrix)
        inputs = [
            levels,
            self._graph.constant(f"{name}.w", weights.T),
            "unit",
            self._graph.constant(f"{name}.w.scale", weight_scales),
            "zero_level",
        ]
        product = self._graph.add("MatMulIntegerToFloat", inputs, f"{name}.integer", _MICROSOFT)
        return self._graph.add("Mul", [product, scale], f"{name}.product")

    def _residual(self, update: str, bias: str, states: str, norm: str) -> str:
        # Add and LayerNormalization take half the time of the fused SkipLayerNormalization.
        add = self._graph.add
        biased = add("Add", [update, self._vector(bias)], f"{norm}.biased")
        summed = add("Add", [biased, states], f"{norm}.summed")
        return self._normalised(summed, norm, f"{norm}.out")

    def _normalised(self, states: str, norm: str, output: str) -> str:
        return self._graph.add(
            "LayerNormalization",
            [states, self._vector(f"{norm}.w"), self._vector(f"{norm}.b")],
            output,
            axis=-1,
            epsilon=self._sizes.layer_norm_epsilon,
        )

    def _vector(self, name: str) -> str:
        return self._graph.constant(name, self._weights.vector(name))


def quantised_by_channel(weights: Vectors) -> tuple[NDArray[np.int8], Vectors]:
    """Weights (outputs, inputs) as levels -63..63, int8, and one float32 scale an output."""
    scales = np.abs(weights).max(axis=1) / _WEIGHT_LEVELS
    safe = np.where(scales > 0, scales, 1).astype(np.float32)
    return np.round(weights / safe[:, np.newaxis]).astype(np.int8), safe
