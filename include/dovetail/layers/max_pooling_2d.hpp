// SPDX-License-Identifier: MIT
#pragma once
#include <cstdint>

#include <dovetail/explain/phrases.hpp>
#include <dovetail/explain/problem.hpp>
#include <dovetail/layers/protocol/protocol.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::layers {

// Not an image, or smaller than the window.
template <std::size_t PH, std::size_t PW, class S>
struct MaxPooling2DAt;
template <std::size_t PH, std::size_t PW, std::size_t... E>
struct MaxPooling2DAt<PH, PW, Shape<E...>> {
  using input = Shape<E...>;
  using output = input;
  template <class>
  using at = MaxPooling2DAt;
  using forward = passes_through;
  using problem =
      std::conditional_t<sizeof...(E) == 2,
                         phrases<problems::takes_images_of_rank_3_no_smaller_than_its_window_but_gets_shape<E...>,
                                 problems::put_L_before_it<Reshape<E..., 1>>>,
                         phrases<problems::takes_images_of_rank_3_no_smaller_than_its_window_but_gets_shape<E...>>>;
};

template <std::size_t PH, std::size_t PW, std::size_t H, std::size_t W, std::size_t C>
  requires(H >= PH && W >= PW)
struct MaxPooling2DAt<PH, PW, Shape<H, W, C>> {
  using input = Shape<H, W, C>;
  using output = Shape<H / PH, W / PW, C>;
  using gives = Gives::neither;
  template <class>
  using at = MaxPooling2DAt;

  template <class T, std::size_t B>
  struct Cache {  // which element of its sample each output is
    using Index = View<std::uint32_t, B, H / PH, W / PW, C>;
    BOOST_HANA_DEFINE_STRUCT(Cache, (Index, index));
  };

  template <class T, std::size_t B>
  static constexpr void forward(View<const T, B, H, W, C> x, View<T, B, H / PH, W / PW, C> y) {
    each(x.rows(), [&](std::size_t in, std::size_t out, std::size_t first) {
      y.data()[out] = x.data()[in + largest(x.data() + in, first)];
    });
  }
  template <class T, std::size_t B>
  static void train(View<const T, B, H, W, C> x, View<T, B, H / PH, W / PW, C> y, Training<MaxPooling2DAt, T, B> pass) {
    each(x.rows(), [&](std::size_t in, std::size_t out, std::size_t first) {
      const std::size_t best = largest(x.data() + in, first);
      pass.cache.index.data()[out] = static_cast<std::uint32_t>(best);
      y.data()[out] = x.data()[in + best];
    });
  }
  template <class T, std::size_t B>
  static void backward(View<const T, B, H, W, C> /*x*/, View<const T, B, H / PH, W / PW, C> /*y*/,
                       View<const T, B, H / PH, W / PW, C> dy, View<T, B, H, W, C> dx,
                       Training<MaxPooling2DAt, T, B> pass) {
    if (dx.data() == nullptr) return;
    dx.fill(T(0));
    each(dy.rows(), [&](std::size_t in, std::size_t out, std::size_t) {
      dx.data()[in + pass.cache.index.data()[out]] += dy.data()[out];
    });
  }

 private:
  // Calls f(start of the sample, output element, first element of its window in the sample).
  static constexpr void each(std::size_t rows, auto f) {
    std::size_t out = 0;
    for (std::size_t b = 0; b < rows; ++b)
      for (std::size_t i = 0; i < H / PH; ++i)
        for (std::size_t j = 0; j < W / PW; ++j)
          for (std::size_t c = 0; c < C; ++c) f(b * input::size, out++, (i * PH * W + j * PW) * C + c);
  }
  // The first largest element of a window; a NaN is larger than all, so that it is not lost.
  template <class T>
  static constexpr std::size_t largest(const T* sample, std::size_t first) {
    std::size_t best = first;
    for (std::size_t i = 0; i < PH; ++i)
      for (std::size_t j = 0; j < PW; ++j) {
        const std::size_t here = first + (i * W + j) * C;
        if (sample[here] > sample[best] || sample[here] != sample[here]) best = here;
      }
    return best;
  }
};

}  // namespace detail::layers

/// The largest element of each window of PoolH x PoolW, channel by channel: (H, W, C) becomes
/// (H / PoolH, W / PoolW, C), rounded down. Windows do not overlap (Keras's defaults: strides of the pool
/// size, no padding). The gradient goes to the first largest element.
template <std::size_t PoolH, std::size_t PoolW = PoolH>
struct MaxPooling2D {
  template <class S>
  using at = detail::layers::MaxPooling2DAt<PoolH, PoolW, S>;
};

}  // namespace dovetail::inline DOVETAIL_TARGET
