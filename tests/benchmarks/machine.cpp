// SPDX-License-Identifier: MIT
// The limits of the machine, one core.
#include <algorithm>
#include <xsimd/xsimd.hpp>

#include "functions.hpp"
#include "networks.hpp"
#include "products.hpp"
#include "tensors.hpp"

namespace {
using namespace bench;
using pack = xsimd::batch<float>;

// 12 chains keep two multiply-adds of latency 4 or 5 busy, and fit into 16 registers. They start from different
// numbers: equal ones the compiler would do once.
void multiply_add(std::size_t times, const float* from, float* out) {
  constexpr std::size_t chains = 12;
  pack sums[chains], x(from[chains]), y(from[chains + 1]);
  for (std::size_t i = 0; i < chains; ++i) sums[i] = pack(from[i]);
  for (std::size_t i = 0; i < times; ++i)
    for (pack& sum : sums) sum = xsimd::fma(sum, x, y);
  for (std::size_t i = 1; i < chains; ++i) sums[0] += sums[i];
  sums[0].store_unaligned(out);
}

// Reads with 8 independent sums; size is a multiple of 8 packs.
void read(std::span<const float> from, float* out) {
  constexpr std::size_t chains = 8;
  pack sums[chains];
  for (pack& sum : sums) sum = pack(0.0f);
  for (std::size_t i = 0; i < from.size(); i += chains * pack::size)
    for (std::size_t j = 0; j < chains; ++j) sums[j] += pack::load_aligned(from.data() + i + j * pack::size);
  for (std::size_t i = 1; i < chains; ++i) sums[0] += sums[i];
  sums[0].store_unaligned(out);
}

void copy(std::span<const float> from, float* to) {
  const std::size_t whole = from.size() / pack::size * pack::size;
  for (std::size_t i = 0; i < whole; i += pack::size) pack::load_aligned(from.data() + i).store_aligned(to + i);
  for (std::size_t i = whole; i < from.size(); ++i) to[i] = from[i];
}

// y = 2 a + b
void triad(std::span<const float> a, std::span<const float> b, float* y) {
  const pack two(2.0f);
  const std::size_t whole = a.size() / pack::size * pack::size;
  for (std::size_t i = 0; i < whole; i += pack::size)
    xsimd::fma(two, pack::load_aligned(a.data() + i), pack::load_aligned(b.data() + i)).store_aligned(y + i);
  for (std::size_t i = whole; i < a.size(); ++i) y[i] = 2 * a[i] + b[i];
}

void contend_reading(const Row& row, const std::string& name, std::size_t size) {
  size = std::max<std::size_t>(size / 128 * 128, 128);
  contend(row, name,
          [=] { return [from = shared(row.name + "/b", size), out = shared("sums", 16).data()] { read(from, out); }; });
}

// Half of a cache is surely there; no more of the third than one core's part of a machine that others share.
std::size_t cache(int level) {
  for (const auto& c : benchmark::CPUInfo::Get().caches)
    if (c.level == level && c.type != "Instruction") return std::size_t(c.size);
  return 0;
}

const bool added = [] {
  constexpr std::size_t times = 1000;
  contend({"machine/fma", 2.0 * 12 * pack::size * times, 0}, "(peak)", [] {
    return [from = shared("starts", 16).data(), out = shared("sums", 16).data()] { multiply_add(times, from, out); };
  });
  const auto reading = [](const std::string& name, std::size_t bytes) {
    contend_reading({"machine/" + name, 0, double(bytes)}, "(read)", bytes / sizeof(float));
  };
  const std::size_t l1 = cache(1), l2 = cache(2), l3 = cache(3);
  if (l1 != 0) reading("L1", l1 / 2);
  if (l2 != 0) reading("L2", l2 / 2);
  if (l3 != 0) reading("L3", std::min(l3 / 2, 3 * l2));
  reading("DRAM", std::max<std::size_t>(4 * l3, 256u << 20));
  // One sample reads all weights, and does little else with them.
  contend_reading(one_digit.row(), "(read)", 785 * 128 + 129 * 10);
  each_product([]<Form F, std::size_t M, std::size_t K, std::size_t N>(Product<F, M, K, N> p) {
    if constexpr (M == 1) contend_reading(p.row(), "(read)", K * N);
  });
  each_function([](Function f, std::size_t size) {
    contend(f.row(size), "(copy)", [=] { return [x = f.x(size), y = f.y(size).data()] { copy(x, y); }; });
  });
  for (const std::size_t size : vector_sizes) {
    const Vectors v{size};
    contend(v.axpy(), "(triad)",
            [=] { return [a = v.a(), b = v.b(), y = result(v.axpy()).data()] { triad(a, b, y); }; });
  }
  for (const Row& row : {row_sums(), column_sums()})
    contend(row, "(read)", [] { return [from = table(), out = shared("sums", 16).data()] { read(from, out); }; });
  contend(transposition(), "(copy)",
          [] { return [from = matrix(), y = result(transposition()).data()] { copy(from, y); }; });
  return true;
}();
}  // namespace
