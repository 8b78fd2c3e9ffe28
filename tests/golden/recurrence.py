"""Recurrent layers, and loops that are written out."""

import torch
from torch import nn
from torch.nn import functional as F

from golden import case


@case(x=(2, 5, 4), plain=nn.LSTM(4, 3, batch_first=True), deep=nn.LSTM(4, 2, num_layers=2, bidirectional=True, batch_first=True),
      bare=nn.LSTM(4, 3, bias=False, batch_first=True))
def LstmLayers(m, x):
    all, state = m.plain(x)
    outputs, (hidden, cell) = m.deep(x)
    return {
        "all": all, "hidden": state[0], "cell": state[1], "deep": outputs, "lastHidden": hidden, "lastCell": cell,
        "onward": m.plain(x.square(), state)[0] + m.bare(x)[0],
    }


@case(x=(2, 5, 4), plain=nn.GRU(4, 3, batch_first=True), deep=nn.GRU(4, 2, num_layers=2, bidirectional=True, batch_first=True))
def GruLayers(m, x):
    all, last = m.plain(x)
    outputs, deep_last = m.deep(x)
    return {"all": all, "last": last, "deep": outputs, "deepLast": deep_last}


class NormalisedRnn(nn.Module):
    """Ba, Kiros and Hinton, 2016, with the names of nn.RNN."""

    def __init__(self, inputs, features):
        super().__init__()
        for name, shape in ("weight_ih", (features, inputs)), ("weight_hh", (features, features)):
            setattr(self, name + "_l0", nn.Parameter(torch.empty(shape)))
        for name in "bias_ih", "bias_hh", "norm_weight", "norm_bias":
            setattr(self, name + "_l0", nn.Parameter(torch.empty(features)))

    def forward(self, x):
        state, states = torch.zeros(len(x), len(self.weight_hh_l0)), []
        for e in x.unbind(1):
            total = F.linear(e, self.weight_ih_l0, self.bias_ih_l0) + F.linear(state, self.weight_hh_l0, self.bias_hh_l0)
            state = torch.tanh(F.layer_norm(total, total.shape[1:], self.norm_weight_l0, self.norm_bias_l0, 1e-5))
            states.append(state)
        return torch.stack(states, 1)


@case(x=(2, 5, 4), plain=nn.RNN(4, 3, batch_first=True),
      rectified=nn.RNN(4, 2, num_layers=2, bidirectional=True, nonlinearity="relu", batch_first=True), normalised=NormalisedRnn(4, 4))
def RnnLayers(m, x):
    all, last = m.plain(x)
    return {"all": all, "last": last, "rectified": m.rectified(x)[0], "normalised": m.normalised(x)}


@case(x=(2, 4, 3), matrix=(3, 3), rate=nn.Parameter(torch.empty(3)))
def Loops(m, x, matrix):
    r = m.rate.sigmoid()
    state, other, all, outputs = x[:, 0], x[:, 0], [], []
    for e in x.unbind(1):
        state = r * state + (1 - r) * e.tanh()
        all.append(state)
        other, output = other * e.cos(), other @ matrix
        outputs.append(output)
    return {"all": torch.stack(all, 1), "last": state, "outputs": torch.stack(outputs, 1), "mapped": torch.tanh(x @ matrix)}
