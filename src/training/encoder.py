"""A small transformer encoder: BERT's layout (Devlin et al., 2019) with layer normalisation before each part."""
import math

import torch
from torch import nn
from torch.nn import functional


class Layer(nn.Module):
    def __init__(self, width, heads, dropout):
        super().__init__()
        self.heads = heads
        self.before_attention = nn.LayerNorm(width)
        self.before_feed = nn.LayerNorm(width)
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.widen = nn.Linear(width, 4 * width)
        self.narrow = nn.Linear(4 * width, width)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x, hidden):
        batch, length, width = x.shape
        parts = self.qkv(self.before_attention(x)).view(batch, length, 3, self.heads, width // self.heads)
        q, k, v = (parts[:, :, i].transpose(1, 2) for i in range(3))
        if hasattr(functional, "scaled_dot_product_attention"):
            seen = functional.scaled_dot_product_attention(q, k, v, attn_mask=None if hidden is None else hidden.to(q.dtype))
        else:
            scores = q @ k.transpose(-1, -2) / math.sqrt(width // self.heads)
            seen = (scores if hidden is None else scores + hidden).softmax(-1) @ v
        x = x + self.dropout(self.out(seen.transpose(1, 2).reshape(batch, length, width)))
        return x + self.dropout(self.narrow(functional.gelu(self.widen(self.before_feed(x)))))


class Encoder(nn.Module):
    """Tokens (batch, length) to vectors (batch, length, width)."""

    def __init__(self, vocabulary, layers, width, heads, longest=256, dropout=0.0):
        super().__init__()
        self.tokens = nn.Embedding(vocabulary, width)
        self.positions = nn.Embedding(longest, width)
        self.types = nn.Embedding(2, width)
        self.layers = nn.ModuleList(Layer(width, heads, dropout) for _ in range(layers))
        self.last = nn.LayerNorm(width)
        for table in (self.tokens, self.positions, self.types):
            nn.init.normal_(table.weight, std=0.02)

    def forward(self, input_ids, attention_mask=None, token_type_ids=None):
        # Padding is hidden from every token.
        hidden = None if attention_mask is None else (1.0 - attention_mask[:, None, None, :].float()) * -1e4
        x = self.tokens(input_ids) + self.positions(torch.arange(input_ids.shape[1], device=input_ids.device))[None]
        if token_type_ids is not None:
            x = x + self.types(token_type_ids)
        for layer in self.layers:
            x = layer(x, hidden)
        return self.last(x)

    def guess(self, vectors):
        """Scores of every token of the vocabulary, by the same table that reads them."""
        return vectors @ self.tokens.weight.T


class CrossEncoder(nn.Module):
    """Question and passage, read together, to a score: the log-odds that the passage answers."""

    def __init__(self, encoder, width):
        super().__init__()
        self.encoder = encoder
        self.dense = nn.Linear(width, width)
        self.score = nn.Linear(width, 1)

    def forward(self, input_ids, attention_mask, token_type_ids):
        first = self.encoder(input_ids, attention_mask, token_type_ids)[:, 0]
        return self.score(torch.tanh(self.dense(first)))[:, 0]


def pooled(vectors, attention_mask):
    """The mean over the tokens, of length one."""
    mask = attention_mask[:, :, None].to(vectors.dtype)
    return functional.normalize((vectors * mask).sum(1) / mask.sum(1).clamp(min=1), dim=-1)
