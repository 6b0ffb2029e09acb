// SPDX-License-Identifier: MIT
#include <dovetail/kernels/epilogue.hpp>

#include <doctest/doctest.h>

#include <concepts>

#include <dovetail/kernels/gemm.hpp>

#include "memory.hpp"

using namespace dovetail;
using namespace kernels;

namespace {
struct Negate {
  template <class Pack>
  Pack operator()(Pack x) const {
    return -x;
  }
};
}  // namespace

// What epilogue follows from the bias: a layer without one adds nothing.
static_assert(std::same_as<decltype(add_bias(Tensor<float, 3>{})), decltype(add_bias(Nothing<float>{}))>,
              "they share kernels");
static_assert(std::same_as<decltype(add_bias(Nothing<float>{}, Negate{})), detail::kernels::Epilogue<float, Negate>>);

TEST_CASE_TEMPLATE("an epilogue sees each sum once, with the bias of its column", T, float, double) {
  constexpr std::size_t W = detail::simd::width<T>;
  const auto with_columns = []<std::size_t N>(std::integral_constant<std::size_t, N>) {
    CAPTURE(N);
    Tensor<T, 7, 2> left;
    Tensor<T, 2, N> right;
    Tensor<T, N> bias;
    const View<const T, 7, 2> a = left;
    const View<const T, 2, N> b = right;
    for (std::size_t i = 0; i < 7; ++i) left(i, 0) = static_cast<T>(i);
    for (std::size_t j = 0; j < N; ++j) right(0, j) = T(1), bias(j) = static_cast<T>(100 * (j + 1));
    Guarded<T> c(7 * N);
    const View<T, 7, N> to(c.data());
    const auto is = [&](T sign, T scale) {
      CHECK(c.intact());
      for (std::size_t i = 0; i < 7; ++i)
        for (std::size_t j = 0; j < N; ++j) CHECK(to(i, j) == sign * (static_cast<T>(i) + scale * bias(j)));
      c.poison();
    };
    gemm(a, b, to, add_bias(bias));
    is(1, 1);
    gemm(a, b, to, add_bias(bias, Negate{}));
    is(-1, 1);
    gemm(a, b, to, add_bias(Nothing<T>{}));
    is(1, 0);
    gemm(a, b, to, add_bias(Nothing<T>{}, Negate{}));
    is(-1, 0);
  };
  with_columns(std::integral_constant<std::size_t, 1>{});
  with_columns(std::integral_constant<std::size_t, W - 1>{});
  with_columns(std::integral_constant<std::size_t, W>{});
  with_columns(std::integral_constant<std::size_t, 5 * W + 1>{});
}

TEST_CASE_TEMPLATE("a bias is not read behind its end", T, float, double) {
  const auto with_columns = []<std::size_t N>(std::integral_constant<std::size_t, N>) {
    Random random_(Seed{1});
    const auto bias = random<T>(N, random_);  // an address sanitizer sees what is read outside
    const Tensor<T, 3, 1> a{{1}, {2}, {3}};
    const Tensor<T, 1, N> b{};
    Tensor<T, 3, N> c;
    gemm(a.view(), b.view(), c.view(), detail::kernels::Epilogue<T>{bias.data()});
    for (std::size_t j = 0; j < N; ++j) CHECK(c(2, j) == bias[j]);
  };
  constexpr std::size_t W = detail::simd::width<T>;
  with_columns(std::integral_constant<std::size_t, 1>{});
  with_columns(std::integral_constant<std::size_t, W - 1>{});
  with_columns(std::integral_constant<std::size_t, W + 1>{});
  with_columns(std::integral_constant<std::size_t, 9 * W + 1>{});
}
