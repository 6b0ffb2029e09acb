// SPDX-License-Identifier: MIT
#include <dovetail/kernels/convolution.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

#include <dovetail/kernels/spread.hpp>

#include "products.hpp"

using namespace dovetail;
using detail::kernels::Window;

namespace {

template <class T>
constexpr std::size_t W = detail::simd::width<T>;

// The windows that differ in what the kernel does: 1x1, a row, a column, strides, dilation, groups, few channels.
constexpr Window windows[] = {
    {.height = 3, .width = 4, .channels = 5, .rows = 3, .columns = 4, .kernel_height = 1, .kernel_width = 1},
    {.height = 5, .width = 6, .channels = 1, .rows = 3, .columns = 4, .kernel_height = 3, .kernel_width = 3},
    {.height = 6, .width = 9, .channels = 4, .rows = 5, .columns = 7, .kernel_height = 2, .kernel_width = 3},
    {.height = 1, .width = 31, .channels = 2, .rows = 1, .columns = 27, .kernel_height = 1, .kernel_width = 5},
    {.height = 7,
     .width = 8,
     .channels = 3,
     .rows = 3,
     .columns = 2,
     .kernel_height = 3,
     .kernel_width = 2,
     .row_stride = 2,
     .column_stride = 4},
    {.height = 9,
     .width = 11,
     .channels = 17,
     .rows = 3,
     .columns = 3,
     .kernel_height = 3,
     .kernel_width = 2,
     .row_stride = 2,
     .column_stride = 3,
     .row_dilation = 2,
     .column_dilation = 4},
    {.height = 4,
     .width = 5,
     .channels = 6,
     .rows = 3,
     .columns = 3,
     .kernel_height = 2,
     .kernel_width = 3,
     .groups = 3},
    {.height = 4,
     .width = 6,
     .channels = 4,
     .rows = 3,
     .columns = 2,
     .kernel_height = 2,
     .kernel_width = 3,
     .column_dilation = 2,
     .groups = 2},
};
constexpr std::size_t samples = 3;

std::size_t kernel_size(const Window& at, std::size_t features) {
  return at.kernel_height * at.kernel_width * at.depth() * features;
}
std::size_t result_size(const Window& at, std::size_t features) { return samples * at.rows * at.columns * features; }

// Calls f(element of x, of the kernel, of y) for each product.
template <class F>
void each(const Window& at, std::size_t features, F f) {
  const std::size_t of_group = features / at.groups;
  for (std::size_t s = 0; s < samples; ++s)
    for (std::size_t i = 0; i < at.rows; ++i)
      for (std::size_t j = 0; j < at.columns; ++j)
        for (std::size_t o = 0; o < features; ++o)
          for (std::size_t k = 0; k < at.kernel_height; ++k)
            for (std::size_t l = 0; l < at.kernel_width; ++l)
              for (std::size_t c = 0; c < at.depth(); ++c) {
                const std::size_t row = i * at.row_stride + k * at.row_dilation,
                                  column = j * at.column_stride + l * at.column_dilation;
                f(((s * at.height + row) * at.width + column) * at.channels + o / of_group * at.depth() + c,
                  ((k * at.kernel_width + l) * at.depth() + c) * features + o,
                  ((s * at.rows + i) * at.columns + j) * features + o);
              }
}

// Numbers of -1 to 1: terms that are not in order round by as many epsilons as there are.
template <class T>
void compare(const std::vector<T>& found, const std::vector<double>& expected, std::size_t terms) {
  REQUIRE(found.size() == expected.size());
  const double most = static_cast<double>(terms + 2) * double(std::numeric_limits<T>::epsilon()) * double(terms);
  for (std::size_t i = 0; i < found.size(); ++i) {
    CAPTURE(i);
    REQUIRE(std::abs(double(found[i]) - expected[i]) <= most);
  }
}

template <class T, std::size_t F>
void convolves() {
  for (const Window& at : windows) {
    CAPTURE(F);
    CAPTURE(&at - windows);
    const std::size_t features = F * at.groups;
    Random draws(Seed{3});
    const auto x = kernels::random<T>(samples * at.sample(), draws),
               kernel = kernels::random<T>(kernel_size(at, features), draws),
               dy = kernels::random<T>(result_size(at, features), draws), bias = kernels::random<T>(features, draws);
    std::vector<T> y(dy.size()), again(dy.size()), dkernel(kernel.size(), T(99)), alone(dy.size());
    std::vector<double> expected(y.size()), slopes(kernel.size());
    for (std::size_t i = 0; i < expected.size(); ++i) expected[i] = double(bias[i % features]);
    each(at, features, [&](std::size_t a, std::size_t b, std::size_t c) {
      expected[c] += double(x[a]) * double(kernel[b]);
      slopes[b] += double(x[a]) * double(dy[c]);
    });

    const detail::kernels::Epilogue<T> end{bias.data()};
    detail::kernels::convolve<F>(at, samples, x.data(), kernel.data(), y.data(), end);
    compare<T>(y, expected, at.pieces() * at.piece());
    const detail::kernels::Spread alone_in_itself{at.height, at.width, at.channels, at.height, at.width, 0, 0};
    detail::kernels::constant::convolve<F>(at, alone_in_itself, samples, x.data(), kernel.data(), again.data(), end);
    compare<T>(again, expected, at.pieces() * at.piece());
    for (std::size_t s = 0; s < samples; ++s)
      detail::kernels::convolve<F, 1>(at, 1, x.data() + s * at.sample(), kernel.data(),
                                      alone.data() + s * dy.size() / samples, end);
    CHECK(alone == y);
    detail::kernels::convolve_weights<F>(at, samples, x.data(), dy.data(), dkernel.data());
    compare<T>(dkernel, slopes, samples * at.rows * at.columns);
  }
}
template <class T, std::size_t... F>
void convolve_to(std::index_sequence<F...>) {
  (convolves<T, F>(), ...);
}

}  // namespace

TEST_CASE_TEMPLATE("convolutions are the plain loop's at each edge of the features", T, float, double) {
  convolve_to<T>(std::index_sequence<1, 2, 3, W<T> - 1, W<T>, W<T> + 1, 4 * W<T>, 4 * W<T> + 1, 7 * W<T>>());
}

TEST_CASE("an activation and a scale per feature end them") {
  const Window at = windows[2];
  Random draws(Seed{4});
  const auto x = kernels::random<float>(samples * at.sample(), draws),
             kernel = kernels::random<float>(kernel_size(at, 3), draws), values = kernels::random<float>(6, draws);
  std::vector<float> y(result_size(at, 3)), ended(y.size());
  detail::kernels::convolve<3>(at, samples, x.data(), kernel.data(), y.data(), detail::kernels::Epilogue<float>{});
  using Scaled = detail::kernels::Scaled<float, 3>;
  detail::kernels::convolve<3>(at, samples, x.data(), kernel.data(), ended.data(),
                               detail::kernels::Epilogue<float, Scaled>{nullptr, {values.data()}});
  for (std::size_t i = 0; i < y.size(); ++i)
    REQUIRE(ended[i] == doctest::Approx(y[i] * values[i % 3] + values[3 + i % 3]).epsilon(1e-5));
}

TEST_CASE("the way back is a convolution of what is spread, with the kernel flipped") {
  for (const Window& at : windows) {
    CAPTURE(&at - windows);
    const std::size_t F = 3, features = F * at.groups;
    Random draws(Seed{5});
    const auto kernel = kernels::random<double>(kernel_size(at, features), draws),
               dy = kernels::random<double>(result_size(at, features), draws);
    std::vector<double> dx(samples * at.sample()), expected(dx.size()), flipped(kernel.size());
    each(at, features, [&](std::size_t a, std::size_t b, std::size_t c) { expected[a] += kernel[b] * dy[c]; });

    const std::size_t below = (at.kernel_height - 1) * at.row_dilation,
                      beside = (at.kernel_width - 1) * at.column_dilation;
    const detail::kernels::Spread spread{at.rows, at.columns, features,      at.height + below, at.width + beside,
                                         below,   beside,     at.row_stride, at.column_stride};
    std::vector<double> wide(samples * spread.height * spread.width * features, 99);
    detail::kernels::spread(spread, samples, dy.data(), wide.data());
    std::vector<double> back(dy.size());
    detail::kernels::unspread(spread, samples, wide.data(), back.data());
    CHECK(std::equal(back.begin(), back.end(), dy.data()));
    detail::kernels::flip_kernel(at.kernel_height * at.kernel_width, at.groups, at.depth(), F, kernel.data(),
                                 flipped.data());
    const Window whole{.height = spread.height,
                       .width = spread.width,
                       .channels = features,
                       .rows = at.height,
                       .columns = at.width,
                       .kernel_height = at.kernel_height,
                       .kernel_width = at.kernel_width,
                       .row_dilation = at.row_dilation,
                       .column_dilation = at.column_dilation,
                       .groups = at.groups};
    const auto convolve = [&]<std::size_t C>() {
      if (at.depth() != C) return;
      detail::kernels::convolve<C>(whole, samples, wide.data(), flipped.data(), dx.data(),
                                   detail::kernels::Epilogue<double>{});
      compare<double>(dx, expected, at.kernel_height * at.kernel_width * F);
    };
    [&]<std::size_t... C>(std::index_sequence<C...>) {
      (convolve.template operator()<C + 1>(), ...);
    }(std::make_index_sequence<17>());
  }
}
