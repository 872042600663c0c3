"""The transformer recipe: masked-language pre-training, a sentence encoder by contrast, a cross-encoder that reads question and passage together.

    python3 src/training/train.py --size toy --data /tmp/reading --out /tmp/encoder       two cores, some minutes: shows that the recipe works
    python3 src/training/train.py --size full --data /tmp/reading --out /tmp/encoder      one large GPU, ten minutes

--data is the folder with passages.jsonl and questions.jsonl (Assistant.Training --reading) and pseudo.jsonl (pseudo.py). Each stage keeps its
result in --out and is passed over when that is there; pre-training goes on from its last checkpoint. Then export.py makes the ONNX folders.
"""
import argparse
import contextlib
import copy
import lzma
import pathlib
import queue
import random
import threading
import time

import numpy
import torch
from torch.nn import functional

import data
import tokens
from encoder import CrossEncoder, Encoder, pooled

SIZES = {
    # layers, width, heads, vocabulary; batch and length of pre-training; seconds of pre-training, of contrast and of reading; passes over the questions
    "toy": dict(layers=2, width=64, heads=1, vocabulary=3000, batch=32, length=64, pretrain=40, contrast=25, read=25, epochs=1, folds=1, pairs=96, questions=8, asked=200),
    "check": dict(layers=6, width=256, heads=4, vocabulary=6000, batch=1024, length=128, pretrain=12, contrast=4, read=4, epochs=1, folds=1, pairs=768, questions=32, asked=200),
    "full": dict(layers=6, width=256, heads=4, vocabulary=6000, batch=1024, length=128, pretrain=340, contrast=45, read=100, epochs=6, folds=4, pairs=768, questions=32, asked=None),
}
HIDDEN_SHARE = 0.16
LONGEST, LONGEST_QUESTION = 192, 48
CANDIDATES = 12
REPORT_TIMES = 4


def prefetched(make, ahead=8):
    """Batches made in a thread of their own while the device computes."""
    waiting, stop = queue.Queue(ahead), threading.Event()

    def offer(item):
        while not stop.is_set():
            with contextlib.suppress(queue.Full):
                waiting.put(item, timeout=1)
                return

    def work():
        try:
            for item in make():
                offer(item)
                if stop.is_set():
                    return
            offer(None)
        except Exception as fault:
            offer(fault)

    threading.Thread(target=work, daemon=True).start()
    try:
        while (item := waiting.get()) is not None:
            if isinstance(item, Exception):
                raise item
            yield item
    finally:
        stop.set()


class Recipe:
    def __init__(self, size, arguments):
        self.size, self.data, self.out = size, arguments.data, arguments.out
        self.shared = arguments.shared or arguments.root.parent / "shared"
        self.raw = arguments.texts or self.shared / "text"
        self.device = "cuda" if torch.cuda.is_available() else "cpu"
        self.began = time.time()
        self.passages = data.json_lines(self.data / "passages.jsonl")
        self.questions = data.json_lines(self.data / "questions.jsonl")
        self.pseudo = data.json_lines(self.data / "pseudo.jsonl")
        self.tokenizer, self.stream = self.corpus(toy=arguments.size == "toy")
        self.reading = None

    def say(self, text):
        print(f"[{time.time() - self.began:.0f} s] {text}", flush=True)

    def cast(self):
        return torch.autocast("cuda", dtype=torch.bfloat16) if self.device == "cuda" else contextlib.nullcontext()

    def corpus(self, toy):
        """The vocabulary, and all texts as one row of tokens."""
        vocabulary_path, stream_path = self.out / "vocab.txt", self.out / "tokens.npy"
        if vocabulary_path.exists() and stream_path.exists():
            return tokens.Tokenizer(vocabulary_path.read_text(encoding="utf-8").splitlines()), numpy.load(stream_path)
        documents, characters = data.reports(self.passages) * REPORT_TIMES, 0
        for document in data.documents(self.raw):
            characters += len(document)
            if toy and characters > 1_000_000:
                break
            documents.append(document)
        random.Random(5).shuffle(documents)
        vocabulary = tokens.build(documents, self.size["vocabulary"])
        tokenizer = tokens.Tokenizer(vocabulary)
        parts = []
        for document in documents:
            parts += [tokenizer.ids(document), numpy.array([tokens.SEP], numpy.int32)]
        stream = numpy.concatenate(parts).astype(numpy.uint16)
        numpy.save(stream_path, stream)
        vocabulary_path.write_text("\n".join(vocabulary) + "\n", encoding="utf-8")
        self.say(f"{len(documents)} documents, {len(stream) / 1e6:.1f} million tokens, vocabulary {len(vocabulary)}")
        return tokenizer, stream

    def encoder(self):
        torch.manual_seed(11)
        size = self.size
        return Encoder(len(self.tokenizer.vocabulary), size["layers"], size["width"], size["heads"]).to(self.device)

    # Pre-training

    def pretrain(self):
        path, model, size = self.out / "pretrained.pt", self.encoder(), self.size
        optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3, betas=(0.9, 0.98), weight_decay=0.01)
        done, step = 0.0, 0
        if path.exists():
            state = torch.load(path, map_location=self.device)
            model.load_state_dict(state["model"])
            optimizer.load_state_dict(state["optimizer"])
            done, step = state["done"], state["step"]
        if done >= 1:
            return model
        run = torch.compile(model) if hasattr(torch, "compile") and self.device == "cuda" else model
        stream = torch.from_numpy(self.stream.astype(numpy.int16 if self.stream.max() < 32768 else numpy.int32)).to(self.device)
        count = max(1, int(size["length"] * HIDDEN_SHARE))
        began, saved = time.time() - done * size["pretrain"], time.time()
        across = torch.arange(size["length"], device=self.device)
        while done < 1:
            starts = torch.randint(0, len(stream) - size["length"], (size["batch"], 1), device=self.device)
            ids = stream[starts + across].long()
            hidden = self.hidden(ids, count)
            shown = ids.scatter(1, hidden, tokens.MASK)
            with self.cast():
                vectors = run(shown)
                chosen = vectors.gather(1, hidden[:, :, None].expand(-1, -1, vectors.shape[-1]))
                loss = functional.cross_entropy(model.guess(chosen).flatten(0, 1).float(), ids.gather(1, hidden).flatten())
            for group in optimizer.param_groups:
                group["lr"] = 1e-3 * min(1, (step + 1) / 300) * max(0.02, 1 - done)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            step += 1
            done = (time.time() - began) / size["pretrain"]
            if step % (200 if self.device == "cuda" else 20) == 0:
                self.say(f"pre-training step {step}: loss {loss.item():.3f}")
            if time.time() - saved > 60 or done >= 1:
                saved = time.time()
                self.save(path, {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "done": done, "step": step})
        self.say(f"pre-trained: {step} steps, {step * size['batch'] * size['length'] / 1e6:.0f} million tokens, loss {loss.item():.3f}")
        return model

    def hidden(self, ids, count):
        """Positions to be guessed, in pairs as words of Chinese mostly are."""
        half = (ids.shape[1] + 2) // 2
        chance = torch.rand(ids.shape[0], half, device=self.device).repeat_interleave(2, 1)
        shift = int(torch.randint(0, 2, (1,)))
        chance = chance[:, shift : shift + ids.shape[1]] - 2.0 * (ids <= tokens.MASK)
        return chance.topk(count, 1).indices

    @staticmethod
    def save(path, state):
        part = path.with_suffix(".part")
        torch.save(state, part)
        part.replace(path)

    # Batches of texts

    def texts(self, rows, longest):
        """Token numbers and mask of single texts, [CLS] … [SEP]."""
        rows = [r[: longest - 2] for r in rows]
        length = max(map(len, rows)) + 2
        ids = numpy.zeros((len(rows), length), numpy.int64)
        for i, row in enumerate(rows):
            ids[i, 0], ids[i, 1 : len(row) + 1], ids[i, len(row) + 1] = tokens.CLS, row, tokens.SEP
        return ids

    def pairs(self, rows):
        """Token numbers and types of question and passage: [CLS] question [SEP] passage [SEP]."""
        cut = [(q[:LONGEST_QUESTION], p[: LONGEST - 3 - min(len(q), LONGEST_QUESTION)]) for q, p in rows]
        length = -(-max(len(q) + len(p) + 3 for q, p in cut) // 16) * 16
        ids, types = numpy.zeros((len(cut), length), numpy.int64), numpy.zeros((len(cut), length), numpy.int64)
        for i, (q, p) in enumerate(cut):
            end = len(q) + len(p) + 3
            ids[i, 0], ids[i, 1 : len(q) + 1], ids[i, len(q) + 1] = tokens.CLS, q, tokens.SEP
            ids[i, len(q) + 2 : end - 1], ids[i, end - 1] = p, tokens.SEP
            types[i, len(q) + 2 : end] = 1
        return ids, types

    def load_reading(self):
        """Questions and passages as tokens, once for all stages."""
        if self.reading is None:
            of = self.tokenizer.ids
            passages = [of(row["text"]) for row in self.passages]
            real = [
                (q["fold"], of(q["question"]), [of(p) for p in q["passages"][:CANDIDATES]], q["right"][:CANDIDATES], q["abstain"], q["verify"])
                for q in self.questions
                if not q["side"] and q["passages"] and (q["abstain"] or any(q["right"][:CANDIDATES]))
            ][: self.size["asked"]]
            pseudo = [(of(q["question"]), [passages[i] for i in q["passages"]], q["right"]) for q in self.pseudo]
            self.reading = (real, pseudo)
            self.say(f"{len(real)} questions, {len(pseudo)} made ones")
        return self.reading

    # The sentence encoder

    def contrast(self, model):
        path = self.out / "sentence.pt"
        if path.exists():
            return
        real, pseudo = self.load_reading()
        answered, pseudo = [q for q in real if any(q[3])], [q for q in pseudo if any(q[2])]
        of = self.tokenizer.ids
        others = [(of(q), of(t)) for q, t in data.statutes(self.shared / "qa" / "lecoqa_stard.jsonl") + data.words(self.shared / "eval" / "train" / "words.jsonl")]
        others = [(q, t) for q, t in others if len(q) and len(t)]
        size, model = self.size, copy.deepcopy(model)
        share = size["pairs"] // 8
        chance = random.Random(17)

        def batches():
            while True:
                asked, texts, extra = [], [], []
                for _ in range(4 * share):
                    at, first = chance.randrange(len(self.stream) - 160), chance.randint(10, 48)
                    asked.append(self.stream[at : at + first])
                    texts.append(self.stream[at + first : at + first + chance.randint(30, 96)])
                made = [(q[0], q[1], q[2]) for q in chance.sample(pseudo, 2 * share)] + [(q[1], q[2], q[3]) for q in chance.sample(answered, share)]
                for question, passages, right in made:
                    asked.append(question)
                    texts.append(passages[chance.choice([i for i, r in enumerate(right) if r])])
                    wrong = [p for p, r in zip(passages, right) if not r]
                    extra += [chance.choice(wrong)] if wrong else []
                for question, text in chance.sample(others, min(share, len(others))):
                    asked.append(question)
                    texts.append(text)
                yield self.texts(asked, 64), self.texts(texts + extra, 128)

        optimizer = torch.optim.AdamW(model.parameters(), lr=3e-4)
        began, step, done = time.time(), 0, 0.0
        for asked, texts in prefetched(batches):
            with self.cast():
                queries, answers = self.embed(model, asked), self.embed(model, texts)
            loss = functional.cross_entropy(queries.float() @ answers.float().T / 0.05, torch.arange(len(asked), device=self.device))
            self.step(model, optimizer, loss, 3e-4 * min(1, (step + 1) / 30) * max(0.02, 1 - done))
            step, done = step + 1, (time.time() - began) / size["contrast"]
            if step % 50 == 0:
                self.say(f"contrast step {step}: loss {loss.item():.3f}")
            if done >= 1:
                break
        self.keep(path, model)

    def embed(self, model, ids):
        ids = torch.from_numpy(ids).to(self.device)
        mask = (ids != tokens.PAD).long()
        return pooled(model(ids, mask), mask)

    @staticmethod
    def step(model, optimizer, loss, rate):
        for group in optimizer.param_groups:
            group["lr"] = rate
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()

    def keep(self, path, model):
        """Weights in half precision, for export.py."""
        self.save(path, {k: v.half().cpu() for k, v in model.state_dict().items()})
        self.say(f"written {path.name}")

    # The cross-encoder

    def cross_encoder(self, encoder):
        torch.manual_seed(13)
        model = CrossEncoder(copy.deepcopy(encoder), self.size["width"]).to(self.device)
        for layer in model.encoder.layers:
            layer.dropout.p = 0.1
        return model

    def read(self, encoder):
        """Learns to read from made questions; then, for each fold of the reports and for all, from people's."""
        general = self.out / "cross-general.pt"
        real, pseudo = self.load_reading()
        model = self.cross_encoder(encoder)
        if general.exists():
            model.load_state_dict({k: v.float() for k, v in torch.load(general, map_location=self.device).items()})
        else:
            self.read_made(model, pseudo)
            self.keep(general, model)
        for fold in [*range(self.size["folds"]), -1]:
            path = self.out / ("cross-all.pt" if fold < 0 else f"cross-{fold}.pt")
            if not path.exists():
                self.read_asked(copy.deepcopy(model), real, pseudo, fold, path)

    def read_made(self, model, pseudo):
        chance = random.Random(19)

        def batches():
            while True:
                yield self.candidates([pseudo[i] for i in chance.sample(range(len(pseudo)), 2 * self.size["questions"])])

        optimizer = torch.optim.AdamW(model.parameters(), lr=3e-4, weight_decay=0.01)
        began, step, done, mean = time.time(), 0, 0.0, None
        model.train()
        for batch in prefetched(batches):
            loss = self.loss(model, batch)
            self.step(model, optimizer, loss, 3e-4 * min(1, (step + 1) / 100) * max(0.05, 1 - done))
            step, done = step + 1, (time.time() - began) / self.size["read"]
            if step % 50 == 0:
                mean = loss.item() if mean is None else 0.7 * mean + 0.3 * loss.item()
                self.say(f"reading step {step}: loss {mean:.3f}")
            if done >= 1:
                return

    def read_asked(self, model, real, pseudo, fold, path):
        chance, learned = random.Random(23), [q for q in real if q[0] != fold]
        kept = [q for q in real if q[0] == fold and not q[5]]
        size = self.size["questions"]
        steps = self.size["epochs"] * -(-len(learned) // size)

        def batches():
            for _ in range(self.size["epochs"]):
                chance.shuffle(learned)
                for start in range(0, len(learned), size):
                    rows = [(q[1], q[2], q[3]) for q in learned[start : start + size]]
                    yield self.candidates(rows + chance.sample(pseudo, size // 2)), start + size >= len(learned)

        optimizer = torch.optim.AdamW(model.parameters(), lr=1.5e-4, weight_decay=0.01)
        for step, (batch, last) in enumerate(prefetched(batches)):
            model.train()
            self.step(model, optimizer, self.loss(model, batch), 1.5e-4 * min(1, (step + 1) / 20) * max(0.02, 1 - step / steps))
            if last and kept:
                self.say(f"fold {fold}, step {step + 1}/{steps}: {self.measured(model, kept)}")
        self.keep(path, model)

    def candidates(self, questions):
        """One batch: pairs, which are right, and to which question each belongs."""
        rows, right, group = [], [], []
        for number, (question, passages, rights) in enumerate(questions):
            for passage, is_right in zip(passages, rights):
                rows.append((question, passage))
                right.append(is_right)
                group.append(number)
        return (*self.pairs(rows), numpy.array(right), numpy.array(group))

    def loss(self, model, batch):
        """The right passages of a question should get the mass among its candidates; and each score should be the log-odds of its pair."""
        ids, types, right, group = (torch.from_numpy(part).to(self.device) for part in batch)
        with self.cast():
            scores = model(ids, (ids != tokens.PAD).long(), types)
        scores = scores.float()
        each = functional.binary_cross_entropy_with_logits(scores, right.float())
        groups = int(group.max()) + 1
        table = torch.full((groups, len(group)), -1e4, device=self.device)
        table[group, torch.arange(len(group), device=self.device)] = scores
        good = torch.full_like(table, -1e4)
        good[group, torch.arange(len(group), device=self.device)] = torch.where(right, scores, torch.full_like(scores, -1e4))
        has = good.max(1).values > -1e3
        listwise = (table.logsumexp(1) - good.logsumexp(1))[has].mean() if has.any() else 0.0
        return 2 * each + 0.5 * listwise

    @torch.no_grad()
    def measured(self, model, kept):
        """Share of the questions whose right passage is scored first, and how well the best score parts what has an answer from what has none."""
        model.eval()
        first, best, answered = [], [], []
        for start in range(0, len(kept), 32):
            part = kept[start : start + 32]
            ids, types, right, group = self.candidates([(q[1], q[2], q[3]) for q in part])
            ids, types = torch.from_numpy(ids).to(self.device), torch.from_numpy(types).to(self.device)
            with self.cast():
                scores = model(ids, (ids != tokens.PAD).long(), types).float().cpu().numpy()
            for number, question in enumerate(part):
                own = scores[group == number]
                best.append(own.max())
                answered.append(not question[4])
                if not question[4]:
                    first.append(bool(right[group == number][own.argmax()]))
        best, answered = numpy.array(best), numpy.array(answered)
        good, bad = best[answered], best[~answered]
        apart = (good[:, None] > bad[None]).mean() if len(good) and len(bad) else 0.0
        bar = numpy.quantile(good, 0.04) if len(good) else 0.0
        return f"right first {numpy.mean(first):.3f}, apart {apart:.3f}, refused at four in a hundred {(bad < bar).mean() if len(bad) else 0.0:.3f}"


def unpacked(folder):
    """The inputs travel compressed: NAME.xz is opened once."""
    for path in folder.glob("*.jsonl.xz"):
        if not path.with_suffix("").exists():
            path.with_suffix("").write_bytes(lzma.decompress(path.read_bytes()))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", choices=SIZES, default="toy")
    parser.add_argument("--data", type=data.root_of, required=True)
    parser.add_argument("--root", type=data.root_of, default=pathlib.Path.cwd())
    parser.add_argument("--shared", type=data.root_of, default=None, help="the shared data; default: beside the root")
    parser.add_argument("--texts", type=data.root_of, default=None, help="the raw texts; default: text under the shared data")
    parser.add_argument("--out", type=data.root_of, required=True)
    parser.add_argument("--stage", choices=["pretrain", "contrast", "read"], default="read", help="the last stage to run")
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    unpacked(arguments.data)
    recipe = Recipe(SIZES[arguments.size], arguments)
    encoder = recipe.pretrain()
    if arguments.stage != "pretrain":
        recipe.contrast(encoder)
    if arguments.stage == "read":
        recipe.read(encoder)
    recipe.say(f"done on {recipe.device}")


if __name__ == "__main__":
    main()
