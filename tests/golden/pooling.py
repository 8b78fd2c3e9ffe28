"""Windows over images without weights."""

from torch.nn import functional as F

from golden import case

IMAGE = (2, 3, 7, 6)


@case(x=IMAGE)
def MaxPools(m, x):
    return {
        "halved": F.max_pool2d(x, 2), "overlapping": F.max_pool2d(x, 3, stride=2, padding=1),
        "dilated": F.max_pool2d(x, 2, stride=1, dilation=3),
    }


@case(x=IMAGE)
def AvgPools(m, x):
    return {
        "halved": F.avg_pool2d(x, 2), "padded": F.avg_pool2d(x, 3, stride=2, padding=1),
        "uncounted": F.avg_pool2d(x, 3, stride=2, padding=1, count_include_pad=False),
    }
