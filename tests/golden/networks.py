"""Whole networks at small size: the loss and every gradient of a training step."""

import torch
from torch import nn
from torch.nn import functional as F

from attention import attend, causal
from golden import Indices, case, f32
from normalisation import LayerNorm2d


@case(train=True, input=(3, 1, 28, 28), labels=Indices(10, 3), layers=[
    nn.Conv2d(1, 6, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2),
    nn.Flatten(), nn.Linear(400, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10)])
def LeNet(m, input, labels):
    return F.cross_entropy(m(input), labels)


def batch_norm(channels):
    return nn.BatchNorm2d(channels, eps=f32(1e-5), momentum=f32(0.1))


class BasicBlock(nn.Module):
    """torchvision's block of ResNet-18."""

    def __init__(self, inputs, channels, stride=1):
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, channels, 3, stride, padding=1, bias=False)
        self.bn1 = batch_norm(channels)
        self.conv2 = nn.Conv2d(channels, channels, 3, padding=1, bias=False)
        self.bn2 = batch_norm(channels)
        self.downsample = nn.Sequential(nn.Conv2d(inputs, channels, 1, stride, bias=False), batch_norm(channels)) if stride > 1 else None

    def forward(self, x):
        y = self.bn2(self.conv2(F.relu(self.bn1(self.conv1(x)))))
        return F.relu(y + (x if self.downsample is None else self.downsample(x)))


def stage(inputs, channels, stride):
    return nn.Sequential(BasicBlock(inputs, channels, stride), BasicBlock(channels, channels))


@case(train=True, image=(3, 3, 32, 32), label=Indices(5, 3), conv1=nn.Conv2d(3, 4, 7, stride=2, padding=3, bias=False), bn1=batch_norm(4),
      layer1=stage(4, 4, 1), layer2=stage(4, 6, 2), layer3=stage(6, 8, 2), layer4=stage(8, 10, 2), fc=nn.Linear(10, 5))
def ResNet18(m, image, label):
    x = F.max_pool2d(F.relu(m.bn1(m.conv1(image))), 3, 2, 1)
    for layer in m.layer1, m.layer2, m.layer3, m.layer4:
        x = layer(x)
    return F.cross_entropy(m.fc(x.mean((2, 3))), label)


class ConvNeXtBlock(nn.Module):
    """The authors' block, without stochastic depth."""

    def __init__(self, channels):
        super().__init__()
        self.dwconv = nn.Conv2d(channels, channels, 7, padding=3, groups=channels)
        self.norm = nn.LayerNorm(channels, eps=f32(1e-6))
        self.pwconv1, self.pwconv2 = nn.Linear(channels, 4 * channels), nn.Linear(4 * channels, channels)
        self.gamma = nn.Parameter(torch.empty(channels))

    def forward(self, x):
        y = self.norm(self.dwconv(x).permute(0, 2, 3, 1))
        y = self.gamma * self.pwconv2(F.gelu(self.pwconv1(y)))
        return x + y.permute(0, 3, 1, 2)


class Stem(nn.Module):
    def __init__(self, inputs, channels):
        super().__init__()
        self.conv, self.norm = nn.Conv2d(inputs, channels, 4, stride=4), LayerNorm2d(channels, eps=f32(1e-6))

    def forward(self, x):
        return self.norm(self.conv(x))


class Downsampling(nn.Module):
    def __init__(self, inputs, channels):
        super().__init__()
        self.norm, self.conv = LayerNorm2d(inputs, eps=f32(1e-6)), nn.Conv2d(inputs, channels, 2, stride=2)

    def forward(self, x):
        return self.conv(self.norm(x))


@case(train=True, image=(2, 3, 16, 16), label=Indices(5, 2), stem=Stem(3, 6), stage1=nn.Sequential(ConvNeXtBlock(6), ConvNeXtBlock(6)),
      down2=Downsampling(6, 8), stage2=nn.Sequential(ConvNeXtBlock(8), ConvNeXtBlock(8)), norm=nn.LayerNorm(8, eps=f32(1e-6)),
      head=nn.Linear(8, 5))
def ConvNeXt(m, image, label):
    x = m.stage2(m.down2(m.stage1(m.stem(image))))
    return F.cross_entropy(m.head(m.norm(x.mean((2, 3)))), label, label_smoothing=f32(0.1))


def heads(x, count):
    return x.unflatten(-1, (count, -1)).transpose(1, 2)


class GptBlock(nn.Module):
    """GPT-2's block with its names; Hugging Face stores these matrices transposed."""

    def __init__(self, width):
        super().__init__()
        self.ln_1, self.ln_2 = nn.LayerNorm(width, eps=f32(1e-5)), nn.LayerNorm(width, eps=f32(1e-5))
        self.attn, self.mlp = nn.Module(), nn.Module()
        self.attn.c_attn, self.attn.c_proj = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.mlp.c_fc, self.mlp.c_proj = nn.Linear(width, 4 * width), nn.Linear(4 * width, width)

    def forward(self, x):
        q, k, v = (heads(y, 2) for y in self.attn.c_attn(self.ln_1(x)).chunk(3, -1))
        x = x + self.attn.c_proj(attend(q, k, v, causal(x.shape[1])).transpose(1, 2).flatten(2))
        return x + self.mlp.c_proj(F.gelu(self.mlp.c_fc(self.ln_2(x)), approximate="tanh"))


class Gpt2(nn.Module):
    def __init__(self, vocabulary, positions, width, layers):
        super().__init__()
        self.wte, self.wpe = nn.Embedding(vocabulary, width), nn.Embedding(positions, width)
        self.h = nn.ModuleList(GptBlock(width) for _ in range(layers))
        self.ln_f = nn.LayerNorm(width, eps=f32(1e-5))

    def forward(self, text):
        x = self.wte(text) + self.wpe.weight[:text.shape[1]]
        for block in self.h:
            x = block(x)
        return self.ln_f(x) @ self.wte.weight.T


@case(train=True, text=Indices(13, 2, 6), next=Indices(13, 2, 6), transformer=Gpt2(13, 8, 8, 2))
def Gpt(m, text, next):
    return F.cross_entropy(m.transformer(text).transpose(1, 2), next)


class BertLayer(nn.Module):
    """Hugging Face's layer with its names, without dropout."""

    def __init__(self, width):
        super().__init__()
        self.attention, self.intermediate = nn.Module(), nn.Module()
        self.attention.self = nn.Module()
        for name in "query", "key", "value":
            setattr(self.attention.self, name, nn.Linear(width, width))
        self.attention.output, self.output = BertOutput(width, width), BertOutput(4 * width, width)
        self.intermediate.dense = nn.Linear(width, 4 * width)

    def forward(self, x):
        part = self.attention.self
        y = attend(*(heads(project(x), 2) for project in (part.query, part.key, part.value))).transpose(1, 2).flatten(2)
        x = self.attention.output(y, x)
        return self.output(F.gelu(self.intermediate.dense(x)), x)


class BertOutput(nn.Module):
    def __init__(self, inputs, width):
        super().__init__()
        self.dense, self.LayerNorm = nn.Linear(inputs, width), nn.LayerNorm(width, eps=f32(1e-12))

    def forward(self, x, before):
        return self.LayerNorm(self.dense(x) + before)


class BertModel(nn.Module):
    def __init__(self, vocabulary, positions, width, layers):
        super().__init__()
        self.embeddings, self.encoder, self.pooler = nn.Module(), nn.Module(), nn.Module()
        for name, count in ("word", vocabulary), ("position", positions), ("token_type", 2):
            setattr(self.embeddings, name + "_embeddings", nn.Embedding(count, width))
        self.embeddings.LayerNorm = nn.LayerNorm(width, eps=f32(1e-12))
        self.encoder.layer = nn.ModuleList(BertLayer(width) for _ in range(layers))
        self.pooler.dense = nn.Linear(width, width)

    def forward(self, text, sentence):
        e = self.embeddings
        x = e.word_embeddings(text) + e.position_embeddings.weight[:text.shape[1]] + e.token_type_embeddings(sentence)
        x = e.LayerNorm(x)
        for layer in self.encoder.layer:
            x = layer(x)
        return x, torch.tanh(self.pooler.dense(x[:, 0]))


@case(train=True, text=Indices(13, 2, 6), sentence=Indices(2, 2, 6), masked=Indices(13, 2, 6), follows=Indices(2, 2),
      bert=BertModel(13, 8, 8, 2), decoder=nn.Linear(8, 13), seq_relationship=nn.Linear(8, 2))
def Bert(m, text, sentence, masked, follows):
    x, pooled = m.bert(text, sentence)
    return F.cross_entropy(m.decoder(x).transpose(1, 2), masked) + F.cross_entropy(m.seq_relationship(pooled), follows)


class GaussianEncoder(nn.Module):
    def __init__(self, inputs, hidden, code):
        super().__init__()
        self.input, self.mean, self.logVariance = nn.Linear(inputs, hidden), nn.Linear(hidden, code), nn.Linear(hidden, code)

    def forward(self, x):
        x = torch.tanh(self.input(x))
        return self.mean(x), self.logVariance(x)


class BernoulliDecoder(nn.Module):
    def __init__(self, code, hidden, width):
        super().__init__()
        self.input, self.output = nn.Linear(code, hidden), nn.Linear(hidden, width)

    def forward(self, x):
        return self.output(torch.tanh(self.input(x)))


@case(train=True, x=(4, 20), noise=(4, 3), encoder=GaussianEncoder(20, 11, 3), decoder=BernoulliDecoder(3, 11, 20))
def Vae(m, x, noise):
    mean, log_variance = m.encoder(x)
    code = mean + (log_variance / 2).exp() * noise
    divergence = 0.5 * (mean.square() + log_variance.exp() - 1 - log_variance).sum(1).mean()
    return F.binary_cross_entropy_with_logits(m.decoder(code), x / 2 + 0.5) + 0.25 * divergence


@case(train=True, text=Indices(13, 2, 6), next=Indices(13, 2, 6), words=nn.Embedding(13, 6), lstm=nn.LSTM(6, 8, num_layers=2, batch_first=True),
      decoder=nn.Linear(8, 13))
def LstmLanguageModel(m, text, next):
    return F.cross_entropy(m.decoder(m.lstm(m.words(text))[0]).transpose(1, 2), next)


class DoubleConvolution(nn.Module):
    def __init__(self, inputs, channels):
        super().__init__()
        self.conv1, self.bn1 = nn.Conv2d(inputs, channels, 3, padding=1, bias=False), batch_norm(channels)
        self.conv2, self.bn2 = nn.Conv2d(channels, channels, 3, padding=1, bias=False), batch_norm(channels)

    def forward(self, x):
        return F.relu(self.bn2(self.conv2(F.relu(self.bn1(self.conv1(x))))))


class UNet(nn.Module):
    """Ronneberger, Fischer and Brox, 2015, with padded convolutions and batch norms."""

    def __init__(self, inputs, channels, classes):
        super().__init__()
        pairs = list(zip(channels, channels[1:]))
        self.down = nn.ModuleList(DoubleConvolution(a, b) for a, b in zip([inputs, *channels], channels))
        self.enlarge = nn.ModuleList(nn.ConvTranspose2d(b, a, 2, stride=2) for a, b in pairs)
        self.up = nn.ModuleList(DoubleConvolution(2 * a, a) for a, b in pairs)
        self.head = nn.Conv2d(channels[0], classes, 1)

    def forward(self, x):
        kept = []
        for level in self.down[:-1]:
            kept.append(level(x))
            x = F.max_pool2d(kept[-1], 2)
        x = self.down[-1](x)
        for i in reversed(range(len(kept))):
            x = self.up[i](torch.cat([kept[i], self.enlarge[i](x)], 1))
        return self.head(x)


@case(train=True, image=(2, 2, 16, 12), pixels=Indices(3, 2, 16, 12), unet=UNet(2, [4, 6, 8], 3))
def SegmentationUNet(m, image, pixels):
    return F.cross_entropy(m.unet(image), pixels)
