"""WordPiece as Microsoft.ML.Tokenizers' BertTokenizer cuts: lower case, each Han character and sign a token, longest pieces of Latin words."""
import collections
import re
import unicodedata

SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
PAD, UNK, CLS, SEP, MASK = range(5)
PIECE = re.compile(r"[\u3400-\u9fff]|[a-z0-9]+|[^\s\w]", re.UNICODE)


def words(text):
    return PIECE.findall(unicodedata.normalize("NFKC", text).lower())


def build(texts, most):
    """Characters by frequency; Latin letters and digits alone and as continuations, so that every word can be cut."""
    counts = collections.Counter(word for text in texts for word in words(text) if len(word) == 1)
    letters = "abcdefghijklmnopqrstuvwxyz0123456789"
    fixed = SPECIAL + list(letters) + ["##" + c for c in letters]
    return fixed + [word for word, _ in counts.most_common(most) if word not in letters][: most - len(fixed)]


class Tokenizer:
    def __init__(self, vocabulary):
        self.vocabulary = vocabulary
        self.ids = {token: i for i, token in enumerate(vocabulary)}

    def encode(self, text, longest):
        ids = [CLS]
        for word in words(text):
            if len(word) == 1 or not word.isascii():
                ids.append(self.ids.get(word, UNK))
            else:
                ids.extend(self.ids.get(c if i == 0 else "##" + c, UNK) for i, c in enumerate(word))
            if len(ids) >= longest - 1:
                break
        return ids[: longest - 1] + [SEP]
