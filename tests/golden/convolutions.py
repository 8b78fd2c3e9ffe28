"""Convolutions with each of their hyperparameters."""

from torch import nn
from torch.nn import functional as F

from golden import case

IMAGE = (2, 4, 7, 6)


@case(x=IMAGE, conv=nn.Conv2d(4, 3, 3))
def Conv2dPlain(m, x):
    return m.conv(x)


@case(x=IMAGE, conv=nn.Conv2d(4, 3, 3, stride=2, padding=1, bias=False))
def Conv2dStrided(m, x):
    return m.conv(x)


@case(x=IMAGE, conv=nn.Conv2d(4, 3, 3, dilation=2, padding=2))
def Conv2dDilated(m, x):
    return m.conv(x)


@case(x=IMAGE, conv=nn.Conv2d(4, 6, 3, groups=2))
def Conv2dGrouped(m, x):
    return m.conv(x)


@case(x=IMAGE, conv=nn.Conv2d(4, 8, 3, groups=4, padding=1))
def Conv2dDepthwise(m, x):
    return m.conv(x)


@case(x=IMAGE, conv=nn.Conv2d(4, 3, (3, 2), stride=(1, 2), padding=(2, 1), dilation=(2, 3)))
def Conv2dPerAxis(m, x):
    return m.conv(x)


@case(x=IMAGE, filter=(6, 2, 3, 3), bias=(6,))
def Conv2dOfTensors(m, x, filter, bias):
    return F.conv2d(x, filter, bias, stride=2, padding=1, groups=2)


@case(x=(2, 4, 9), conv=nn.Conv1d(4, 6, 3, stride=2, padding=2, dilation=2, groups=2))
def Conv1dOfSequences(m, x):
    return m.conv(x)


@case(x=(1, 2, 4, 5, 3), plain=nn.Conv3d(2, 3, 2), conv=nn.Conv3d(3, 2, (2, 3, 1), stride=(1, 2, 1), padding=(1, 0, 1), bias=False))
def Conv3dOfVolumes(m, x):
    return m.conv(m.plain(x))


@case(x=(1, 2, 5, 4), reflect=nn.Conv2d(2, 2, 3, padding=1, padding_mode="reflect"),
      replicate=nn.Conv2d(2, 2, 3, padding=2, padding_mode="replicate"),
      circular=nn.Conv2d(2, 2, (3, 2), padding=(2, 1), padding_mode="circular"), line=nn.Conv1d(2, 3, 3, padding=1, padding_mode="reflect"))
def PaddedConvolutions(m, x):
    return {"reflected": m.reflect(x), "replicated": m.replicate(x), "wrapped": m.circular(x), "mirrored": m.line(x[:, :, 0])}


@case(x=(2, 4, 5, 4), conv=nn.Conv2d(4, 6, 3, padding=1, groups=2))
def StandardizedConvolution(m, x):
    """Qiao et al., 2019; PyTorch has no such option."""
    w = m.conv.weight
    axes = (1, 2, 3)
    w = (w - w.mean(axes, keepdim=True)) / (w.var(axes, unbiased=False, keepdim=True) + 1e-5).sqrt()
    return F.conv2d(x, w, m.conv.bias, padding=1, groups=2)


@case(x=(2, 4, 5), conv=nn.ConvTranspose1d(4, 3, 3, stride=2, padding=1, output_padding=1))
def ConvTranspose1dOfSequences(m, x):
    return m.conv(x)


@case(x=(2, 4, 4, 3), plain=nn.ConvTranspose2d(4, 3, 2), conv=nn.ConvTranspose2d(4, 6, 3, stride=2, padding=1, output_padding=1, groups=2),
      uneven=nn.ConvTranspose2d(4, 2, (3, 2), stride=(2, 3), padding=(1, 0), dilation=(2, 1), output_padding=(1, 2), bias=False))
def ConvTranspose2dOfImages(m, x):
    return {"plain": m.plain(x), "grouped": m.conv(x), "uneven": m.uneven(x)}


@case(x=(1, 2, 2, 3, 2), conv=nn.ConvTranspose3d(2, 3, 2, stride=2, padding=1, output_padding=1))
def ConvTranspose3dOfVolumes(m, x):
    return m.conv(x)


@case(x=(2, 4, 5), v=(2, 2, 3, 3, 4), filter=(6, 2, 3), cube=(3, 2, 2, 2, 2), spread=(4, 1, 3), plane=(2, 3, 2, 3), block=(2, 3, 2, 2, 2), bias=(6,))
def ConvolutionsOfTensors(m, x, v, filter, cube, spread, plane, block, bias):
    return {
        "line": F.conv1d(x, filter, bias, stride=2, padding=1, groups=2), "volume": F.conv3d(v, cube, padding=1, dilation=2),
        "widerLine": F.conv_transpose1d(x, spread, padding=1, dilation=2, groups=2),
        "wider": F.conv_transpose2d(v[:, :, 0], plane, stride=2, padding=1, output_padding=1),
        "widerVolume": F.conv_transpose3d(v, block, bias[:3], stride=2),
    }
