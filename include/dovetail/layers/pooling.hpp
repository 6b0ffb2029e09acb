// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>

#include <dovetail/kernels/channels.hpp>
#include <dovetail/layers/convolution_axis.hpp>
#include <dovetail/layers/protocol/options.hpp>
#include <dovetail/layers/protocol/protocol.hpp>
#include <dovetail/layers/protocol/wrong_shape.hpp>
#include <dovetail/simd/select.hpp>

/// What the layers have in common that make one element of each window, channel by channel.
namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::layers {

/// The largest; a NaN is larger than all. Its gradient goes to the first that is.
struct Largest {
  template <class Pack>
  static constexpr Pack joined(Pack a, Pack b) noexcept {
    return simd::maximum(a, b);
  }
  template <class Pack>
  static constexpr Pack finished(Pack y, std::size_t /*count*/) noexcept {
    return y;
  }
  // The part of dy that element x of the window gets, with what is `left` of it after those before.
  template <class Pack>
  static Pack part(Pack x, Pack y, Pack& left, std::size_t /*count*/) noexcept {
    const Pack zero(0);
    const auto is_largest = x == y || !(x == x);
    const Pack part = simd::select(is_largest, left, zero);
    left = simd::select(is_largest, zero, left);
    return part;
  }
};
/// The mean of those that are there. Each gets as much of the gradient.
struct Mean {
  template <class Pack>
  static constexpr Pack joined(Pack a, Pack b) noexcept {
    return a + b;
  }
  template <class Pack>
  static constexpr Pack finished(Pack sum, std::size_t count) noexcept {
    return sum / Pack(static_cast<typename Pack::value_type>(count));
  }
  template <class Pack>
  static Pack part(Pack /*x*/, Pack /*y*/, Pack& dy, std::size_t count) noexcept {
    return finished(dy, count);
  }
};

/// y = How of each window of Rows x Columns of a sample, which is an image of so many, or a sequence, an image of a
/// row.
template <class How, class In, class Out, ConvolutionAxis Rows, ConvolutionAxis Columns>
struct Pooling {
  using input = In;
  using output = Out;
  using gives = Gives::neither;
  static constexpr std::size_t multiply_adds = 0;
  template <class>
  using at = Pooling;
  static constexpr std::size_t C = In::dims[In::rank - 1];

  template <class T, std::size_t B, std::size_t... E, std::size_t... O>
  static constexpr void forward(View<const T, B, E...> x, View<T, B, O...> y) {
    each_window(x.rows(), [&](std::size_t to, std::size_t count, auto each) {
      kernels::for_each_channel<T, C>([&](auto at) {
        auto all = at.load(x.data() + each(0));
        for (std::size_t i = 1; i < count; ++i) all = How::joined(all, at.load(x.data() + each(i)));
        at.store(y.data() + to, How::finished(all, count));
      });
    });
  }
  template <class T, std::size_t B, std::size_t... E, std::size_t... O>
  static void backward(View<const T, B, E...> x, View<const T, B, O...> y, View<const T, B, O...> dy,
                       View<T, B, E...> dx) {
    if (dx.data() == nullptr) return;
    dx.fill(T(0));
    each_window(x.rows(), [&](std::size_t to, std::size_t count, auto each) {
      kernels::for_each_channel<T, C>([&](auto at) {
        const auto whole = at.load(y.data() + to);
        auto slope = at.load(dy.data() + to);
        for (std::size_t i = 0; i < count; ++i) {
          T* const part = dx.data() + each(i);
          at.store(part, at.load(part) + How::part(at.load(x.data() + each(i)), whole, slope, count));
        }
      });
    });
  }

 private:
  // Calls f(element of y, count, each) for each window, each(i) being the first channel of its element i in x.
  static constexpr void each_window(std::size_t samples, auto f) {
    std::size_t to = 0;
    for (std::size_t b = 0; b < samples; ++b)
      for (std::size_t i = 0; i < Rows.output(); ++i)
        for (std::size_t j = 0; j < Columns.output(); ++j, to += C) {
          const auto [top, height] = Rows.window(i);
          const auto [left, width] = Columns.window(j);
          const std::size_t first = ((b * Rows.size + top) * Columns.size + left) * C, across = width;
          f(to, height * width, [=](std::size_t k) { return first + (k / across * Columns.size + k % across) * C; });
        }
  }
};

// What is pooled in windows of PH x PW. Twin is the pooling of sequences.
template <class Written, class Twin, class How, class S, std::size_t PH, std::size_t PW, class Option>
struct pool_2d : std::type_identity<wrong_shape<S, takes_images<S, Twin>>> {};
template <class Written, class Twin, class How, std::size_t H, std::size_t W, std::size_t C, std::size_t PH,
          std::size_t PW, class Option>
struct pool_2d<Written, Twin, How, Shape<H, W, C>, PH, PW, Option> {
  static constexpr auto strides = Option::template sizes<Strides>;
  static constexpr ConvolutionAxis rows = layers::convolution_axis<padding_of<Option>>(H, PH, strides[0], 1),
                                   columns = layers::convolution_axis<padding_of<Option>>(W, PW, strides[1], 1);
  using In = Shape<H, W, C>;
  using type = std::conditional_t<
      rows.fits() && columns.fits(), Pooling<How, In, Shape<rows.output(), columns.output(), C>, rows, columns>,
      wrong_shape<In, typename layers::too_large<In, PH, PW, problems::write<With<Written, Same>>>::type>>;
};
/// Of sequences, whose windows are whole.
template <class How, class In, class Out, ConvolutionAxis Row, ConvolutionAxis Steps>
struct PoolingOfSteps : Pooling<How, In, Out, Row, Steps> {
  template <class>
  using at = PoolingOfSteps;
  using lengths = Lengths::kept;
  static constexpr std::size_t length(std::size_t n) { return Steps.output_of(n); }
};
// What is pooled in windows of P. Twin is the pooling of images.
template <class Written, class Twin, class How, class S, std::size_t P, class Option>
struct pool_1d : std::type_identity<wrong_shape<S, takes_sequences<S, Twin>>> {};
template <class Written, class Twin, class How, std::size_t N, std::size_t C, std::size_t P, class Option>
struct pool_1d<Written, Twin, How, Shape<N, C>, P, Option> {
  static constexpr ConvolutionAxis row{1, 1, 1, 1, 0, 0},
      steps = layers::convolution_axis<padding_of<Option>>(N, P, Option::template sizes<Strides>[0], 1);
  using In = Shape<N, C>;
  using Out = Shape<steps.output(), C>;
  using Bound = std::conditional_t<Option::template has<Same>, Pooling<How, In, Out, row, steps>,
                                   PoolingOfSteps<How, In, Out, row, steps>>;
  using type = std::conditional_t<
      steps.fits(), Bound,
      wrong_shape<In, typename layers::too_large<In, 1, P, problems::write<With<Written, Same>>>::type>>;
};
}  // namespace detail::layers

}  // namespace dovetail::inline DOVETAIL_TARGET
