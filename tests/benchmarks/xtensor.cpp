// SPDX-License-Identifier: MIT
#include <xtensor/xadapt.hpp>
#include <xtensor/xfixed.hpp>
#include <xtensor/xmath.hpp>
#include <xtensor/xnoalias.hpp>
#include <xtensor/xview.hpp>

#include "functions.hpp"
#include "tensors.hpp"

namespace {
using namespace bench;

template <class... E>
auto reading(std::span<const float> from, E... extents) {
  return xt::adapt(from.data(), from.size(), xt::no_ownership(), std::array<std::size_t, sizeof...(E)>{extents...});
}
template <class... E>
auto writing(std::span<float> to, E... extents) {
  return xt::adapt(to.data(), to.size(), xt::no_ownership(), std::array<std::size_t, sizeof...(E)>{extents...});
}
void add(const std::string& name, auto f) {
  contend_function(name, "xtensor", [=](std::span<const float> x, std::span<float> y) {
    auto to = writing(y, y.size());
    xt::noalias(to) = f(reading(x, x.size()));
  });
}

const bool added = [] {
  add("exp", [](const auto& x) { return xt::exp(x); });
  add("tanh", [](const auto& x) { return xt::tanh(x); });
  add("sigmoid", [](const auto& x) { return 1.f / (1.f + xt::exp(-x)); });
  add("relu", [](const auto& x) { return xt::maximum(x, 0.f); });
  for (const std::size_t size : vector_sizes) {
    const Vectors v{size};
    const auto a = reading(v.a(), size), b = reading(v.b(), size), c = reading(v.c(), size);
    contend(v.axpy(), "xtensor",
            [=, y = writing(result(v.axpy()), size)] { return [=]() mutable { xt::noalias(y) = 2.f * a + b; }; });
    contend(v.deep(), "xtensor", [=, y = writing(result(v.deep()), size)] {
      return [=]() mutable { xt::noalias(y) = (a * b + c) * a - b / (c + 2.f); };
    });
  }
  const auto x = reading(table(), table_rows, table_columns);
  contend(row_sums(), "xtensor", [=, y = writing(result(row_sums()), table_rows)] {
    return [=]() mutable { xt::noalias(y) = xt::sum(x, {1}, xt::evaluation_strategy::immediate); };
  });
  contend(column_sums(), "xtensor", [=, y = writing(result(column_sums()), table_columns)] {
    return [=]() mutable { xt::noalias(y) = xt::sum(x, {0}, xt::evaluation_strategy::immediate); };
  });
  contend(transposition(), "xtensor",
          [y = writing(result(transposition()), side, side), m = reading(matrix(), side, side)] {
            return [=]() mutable { xt::noalias(y) = xt::transpose(m); };
          });
  each_small([]<std::size_t N>(Small<N> s) {
    using Fixed = xt::xtensor_fixed<float, xt::xshape<N, N>>;
    Fixed a, b;
    std::copy_n(s.a().data(), N * N, a.data());
    std::copy_n(s.b().data(), N * N, b.data());
    contend(s.sum(), "xtensor", [=, to = result(s.sum())] {
      return [=, y = Fixed()]() mutable {
        xt::noalias(y) = a + b;
        std::copy_n(y.data(), N * N, to.data());
      };
    });
  });
  return true;
}();
}  // namespace
