"""The cases of benchmarks/gpu in JAX, every step one compiled program: the same work as in torch_side.py, without other libraries.

Float32 multiplies at the highest precision, TensorFloat32 by the precision of that name; BFloat16 rounds the operands of products and
convolutions and has float32 results (for products alone, operands are stored as bfloat16).
"""
import math
from functools import partial

import jax
import jax.numpy as jnp
import numpy as np

PRECISIONS = {"Float32": "highest", "TensorFloat32": "tensorfloat32", "BFloat16": "default"}


class Drawn:
    """Draws parameters one after the other; they are a flat list that networks take from in the same order."""

    def __init__(self):
        self.random = np.random.default_rng(1)
        self.values = []

    def weight(self, *shape, deviation=None):
        deviation = 1 / math.sqrt(math.prod(shape[1:])) if deviation is None else deviation
        self.values.append(deviation * self.random.standard_normal(shape, dtype=np.float32))

    def constant(self, value, *shape):
        self.values.append(np.full(shape, value, np.float32))

    def linear(self, inputs, outputs):
        self.weight(outputs, inputs)
        self.constant(0, outputs)

    def norm(self, width):
        self.constant(1, width)
        self.constant(0, width)


def layer_norm(x, weight, bias):
    centred = x - x.mean(-1, keepdims=True)
    return centred * jax.lax.rsqrt((centred * centred).mean(-1, keepdims=True) + 1e-5) * weight + bias


def cross_entropy(logits, labels):
    return -jnp.take_along_axis(jax.nn.log_softmax(logits), labels[:, None], 1).mean()


def max_pool(x):
    return jax.lax.reduce_window(x, -jnp.inf, jax.lax.max, (1, 1, 2, 2), (1, 1, 2, 2), "VALID")


def adam(rate, decay):
    """Adam, or AdamW where there is a decay: PyTorch's formulas."""

    def start(parameters):
        return [jnp.zeros_like(p) for p in parameters], [jnp.zeros_like(p) for p in parameters], jnp.zeros(())

    def update(parameters, gradients, state):
        first, second, count = state
        count = count + 1
        first = [0.9 * m + 0.1 * g for m, g in zip(first, gradients)]
        second = [0.999 * v + 0.001 * g * g for v, g in zip(second, gradients)]
        size, root = rate / (1 - 0.9**count), jnp.sqrt(1 - 0.999**count)
        moved = [(1 - rate * decay) * p - size * m / (jnp.sqrt(v) / root + 1e-8) for p, m, v in zip(parameters, first, second)]
        return moved, (first, second, count)

    return start, update


def momentum(rate):
    def start(parameters):
        return [jnp.zeros_like(p) for p in parameters]

    def update(parameters, gradients, state):
        state = [0.9 * m + g for m, g in zip(state, gradients)]
        return [p - rate * m for p, m in zip(parameters, state)], state

    return start, update


class JaxSide:
    def __init__(self, kind, device):
        devices = jax.devices("gpu" if kind == "cuda" else "cpu")
        self.device = next((d for d in devices if d.device_kind == device), devices[0])
        jax.config.update("jax_default_device", self.device)
        self.version = f"JAX {jax.__version__}, {self.device.device_kind}"
        self.last = None

    def create(self, name, precision, sizes):
        jax.config.update("jax_default_matmul_precision", PRECISIONS[precision])
        self.half = precision == "BFloat16"
        return getattr(self, name.replace("-", "_"))(**sizes)

    def synchronize(self):
        if self.last is not None:
            jax.block_until_ready(self.last)

    def release(self):
        self.last = None
        jax.clear_caches()

    def rounded(self, *operands):
        return [x.astype(jnp.bfloat16) for x in operands] if self.half else operands

    def product(self, form, a, b):
        a, b = self.rounded(a, b)
        return jnp.einsum(form, a, b, preferred_element_type=jnp.float32)

    def linear(self, x, take):
        weight, bias = take(), take()
        return self.product("...i,oi->...o", x, weight) + bias

    def convolution(self, x, weight, stride=1, padding=0):
        x, weight = self.rounded(x, weight)
        return jax.lax.conv_general_dilated(x, weight, (stride, stride), [(padding, padding)] * 2).astype(jnp.float32)

    def training(self, drawn, statistics, forward, optimizer, batch):
        """forward(take, statistics, inputs) gives logits and the next statistics; batch is in ordinary memory."""
        parameters = [jnp.asarray(value) for value in drawn.values]
        count = sum(p.size for p in parameters)
        start, update = optimizer

        def loss(parameters, statistics, inputs, labels):
            values = iter(parameters)
            logits, statistics = forward(lambda: next(values), statistics, inputs)
            return cross_entropy(logits, labels), statistics

        @partial(jax.jit, donate_argnums=(0, 1, 2))
        def step(parameters, state, statistics, inputs, labels):
            (value, statistics), gradients = jax.value_and_grad(loss, has_aux=True)(parameters, statistics, inputs, labels)
            parameters, state = update(parameters, gradients, state)
            return parameters, state, statistics, value

        kept = [parameters, start(parameters), statistics]

        def run():
            *kept[:], value = step(*kept, *(jax.device_put(array, self.device) for array in batch))
            self.last = kept[0]
            return float(value)

        return run, count

    def images(self, drawn, statistics, forward, optimizer, shape):
        random = np.random.default_rng(2)
        batch = random.random(shape, dtype=np.float32), random.integers(10, size=shape[0], dtype=np.int32)
        return self.training(drawn, statistics, forward, optimizer, batch)

    def mlp(self, batch, inputs, first, second):
        drawn = Drawn()
        for a, b in ((inputs, first), (first, second), (second, 10)):
            drawn.linear(a, b)

        def forward(take, statistics, x):
            x = jax.nn.relu(self.linear(x, take))
            x = jax.nn.relu(self.linear(x, take))
            return self.linear(x, take), statistics

        return self.images(drawn, [], forward, adam(1e-3, 0), (batch, inputs))

    def lenet(self, batch, size, first, second, third, fourth):
        drawn = Drawn()
        left = (size // 2 - 4) // 2
        drawn.weight(first, 1, 5, 5)
        drawn.constant(0, first)
        drawn.weight(second, first, 5, 5)
        drawn.constant(0, second)
        for a, b in ((second * left * left, third), (third, fourth), (fourth, 10)):
            drawn.linear(a, b)

        def forward(take, statistics, x):
            x = max_pool(jax.nn.relu(self.convolution(x, take(), padding=2) + take()[:, None, None]))
            x = max_pool(jax.nn.relu(self.convolution(x, take()) + take()[:, None, None]))
            x = jax.nn.relu(self.linear(x.reshape(batch, -1), take))
            x = jax.nn.relu(self.linear(x, take))
            return self.linear(x, take), statistics

        return self.images(drawn, [], forward, adam(1e-3, 0), (batch, 1, size, size))

    def resnet(self, batch, size, width, stages, blocks):
        drawn, statistics = Drawn(), []
        plan = [(width << stage, 2 if stage > 0 and block == 0 else 1) for stage in range(stages) for block in range(blocks)]

        def add(outputs, inputs, kernel):
            drawn.weight(outputs, inputs, kernel, kernel)
            drawn.norm(outputs)
            statistics.append((jnp.zeros(outputs), jnp.ones(outputs)))

        add(width, 3, 3)
        inputs = width
        for channels, stride in plan:
            add(channels, inputs, 3)
            add(channels, channels, 3)
            if stride != 1:
                add(channels, inputs, 1)
            inputs = channels
        drawn.linear(inputs, 10)

        def forward(take, statistics, x):
            old, new = iter(statistics), []

            def normalised(x, stride=1, padding=1):
                x = self.convolution(x, take(), stride, padding)
                mean, variance = x.mean((0, 2, 3)), x.var((0, 2, 3))
                running_mean, running_variance = next(old)
                unbiased = variance * (x.size / x.shape[1]) / (x.size / x.shape[1] - 1)
                new.append((0.9 * running_mean + 0.1 * mean, 0.9 * running_variance + 0.1 * unbiased))
                scale, bias = take() * jax.lax.rsqrt(variance + 1e-5), take()
                return (x - mean[:, None, None]) * scale[:, None, None] + bias[:, None, None]

            x = jax.nn.relu(normalised(x))
            for _, stride in plan:
                y = normalised(jax.nn.relu(normalised(x, stride)))
                x = jax.nn.relu(y + (x if stride == 1 else normalised(x, stride, 0)))
            return self.linear(x.mean((2, 3)), take), new

        return self.images(drawn, statistics, forward, momentum(0.01), (batch, 3, size, size))

    def gpt(self, batch, context, width, heads, layers, vocabulary):
        drawn = Drawn()
        drawn.weight(vocabulary, width, deviation=0.02)
        drawn.weight(context, width, deviation=1)
        for _ in range(layers):
            drawn.norm(width)
            drawn.linear(width, 3 * width)
            drawn.linear(width, width)
            drawn.norm(width)
            drawn.linear(width, 4 * width)
            drawn.linear(4 * width, width)
        drawn.norm(width)
        keep = np.tril(np.ones((context, context), bool))

        def attend(x, take):
            q, k, v = (y.reshape(batch, context, heads, -1) for y in jnp.split(self.linear(x, take), 3, -1))
            scores = self.product("nqhc,nkhc->nhqk", q, k) / math.sqrt(width // heads)
            shares = jax.nn.softmax(jnp.where(keep, scores, -jnp.inf))
            return self.linear(self.product("nhqk,nkhc->nqhc", shares, v).reshape(batch, context, width), take)

        def forward(take, statistics, text):
            embedding = take()
            x = embedding[text] + take()
            for _ in range(layers):
                x = x + attend(layer_norm(x, take(), take()), take)
                hidden = jax.nn.gelu(self.linear(layer_norm(x, take(), take()), take), approximate=True)
                x = x + self.linear(hidden, take)
            logits = self.product("ntc,vc->ntv", layer_norm(x, take(), take()), embedding)
            return logits.reshape(-1, vocabulary), statistics

        text = np.random.default_rng(2).integers(vocabulary, size=batch * context + 1, dtype=np.int32)
        return self.training(drawn, [], forward, adam(3e-4, 0.01), (text[:-1].reshape(batch, context), text[1:]))

    def normal(self, *shape):
        return jax.random.normal(jax.random.key(1), shape)

    def layernorm_gelu(self, rows, width):
        x, weight, bias = self.normal(rows, width), jnp.ones(width), jnp.zeros(width)
        forward = jax.jit(lambda x, weight, bias: x + jax.nn.gelu(layer_norm(x, weight, bias), approximate=False))

        def run():
            self.last = forward(x, weight, bias)
            return float(self.last[0, 0])

        return run, None

    def cross_entropy(self, rows, classes):
        logits, labels = self.normal(rows, classes), np.random.default_rng(2).integers(classes, size=rows, dtype=np.int32)
        step = jax.jit(jax.value_and_grad(cross_entropy))

        def run():
            loss, self.last = step(logits, jax.device_put(labels, self.device))
            return float(loss)

        return run, None

    def adamw(self, count):
        start, update = adam(1e-3, 0.01)
        gradients = [self.normal(count)]
        kept = [[self.normal(count)], start(gradients)]
        step = jax.jit(lambda parameters, state, gradients: update(parameters, gradients, state), donate_argnums=(0, 1))

        def run():
            kept[:] = step(*kept, gradients)
            self.last = kept

        return run, count

    def gemm(self, count, size):
        lefts, (right,) = self.rounded(*(self.normal(size, size) + i for i in range(count))), self.rounded(self.normal(size, size))
        forward = jax.jit(lambda lefts, right: [left @ right for left in lefts])

        def run():
            self.last = forward(list(lefts), right)
            return float(self.last[0][0, 0])

        return run, None

    def copy(self, mebibytes):
        source = jnp.zeros(mebibytes << 18)

        def run():
            self.last = jnp.copy(source)

        return run, None
