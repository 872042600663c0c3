"""A small transformer encoder for sentences: BERT's layout (Devlin et al., 2019) with layer normalisation before each part."""
import math

import torch
from torch import nn


class Layer(nn.Module):
    def __init__(self, width, heads):
        super().__init__()
        self.heads = heads
        self.before_attention = nn.LayerNorm(width)
        self.before_feed = nn.LayerNorm(width)
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.feed = nn.Sequential(nn.Linear(width, 4 * width), nn.GELU(), nn.Linear(4 * width, width))

    def forward(self, x, hidden):
        batch, length, width = x.shape
        q, k, v = self.qkv(self.before_attention(x)).view(batch, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        scores = q @ k.transpose(-1, -2) / math.sqrt(width // self.heads) + hidden
        x = x + self.out((scores.softmax(-1) @ v).transpose(1, 2).reshape(batch, length, width))
        return x + self.feed(self.before_feed(x))


class Encoder(nn.Module):
    """Tokens (batch, length) to vectors (batch, length, width)."""

    def __init__(self, vocabulary, layers, width, heads, longest=512):
        super().__init__()
        self.tokens = nn.Embedding(vocabulary, width)
        self.positions = nn.Embedding(longest, width)
        self.layers = nn.ModuleList(Layer(width, heads) for _ in range(layers))
        self.last = nn.LayerNorm(width)
        nn.init.normal_(self.tokens.weight, std=0.02)
        nn.init.normal_(self.positions.weight, std=0.02)

    def forward(self, input_ids, attention_mask):
        # Padding is hidden from every token.
        hidden = (1.0 - attention_mask[:, None, None, :].float()) * -1e4
        x = self.tokens(input_ids) + self.positions(torch.arange(input_ids.shape[1], device=input_ids.device))[None]
        for layer in self.layers:
            x = layer(x, hidden)
        return self.last(x)

    def guess(self, vectors):
        """Scores of every token of the vocabulary, by the same table that reads them."""
        return vectors @ self.tokens.weight.T


def pooled(vectors, attention_mask):
    """The mean over the tokens, of length one."""
    mask = attention_mask[:, :, None].float()
    return nn.functional.normalize((vectors * mask).sum(1) / mask.sum(1).clamp(min=1), dim=-1)
