"""WordPiece as Microsoft.ML.Tokenizers' BertTokenizer cuts: lower case, each Han character and sign a token, Latin words and numbers by single characters."""
import collections
import re
import unicodedata

import numpy

SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
PAD, UNK, CLS, SEP, MASK = range(5)
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
KEPT = re.compile(r"[\u3400-\u9fff]|[a-z0-9]|[^\s\w]", re.UNICODE)


def folded(text):
    return unicodedata.normalize("NFKC", text).lower()


def build(texts, most):
    """Characters by frequency; Latin letters and digits alone and as continuations, so that every word can be cut."""
    counts = collections.Counter()
    for text in texts:
        counts.update(folded(text))
    fixed = SPECIAL + list(LETTERS) + ["##" + c for c in LETTERS]
    return fixed + [c for c, _ in counts.most_common() if KEPT.fullmatch(c) and c not in LETTERS][: most - len(fixed)]


class Tokenizer:
    def __init__(self, vocabulary):
        self.vocabulary = vocabulary
        ids = {token: i for i, token in enumerate(vocabulary)}
        # For every code point its token at the start of a word, -1 where it is none; then the same inside a word.
        self.first = numpy.full(0x110000, -1, numpy.int32)
        self.latin = numpy.zeros(0x110000, bool)
        for point in range(0x110000):
            if not 0xD800 <= point < 0xE000 and KEPT.fullmatch(chr(point)):
                self.first[point] = UNK
        for character in (t for t in vocabulary if len(t) == 1):
            self.first[ord(character)] = ids[character]
        self.inside = self.first.copy()
        for character in LETTERS:
            self.latin[ord(character)] = True
            self.inside[ord(character)] = ids.get("##" + character, UNK)

    def ids(self, text):
        """Token numbers without [CLS] and [SEP]."""
        points = numpy.frombuffer(folded(text).encode("utf-32-le"), numpy.uint32)
        latin = self.latin[points]
        follows = numpy.concatenate(([False], latin[:-1] & latin[1:])) if len(points) else latin
        found = numpy.where(follows, self.inside[points], self.first[points])
        return found[found >= 0]
