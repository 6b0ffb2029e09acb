#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes the golden numbers of tests/goldens/pytorch/: what PyTorch computes from given weights and data.

  make_pytorch.py          writes the files
  make_pytorch.py --check  writes nothing; the exit status is 1 if a file is not what PyTorch gives now

A file is one entry of tests/catalogue.hpp, loss or network. A line is one tensor, `name extents : numbers`; the numbers are row-major,
without extents there is one of them. All is computed in double. What is given (samples, targets, weights) are
fractions of 64, exact in float too: so float and double start from the same numbers.
PyTorch is needed here only: Debian's python3-torch, 1.13 or newer.
"""
import math
import random
import sys
import zlib
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import nn

FOLDER = Path(__file__).resolve().parent / "pytorch"
sys.path.insert(0, str(FOLDER.parent.parent))
from catalogue import GOLDEN_SIZE, entries  # noqa: E402

STEPS = 20
ROWS = 11  # of a batch: like the widths below no multiple of a register's
torch.set_default_dtype(torch.float64)


def draw(source, shape, low, high):
    """Fractions of 64 in [low, high). Python promises the same random() in all its versions."""
    values = [math.floor((low + (high - low) * source.random()) * 64) / 64 for _ in range(math.prod(shape))]
    return torch.tensor(values).reshape(shape)


# The layers, with the names and layouts of dovetail's parameters, on PyTorch's functions.

class Dense(nn.Module):
    def __init__(self, inputs, outputs, bias=True):
        super().__init__()
        self.kernel = nn.Parameter(torch.empty(inputs, outputs))
        self.bias = nn.Parameter(torch.empty(outputs)) if bias else None

    def forward(self, x):
        return F.linear(x, self.kernel.T, self.bias)


class Embedding(nn.Module):
    def __init__(self, vocabulary, dim):
        super().__init__()
        self.embeddings = nn.Parameter(torch.empty(vocabulary, dim))

    def forward(self, x):
        return F.embedding(x.long(), self.embeddings)


class Rescaling(nn.Module):
    def __init__(self, scale, offset):
        super().__init__()
        self.scale, self.offset = scale, offset

    def forward(self, x):
        return x * self.scale + self.offset


class Conv(nn.Module):
    """Of sequences or images, channels last, with a kernel (size..., channels, features)."""

    def __init__(self, channels, features, size, stride=1, before=0, behind=0, dilation=1, groups=1, bias=True):
        super().__init__()
        self.kernel = nn.Parameter(torch.empty(*size, channels // groups, features))
        self.bias = nn.Parameter(torch.empty(features)) if bias else None
        self.padding = (before, behind) * len(size)
        self.options = {"stride": stride, "dilation": dilation, "groups": groups}
        self.convolve = F.conv2d if len(size) == 2 else F.conv1d

    def forward(self, x):
        x, kernel = F.pad(x.movedim(-1, 1), self.padding), self.kernel.movedim((-1, -2), (0, 1))
        return self.convolve(x, kernel, self.bias, **self.options).movedim(1, -1)


class BatchNormalization(nn.Module):
    def __init__(self, channels, momentum=0.99, epsilon=1e-3):  # Keras's; PyTorch's momentum is 1 minus it
        super().__init__()
        self.momentum, self.epsilon = momentum, epsilon
        self.gamma = nn.Parameter(torch.empty(channels))
        self.beta = nn.Parameter(torch.empty(channels))
        self.register_buffer("moving_mean", torch.empty(channels))
        self.register_buffer("moving_variance", torch.empty(channels))

    def forward(self, x):
        x = x.movedim(-1, 1)
        if self.training:
            # PyTorch's moving variance follows the unbiased variance, Keras's and dovetail's the biased one: so it
            # moves from 0 here, which leaves the share of this batch to be converted.
            share, count = torch.zeros_like(self.moving_variance), x.numel() // x.shape[1]
            y = F.batch_norm(x, self.moving_mean, share, self.gamma, self.beta, True, 1 - self.momentum, self.epsilon)
            self.moving_variance.mul_(self.momentum).add_(share * (count - 1) / count)
        else:
            y = F.batch_norm(x, self.moving_mean, self.moving_variance, self.gamma, self.beta, False, 0, self.epsilon)
        return y.movedim(1, -1)


class Normalization(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.register_buffer("mean", torch.empty(channels))
        self.register_buffer("variance", torch.empty(channels))

    def forward(self, x):
        return (x - self.mean) / self.variance.sqrt().clamp_min(1e-7)


class Exponential(nn.Module):
    def forward(self, x):
        return x.exp()


class HardSigmoid(nn.Module):  # the slope of PyTorch's own is a float
    def forward(self, x):
        return F.relu6(x + 3) / 6


class Pooling(nn.Module):
    def __init__(self, pool, *arguments, **named):
        super().__init__()
        self.pool, self.arguments, self.named = pool, arguments, named

    def forward(self, x):
        return self.pool(x.movedim(-1, 1), *self.arguments, **self.named).movedim(1, -1)


class Means(Pooling):
    def __init__(self, *arguments):
        super().__init__(F.avg_pool2d, *arguments, count_include_pad=False)


class Mean(nn.Module):
    def __init__(self, *axes):
        super().__init__()
        self.axes = axes

    def forward(self, x):
        return x.mean(self.axes)


class Permute(nn.Module):
    def __init__(self, *axes):
        super().__init__()
        self.axes = axes

    def forward(self, x):
        return x.permute(0, *self.axes)


class RepeatVector(nn.Module):
    def __init__(self, count):
        super().__init__()
        self.count = count

    def forward(self, x):
        return x[:, None].expand(-1, self.count, -1)


class Padding(nn.Module):
    def __init__(self, *counts):
        super().__init__()
        self.counts = counts

    def forward(self, x):
        return F.pad(x, self.counts)


class UpSampling(nn.Module):
    def __init__(self, *sizes):
        super().__init__()
        self.sizes = sizes

    def forward(self, x):
        if x.dim() == 3:
            return x.repeat_interleave(self.sizes[1], 1)
        return x.repeat_interleave(self.sizes[0], 1).repeat_interleave(self.sizes[1], 2)


class Residual(nn.Sequential):
    def forward(self, x):
        return x + super().forward(x)


class Slice(nn.Module):
    def __init__(self, first, count):
        super().__init__()
        self.columns = slice(first, first + count)

    def forward(self, x):
        return x[..., self.columns]


class Parallel(nn.Sequential):
    def forward(self, x):
        return torch.cat([branch(x) for branch in self], -1)


class EachRow(nn.Sequential):
    def forward(self, x):
        return super().forward(x.flatten(0, 1)).unflatten(0, x.shape[:2])


def fill(module, source):
    """Weights of a Glorot-like size, statistics that are not those of the data."""
    for name, tensor in list(module.named_parameters()) + list(module.named_buffers()):
        kind = name.split(".")[-1]
        if kind == "kernel":
            limit = math.sqrt(6 / sum(tensor.shape))
            low, high = -limit, limit
        else:
            low, high = {"gamma": (0.5, 1.5), "moving_variance": (0.5, 2), "variance": (0.5, 2)}.get(kind, (-0.5, 0.5))
        tensor.data.copy_(draw(source, tensor.shape, low, high))


def tensors(module, parameter, state):
    """What the module has, by name: its parameters begin with `parameter`, its state with `state`."""
    for name, tensor in module.named_parameters():
        yield f"{parameter}.{name}", tensor
    for name, tensor in module.named_buffers():
        yield f"{state}.{name}", tensor


def gradients(module, x):
    """All gradients by name, after backward()."""
    if x.grad is not None:
        yield "dx", x.grad
    for name, tensor in module.named_parameters():
        yield f"gradient.{name}", tensor.grad


class Golden:
    """The tensors of a file."""

    def __init__(self):
        self.tensors = {}

    def add(self, **named):
        self.add_all(named.items())

    def add_all(self, named):
        for name, tensor in named:
            assert name not in self.tensors, name
            self.tensors[name] = torch.as_tensor(tensor).detach().clone()

    def text(self):
        lines = ["# made by tests/goldens/make_pytorch.py: change that, not this"]
        for name, tensor in self.tensors.items():
            numbers = (f"{value:.13g}" for value in tensor.flatten().tolist())
            lines.append(" ".join([name, *map(str, tensor.shape), ":", *numbers]))
        return "\n".join(lines) + "\n"


def layer(shape, seed, *layers, trains=True, whole=False, scale=2, tokens=0):
    """Layers in both directions, from a gradient dy of their outputs that is given. What draws random numbers in
    training draws others here: it has trains=False. Where samples are whole numbers, maxima tie; they are from -scale to
    scale. Tokens and bytes, whole numbers below `tokens`, have no gradient."""
    source, golden, module = random.Random(seed), Golden(), nn.Sequential(*layers)
    fill(module, source)
    if tokens:
        x = draw(source, (ROWS, *shape), 0, tokens).floor()
    else:
        x = draw(source, (ROWS, *shape), -scale, scale)
        x = (x.floor() if whole else x).requires_grad_()
    golden.add(x=x)
    golden.add_all(tensors(module, "parameter", "state"))
    golden.add(inference=module.eval()(x))
    if trains:
        y = module.train()(x)
        dy = draw(source, y.shape, -1, 1)
        y.backward(dy)
        golden.add(y=y, dy=dy)
        golden.add_all(gradients(module, x))
        golden.add_all((f"state_after.{name}", tensor) for name, tensor in module.named_buffers())
    return golden


# The losses: of outputs, of logits (what enters the activation before), their activation, and a target.

def sparse_categorical(y, t):
    return F.nll_loss(y.log().flatten(0, -2), t.flatten())


def sparse_categorical_of_logits(z, t):
    return F.cross_entropy(z.flatten(0, -2), t.flatten())


def categorical(y, t):
    return -(t * y.log()).sum(-1).mean()


def categorical_of_logits(z, t):
    return F.cross_entropy(z.flatten(0, -2), t.flatten(0, -2))


def softmax(z):
    return F.softmax(z, -1)


LOSSES = {
    "sparse_categorical": (sparse_categorical, sparse_categorical_of_logits, softmax),
    "categorical": (categorical, categorical_of_logits, softmax),
    "binary": (F.binary_cross_entropy, F.binary_cross_entropy_with_logits, torch.sigmoid),
    "mean_squared_error": (F.mse_loss, None, None),
}


def distributions(source, shape):
    """Rows of fractions of 64 that sum to 1 and have no 0."""
    parts = (draw(source, shape, 0, 1) * 64 / shape[-1]).floor().clamp(min=1)
    largest = (draw(source, shape[:-1], 0, 1) * shape[-1]).long().unsqueeze(-1)
    return parts.scatter_add(-1, largest, 64 - parts.sum(-1, keepdim=True)) / 64


def targets(kind, shape, source):
    if kind == "sparse_categorical":
        return (draw(source, shape[:-1], 0, 1) * shape[-1]).long()
    if kind == "categorical":
        return distributions(source, shape)
    values = draw(source, shape[:-1] if shape[-1] == 1 else shape, 0, 1)
    if kind == "binary":  # a yes, a no, and something between them
        values = (values * 4 - 1).clamp(0, 1)
    return values


def as_outputs(t, y):
    """A target of one number a sample stands for outputs (B, 1)."""
    return t.reshape(y.shape) if t.is_floating_point() else t


def metrics(kind, y, t):
    t = as_outputs(t, y)
    if kind == "sparse_categorical":
        yield "accuracy", (y.argmax(-1) == t).double().mean()
        return
    if kind == "categorical":
        yield "accuracy", (y.argmax(-1) == t.argmax(-1)).double().mean()
    if kind == "binary":  # each output is an answer, a yes above 0.5; a target of 0.5 is neither
        yield "accuracy", ((y > 0.5) == (t > 0.5)).logical_and(t != 0.5).double().mean()
    yield "mean_absolute_error", F.l1_loss(y, t)


def loss(kind, shape, seed):
    of_outputs, of_logits, activation = LOSSES[kind]
    source, golden = random.Random(seed), Golden()
    t = targets(kind, (ROWS, *shape), source)
    if activation is softmax:
        y = distributions(source, (ROWS, *shape))
    else:
        y = draw(source, (ROWS, *shape), 1 / 64, 1)
    y.requires_grad_()
    value = of_outputs(y, as_outputs(t, y))
    value.backward()
    golden.add(t=t, y=y, loss=value, dy=y.grad)
    golden.add_all(metrics(kind, y, t))
    if of_logits:
        z = draw(source, (ROWS, *shape), -6, 6)
        z[0] *= 16  # up to 96: e^z is more than a float holds
        z.requires_grad_()
        value = of_logits(z, as_outputs(t, z))
        value.backward()
        golden.add(z=z, loss_of_logits=value, dz=z.grad, activation=activation(z))
    return golden


# Networks with their losses, and what optimizers make of them.

def sgd(parameters, **options):
    """Keras and dovetail keep v = momentum v - rate g, PyTorch b = momentum b + g: v is -rate b as long as the rate
    does not change, and so the steps, w + v and Nesterov's w + momentum v - rate g, are PyTorch's own."""
    optimizer = torch.optim.SGD(parameters, **options)
    return optimizer.step


def adam(parameters, lr=0.01, betas=(0.9, 0.999), epsilon=1e-7):
    """dovetail, like Keras, adds epsilon to sqrt(v), and PyTorch to sqrt(v / (1 - beta_2^t)): PyTorch's epsilon is
    dovetail's divided by sqrt(1 - beta_2^t), another number in each step."""
    optimizer = torch.optim.Adam(parameters, lr=lr, betas=betas)
    t = 0

    def step():
        nonlocal t
        t += 1
        optimizer.param_groups[0]["eps"] = epsilon / math.sqrt(1 - betas[1] ** t)
        optimizer.step()

    return step


OPTIMIZERS = {
    "sgd": lambda p: sgd(p, lr=0.25),
    "momentum": lambda p: sgd(p, lr=0.05, momentum=0.9),
    "nesterov": lambda p: sgd(p, lr=0.05, momentum=0.9, nesterov=True),
    "adam": adam,
    "adam_of_options": lambda p: adam(p, lr=0.02, betas=(0.8, 0.99), epsilon=0.01),
}


def network(kind, layers, seed):
    """A network on vectors of 7; where its last layer is the activation of its loss, the loss is of the logits."""
    of_outputs, of_logits, activation = LOSSES[kind]
    source, golden = random.Random(seed), Golden()
    trunk = nn.Sequential(*layers)
    fill(trunk, source)
    start = {name: tensor.clone() for name, tensor in trunk.state_dict().items()}
    x = draw(source, (2 * ROWS, 7), -2, 2)
    t = targets(kind, trunk.eval()(x).shape, source)
    x_new = draw(source, (5, 7), -2, 2)

    def predict(samples):
        y = trunk.eval()(samples)
        return activation(y) if activation else y

    def loss_of(z):
        return (of_logits or of_outputs)(z, as_outputs(t, z))

    golden.add(x=x, t=t, x_new=x_new)
    golden.add_all(tensors(trunk, "parameter", "state"))
    golden.add(prediction=predict(x), evaluation=loss_of(trunk.eval()(x)))
    samples = x.clone().requires_grad_()
    value = loss_of(trunk.train()(samples))
    value.backward()
    golden.add(loss=value)
    golden.add_all(gradients(trunk, samples))

    for name, optimizer in OPTIMIZERS.items():
        trunk.load_state_dict(start)
        step = optimizer(trunk.parameters())
        losses = []
        for _ in range(STEPS):
            trunk.zero_grad()
            value = loss_of(trunk.train()(x))
            value.backward()
            step()
            losses.append(value.item())
        golden.add_all([(f"{name}.losses", torch.tensor(losses))])
        golden.add_all(tensors(trunk, f"{name}.parameter", f"{name}.state"))
        golden.add_all([(f"{name}.evaluation", loss_of(trunk.eval()(x))), (f"{name}.prediction", predict(x_new))])
    return golden


def of_entry(entry):
    """The golden numbers of an entry of the catalogue, which says how: "nn.Dropout(0.25), trains=False"."""
    given = {"shape": entry.input(), "seed": zlib.crc32(entry.name.encode())}
    return eval(f"layer(shape, seed, {entry.pytorch})", globals(), {"N": GOLDEN_SIZE, **given})


# Steps of optimizers along gradients that are given, of a kernel (3, 2) and a bias (2).

def adam_like(optimizer, beta_2, epsilon=1e-7):
    """See adam()."""
    t = 0

    def step():
        nonlocal t
        t += 1
        for group in optimizer.param_groups:
            group["eps"] = epsilon / math.sqrt(1 - beta_2 ** t)
        optimizer.step()

    return step


def scheduled(optimizer, schedule):
    def step():
        optimizer.step()
        schedule.step()

    return step


def clipped(parameters, clip, optimizer):
    def step():
        clip([p.grad for p in parameters])
        optimizer.step()

    return step


def scale_to(norm, gradients):
    size = math.sqrt(sum((g * g).sum().item() for g in gradients))
    for g in gradients:
        g.mul_(min(1, norm / size))


def by_formula(parameters, update, decay=0, rate=0.1, **settings):
    """update(t, w, g, kept) gives what w loses, by the formula of the paper, or of Keras where it differs."""
    kept = [{} for _ in parameters]
    t = 0

    def step():
        nonlocal t
        t += 1
        for p, k in zip(parameters, kept):
            if p.dim() > 1:
                p.data.mul_(1 - rate * decay)
            p.data.sub_(update(t, p.data, p.grad, k, rate, **settings))

    return step


def mean(kept, name, x, beta):
    kept[name] = beta * kept.get(name, torch.zeros_like(x)) + (1 - beta) * x
    return kept[name]


def rms(x):
    return (x * x).mean().sqrt()


def nadam(t, w, g, kept, rate, beta_1, beta_2, epsilon=1e-7):
    mu = [beta_1 * (1 - 0.5 * 0.96 ** s) for s in range(1, t + 2)]
    m, v = mean(kept, "m", g, beta_1), mean(kept, "v", g * g, beta_2)
    ahead = mu[-1] * m / (1 - math.prod(mu)) + (1 - mu[-2]) * g / (1 - math.prod(mu[:-1]))
    return rate * ahead / ((v / (1 - beta_2 ** t)).sqrt() + epsilon)


def rmsprop(t, w, g, kept, rate, rho=0.9, momentum=0, epsilon=1e-7, centered=False):
    v = mean(kept, "v", g * g, rho)
    if centered:
        v = v - mean(kept, "a", g, rho) ** 2
    kept["b"] = momentum * kept.get("b", 0) + rate * g / (v + epsilon).sqrt()
    return kept["b"]


def lion(t, w, g, kept, rate, beta_1=0.9, beta_2=0.99):
    step = rate * (beta_1 * kept.get("m", torch.zeros_like(g)) + (1 - beta_1) * g).sign()
    mean(kept, "m", g, beta_2)
    return step


def lamb(t, w, g, kept, rate, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    m, v = mean(kept, "m", g, beta_1), mean(kept, "v", g * g, beta_2)
    u = m / (1 - beta_1 ** t) / ((v / (1 - beta_2 ** t)).sqrt() + epsilon)
    return rate * w.norm() / u.norm() * u


def ftrl(t, w, g, kept, rate, power=-0.5, start=0.1, l1=0, l2=0, shrinkage=0, beta=0):
    n, z = kept.get("n", torch.full_like(g, start)), kept.get("z", torch.zeros_like(g))
    after = n + g * g
    z = z + g + 2 * shrinkage * w - (after ** -power - n ** -power) / rate * w
    kept["n"], kept["z"] = after, z
    return w - (z.clamp(-l1, l1) - z) / (after ** -power / rate + 2 * l2 + beta / rate)


def adafactor(t, w, g, kept, rate, exponent=-0.8, epsilon_1=1e-30, epsilon_2=1e-3, threshold=1, relative=True):
    beta, square = 1 - t ** exponent, g * g + epsilon_1
    if w.dim() > 1:
        rows, columns = mean(kept, "r", square.mean(-1), beta), mean(kept, "c", square.mean(-2), beta)
        v = (rows / rows.mean(-1, keepdim=True)).unsqueeze(-1) * columns.unsqueeze(-2)
    else:
        v = mean(kept, "v", square, beta)
    u = g / v.sqrt()
    rate = min(rate, 1 / math.sqrt(t)) if relative else rate
    return rate * max(epsilon_2, rms(w).item()) * u / max(1, rms(u).item() / threshold)


RULES = {
    "weight_decay": lambda p: by_formula(p, lambda t, w, g, kept, rate: rate * g, decay=0.3),
    "adamw": lambda p: adam_like(torch.optim.AdamW([{"params": p[:1], "weight_decay": 0.3}, {"params": p[1:], "weight_decay": 0}],
                                                   lr=0.1), 0.999),
    "amsgrad": lambda p: adam_like(torch.optim.Adam(p, lr=0.1, betas=(0.8, 0.9), amsgrad=True), 0.9),
    "adamax": lambda p: torch.optim.Adamax(p, lr=0.1, betas=(0.8, 0.9), eps=0).step,
    "nadam": lambda p: by_formula(p, nadam, beta_1=0.8, beta_2=0.99),  # PyTorch 1.13 has a factor of a product twice
    "rmsprop": lambda p: torch.optim.RMSprop(p, lr=0.01, alpha=0.8, eps=0).step,
    "rmsprop_momentum": lambda p: torch.optim.RMSprop(p, lr=0.01, alpha=0.8, eps=0, momentum=0.9).step,
    "rmsprop_centered": lambda p: torch.optim.RMSprop(p, lr=0.01, alpha=0.8, eps=0, momentum=0.5, centered=True).step,
    "rmsprop_epsilon": lambda p: by_formula(p, rmsprop, rate=0.01, epsilon=0.1, centered=True),
    "adagrad": lambda p: torch.optim.Adagrad(p, lr=0.1, initial_accumulator_value=0.1, eps=0).step,
    "adadelta": lambda p: torch.optim.Adadelta(p, lr=0.5, rho=0.9, eps=1e-5).step,
    "lion": lambda p: by_formula(p, lion, decay=0.2, rate=0.01, beta_1=0.8),
    "lamb": lambda p: by_formula(p, lamb, decay=0.2, rate=0.01),
    "ftrl": lambda p: by_formula(p, ftrl),
    "ftrl_of_options": lambda p: by_formula(p, ftrl, power=-0.7, start=0.3, l1=0.1, l2=0.2, shrinkage=0.05, beta=0.4),
    "adafactor": lambda p: by_formula(p, adafactor),
    "adafactor_of_options": lambda p: by_formula(p, adafactor, exponent=-0.6, epsilon_2=0.5, threshold=0.7, relative=False),
    "clip_value": lambda p: clipped(p, lambda gs: [g.clamp_(-0.5, 0.5) for g in gs], torch.optim.SGD(p, lr=0.1)),
    "clip_norm": lambda p: clipped(p, lambda gs: [scale_to(0.7, [g]) for g in gs], torch.optim.SGD(p, lr=0.1)),
    "global_clip_norm": lambda p: clipped(p, lambda gs: scale_to(0.7, gs), torch.optim.SGD(p, lr=0.1)),
    "cosine": lambda p: scheduled(o := torch.optim.SGD(p, lr=0.1), torch.optim.lr_scheduler.CosineAnnealingLR(o, 20)),
    "exponential": lambda p: scheduled(o := torch.optim.SGD(p, lr=0.1), torch.optim.lr_scheduler.ExponentialLR(o, 0.9)),
    "one_cycle": lambda p: scheduled(o := torch.optim.SGD(p, lr=0.1), torch.optim.lr_scheduler.OneCycleLR(
        o, 0.5, total_steps=20, cycle_momentum=False)),
}
SEEN = (1, 2, 7, STEPS)  # steps after which the weights are in the file


def steps(seed):
    source, golden = random.Random(seed), Golden()
    start = [draw(source, (3, 2), -1, 1), draw(source, (2,), -1, 1)]
    slopes = [draw(source, (STEPS, *w.shape), -1, 1) for w in start]
    golden.add_all(zip(("kernel", "bias", "kernel_gradient", "bias_gradient"), start + slopes))
    for name, rule in RULES.items():
        parameters = [nn.Parameter(w.clone()) for w in start]
        step, seen = rule(parameters), []
        for t in range(STEPS):
            for parameter, slope in zip(parameters, slopes):
                parameter.grad = slope[t].clone()
            step()
            if t + 1 in SEEN:
                seen.append(torch.cat([w.detach().flatten() for w in parameters]))
        golden.add_all([(name, torch.stack(seen))])
    return golden


def goldens():
    return {
        **{entry.name: of_entry(entry) for entry in entries() if entry.pytorch},
        "optimizers": steps(41),
        "sparse_categorical_crossentropy": loss("sparse_categorical", [5], 21),
        "sparse_categorical_crossentropy_2d": loss("sparse_categorical", [4, 3], 22),
        "categorical_crossentropy": loss("categorical", [5], 23),
        "categorical_crossentropy_2d": loss("categorical", [4, 3], 24),
        "binary_crossentropy": loss("binary", [1], 25),
        "binary_crossentropy_of_many": loss("binary", [5], 26),
        "mean_squared_error": loss("mean_squared_error", [1], 27),
        "mean_squared_error_of_many": loss("mean_squared_error", [5], 28),
        "classifier": network("sparse_categorical", [Dense(7, 17), nn.ReLU(), Dense(17, 9), nn.Tanh(), Dense(9, 7),
                                                     nn.Sigmoid(), Dense(7, 5)], 31),
        # No bias before a BatchNormalization: its gradient is 0 but for rounding, and Adam makes steps of that.
        "normalized": network("categorical", [Dense(7, 13, bias=False), BatchNormalization(13), nn.ReLU(),
                                              Dense(13, 5), nn.Tanh(), BatchNormalization(5), Dense(5, 3)], 32),
        "yes_or_no": network("binary", [Dense(7, 9), nn.Sigmoid(), Residual(Dense(9, 9), nn.Tanh()), Dense(9, 1)], 33),
        "regression": network("mean_squared_error", [Dense(7, 11), nn.LeakyReLU(0.3), Dense(11, 3)], 34),
    }


def difference(golden, path):
    """What is wrong with a file, or None. Another build of PyTorch may round otherwise, and so numbers are compared
    to 1e-12 of the largest of their tensor."""
    if not path.exists():
        return "is not there"
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    found = {line.split()[0]: line for line in lines}
    if list(found) != list(golden.tensors):
        return "has other tensors"
    for name, tensor in golden.tensors.items():
        extents, numbers = found[name].removeprefix(name).split(":")
        values = torch.tensor([float(number) for number in numbers.split()])
        if extents.split() != [str(extent) for extent in tensor.shape] or values.numel() != tensor.numel():
            return f"has another shape of {name}"
        off = (values - tensor.flatten()).abs().max()
        if not off <= 1e-12 * max(tensor.abs().max(), 1e-300):
            return f"has other numbers in {name}, off by {off:g}"
    return None


def main():
    if sys.argv[1:] not in ([], ["--check"]):
        sys.exit(__doc__)
    made = {FOLDER / f"{name}.txt": golden for name, golden in goldens().items()}
    if sys.argv[1:]:
        wrong = [f"{path} {what}" for path, golden in made.items() if (what := difference(golden, path))]
        wrong += [f"{path} is made by nothing" for path in sorted(FOLDER.glob("*")) if path not in made]
        print("\n".join(wrong) or f"All {len(made)} files are what PyTorch {torch.__version__} gives.")
        sys.exit(1 if wrong else 0)
    for path, golden in made.items():
        path.write_text(golden.text(), encoding="utf-8")


if __name__ == "__main__":
    main()
