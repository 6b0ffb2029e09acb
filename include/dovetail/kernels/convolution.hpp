// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <cstddef>

#include <dovetail/kernels/constant.hpp>
#include <dovetail/kernels/gemm.hpp>
#include <dovetail/kernels/window.hpp>

/// Convolutions as products that copy nothing: what a row of the kernel sees lies in one piece in the sample, so that
/// the sum has as many segments as the kernel has rows, and rows of the left operand overlap.
namespace dovetail::inline DOVETAIL_TARGET::detail::kernels {

// Where the operands lie: as many pieces one after the other as are equally far apart.
constexpr SegmentedLayout layout_of(const Window& at, std::size_t features, std::size_t last) noexcept {
  return {{.a_row = at.column_stride * at.channels,
           .a_step = 1,
           .b_row = features,
           .c_row = features,
           .depth = at.piece(),
           .last = last},
          at.whole_rows() ? at.kernel_height : at.kernel_width,
          static_cast<std::ptrdiff_t>(at.offset(1)) - static_cast<std::ptrdiff_t>(at.piece()),
          0};
}

/// One column: each element of the result is a product of two vectors, in packs along the window.
template <class T, class Activation>
void convolve_column(const Window& at, const T* x, const T* kernel, T* y, std::size_t y_step,
                     const Epilogue<T, Activation>& epilogue) noexcept {
  using Pack = simd::pack<T>;
  using One = simd::fitting_pack<T, 1>;
  const std::size_t piece = at.piece();
  for (std::size_t i = 0; i < at.rows; ++i)
    for (std::size_t j = 0; j < at.columns; ++j, y += y_step) {
      const T* const from = x + at.start(i, j);
      Pack sums(T(0));
      One rest(epilogue.bias == nullptr ? T(0) : *epilogue.bias);
      for (std::size_t p = 0; p < at.pieces(); ++p) {
        const T *const a = from + at.offset(p), *const b = kernel + p * piece * y_step;
        std::size_t k = 0;
        if (y_step == 1)
          for (; k + Pack::size <= piece; k += Pack::size) sums = simd::fma(simd::load(a + k), simd::load(b + k), sums);
        for (; k < piece; ++k) rest = simd::fma(One(a[k]), One(b[k * y_step]), rest);
      }
      simd::store_some<1>(
          y, epilogue.finish(One(simd::sum(sums)) + rest, [](const T* p) { return simd::load_some<One, 1>(p); }));
    }
}

/// y = epilogue(x * kernel), of F features a group, for `samples` samples one after the other. A sum has the same order
/// whatever the sample's height and width are.
template <std::size_t F, std::size_t B = dynamic, class T, class Activation>
void convolve(const Window& at, std::size_t samples, const T* x, const T* kernel, T* y,
              const Epilogue<T, Activation>& epilogue) noexcept {
  const std::size_t features = F * at.groups, result = at.rows * at.columns * features;
  for_rows<B>(samples, 1, result * at.kernel_height * at.kernel_width * at.depth(),
              [=](std::size_t first, std::size_t count) {
                using Tiles = Tiling<T, F>;
                constexpr std::size_t NP = Tiles::tile_packs, wide = NP * Tiles::width;
                SegmentedLayout layout = kernels::layout_of(at, features, Tiles::last(NP));
                const std::size_t blocks = at.pieces() / layout.segments, taken = layout.segments * at.piece();
                for (std::size_t s = first; s < first + count; ++s)
                  for (std::size_t g = 0; g < at.groups; ++g) {
                    const T* const from = x + s * at.sample() + g * at.depth();
                    T* const to = y + s * result + g * F;
                    if constexpr (F == 1) {
                      convolve_column(at, from, kernel + g, to, features, epilogue.from(g));
                      continue;
                    }
                    for (std::size_t next = 0; next < F; next += wide) {
                      const std::size_t column = next + wide <= F || NP == Tiles::packs ? next : F - wide;
                      const auto end = epilogue.from(g * F + column);
                      for (std::size_t block = 0; block < blocks; ++block) {
                        layout.first = block == 0;
                        layout.final = block + 1 == blocks;
                        const T* const window = from + at.offset(block * layout.segments);
                        const T* const right = kernel + block * taken * features + g * F + column;
                        for (std::size_t i = 0; i < at.rows; ++i)
                          gemm_rows<Tiles, dynamic, NP>(at.columns, window + at.start(i, 0), right,
                                                        to + i * at.columns * features + column, layout, end);
                      }
                    }
                  }
              });
}

/// dkernel = Σ x * dy over the samples: what a convolution's gradient gives its kernel. Samples are summed apart.
template <std::size_t F, class T>
void convolve_weights(const Window& at, std::size_t samples, const T* x, const T* dy, T* dkernel) noexcept {
  const std::size_t features = F * at.groups, result = at.rows * at.columns * features;
  const auto gap = static_cast<std::ptrdiff_t>(at.start(1, 0)) - static_cast<std::ptrdiff_t>(at.start(0, at.columns));
  for_rows<dynamic>(
      at.pieces() * at.groups, 1, samples * result * at.piece() / at.groups, [=](std::size_t first, std::size_t count) {
        using Tiles = Tiling<T, F>;
        constexpr std::size_t NP = Tiles::tile_packs, wide = NP * Tiles::width;
        SegmentedLayout layout{{.a_row = 1,
                                .a_step = at.column_stride * at.channels,
                                .b_row = features,
                                .c_row = features,
                                .depth = at.columns,
                                .last = Tiles::last(NP),
                                .apart = true},
                               at.rows,
                               gap,
                               0};
        for (std::size_t i = first; i < first + count; ++i) {
          const std::size_t p = i / at.groups, g = i % at.groups;
          for (std::size_t next = 0; next < F; next += wide) {
            const std::size_t column = g * F + (next + wide <= F || NP == Tiles::packs ? next : F - wide);
            for (std::size_t s = 0; s < samples; ++s) {
              layout.first = s == 0;
              gemm_rows<Tiles, dynamic, NP>(at.piece(), x + s * at.sample() + at.offset(p) + g * at.depth(),
                                            dy + s * result + column, dkernel + p * at.piece() * features + column,
                                            layout, Epilogue<T>{});
            }
          }
        }
      });
  if (samples == 0) std::fill_n(dkernel, at.pieces() * at.piece() * features, T(0));
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::kernels
