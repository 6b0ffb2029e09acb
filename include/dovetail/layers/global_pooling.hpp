// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/layers/pooling.hpp>

/// What the layers have in common that make one element of all steps or pixels of a sample, channel by channel.
namespace dovetail::inline DOVETAIL_TARGET {

/// The axes over which a pooling goes stay, with an extent of 1: Keras's keepdims.
struct KeepDims {};

namespace detail::layers {

/// y = How of all steps of a sequence or all pixels of an image; of those steps that are there, if lengths are given,
/// and 0 if none is. Summed in blocks of 64, so that rounding grows with 64 + n / 64.
template <class How, class In, class Out>
struct GlobalPooling {
  using input = In;
  using output = Out;
  using gives = Gives::neither;
  using lengths = Lengths::ended;
  static constexpr std::size_t multiply_adds = 0;
  template <class>
  using at = GlobalPooling;
  static constexpr std::size_t C = In::dims[In::rank - 1], across = In::size / In::dims[0] / C, block = 64;

  static constexpr void forward(auto x, auto y, auto pass) {
    using T = typename decltype(y)::value_type;
    for (std::size_t b = 0; b < x.rows(); ++b) {
      const std::size_t count = pass.lengths.of(b, In::dims[0]) * across;
      const T* const from = x.data() + b * In::size;
      kernels::for_each_channel<T, C>([&](auto at) {
        const auto joined = [&](std::size_t first) {
          auto all = at.load(from + first * C);
          for (std::size_t i = first + 1; i < (std::min)(first + block, count); ++i)
            all = How::joined(all, at.load(from + i * C));
          return all;
        };
        auto all = count == 0 ? decltype(at.load(from))(T(0)) : joined(0);
        for (std::size_t i = block; i < count; i += block) all = How::joined(all, joined(i));
        at.store(y.data() + b * C, count == 0 ? all : How::finished(all, count));
      });
    }
  }
  static void backward(auto x, auto y, auto dy, auto dx, auto pass) {
    if (dx.data() == nullptr) return;
    using T = typename decltype(dx)::value_type;
    dx.fill(T(0));
    for (std::size_t b = 0; b < x.rows(); ++b) {
      const std::size_t count = pass.lengths.of(b, In::dims[0]) * across;
      kernels::for_each_channel<T, C>([&](auto at) {
        const auto whole = at.load(y.data() + b * C);
        auto slope = at.load(dy.data() + b * C);
        for (std::size_t i = b * In::size; i < b * In::size + count * C; i += C)
          at.store(dx.data() + i, How::part(at.load(x.data() + i), whole, slope, count));
      });
    }
  }
};

// Twin is the pooling of the other rank.
template <class How, class Twin, class S, class Option>
struct global_pool_1d {
  using type = wrong_shape<S, takes_sequences<S, Twin>>;
};
template <class How, class Twin, std::size_t N, std::size_t C, class Option>
struct global_pool_1d<How, Twin, Shape<N, C>, Option> {
  using type =
      GlobalPooling<How, Shape<N, C>, std::conditional_t<Option::template has<KeepDims>, Shape<1, C>, Shape<C>>>;
};
template <class How, class Twin, class S, class Option>
struct global_pool_2d {
  using type = wrong_shape<S, takes_images<S, Twin>>;
};
template <class How, class Twin, std::size_t H, std::size_t W, std::size_t C, class Option>
struct global_pool_2d<How, Twin, Shape<H, W, C>, Option> {
  using type =
      GlobalPooling<How, Shape<H, W, C>, std::conditional_t<Option::template has<KeepDims>, Shape<1, 1, C>, Shape<C>>>;
};
}  // namespace detail::layers

}  // namespace dovetail::inline DOVETAIL_TARGET
