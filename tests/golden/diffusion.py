"""The network of Ho, Jain and Abbeel, "Denoising diffusion probabilistic models", 2020, with the names of P. Esser's translation to PyTorch."""

import math

import torch
from torch import nn
from torch.nn import functional as F

from golden import case, f32


def group_norm(channels):
    return nn.GroupNorm(2, channels, eps=f32(1e-6))


class Residual(nn.Module):
    def __init__(self, inputs, channels, temb):
        super().__init__()
        self.norm1, self.conv1 = group_norm(inputs), nn.Conv2d(inputs, channels, 3, padding=1)
        self.temb_proj = nn.Linear(temb, channels)
        self.norm2, self.conv2 = group_norm(channels), nn.Conv2d(channels, channels, 3, padding=1)
        self.nin_shortcut = nn.Conv2d(inputs, channels, 1) if inputs != channels else nn.Identity()

    def forward(self, x, temb):
        h = self.conv1(F.silu(self.norm1(x))) + self.temb_proj(F.silu(temb))[:, :, None, None]
        return self.nin_shortcut(x) + self.conv2(F.silu(self.norm2(h)))


class Attention(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.norm = group_norm(channels)
        self.q, self.k, self.v, self.proj_out = (nn.Conv2d(channels, channels, 1) for _ in range(4))

    def forward(self, x):
        h = self.norm(x)
        q, k, v = (layer(h).flatten(2) for layer in (self.q, self.k, self.v))
        weights = (q.transpose(1, 2) @ k * x.shape[1] ** -0.5).softmax(2)
        return x + self.proj_out((v @ weights.transpose(1, 2)).reshape(x.shape))


class Level(nn.Module):
    def __init__(self, inputs, channels, temb, attend):
        super().__init__()
        self.block = nn.ModuleList(Residual(i, channels, temb) for i in inputs)
        self.attn = nn.ModuleList(Attention(channels) for _ in inputs if attend)

    def apply_block(self, i, x, temb):
        x = self.block[i](x, temb)
        return self.attn[i](x) if len(self.attn) else x


class UNet(nn.Module):
    def __init__(self, ch, multipliers, attention):
        super().__init__()
        temb, last = 4 * ch, len(multipliers) - 1
        self.ch, self.temb = ch, nn.Module()
        self.temb.dense = nn.ModuleList([nn.Linear(ch, temb), nn.Linear(temb, temb)])
        self.conv_in = nn.Conv2d(3, ch, 3, padding=1)
        self.down, kept, width = nn.ModuleList(), [ch], ch
        for i, factor in enumerate(multipliers):
            out = ch * factor
            self.down.append(Level([width, out], out, temb, i == attention))
            kept, width = kept + [out, out], out
            if i < last:
                self.down[i].downsample = nn.ModuleList([nn.Conv2d(out, out, 3, stride=2)])
                kept.append(out)
        self.mid = nn.Module()
        self.mid.block_1, self.mid.attn_1, self.mid.block_2 = Residual(width, width, temb), Attention(width), Residual(width, width, temb)
        levels = []
        for i in reversed(range(last + 1)):
            out = ch * multipliers[i]
            level = Level([width + kept.pop(), out + kept.pop(), out + kept.pop()], out, temb, i == attention)
            if i > 0:
                level.upsample = nn.ModuleList([nn.Conv2d(out, out, 3, padding=1)])
            levels.insert(0, level)
            width = out
        self.up = nn.ModuleList(levels)
        self.norm_out, self.conv_out = group_norm(width), nn.Conv2d(width, 3, 3, padding=1)

    def forward(self, x, time):
        half = self.ch // 2
        angles = time[:, None] * torch.exp(torch.arange(half, dtype=torch.float64) * -(math.log(10000) / (half - 1)))
        temb = self.temb.dense[1](F.silu(self.temb.dense[0](torch.cat([angles.sin(), angles.cos()], 1))))
        kept = [self.conv_in(x)]
        for i, level in enumerate(self.down):
            for j in range(2):
                kept.append(level.apply_block(j, kept[-1], temb))
            if i < len(self.down) - 1:
                kept.append(level.downsample[0](F.pad(kept[-1], (0, 1, 0, 1))))
        x = self.mid.block_2(self.mid.attn_1(self.mid.block_1(kept[-1], temb)), temb)
        for i in reversed(range(len(self.up))):
            for j in range(3):
                x = self.up[i].apply_block(j, torch.cat([x, kept.pop()], 1), temb)
            if i > 0:
                x = self.up[i].upsample[0](F.interpolate(x, scale_factor=2.0))
        return self.conv_out(F.silu(self.norm_out(x)))


@case(train=True, image=(2, 3, 8, 8), time=(2,), noise=(2, 3, 8, 8), unet=UNet(4, [1, 2], 1))
def DiffusionUNet(m, image, time, noise):
    return F.mse_loss(m.unet(image, 100 * time), noise)
