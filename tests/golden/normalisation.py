"""Norms in both forms, with what they remember."""

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
