"""Reads what the recipe learns from; see the model card for sources and licences."""
import json
import lzma
import pathlib
import random
import re


def held_out(root):
    file = root / "tests" / "Assistant.Evaluation" / "heldout.txt"
    return {line.strip() for line in file.read_text().splitlines() if line and line[0] != "#"}


def paragraphs(shared, kept):
    """Paragraphs of the raw texts and of the reports that are not kept aside."""
    for path in sorted((shared / "text").glob("*.txt.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                yield from (p for p in line.rstrip("\n").split("\t") if len(p) > 20)
    for path in sorted((shared / "corpus" / "reports").glob("*.txt")):
        if path.stem not in kept:
            yield from (p for p in path.read_text(encoding="utf-8").splitlines() if len(p) > 20)


def sentences(text):
    return [s for s in re.split(r"(?<=[。！？；])", text) if len(s) > 4]


def questions(shared, kept, hard):
    """(question, sentence that answers, sentences like it that do not): the hard ones share the most characters with the question."""
    for path in sorted((shared / "eval" / "train").glob("*.questions.jsonl")):
        name = path.name[: -len(".questions.jsonl")]
        if name in kept:
            continue
        text = (shared / "corpus" / "reports" / f"{name}.txt").read_text(encoding="utf-8")
        candidates = sentences(re.sub(r"\s+", "", text))
        for line in path.read_text(encoding="utf-8").splitlines():
            item = json.loads(line)
            evidence = [re.sub(r"\s+", "", e) for e in item.get("evidence") or []]
            right = [c for c in candidates if any(e in c for e in evidence)]
            if right and not item.get("abstain") and not item.get("history"):
                asked = set(item["question"])
                others = sorted((c for c in candidates if c not in right), key=lambda c: -len(asked & set(c)) / len(set(c)) ** 0.5)
                yield item["question"], right[0], others[:hard]


def statutes(shared):
    for line in (shared / "qa" / "lecoqa_stard.jsonl").read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        yield from ((item["question"], s["text"], []) for s in item["statutes"] if isinstance(s.get("text"), str))


def shuffled(items, seed, window=50_000):
    """A stream in an order of chance within a window."""
    chance, held = random.Random(seed), []
    for item in items:
        held.append(item)
        if len(held) >= window:
            at = chance.randrange(len(held))
            held[at], held[-1] = held[-1], held[at]
            yield held.pop()
    chance.shuffle(held)
    yield from held


def root_of(path):
    return pathlib.Path(path).resolve()
