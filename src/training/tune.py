"""Tunes the cross-encoder that ships to three tasks at once, on two cores and without a GPU; README.md has the model card.

claims       does a statement follow from a passage: supported, contradicted, not found
attributes   does a passage give just what a question asks for: yes, no (pairs of the same words with both answers)
asked        the same head, on the questions of the sets with their best candidates
kinds        what a question asks for, thirteen kinds

One encoder reads all three, each task has a head of its own. `--fold K` leaves a quarter of the reports of the role train out, so that models behind it can learn from scores of questions that it has not seen.
"""
import argparse
import collections
import hashlib
import json
import pathlib
import random
import time
import zlib

import numpy
import onnx
import torch
from onnx import numpy_helper
from torch import nn
from torch.nn import functional

from encoder import Encoder
from tokens import CLS, SEP, Tokenizer

CLAIMS = ["supported", "contradicted", "not_found"]
KINDS = ["figure", "target", "fact", "list", "definition", "compare", "verify", "corpus", "small_talk", "opinion", "advice", "instruction", "nonsense"]
HEADS = {"claims": 3, "attributes": 2, "kinds": len(KINDS)}
TASKS = {"claims": "claims", "attributes": "attributes", "asked": "attributes", "kinds": "kinds"}
RARE = KINDS[7:]
FIRST, SECOND = 80, 160


def shipped(path):
    """The weights of the eight-bit graph as real numbers, by the names that Encoder gives them."""
    graph = onnx.load(str(path)).graph
    constants = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    products = [
        constants[n.input[1]].astype(numpy.float32) * constants[n.input[1][:-5] + "_scale"][None] for n in graph.node if n.op_type == "MatMulInteger"
    ]
    state = {k: v for k, v in constants.items() if v.dtype == numpy.float32 and v.ndim >= 1 and not k.endswith("_scale")}
    for name, values in constants.items():
        if name.endswith("_int8") and values.ndim == 2 and constants[name[:-5] + "_scale"].ndim == 2:
            state[name[:-5]] = values.astype(numpy.float32) * constants[name[:-5] + "_scale"]
    state = {k.removeprefix("encoder."): torch.tensor(v) for k, v in state.items() if k.startswith("encoder.")}
    for place, (layer, part) in enumerate((layer, part) for layer in range(6) for part in ("qkv", "out", "widen", "narrow")):
        state[f"layers.{layer}.{part}.weight"] = torch.tensor(products[place].T.copy())
    return state


class Reader(nn.Module):
    """One encoder with a head for each task. Token types: 0 and 1 say which text, 2 and 3 say that the other text has the token in the same company."""

    def __init__(self, state=None):
        super().__init__()
        self.encoder = Encoder(6000, 6, 256, 4, 256, dropout=0.1)
        self.encoder.types = nn.Embedding(4, 256)
        if state:
            self.encoder.load_state_dict({**state, "types.weight": torch.cat([state["types.weight"]] * 2)})
        self.dense = nn.ModuleDict({task: nn.Linear(512, 256) for task in HEADS})
        self.score = nn.ModuleDict({task: nn.Linear(256, n) for task, n in HEADS.items()})
        self.drop = nn.Dropout(0.1)

    def read(self, ids, mask, types):
        """The first vector and the mean of all, side by side."""
        vectors = self.encoder(ids, mask, types).float()
        mean = (vectors * mask[:, :, None]).sum(1) / mask.sum(1, keepdim=True)
        return torch.cat([vectors[:, 0], mean], -1)

    def scores(self, task, read):
        head = TASKS[task]
        return self.score[head](self.drop(torch.tanh(self.dense[head](read))))

    def forward(self, task, ids, mask, types):
        return self.scores(task, self.read(ids, mask, types))


def shared(one, other):
    """Which tokens of one text the other has beside the same neighbour."""
    pairs = set(zip(other, other[1:]))
    found = [False] * len(one)
    for i, pair in enumerate(zip(one, one[1:])):
        if pair in pairs:
            found[i] = found[i + 1] = True
    return found


def pair(cut, first, second):
    """[CLS] first [SEP] second [SEP] with token types."""
    a, b = cut.ids(first)[:FIRST].tolist(), cut.ids(second)[:SECOND].tolist()
    types = [0, *(2 * s for s in shared(a, b)), 0, *(1 + 2 * s for s in shared(b, a)), 1]
    return [CLS, *a, SEP, *b, SEP], types


def lines(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


class Examples:
    """Every example as (ids, types, label, report), by task and role; triples and twins stay together by their report."""

    def __init__(self, sets, kinds, cut, reading=None):
        self.role = dict(line.split(",") for line in (sets / "split.csv").read_text(encoding="utf-8").split()[1:])
        self.cut = cut
        train = sets / "train"
        printed, contrast = lines(train / "statements.jsonl"), lines(train / "contrast.jsonl")
        edits = collections.defaultdict(list)
        for row in contrast:
            edits[row["report"], row["statement"]].append(row)
        self.claims = [r for p in printed for r in [p, *edits[p["report"], p["statement"]]] if len(edits[p["report"], p["statement"]]) == 2]
        self.attributes = lines(train / "attributes.jsonl")
        self.kinds = self.typed(train, kinds)
        self.asked = self.candidates(reading) if reading else []

    @staticmethod
    def candidates(path):
        """The right passages of a question, two at most, and the best two of the others."""
        rows = []
        for question in lines(path):
            if question["verify"] or question["side"]:
                continue
            ranked = list(zip(question["passages"], question["right"]))
            for answers in (True, False):
                rows += [
                    {"report": question["report"], "question": question["question"], "sentence": text, "answers": answers}
                    for text in [p for p, right in ranked if right == answers][:2]
                ]
        return rows

    def typed(self, train, folder):
        labels = {}
        for line in (folder / "labels.tsv").read_text(encoding="utf-8").splitlines()[1:]:
            report, name, kind = line.split("\t")
            labels[report, name] = kind
        rows = []
        for path in sorted(train.glob("*.questions.jsonl")):
            report = path.name.removesuffix(".questions.jsonl")
            for row in lines(path):
                kind = labels.get((report, row["id"]), row["type"])
                if kind in KINDS:
                    rows.append({"report": report, "question": row["question"], "kind": kind, "type": row["type"]})
        for name in ("rare", "lookalikes", "verdicts", "borders", "more", "asked"):
            rows += [{"report": row.get("report"), **row} for row in lines(folder / f"{name}.jsonl")]
        for row in lines(train / "kinds.jsonl"):
            part = hashlib.sha256(row["question"].encode()).digest()[0] % 5
            if part > 0:
                rows.append({"report": "kinds.jsonl" if part == 1 else None, **row})
        return rows

    def of(self, task, role):
        rows = getattr(self, task)
        has = lambda r: (self.role.get(r.get("report"), "choose" if r.get("report") == "kinds.jsonl" else "train")) == role
        return [self.example(task, row) for row in rows if has(row)]

    def example(self, task, row, first=True, second=True):
        text = row.get("edited") or row.get("sentence") or ""
        if task == "claims":
            said, label = row["statement"], CLAIMS.index(row["verdict"])
        else:
            said, label = row["question"], int(row["answers"]) if TASKS[task] == "attributes" else KINDS.index(row["kind"])
        ids, types = pair(self.cut, said if first else "", text if second and task != "kinds" else "")
        return ids, types, label, row


def batches(rows, size, shuffle=True):
    rows = random.sample(rows, len(rows)) if shuffle else sorted(rows, key=lambda r: len(r[0]))
    ordered = [r for i in range(0, len(rows), 1024) for r in sorted(rows[i : i + 1024], key=lambda r: len(r[0]))] if shuffle else rows
    parts = [ordered[i : i + size] for i in range(0, len(ordered), size)]
    return random.sample(parts, len(parts)) if shuffle else parts


def tensors(rows):
    longest = max(len(r[0]) for r in rows)
    ids, types, mask = (torch.zeros(len(rows), longest, dtype=t) for t in (torch.long, torch.long, torch.float))
    for i, row in enumerate(rows):
        ids[i, : len(row[0])], types[i, : len(row[0])], mask[i, : len(row[0])] = torch.tensor(row[0]), torch.tensor(row[1]), 1
    return ids, mask, types, torch.tensor([r[2] for r in rows])


def probabilities(model, task, rows):
    model.eval()
    order = sorted(range(len(rows)), key=lambda i: len(rows[i][0]))
    found = numpy.zeros((len(rows), HEADS[TASKS[task]]), numpy.float32)
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for i in range(0, len(rows), 64):
            part = order[i : i + 64]
            found[part] = model(task, *tensors([rows[j] for j in part])[:3]).float().log_softmax(-1).numpy()
    return found


def told(name, task, scores, rows):
    labels = numpy.array([r[2] for r in rows])
    said = scores.argmax(-1)
    line = f"{name}: {len(rows)}, right {(said == labels).mean():.3f}"
    if task == "claims":
        chance = numpy.exp(scores[:, 0])
        for contradicted, untold in ((0.03, 0.05), (0.05, 0.07)):
            fits = [
                ((chance[labels == 0] > t).mean(), t)
                for t in numpy.linspace(0.3, 0.999, 200)
                if (chance[labels == 1] > t).mean() <= contradicted and (chance[labels == 2] > t).mean() <= untold
            ]
            line += f"; supported at {contradicted} {max(fits, default=(0, 0))[0]:.3f}"
    if task == "attributes":
        line += f"; yes {(said[labels == 1] == 1).mean():.3f}, no {(said[labels == 0] == 0).mean():.3f}"
    print(line, flush=True)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--sets", type=pathlib.Path, required=True, help="folder with split.csv and train/")
    options.add_argument("--kinds", type=pathlib.Path, default=pathlib.Path("src/Assistant.Training/Data/kinds"))
    options.add_argument("--model", type=pathlib.Path, default=pathlib.Path("src/Assistant.Onnx/Models/cross-encoder"))
    options.add_argument("--out", type=pathlib.Path, required=True)
    options.add_argument("--passes", type=int, default=3)
    options.add_argument("--rate", type=float, default=2e-4)
    options.add_argument("--threads", type=int, default=1)
    options.add_argument("--tasks", default="claims,attributes,asked,kinds")
    options.add_argument("--repeat", default="claims=1,attributes=2,asked=1,kinds=1", help="how often a pass goes through each task")
    options.add_argument("--reading", type=pathlib.Path, help="questions.jsonl of Assistant.Training --reading")
    options.add_argument("--start", type=pathlib.Path, help="weights of an earlier run")
    options.add_argument("--fold", type=int, help="leave every fourth report of the role train out, from this one on")
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    torch.set_num_threads(given.threads)
    torch.manual_seed(given.seed)
    random.seed(given.seed)
    given.out.mkdir(parents=True, exist_ok=True)
    cut = Tokenizer([t for t in (given.model / "vocab.txt").read_text(encoding="utf-8").split("\n") if t])
    examples = Examples(given.sets, given.kinds, cut, given.reading)
    tasks = given.tasks.split(",")
    repeat = {k: int(v) for k, v in (p.split("=") for p in given.repeat.split(","))}
    train = {task: examples.of(task, "train") for task in tasks}
    chosen = {task: examples.of(task, "choose") for task in tasks}
    if given.fold is not None:
        train = {task: [r for r in rows if zlib.crc32((r[3].get("report") or "").encode()) % 4 != given.fold] for task, rows in train.items()}
    print({t: (len(train[t]), len(chosen[t])) for t in tasks}, flush=True)
    model = Reader(shipped(given.model / "model.onnx"))
    if given.start:
        model.load_state_dict(torch.load(given.start))
    heads = [p for n, p in model.named_parameters() if not n.startswith("encoder.")]
    body = [p for n, p in model.named_parameters() if n.startswith("encoder.")]
    optimizer = torch.optim.AdamW([{"params": body, "scale": 1.0}, {"params": heads, "scale": 3.0}], lr=given.rate, weight_decay=0.01)
    plan = lambda: [(t, b) for t in tasks for _ in range(repeat[t]) for b in batches(train[t], 32)]
    steps, step, start = given.passes * len(plan()), 0, time.time()
    for passed in range(given.passes):
        work = plan()
        random.shuffle(work)
        model.train()
        losses = collections.defaultdict(list)
        for task, rows in work:
            step += 1
            for group in optimizer.param_groups:
                group["lr"] = given.rate * group["scale"] * min(1, step / (0.06 * steps)) * max(0.02, 1 - step / steps)
            *inputs, labels = tensors(rows)
            with torch.autocast("cpu", torch.bfloat16):
                scores = model(task, *inputs)
            loss = functional.cross_entropy(scores.float(), labels, label_smoothing=0.03)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            losses[task].append(loss.item())
            if step % 200 == 0:
                print(step, steps, round(time.time() - start), "s", {t: round(sum(v[-100:]) / len(v[-100:]), 3) for t, v in losses.items()}, flush=True)
        print("pass", passed, round(time.time() - start), "s", flush=True)
        torch.save(model.state_dict(), given.out / "reader.pt")
        for task in tasks:
            if not chosen[task]:
                continue
            scores = probabilities(model, task, chosen[task])
            numpy.save(given.out / f"{task}.npy", scores)
            told(task, task, scores, chosen[task])
    for task in (t for t in tasks if t in ("claims", "attributes")):
        for name, first, second in (("without the passage", True, False), ("without the claim or question", False, True)):
            rows = [examples.example(task, r[3], first, second) for r in chosen[task]]
            told(f"{task} {name}", task, probabilities(model, task, rows), rows)


if __name__ == "__main__":
    main()
