"""The cases of benchmarks/gpu in PyTorch, eager or by torch.compile in its default mode.

As in NetGen, parameters are float32 and on the device, the batch goes up from ordinary memory at every step, and the loss comes down.
Float32 has TF32 switched off, TensorFloat32 has it on; BFloat16 is autocast, and for products alone operands that are stored as bfloat16
(NetGen's are float32 that it rounds). Convolutions choose their algorithms by trying them; optimizers are the fused ones on CUDA.
"""
import math

import torch
import torch.nn.functional as F
from torch import nn


class MlpNetwork(nn.Sequential):
    def __init__(self, inputs, first, second):
        super().__init__(nn.Linear(inputs, first), nn.ReLU(), nn.Linear(first, second), nn.ReLU(), nn.Linear(second, 10))


class LeNet(nn.Sequential):
    def __init__(self, size, first, second, third, fourth):
        left = (size // 2 - 4) // 2
        super().__init__(
            nn.Conv2d(1, first, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(first, second, 5), nn.ReLU(), nn.MaxPool2d(2),
            nn.Flatten(), nn.Linear(second * left * left, third), nn.ReLU(), nn.Linear(third, fourth), nn.ReLU(), nn.Linear(fourth, 10))


class BasicBlock(nn.Module):
    def __init__(self, inputs, channels, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, channels, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(channels)
        self.conv2 = nn.Conv2d(channels, channels, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(channels)
        self.shortcut = nn.Sequential()
        if stride != 1:
            self.shortcut = nn.Sequential(nn.Conv2d(inputs, channels, 1, stride, bias=False), nn.BatchNorm2d(channels))

    def forward(self, x):
        y = self.bn2(self.conv2(F.relu(self.bn1(self.conv1(x)))))
        return F.relu(self.shortcut(x) + y)


class ResNet(nn.Sequential):
    def __init__(self, width, stages, blocks):
        layers = [nn.Conv2d(3, width, 3, padding=1, bias=False), nn.BatchNorm2d(width), nn.ReLU()]
        inputs = width
        for stage in range(stages):
            for block in range(blocks):
                channels = width << stage
                layers.append(BasicBlock(inputs, channels, 2 if stage > 0 and block == 0 else 1))
                inputs = channels
        super().__init__(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(inputs, 10))


class GptBlock(nn.Module):
    def __init__(self, width, heads):
        super().__init__()
        self.heads = heads
        self.ln_1, self.ln_2 = nn.LayerNorm(width), nn.LayerNorm(width)
        self.c_attn, self.c_proj = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.c_fc, self.c_out = nn.Linear(width, 4 * width), nn.Linear(4 * width, width)

    def attend(self, x):
        n, t, width = x.shape
        q, k, v = (y.view(n, t, self.heads, -1).transpose(1, 2) for y in self.c_attn(x).split(width, 2))
        return self.c_proj(causal_attention(q, k, v).transpose(1, 2).reshape(n, t, width))

    def forward(self, x):
        x = x + self.attend(self.ln_1(x))
        return x + self.c_out(F.gelu(self.c_fc(self.ln_2(x)), approximate="tanh"))


def causal_attention(q, k, v):
    if hasattr(F, "scaled_dot_product_attention"):
        return F.scaled_dot_product_attention(q, k, v, is_causal=True)
    t = q.shape[2]
    keep = torch.ones(t, t, dtype=torch.bool, device=q.device).tril()
    scores = (q @ k.transpose(2, 3) / math.sqrt(q.shape[3])).masked_fill(~keep, -math.inf)
    return scores.softmax(-1) @ v


class Gpt(nn.Module):
    def __init__(self, vocabulary, context, width, heads, layers):
        super().__init__()
        self.wte, self.wpe = nn.Embedding(vocabulary, width), nn.Embedding(context, width)
        self.h = nn.ModuleList(GptBlock(width, heads) for _ in range(layers))
        self.ln_f = nn.LayerNorm(width)
        # As GPT-2 begins: logits of embeddings that are normal with deviation 1 would be huge.
        nn.init.normal_(self.wte.weight, std=0.02)

    def forward(self, text):
        x = self.wte(text) + self.wpe(torch.arange(text.shape[1], device=text.device))
        for block in self.h:
            x = block(x)
        return F.linear(self.ln_f(x), self.wte.weight)


class TorchSide:
    def __init__(self, side, kind, device):
        if side == "compile" and not hasattr(torch, "compile"):
            raise RuntimeError(f"PyTorch {torch.__version__} has no torch.compile")
        self.compiled, self.version = side == "compile", f"PyTorch {torch.__version__}"
        self.device = torch.device("cpu")
        if kind == "cuda":
            if not torch.cuda.is_available():
                raise RuntimeError(f"PyTorch {torch.__version__} finds no CUDA device")
            names = [torch.cuda.get_device_name(i) for i in range(torch.cuda.device_count())]
            self.device = torch.device("cuda", names.index(device) if device in names else 0)
            torch.cuda.set_device(self.device)
            self.version += f", CUDA {torch.version.cuda}, {torch.cuda.get_device_name(self.device)}"
        torch.backends.cudnn.benchmark = True

    def create(self, name, precision, sizes):
        torch.manual_seed(1)
        torch.backends.cuda.matmul.allow_tf32 = torch.backends.cudnn.allow_tf32 = precision == "TensorFloat32"
        self.half = precision == "BFloat16"
        return getattr(self, name.replace("-", "_"))(**sizes)

    def synchronize(self):
        if self.device.type == "cuda":
            torch.cuda.synchronize(self.device)

    def release(self):
        if self.compiled:
            torch._dynamo.reset()
        if self.device.type == "cuda":
            torch.cuda.empty_cache()

    def perhaps_compiled(self, function):
        return torch.compile(function) if self.compiled else function

    def optimizer(self, kind, parameters, **options):
        if self.device.type == "cuda" and int(torch.__version__.split(".")[0]) >= 2 and kind is not torch.optim.SGD:
            options["fused"] = True
        return kind(parameters, **options)

    def training(self, network, optimizer, options, loss, batch):
        network = network.to(self.device).train()
        optimizer = self.optimizer(optimizer, network.parameters(), **options)

        def forward(inputs, labels):
            with torch.autocast(self.device.type, dtype=torch.bfloat16, enabled=self.half):
                return loss(network(inputs), labels)

        forward = self.perhaps_compiled(forward)

        def step():
            inputs, labels = (tensor.to(self.device) for tensor in batch)
            optimizer.zero_grad(set_to_none=True)
            result = forward(inputs, labels)
            result.backward()
            optimizer.step()
            return result.item()

        return step, sum(parameter.numel() for parameter in network.parameters())

    def images(self, network, optimizer, options, shape):
        batch = torch.rand(shape), torch.randint(10, shape[:1])
        return self.training(network, optimizer, options, F.cross_entropy, batch)

    def mlp(self, batch, inputs, **layers):
        return self.images(MlpNetwork(inputs, **layers), torch.optim.Adam, {"lr": 1e-3}, (batch, inputs))

    def lenet(self, batch, size, **layers):
        return self.images(LeNet(size, **layers), torch.optim.Adam, {"lr": 1e-3}, (batch, 1, size, size))

    def resnet(self, batch, size, **layers):
        return self.images(ResNet(**layers), torch.optim.SGD, {"lr": 0.01, "momentum": 0.9}, (batch, 3, size, size))

    def gpt(self, batch, context, width, heads, layers, vocabulary):
        text = torch.randint(vocabulary, (batch * context + 1,))
        pair = text[:-1].view(batch, context), text[1:].view(batch, context)
        network = Gpt(vocabulary, context, width, heads, layers)
        loss = lambda logits, following: F.cross_entropy(logits.flatten(0, 1), following.flatten())
        return self.training(network, torch.optim.AdamW, {"lr": 3e-4}, loss, pair)

    def layernorm_gelu(self, rows, width):
        x = torch.randn(rows, width, device=self.device)
        weight, bias = torch.ones(width, device=self.device), torch.zeros(width, device=self.device)
        forward = self.perhaps_compiled(lambda: x + F.gelu(F.layer_norm(x, (width,), weight, bias)))

        def step():
            with torch.no_grad():
                return forward()[0, 0].item()

        return step, None

    def cross_entropy(self, rows, classes):
        logits = torch.randn(rows, classes, device=self.device, requires_grad=True)
        labels = torch.randint(classes, (rows,))
        forward = self.perhaps_compiled(F.cross_entropy)

        def step():
            logits.grad = None
            loss = forward(logits, labels.to(self.device))
            loss.backward()
            return loss.item()

        return step, None

    def adamw(self, count):
        weights = nn.Parameter(torch.randn(count, device=self.device))
        weights.grad = torch.randn(count, device=self.device)
        optimizer = self.optimizer(torch.optim.AdamW, [weights], lr=1e-3)
        return self.perhaps_compiled(optimizer.step), count

    def gemm(self, count, size):
        dtype = torch.bfloat16 if self.half else torch.float32
        lefts = [torch.randn(size, size, device=self.device).to(dtype) for _ in range(count)]
        right = torch.randn(size, size, device=self.device).to(dtype)
        forward = self.perhaps_compiled(lambda: [left @ right for left in lefts])

        def step():
            return forward()[0][0, 0].item()

        return step, None

    def copy(self, mebibytes):
        source = torch.zeros(mebibytes << 18, device=self.device)
        target = torch.empty_like(source)
        return lambda: target.copy_(source), None
