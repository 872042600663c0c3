"""Reads what the recipe learns from; see the model card for sources and licences."""
import json
import lzma
import pathlib


def documents(texts):
    """The raw texts, a document at a time, paragraphs parted by line ends."""
    for path in sorted(texts.glob("*.txt.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                yield line.rstrip("\n").replace("\t", "\n")


def json_lines(path):
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def reports(passages):
    """The reports, whole, from their passages; what stands in front of a passage's own text is left out."""
    texts = {}
    for row in passages:
        texts.setdefault(row["report"], []).append(row["text"].split("：")[-1])
    return ["\n".join(part) for part in texts.values()]


def statutes(path):
    """Laymen's questions with the statutes that answer them."""
    if not path.exists():
        return []
    rows = [json.loads(line.replace(": NaN", ": null")) for line in path.read_text(encoding="utf-8").splitlines()]
    return [(row["question"], s["text"]) for row in rows for s in row["statutes"] if isinstance(s.get("text"), str)]


def words(path):
    """Everyday words with the official term that they stand for."""
    return [(also, item["term"]) for item in json_lines(path) for also in item["also"]] if path.exists() else []


def root_of(path):
    return pathlib.Path(path).resolve()
