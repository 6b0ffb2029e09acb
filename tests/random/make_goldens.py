#!/usr/bin/env python3
"""Prints the table of random/ziggurat.hpp and the numbers of tests/random/random.cpp, computed without dovetail."""
import struct
from decimal import Decimal, getcontext

WORD = (1 << 64) - 1
LAYERS = 128


def edges():
    """Where the layers end: the area of a layer is edge * (the height of its top - that of its foot)."""
    getcontext().prec = 50
    edge = Decimal("3.44261985589665212142432049146733970433759738585087778")  # where the last layer ends at height 1
    area = Decimal("0.00991256303533646107909568530581016219737970128288788427")
    height = (-edge * edge / 2).exp()
    result = [area / height, edge]
    while len(result) < LAYERS:
        height += area / result[-1]
        result.append((-2 * height.ln()).sqrt())
    assert abs(height + area / result[-1] - 1) < Decimal("1e-45")
    return [float(edge) for edge in result] + [0.0], float(area)


EDGE, AREA = edges()
HEIGHT = [0]
total = 0.0
for e in EDGE[:-1]:
    total += AREA / e
    HEIGHT.append(int(total * 2.0**32 + 0.5))
LOG2_E = 1.4426950408889634


class Random:
    def __init__(self, seed):
        self.seed, self.position = seed, 0

    def next(self):
        block, half = divmod(self.position, 2)
        self.position += 1
        c, key = [block & 0xFFFFFFFF, block >> 32, 0, 0], [self.seed & 0xFFFFFFFF, self.seed >> 32]
        for _ in range(10):
            a, b = 0xD2511F53 * c[0], 0xCD9E8D57 * c[2]
            c = [b >> 32 ^ c[1] ^ key[0], b & 0xFFFFFFFF, a >> 32 ^ c[3] ^ key[1], a & 0xFFFFFFFF]
            key = [(key[0] + 0x9E3779B9) & 0xFFFFFFFF, (key[1] + 0xBB67AE85) & 0xFFFFFFFF]
        return c[2 * half] | c[2 * half + 1] << 32

    def uniform(self, low, high):
        value = low + 4 * ((high - low) / 4 * ((self.next() >> 11) / 2.0**53))
        return value if value < high else low

    def normal(self):
        """The number, and the part of the ziggurat that it comes from."""
        while True:
            bits = self.next()
            layer, signed = bits % LAYERS, bits - (1 << 64) if bits >> 63 else bits
            z = float(signed >> 10) * 2.0**-53 * EDGE[layer]
            if abs(z) < EDGE[layer + 1]:
                return z, "inner"
            if layer == 0:
                unit = 2.0**-32 / (LOG2_E * EDGE[1])
                while True:
                    beyond = negative_log2(self.next())
                    if negative_log2(self.next()) > negative_log2_of_curve(beyond * unit):
                        value = (int(EDGE[1] / unit + 0.5) + beyond) * unit
                        return (-value if z < 0 else value), "tail"
            y = (HEIGHT[layer] << 32) + (self.next() >> 32) * (HEIGHT[layer + 1] - HEIGHT[layer])
            if negative_log2(y) > negative_log2_of_curve(abs(z)):
                return z, "beside"


def negative_log2(bits):
    bits |= 1
    zeros = 64 - bits.bit_length()
    power, log = bits << zeros >> 32, 0
    for _ in range(32):
        power = power * power >> 31
        log = log << 1 | power >> 32
        power >>= power >> 32
    return (zeros + 1 << 32) - log


def negative_log2_of_curve(x):
    return int(x * x * (LOG2_E * 2.0**31))


def fnv(numbers):
    """FNV-1a of 64-bit words."""
    value = 14695981039346656037
    for number in numbers:
        value = (value ^ struct.unpack("<Q", struct.pack("<d", number))[0]) * 1099511628211 & WORD
    return hex(value)


print("edges:", *EDGE, sep=" ")
draw = Random(42)
print("first:", *(draw.normal()[0].hex() for _ in range(6)))
draw = Random(42)
drawn = [draw.normal() for _ in range(100_000)]
print("normal:", fnv(z for z, _ in drawn), {part: sum(p == part for _, p in drawn) for part in ("inner", "beside", "tail")})
draw = Random(42)
print("uniform(-0.1, 0.7):", fnv(draw.uniform(-0.1, 0.7) for _ in range(10_000)))
print("normal(0.3, 1.7):", fnv(0.3 + 4 * (1.7 / 4 * z) for z, _ in drawn[:10_000]))
draw = Random(7)
sevens = [draw.normal() for _ in range(1000)]
at = [part for _, part in sevens].index("tail")
print("seed 7, first of the tail:", at, sevens[at][0].hex())
