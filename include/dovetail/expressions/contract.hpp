// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/kernels/gemm_strided.hpp>
#include <dovetail/kernels/reduce.hpp>
#include <dovetail/expressions/functors.hpp>
#include <dovetail/expressions/labels.hpp>
#include <dovetail/expressions/make_with.hpp>

/// The engine of all products of tensors: c = Σ a · b over labelled axes, as products of matrices where there are any.
/// Integers wrap round, as they do element by element.
namespace dovetail::inline DOVETAIL_TARGET::detail::expressions {

/// An operand of products of T: a tensor or a StridedView of T as it is; elements of another type and expressions
/// are computed into a tensor.
template <class T, class X>
constexpr auto product_operand(const X& x) {
  if constexpr (!std::is_same_v<typename X::value_type, T>) {
    return Operand(eval(apply(Cast<T>{}, x)));
  } else if constexpr (is_expression<X>) {
    return Operand(eval(x));
  } else {
    return operand(x);
  }
}
/// The type that elements of these operands are multiplied in.
template <class... X>
using product_type = typename Promoted<typename X::value_type...>::type;

/// A label that has another extent in axis Idx of the second operand than it has in the leading one of the first, which
/// only run time knows; label 0 where all agree.
struct ExtentMismatch {
  char label = 0;
  std::size_t first = 0, second = 0;  // the extents
};
template <Labels A, Labels B, bool Stretches, class X, class Y>
constexpr ExtentMismatch extent_mismatch(const X& a, const Y& b) {
  using S = typename X::shape;
  if constexpr (S::rank > 0 && Y::shape::rank > 0)
    if constexpr (S::dims[0] == dynamic)
      for (std::size_t i = 0; i < B.rank; ++i) {
        const std::size_t there = i == 0 ? b.rows() : Y::shape::dims[i];
        if (B.of[i] == A.of[0] && there != a.rows() && !(Stretches && Y::shape::dims[i] == 1))
          return {A.of[0], a.rows(), there};
      }
  return {};
}

/// A number, as an operand without axes.
template <class T>
struct Factor {
  using shape = Shape<>;
  using strides = detail::shape::StrideList<>;
  T value;
  static constexpr std::size_t rows() noexcept { return 1; }
  constexpr const T* data() const noexcept { return &value; }
};

// a · b + c, in which integers wrap round.
template <class T>
constexpr T add_product(T a, T b, T c) noexcept {
  return Fma{}(simd::scalar<T>(a), simd::scalar<T>(b), simd::scalar<T>(c)).data;
}

template <std::ptrdiff_t Stride, class T>
constexpr auto along(const T* p) noexcept {
  if constexpr (Stride == 0)
    return SameValue<T>{*p};
  else
    return Line<const T, Stride>{p};
}
/// Along one loop of n: c = a · b, or c += a · b.
template <class T, Loop L, bool Adds>
constexpr void product_line(std::size_t n, const T* a, const T* b, T* c) {
  constexpr bool nearby =
      (L.a == 0 || L.a == 1) && (L.b == 0 || L.b == 1) && (L.c == 0 || L.c == 1) && (L.a == 1 || L.b == 1);
  if constexpr (nearby && std::is_floating_point_v<T>)
    if (!std::is_constant_evaluated()) {
      const auto x = along<L.a>(a);
      const auto y = along<L.b>(b);
      if constexpr (L.c == 1) {
        return simd::for_packs<T>(n, [x, y, c](auto at) {
          if constexpr (Adds)
            at.store(c, simd::fma(x.pack(at), y.pack(at), at.load(c)));
          else
            at.store(c, x.pack(at) * y.pack(at));
        });
      } else {
        // Four sums, since a multiply-add takes 4 cycles.
        using Pack = simd::pack<T>;
        constexpr std::size_t W = Pack::size, most = kernels::run * 4 * W;
        kernels::Cascade<Pack> total;
        for (std::size_t i = 0, end = 0; i < n;) {
          end = (std::min)(n, end + most);
          Pack sums[4] = {Pack(T(0)), Pack(T(0)), Pack(T(0)), Pack(T(0))};
          for (; i + 4 * W <= end; i += 4 * W)
            for (std::size_t j = 0; j < 4; ++j) {
              const simd::FullPack<T> at{i + j * W};
              sums[j] = simd::fma(x.pack(at), y.pack(at), sums[j]);
            }
          for (; i + W <= end; i += W)
            sums[0] = simd::fma(x.pack(simd::FullPack<T>{i}), y.pack(simd::FullPack<T>{i}), sums[0]);
          if (i < end) {
            const simd::Tail<T> rest{i, end - i};
            sums[1] += rest.zero_outside(x.pack(rest) * y.pack(rest));
            i = end;
          }
          total.add(Plus{}, (sums[0] + sums[1]) + (sums[2] + sums[3]));
        }
        const T sum = simd::sum(total.total(Plus{}));
        *c = Adds ? *c + sum : sum;
        return;
      }
    }
  if constexpr (L.c == 0) {
    kernels::Cascade<simd::scalar<T>> total;
    for (std::size_t i = 0, end = 0; i < n;) {
      T sum = T(0);
      for (end = (std::min)(n, end + kernels::run); i < end; ++i) {
        const auto at = static_cast<std::ptrdiff_t>(i);
        sum = add_product(a[at * L.a], b[at * L.b], sum);
      }
      total.add(Plus{}, simd::scalar<T>(sum));
    }
    *c = (simd::scalar<T>(Adds ? *c : T(0)) + total.total(Plus{})).data;
  } else {
    for (std::size_t i = 0; i < n; ++i) {
      const auto at = static_cast<std::ptrdiff_t>(i);
      T& out = c[at * L.c];
      const T x = a[at * L.a], y = b[at * L.b];
      out = Adds ? add_product(x, y, out) : Times{}(simd::scalar<T>(x), simd::scalar<T>(y)).data;
    }
  }
}

/// Calls f(a, b, c) in each iteration of the loops from At on.
template <LoopList List, std::size_t Count, std::size_t At = 0, class T, class F>
constexpr void nest(std::size_t rows_a, std::size_t rows_b, const T* a, const T* b, T* c, const F& f) {
  if constexpr (At == Count) {
    f(a, b, c);
  } else {
    constexpr Loop loop = List.loops[At];
    const std::size_t count = loop.count(rows_a, rows_b);
    for (std::size_t i = 0; i < count; ++i) {
      const auto at = static_cast<std::ptrdiff_t>(i);
      nest<List, Count, At + 1>(rows_a, rows_b, a + at * loop.a, b + at * loop.b, c + at * loop.c, f);
    }
  }
}

/// c = Σ a · b, by plain loops.
template <LoopList Loops, class T>
constexpr void contract_loops(std::size_t rows_a, std::size_t rows_b, const T* a, const T* b, T* c, std::size_t size) {
  constexpr LoopList list = nest_of(Loops);
  constexpr Loop inner = list.loops[list.count - 1];
  constexpr std::size_t sums = [] {
    std::size_t n = 0;
    for (const Loop& loop : Loops) n += loop.sums();
    return n;
  }();
  constexpr bool adds = sums > (sums == 1 && inner.sums() ? 1 : 0);
  if constexpr (adds)
    for (std::size_t i = 0; i < size; ++i) c[i] = T(0);
  nest<list, list.count - 1>(rows_a, rows_b, a, b, c, [=](const T* x, const T* y, T* z) {
    product_line<T, inner, adds>(inner.count(rows_a, rows_b), x, y, z);
  });
}

/// One product of matrices, by the kernel for where its operands lie.
template <Loop M, Loop N, Loop K, class T>
void multiply(std::size_t rows, std::size_t depth, const T* a, const T* b, T* c) noexcept {
  constexpr auto unsigned_of = [](std::ptrdiff_t stride) { return static_cast<std::size_t>(stride); };
  constexpr std::size_t columns = N.extent, height = M.open == Open::no && M.extent <= 16 ? M.extent : dynamic;
  constexpr std::size_t width = K.open == Open::no ? K.extent : dynamic,
                        known = M.open == Open::no ? M.extent : dynamic;
  constexpr bool one_row = known == 1, dense_c = one_row || unsigned_of(M.c) == columns;
  constexpr bool rows_a = K.a == 1 && (one_row || unsigned_of(M.a) == width),
                 rows_b = N.b == 1 && unsigned_of(K.b) == columns;
  constexpr bool columns_a = (one_row || M.a == 1) && unsigned_of(K.a) == known,
                 columns_b = K.b == 1 && unsigned_of(N.b) == width;
  if constexpr (dense_c && rows_a && rows_b && width != dynamic) {
    gemm(View<const T, height, width>(a, rows), View<const T, width, columns>(b), View<T, height, columns>(c, rows));
  } else if constexpr (dense_c && columns_a && rows_b && known != dynamic) {
    gemm_tn(View<const T, width, known>(a, depth), View<const T, width, columns>(b, depth), View<T, known, columns>(c));
  } else if constexpr (dense_c && rows_a && columns_b && width != dynamic) {
    gemm_nt(View<const T, height, width>(a, rows), View<const T, columns, width>(b), View<T, height, columns>(c, rows));
  } else {
    constexpr kernels::StridedProduct at{unsigned_of(M.a), unsigned_of(K.a), unsigned_of(K.b), unsigned_of(N.b),
                                         one_row ? columns : unsigned_of(M.c)};
    kernels::gemm_strided<columns, width, at>(rows, depth, a, b, c);
  }
}

/// c = Σ a · b, where c(labels of C) is the sum over all labels that C does not have. a and b are as product_operand
/// gives them; extents of one label are equal.
template <Labels A, Labels B, Labels C, class S, class T, class X, class Y>
constexpr void contract(const X& a, const Y& b, T* c) {
  using SA = typename X::shape;
  using SB = typename Y::shape;
  constexpr LoopList list =
      loops_of(labelled_layout<SA, typename X::strides>(A), labelled_layout<SB, typename Y::strides>(B),
               labelled_layout<S, shape::row_major<S>>(C));
  const std::size_t rows_a = a.rows(), rows_b = b.rows();
  constexpr std::size_t leading = [] {
    if constexpr (S::rank == 0)
      return std::size_t{1};
    else
      return S::dims[0];
  }();
  const std::size_t rows = leading != dynamic ? leading : list.loops[0].open == Open::rows_of_b ? rows_b : rows_a;
  const std::size_t size = leading == dynamic ? rows * S::size : S::size;
  // Sums over no elements: the loops do not expect an extent of 0.
  if (!tensor::has_elements<SA>(rows_a) || !tensor::has_elements<SB>(rows_b)) {
    for (std::size_t i = 0; i < size; ++i) c[i] = T(0);
    return;
  }
  constexpr MatrixProduct product = matrix_product(list);
  if constexpr (std::is_floating_point_v<T> && product.found)
    if (!std::is_constant_evaluated()) {
      const T* const left = product.operands_swapped ? b.data() : a.data();
      const T* const right = product.operands_swapped ? a.data() : b.data();
      const std::size_t m = product.m.count(rows_a, rows_b), k = product.k.count(rows_a, rows_b);
      return nest<product.outer, product.outer.count>(
          rows_a, rows_b, left, right, c,
          [=](const T* x, const T* y, T* z) { multiply<product.m, product.n, product.k>(m, k, x, y, z); });
    }
  contract_loops<list>(rows_a, rows_b, a.data(), b.data(), c, size);
}

/// The product Σ a · b as a tensor, or as a number where C has no label.
template <Labels A, Labels B, Labels C, class T, class S, class X, class Y>
constexpr auto product(const X& a, const Y& b) {
  std::size_t rows = 1;
  if constexpr (S::rank > 0) {
    if constexpr (S::dims[0] != dynamic)
      rows = S::dims[0];
    else
      rows =
          labelled_layout<typename X::shape, typename X::strides>(A).extent(C.of[0]) == dynamic ? a.rows() : b.rows();
  }
  return make_with<T, S>(rows, [&](T* c) { contract<A, B, C, S>(a, b, c); });
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::expressions
