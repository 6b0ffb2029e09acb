// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>

#include <dovetail/kernels/epilogue.hpp>
#include <dovetail/kernels/spread.hpp>
#include <dovetail/kernels/window.hpp>
#include <dovetail/simd/math.hpp>

/// What the kernels of inference do in constant expressions: plain loops, since compilers have no registers of several
/// elements there. Sums are in the order of the elements, so the last bits may be others than at run time.
namespace dovetail::inline DOVETAIL_TARGET::detail::kernels::constant {

/// c = epilogue(a · b), with a of shape (M, K), b of shape (K, N) and c of shape (M, N).
template <class T, class Activation>
constexpr void multiply(std::size_t M, std::size_t K, std::size_t N, const T* a, const T* b, T* c,
                        Epilogue<T, Activation> epilogue) {
  using One = simd::scalar<T>;
  for (std::size_t i = 0; i < M; ++i)
    for (std::size_t j = 0; j < N; ++j) {
      One sum(epilogue.bias == nullptr ? T(0) : epilogue.bias[j]);
      for (std::size_t k = 0; k < K; ++k) sum += One(a[i * K + k]) * One(b[k * N + j]);
      c[i * N + j] = epilogue.finish(sum, [j](const T* p) { return One(p[j]); }).data;
    }
}

/// y = epilogue(x * kernel), of F features a group, for `samples` samples one after the other, around which there are
/// the zeros of a Spread.
template <std::size_t F, class T, class Activation>
constexpr void convolve(const Window& at, const Spread& zeros, std::size_t samples, const T* x, const T* kernel, T* y,
                        Epilogue<T, Activation> epilogue) {
  using One = simd::scalar<T>;
  const std::size_t features = F * at.groups;
  const auto product = [&](std::size_t row, std::size_t column, std::size_t f, std::size_t place) {
    const bool inside =
        row >= zeros.top && row - zeros.top < zeros.rows && column >= zeros.left && column - zeros.left < zeros.columns;
    const std::size_t first =
        inside ? ((row - zeros.top) * zeros.columns + column - zeros.left) * at.channels + f / F * at.depth() : 0;
    One sum(T(0));
    for (std::size_t c = 0; c < at.depth(); ++c)
      sum += One(inside ? x[first + c] : T(0)) * One(kernel[(place * at.depth() + c) * features + f]);
    return sum;
  };
  for (std::size_t s = 0; s < samples; ++s, x += zeros.rows * zeros.columns * at.channels)
    for (std::size_t i = 0; i < at.rows; ++i)
      for (std::size_t j = 0; j < at.columns; ++j, y += features)
        for (std::size_t f = 0; f < features; ++f) {
          One sum(epilogue.bias == nullptr ? T(0) : epilogue.bias[f]);
          for (std::size_t k = 0; k < at.kernel_height; ++k)
            for (std::size_t l = 0; l < at.kernel_width; ++l)
              sum += product(i * at.row_stride + k * at.row_dilation, j * at.column_stride + l * at.column_dilation, f,
                             k * at.kernel_width + l);
          y[f] = epilogue.finish(sum, [f](const T* of) { return One(of[f]); }).data;
        }
}

/// y = f(x...), element by element, f taking and giving scalars. y may be one of the x.
template <class F, class Y, class... X>
constexpr void map(F f, Y& y, const X&... x) {
  using One = simd::scalar<typename Y::value_type>;
  for (std::size_t i = 0; i < y.size(); ++i) y.data()[i] = f(One(x.data()[i])...).data;
}

/// y = e^x / Σ e^x, over a row of n elements. y may be x.
template <class T>
constexpr void softmax_row(const T* x, std::size_t n, T* y) {
  using One = simd::scalar<T>;
  One top(x[0]), sum(T(0));
  for (std::size_t i = 0; i < n; ++i) top = (simd::max)(top, One(x[i]));
  for (std::size_t i = 0; i < n; ++i) {
    const One e = simd::exp(One(x[i]) - top);
    sum += e;
    y[i] = e.data;
  }
  for (std::size_t i = 0; i < n; ++i) y[i] = (One(y[i]) / sum).data;
}

/// y = x - log Σ e^x, over a row of n elements. y may be x.
template <class T>
constexpr void log_softmax_row(const T* x, std::size_t n, T* y) {
  using One = simd::scalar<T>;
  One top(x[0]), sum(T(0));
  for (std::size_t i = 0; i < n; ++i) top = (simd::max)(top, One(x[i]));
  for (std::size_t i = 0; i < n; ++i) sum += simd::exp(One(x[i]) - top);
  const One rest = simd::log(sum);
  for (std::size_t i = 0; i < n; ++i) y[i] = (One(x[i]) - top - rest).data;
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::kernels::constant
