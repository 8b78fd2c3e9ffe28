"""Translation with attention: the loss and every gradient of a training step."""

import torch
from torch import nn
from torch.nn import functional as F

from attention import attend
from golden import Flags, Indices, case


class GruCell(nn.Module):
    """nn.GRUCell by the names of the block."""

    def __init__(self, inputs, hidden):
        super().__init__()
        self.input, self.recurrent = nn.Linear(inputs, 3 * hidden), nn.Linear(hidden, 3 * hidden)

    def forward(self, state, x):
        return torch.gru_cell(x, state, self.input.weight, self.recurrent.weight, self.input.bias, self.recurrent.bias)


class AligningTranslation(nn.Module):
    """Bahdanau, Cho and Bengio, 2015."""

    def __init__(self, source, target, width, hidden, maxout):
        super().__init__()
        self.source, self.target = nn.Embedding(source, width), nn.Embedding(target, width)
        self.encoder = nn.GRU(width, hidden, batch_first=True, bidirectional=True)
        self.initial = nn.Linear(hidden, hidden)
        self.attention = nn.Module()
        self.attention.query, self.attention.key = nn.Linear(hidden, hidden, bias=False), nn.Linear(2 * hidden, hidden)
        self.attention.score = nn.Linear(hidden, 1, bias=False)
        self.decoder = GruCell(width + 2 * hidden, hidden)
        self.readout, self.output = nn.Linear(width + 3 * hidden, 2 * maxout), nn.Linear(maxout, target)

    def forward(self, text, so_far):
        memory, last = self.encoder(self.source(text))
        state, results, a = torch.tanh(self.initial(last[1])), [], self.attention
        for word in self.target(so_far).unbind(1):
            weights = a.score(torch.tanh(a.query(state)[:, None] + a.key(memory))).softmax(1)
            context = (weights * memory).sum(1)
            t = self.readout(torch.cat([state, word, context], 1)).unflatten(1, (-1, 2)).max(2).values
            results.append(self.output(t))
            state = self.decoder(state, torch.cat([word, context], 1))
        return torch.stack(results, 1)


@case(train=True, text=Indices(11, 2, 5), soFar=Indices(9, 2, 4), next=Indices(9, 2, 4), model=AligningTranslation(11, 9, 5, 6, 4))
def AlignedTexts(m, text, so_far, next):
    return F.cross_entropy(m.model(text, so_far).transpose(1, 2), next)


class GlobalTranslation(nn.Module):
    """Luong, Pham and Manning, 2015."""

    def __init__(self, source, target, width, layers):
        super().__init__()
        self.source, self.target = nn.Embedding(source, width), nn.Embedding(target, width)
        self.encoder, self.decoder = (nn.LSTM(width, width, layers, batch_first=True) for _ in range(2))
        self.general, self.combine = nn.Linear(width, width, bias=False), nn.Linear(2 * width, width, bias=False)
        self.output = nn.Linear(width, target)

    def forward(self, text, is_word, so_far):
        memory, last = self.encoder(self.source(text))
        states, _ = self.decoder(self.target(so_far), last)
        context = attend(self.general(states), memory, memory, is_word[:, None], scale=1)
        return self.output(torch.tanh(self.combine(torch.cat([context, states], 2))))


@case(train=True, text=Indices(11, 2, 5), isWord=Flags(2, 5), soFar=Indices(9, 2, 4), next=Indices(9, 2, 4), model=GlobalTranslation(11, 9, 6, 2))
def GloballyAttendedTexts(m, text, is_word, so_far, next):
    return F.cross_entropy(m.model(text, is_word, so_far).transpose(1, 2), next)


class LanguageModel(nn.Module):
    """PyTorch's example word_language_model: the embedding is the output's matrix, too."""

    def __init__(self, vocabulary, hidden, layers):
        super().__init__()
        self.encoder, self.rnn = nn.Embedding(vocabulary, hidden), nn.GRU(hidden, hidden, layers, batch_first=True)
        self.bias = nn.Parameter(torch.empty(vocabulary))

    def forward(self, text):
        return self.rnn(self.encoder(text))[0] @ self.encoder.weight.T + self.bias


@case(train=True, text=Indices(13, 2, 5), next=Indices(13, 2, 5), model=LanguageModel(13, 6, 2))
def TiedGruLanguageModel(m, text, next):
    return F.cross_entropy(m.model(text).transpose(1, 2), next)
