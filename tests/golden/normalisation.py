"""Norms in both forms, with what they remember."""

import torch
from torch import nn

from golden import case, f32

IMAGE = (3, 4, 3, 2)




@case(x=IMAGE, norm=nn.BatchNorm2d(4, eps=f32(1e-5)))
def BatchNorm2dInference(m, x):
    return m.norm(x)


@case(train=True, x=IMAGE, functional=IMAGE, norm=nn.BatchNorm2d(4, eps=f32(1e-5), momentum=f32(0.1)))
def BatchNorm2dTraining(m, x, functional):
    return (m.norm(x) * functional).sum()


@case(train=True, x=IMAGE, scale=(4, 1, 1), stem=nn.Conv2d(4, 4, 1, bias=False),
      norm=nn.BatchNorm2d(4, eps=f32(1e-3), momentum=f32(0.3), affine=False))
def BatchNorm2dWithoutWeights(m, x, scale):
    return (m.norm(m.stem(x)).pow(3) * scale).mean()


@case(x=(3, 2, 5), norm=nn.LayerNorm(5, eps=f32(1e-5)))
def LayerNormOfRows(m, x):
    return m.norm(x)


@case(x=(3, 2, 5), norm=nn.LayerNorm((2, 5), eps=f32(1e-2)), plain=nn.LayerNorm(5, eps=f32(1e-5), elementwise_affine=False))
def LayerNormOfPlanes(m, x):
    return m.plain(m.norm(x))


@case(train=True, x=(4, 3, 5), rows=(4, 3), functional=(4, 3, 5), norm=nn.BatchNorm1d(3, eps=f32(1e-5), momentum=f32(0.1)),
      flat=nn.BatchNorm1d(3, eps=f32(1e-3), momentum=f32(0.1)))
def BatchNorm1dTraining(m, x, rows, functional):
    return (m.norm(x) * functional).sum() + (m.flat(rows) * functional[:, :, 0]).sum()


@case(train=True, x=(2, 3, 2, 2, 2), functional=(2, 3, 2, 2, 2), norm=nn.BatchNorm3d(3, eps=f32(1e-5), momentum=f32(0.2)))
def BatchNorm3dTraining(m, x, functional):
    return (m.norm(x) * functional).sum()


@case(x=(2, 6, 3, 2), norm=nn.GroupNorm(3, 6, eps=f32(1e-5)), plain=nn.GroupNorm(2, 6, eps=f32(1e-3), affine=False))
def GroupNorms(m, x):
    return {"affine": m.norm(x), "plain": m.plain(x[:, :, 0])}


@case(x=(2, 3, 4, 2, 2), line=nn.InstanceNorm1d(3, eps=f32(1e-5), affine=True), plain=nn.InstanceNorm2d(3, eps=f32(1e-5)),
      image=nn.InstanceNorm2d(3, eps=f32(1e-3), affine=True), volume=nn.InstanceNorm3d(3, eps=f32(1e-5)))
def InstanceNorms(m, x):
    return {"line": m.line(x[:, :, :, 0, 0]), "plain": m.plain(x[..., 0]), "image": m.image(x[..., 0]), "volume": m.volume(x)}


class LayerNorm2d(nn.LayerNorm):
    """As in torchvision's ConvNeXt."""

    def forward(self, x):
        return super().forward(x.permute(0, 2, 3, 1)).permute(0, 3, 1, 2)


@case(x=(2, 5, 3, 2), norm=LayerNorm2d(5, eps=f32(1e-6)))
def LayerNorm2dOfImages(m, x):
    return m.norm(x)


class RMSNorm(nn.Module):
    """Zhang and Sennrich, 2019; PyTorch has it since 2.4."""

    def __init__(self, *shape, eps=2**-23):
        super().__init__()
        self.weight, self.eps = nn.Parameter(torch.empty(shape)), eps

    def forward(self, x):
        return x * (x.square().mean(list(range(-self.weight.dim(), 0)), keepdim=True) + self.eps).rsqrt() * self.weight


@case(x=(2, 3, 4), norm=RMSNorm(4), planes=RMSNorm(3, 4, eps=f32(1e-2)))
def RmsNorms(m, x):
    return {"rows": m.norm(x), "planes": m.planes(x)}


@case(x=(2, 7, 3, 2), norm=nn.LocalResponseNorm(5, alpha=f32(1e-4), beta=f32(0.75), k=1.0),
      even=nn.LocalResponseNorm(4, alpha=2.0, beta=f32(0.5), k=2.0))
def LocalResponseNorms(m, x):
    return {"usual": m.norm(x), "even": m.even(x)}
