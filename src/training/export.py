"""Makes the folders that the assistant loads from what train.py kept: ONNX with int8 weights, vocabulary, SHA-256.

    python3 src/training/export.py --model /tmp/encoder/cross-all.pt --vocabulary /tmp/encoder/vocab.txt --out src/Assistant.Onnx/Models/cross-encoder
    python3 src/training/export.py --model /tmp/reader/reader.pt --vocabulary src/Assistant.Onnx/Models/cross-encoder/vocab.txt --out src/Assistant.Onnx/Models/reading-model
    python3 src/training/export.py --model /tmp/encoder/sentence.pt --vocabulary /tmp/encoder/vocab.txt --out src/Assistant.Onnx/Models/sentence-encoder

Weights are made whole numbers of seven bits, a scale for each column, so that eight-bit products add up without overflow on every processor; what
flows through the model is made eight-bit at run time (ONNX DynamicQuantizeLinear, MatMulInteger). --float32 leaves them as they are, to compare.
"""
import argparse
import hashlib
import pathlib

import numpy
import onnx
import torch
from onnx import helper, numpy_helper

from encoder import CrossEncoder, Encoder
from tune import Reader

LARGEST = 63


class AllTasks(torch.nn.Module):
    """The scores that ship of a reader's tasks, one behind the other."""

    def __init__(self, reader):
        super().__init__()
        self.reader = reader

    def forward(self, ids, mask, types):
        read = self.reader.read(ids, mask.float(), types)
        return torch.cat([self.reader.scores(task, read) for task in ("claims", "attributes")], -1)


def rebuilt(path):
    """The model of a file of weights, whether it reads two texts, and the name of its output; its sizes are read from the weights."""
    weights = {name: tensor.float() for name, tensor in torch.load(path, map_location="cpu").items()}
    if "score.claims.weight" in weights:
        reader = Reader()
        reader.load_state_dict(weights)
        return AllTasks(reader).eval(), True, "scores"
    cross = "score.weight" in weights
    inside = {name.removeprefix("encoder."): tensor for name, tensor in weights.items()}
    vocabulary, width = inside["tokens.weight"].shape
    layers = 1 + max(int(name.split(".")[1]) for name in inside if name.startswith("layers."))
    encoder = Encoder(vocabulary, layers, width, max(1, width // 64), len(inside["positions.weight"]))
    model = CrossEncoder(encoder, width) if cross else encoder
    model.load_state_dict(weights)
    return model.eval(), cross, "score" if cross else "last_hidden_state"


def export(model, cross, output, path):
    ids = torch.tensor([[2, 80, 81, 3]])
    inputs = ["input_ids", "attention_mask"] + ["token_type_ids"] * cross
    axes = {name: {0: "batch", 1: "length"} for name in inputs}
    axes[output] = {0: "batch"} if cross else {0: "batch", 1: "length"}
    values = (ids, torch.ones_like(ids), torch.zeros_like(ids))[: len(inputs)]
    torch.onnx.export(model, values, str(path), input_names=inputs, output_names=[output], dynamic_axes=axes, opset_version=14)


def seven_bits(values, axis):
    """Whole numbers of at most 63, and their scales along an axis."""
    scale = numpy.maximum(numpy.abs(values).max(axis=axis, keepdims=True), 1e-9) / LARGEST
    return numpy.round(values / scale).astype(numpy.int8), scale.astype(numpy.float32)


def quantized(graph):
    """The graph with the weights of its products and its largest tables as whole numbers."""
    constants = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    nodes, kept = [], {}

    def constant(name, value):
        kept[name] = numpy_helper.from_array(value, name)
        return name

    for number, node in enumerate(graph.node):
        part, output = f"int8_{number}", node.output[0]
        if node.op_type == "MatMul" and node.input[1] in constants:
            weights, scale = seven_bits(constants[node.input[1]], 0)
            w, s = constant(node.input[1] + "_int8", weights), constant(node.input[1] + "_scale", scale[0])
            z = constant("zero_int8", numpy.array(0, numpy.int8))
            nodes += [
                helper.make_node("DynamicQuantizeLinear", [node.input[0]], [part + "x", part + "xs", part + "xz"]),
                helper.make_node("MatMulInteger", [part + "x", w, part + "xz", z], [part + "sum"]),
                helper.make_node("Cast", [part + "sum"], [part + "real"], to=onnx.TensorProto.FLOAT),
                helper.make_node("Mul", [part + "xs", s], [part + "scale"]),
                helper.make_node("Mul", [part + "real", part + "scale"], [output]),
            ]
        elif node.op_type == "Gather" and node.input[0] in constants and constants[node.input[0]].ndim == 2 and len(constants[node.input[0]]) > 512:
            table, scale = seven_bits(constants[node.input[0]], 1)
            t, s = constant(node.input[0] + "_int8", table), constant(node.input[0] + "_scale", scale)
            nodes += [
                helper.make_node("Gather", [t, node.input[1]], [part + "row"]),
                helper.make_node("Cast", [part + "row"], [part + "real"], to=onnx.TensorProto.FLOAT),
                helper.make_node("Gather", [s, node.input[1]], [part + "scale"]),
                helper.make_node("Mul", [part + "real", part + "scale"], [output]),
            ]
        else:
            nodes.append(node)
    used = {name for node in nodes for name in node.input}
    rest = [i for i in graph.initializer if i.name in used and i.name not in kept]
    return helper.make_graph(nodes, graph.name, graph.input, graph.output, [*rest, *kept.values()])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=pathlib.Path, required=True)
    parser.add_argument("--vocabulary", type=pathlib.Path, required=True)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("--float32", action="store_true")
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    path = arguments.out / "model.onnx"
    export(*rebuilt(arguments.model), path)
    if not arguments.float32:
        whole = onnx.load(str(path))
        small = helper.make_model(quantized(whole.graph), opset_imports=whole.opset_import, ir_version=whole.ir_version, producer_name="src/training/export.py")
        onnx.checker.check_model(small)
        onnx.save(small, str(path))
    (arguments.out / "vocab.txt").write_bytes(arguments.vocabulary.read_bytes())
    sums = [f"{hashlib.sha256((arguments.out / name).read_bytes()).hexdigest()}  {name}\n" for name in ("model.onnx", "vocab.txt")]
    (arguments.out / "model.sha256").write_text("".join(sums))
    print(f"{path}: {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
