"""The transformer recipe: masked-language pre-training, contrastive tuning, export. Restartable: each stage goes on from its last checkpoint.

    python3 src/training/train.py --size toy --out /tmp/encoder      two cores, some minutes: shows that the recipe works
    python3 src/training/train.py --size full --out /tmp/encoder     one large GPU, within 25 minutes
"""
import argparse
import itertools
import pathlib
import random
import time

import torch

import data
import tokens
from encoder import Encoder, pooled

SIZES = {
    # layers, width, heads, vocabulary, steps and batch of pre-training, epochs and batch of tuning, minutes at most for both
    "toy": dict(layers=2, width=64, heads=2, vocabulary=4000, steps=120, batch=32, length=64, epochs=1, tune_batch=32, minutes=6),
    "full": dict(layers=6, width=384, heads=6, vocabulary=9000, steps=40_000, batch=512, length=128, epochs=12, tune_batch=128, minutes=22),
}


def batch_of(texts, tokenizer, length, device):
    ids = [tokenizer.encode(text, length) for text in texts]
    longest = max(map(len, ids))
    padded = torch.tensor([i + [tokens.PAD] * (longest - len(i)) for i in ids], device=device)
    return padded, (padded != tokens.PAD).long()


def save(path, model, optimizer, step):
    torch.save({"model": model.state_dict(), "optimizer": optimizer.state_dict(), "step": step}, str(path) + ".part")
    pathlib.Path(str(path) + ".part").replace(path)


def restore(path, model, optimizer):
    if not path.exists():
        return 0
    state = torch.load(path, map_location="cpu")
    model.load_state_dict(state["model"])
    optimizer.load_state_dict(state["optimizer"])
    return state["step"]


def pretrain(model, tokenizer, texts, size, out, device, until):
    optimizer = torch.optim.AdamW(model.parameters(), lr=5e-4, weight_decay=0.01)
    done = restore(out / "pretrained.pt", model, optimizer)
    stream = itertools.islice(itertools.cycle(texts), done * size["batch"], None)
    for step in range(done, size["steps"]):
        ids, mask = batch_of(list(itertools.islice(stream, size["batch"])), tokenizer, size["length"], device)
        hidden = (torch.rand(ids.shape, device=device) < 0.15) & (ids > tokens.MASK)
        guesses = model.guess(model(ids.masked_fill(hidden, tokens.MASK), mask)[hidden])
        loss = torch.nn.functional.cross_entropy(guesses, ids[hidden])
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        for group in optimizer.param_groups:
            group["lr"] = 5e-4 * min(1, (step + 1) / 500) * max(0.05, 1 - step / size["steps"])
        optimizer.step()
        if step % 20 == 0:
            print(f"pre-training {step}/{size['steps']}: loss {loss.item():.3f}", flush=True)
        if step % 500 == 499 or step + 1 == size["steps"] or time.time() > until:
            save(out / "pretrained.pt", model, optimizer, step + 1)
        if time.time() > until:
            return


def tune(model, tokenizer, pairs, size, out, device, until):
    optimizer = torch.optim.AdamW(model.parameters(), lr=5e-5)
    done = restore(out / "tuned.pt", model, optimizer)
    for epoch in range(done, size["epochs"]):
        chance = random.Random(epoch)
        order = pairs[:]
        chance.shuffle(order)
        for start in range(0, len(order) - 1, size["tune_batch"]):
            part = order[start : start + size["tune_batch"]]
            asked = pooled(*encode(model, [q for q, _, _ in part], tokenizer, size, device))
            texts = [t for _, t, _ in part] + [chance.choice(o) for _, _, o in part if o]
            answers = pooled(*encode(model, texts, tokenizer, size, device))
            loss = torch.nn.functional.cross_entropy(asked @ answers.T / 0.05, torch.arange(len(part), device=device))
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            if start % (20 * size["tune_batch"]) == 0:
                print(f"tuning {epoch + 1}/{size['epochs']}, {start}/{len(order)}: loss {loss.item():.3f}", flush=True)
            if time.time() > until:
                save(out / "tuned.pt", model, optimizer, epoch)
                return
        save(out / "tuned.pt", model, optimizer, epoch + 1)


def encode(model, texts, tokenizer, size, device):
    ids, mask = batch_of(texts, tokenizer, size["length"], device)
    return model(ids, mask), mask


def export(model, vocabulary, out):
    """model.onnx and vocab.txt, the folder that Embedding:Directory takes (Embedding:Pooling=mean)."""
    model = model.cpu().eval()
    ids = torch.tensor([[tokens.CLS, 80, 81, tokens.SEP]])
    axes = {name: {0: "batch", 1: "length"} for name in ("input_ids", "attention_mask", "last_hidden_state")}
    torch.onnx.export(model, (ids, torch.ones_like(ids)), str(out / "model.onnx"), input_names=["input_ids", "attention_mask"], output_names=["last_hidden_state"], dynamic_axes=axes, opset_version=14)
    (out / "vocab.txt").write_text("\n".join(vocabulary) + "\n", encoding="utf-8")
    try:
        from onnxruntime.quantization import QuantType, quantize_dynamic

        quantize_dynamic(str(out / "model.onnx"), str(out / "model.int8.onnx"), weight_type=QuantType.QInt8)
        (out / "model.int8.onnx").replace(out / "model.onnx")
    except ImportError:
        print("onnxruntime is not installed: the model stays in float32 (pip install onnxruntime makes it int8)")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", choices=SIZES, default="toy")
    parser.add_argument("--root", type=data.root_of, default=pathlib.Path.cwd())
    parser.add_argument("--shared", type=data.root_of, default=None, help="the shared data; default: beside the root")
    parser.add_argument("--out", type=data.root_of, required=True)
    arguments = parser.parse_args()
    size, shared = SIZES[arguments.size], arguments.shared or arguments.root.parent / "shared"
    arguments.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(11)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    kept = data.held_out(arguments.root)
    texts = list(itertools.islice(data.shuffled(data.paragraphs(shared, kept), seed=5), 20_000 if arguments.size == "toy" else None))
    vocabulary = tokens.build(texts[:200_000], size["vocabulary"])
    tokenizer = tokens.Tokenizer(vocabulary)
    model = Encoder(len(vocabulary), size["layers"], size["width"], size["heads"]).to(device)
    began = time.time()
    pretrain(model, tokenizer, texts, size, arguments.out, device, began + 60 * size["minutes"] * 0.75)
    pairs = list(data.questions(shared, kept, hard=8)) + list(data.statutes(shared))
    tune(model, tokenizer, pairs, size, arguments.out, device, began + 60 * size["minutes"])
    export(model, vocabulary, arguments.out)
    print(f"written to {arguments.out} after {time.time() - began:.0f} s on {device}")


if __name__ == "__main__":
    main()
