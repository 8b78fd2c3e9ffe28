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
def NormPools(m, x):
    positive, row = x + 1.25, x[..., 0]
    return {
        "euclidean": F.lp_pool2d(x, 2, 3, stride=2), "cubic": F.lp_pool2d(positive, 3, (3, 2), stride=(2, 1)),
        "uneven": F.lp_pool2d(positive, 1.5, 3, stride=2, ceil_mode=True), "sequence": F.lp_pool1d(row, 2, 3, stride=1),
        "sum": F.lp_pool1d(row, 1, 2),
    }


@case(x=IMAGE)
def AvgPools(m, x):
    return {
        "halved": F.avg_pool2d(x, 2), "padded": F.avg_pool2d(x, 3, stride=2, padding=1),
        "uncounted": F.avg_pool2d(x, 3, stride=2, padding=1, count_include_pad=False),
    }


@case(x=(2, 3, 8))
def SequencePools(m, x):
    return {
        "largest": F.max_pool1d(x, 3, stride=2, padding=1, dilation=2), "rounded": F.max_pool1d(x, 3, ceil_mode=True),
        "mean": F.avg_pool1d(x, 3, stride=2, padding=1), "uncounted": F.avg_pool1d(x, 3, 3, 1, ceil_mode=True, count_include_pad=False),
    }


@case(x=(1, 2, 4, 5, 3))
def VolumePools(m, x):
    return {
        "largest": F.max_pool3d(x, 2, stride=1), "uneven": F.max_pool3d(x, (2, 3, 1), stride=(1, 2, 1), padding=(1, 0, 0)),
        "mean": F.avg_pool3d(x, 2, stride=1), "unevenMean": F.avg_pool3d(x, (2, 3, 1), stride=(1, 2, 1), padding=(1, 0, 0)),
    }


@case(x=IMAGE)
def UnevenPools(m, x):
    return {
        "largest": F.max_pool2d(x, (3, 2), stride=(2, 1), padding=(1, 0), dilation=(1, 2)), "rounded": F.max_pool2d(x, 2, 3, 1, ceil_mode=True),
        "mean": F.avg_pool2d(x, (3, 2), stride=(2, 1), padding=(1, 0)),
        "roundedMean": F.avg_pool2d(x, 3, 2, 1, ceil_mode=True), "uncounted": F.avg_pool2d(x, 3, 2, 1, ceil_mode=True, count_include_pad=False),
    }


@case(x=IMAGE)
def AdaptivePools(m, x):
    return {
        "means": F.adaptive_avg_pool2d(x, 3), "uneven": F.adaptive_avg_pool2d(x, (2, 4)), "largest": F.adaptive_max_pool2d(x, (3, 4)),
        "line": F.adaptive_avg_pool1d(x[:, :, 0], 4), "lineLargest": F.adaptive_max_pool1d(x[:, :, 0], 4),
        "mean": x.mean((2, 3)), "maximum": x.amax((2, 3)),
    }


@case(x=(2, 2, 3, 4))
def Upsamples(m, x):
    return {
        "nearest": F.interpolate(x, scale_factor=2), "bilinear": F.interpolate(x, scale_factor=3, mode="bilinear", align_corners=False),
        "aligned": F.interpolate(x, scale_factor=2, mode="bilinear", align_corners=True), "line": F.interpolate(x[:, :, 0], scale_factor=2),
    }


@case(x=(2, 8, 2, 4))
def PixelShuffles(m, x):
    return {"pixels": F.pixel_shuffle(x, 2), "channels": F.pixel_unshuffle(x, 2)}


@case(x=(1, 2, 4, 5))
def Borders(m, x):
    return {
        "zeros": F.pad(x, (1, 2, 0, 3)), "reflected": F.pad(x, (1, 2, 0, 3), mode="reflect"),
        "replicated": F.pad(x, (1, 2, 0, 3), mode="replicate"), "wrapped": F.pad(x, (1, 2, 0, 3), mode="circular"),
        "square": F.pad(x, (2, 2, 2, 2), mode="reflect"),
    }


@case(x=(1, 2, 4, 5, 3))
def PoolFunctions(m, x):
    line, image = x[:, :, :, 0, 0], x[:, :, 0]
    return {
        "line": F.max_pool1d(line, 2, stride=1), "volume": F.max_pool3d(x, 2, ceil_mode=True), "lineMean": F.avg_pool1d(line, 3, padding=1),
        "volumeMean": F.avg_pool3d(x, 2, stride=1, padding=1, count_include_pad=False), "adaptive": F.adaptive_avg_pool2d(image, 2),
        "largest": F.adaptive_max_pool2d(image, 3), "adaptiveLine": F.adaptive_avg_pool1d(line, 3),
        "largestLine": F.adaptive_max_pool1d(line, 3),
    }


@case(x=IMAGE)
def Unpooled(m, x):
    largest, places = F.max_pool2d(x, 2, return_indices=True)
    return {
        "places": places // 6 % 2 * 2 + places % 6 % 2,  # PyTorch counts in the image, we count in the window.
        "back": F.max_unpool2d(largest, places, 2), "wide": F.max_unpool2d(largest.square(), places, 2, output_size=(7, 6)),
    }


@case(x=(1, 4, 3, 4))
def Resized(m, x):
    def bilinear(size, aligned=False):
        return F.interpolate(x, size, mode="bilinear", align_corners=aligned)

    return {
        "larger": bilinear((5, 7)), "smaller": bilinear((2, 3)), "aligned": bilinear((5, 2), True), "nearest": F.interpolate(x, (5, 3)),
        "doubled": F.interpolate(x, scale_factor=2), "pixels": F.pixel_shuffle(x, 2), "channels": F.pixel_unshuffle(x[:, :, :2], 2),
    }
