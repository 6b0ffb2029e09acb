// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/expressions/contract.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
template <class A, class B>
struct matmul_of {
  static constexpr words text = [] {
    words sentence;
    sentence << "dovetail: matmul of shapes " << A::text() << " and " << B::text() << ": the last axis of the first is "
             << A::dims[A::rank - 1] << ", the " << (B::rank == 1 ? "only" : "next to last") << " one of the second is "
             << B::dims[B::rank == 1 ? 0 : B::rank - 2];
    return sentence;
  }();
};
template <class A, class B>
struct the_axes_before_the_last_two_do_not_broadcast_in_matmul_of_shapes {};
template <class A, class B, class S>
struct matmul_of_None {
  static constexpr words text =
      words() << "dovetail: matmul of shapes " << A::text() << " and " << B::text() << " would have shape " << S::text()
              << ", but only the leading axis may be None: write transpose or einsum so that it leads";
};
}  // namespace detail::problems

namespace detail::ops {

/// What matmul makes of shapes A and B: labels m, k and n, and an upper-case one for each batch axis. An axis that is
/// stretched has no label.
template <class A, class B>
struct MatMul {
  static constexpr std::size_t tail_a = A::rank == 1 ? 1 : 2, tail_b = B::rank == 1 ? 1 : 2;
  static constexpr std::size_t inner_a = A::dims[A::rank - 1], inner_b = B::dims[B::rank - tail_b];
  static constexpr bool fits = inner_a == inner_b || inner_a == dynamic || inner_b == dynamic;

  template <class S, std::size_t Tail>
  struct Head {
    static constexpr auto values = [] {
      std::array<std::size_t, S::rank - Tail> head{};
      for (std::size_t i = 0; i < head.size(); ++i) head[i] = S::dims[i];
      return head;
    }();
  };
  using Batch = shape::Broadcast<shape::shape_from<Head<A, tail_a>>, shape::shape_from<Head<B, tail_b>>>;
  static constexpr std::size_t batch = Batch::rank;

  static constexpr expressions::Labels labels(const char* tail, std::size_t head) {
    expressions::Labels result;
    for (std::size_t i = batch - head; i < batch; ++i) result.push(static_cast<char>('A' + i));
    for (; *tail != '\0'; ++tail) result.push(*tail);
    return result;
  }
  static constexpr expressions::Labels of_a = labels(tail_a == 1 ? "k" : "mk", A::rank - tail_a);
  static constexpr expressions::Labels of_b = labels(tail_b == 1 ? "k" : "kn", B::rank - tail_b);
  static constexpr expressions::Labels of_c = labels(tail_a == 1   ? (tail_b == 1 ? "" : "n")
                                                     : tail_b == 1 ? "m"
                                                                   : "mn",
                                                     batch);

  struct Result {
    static constexpr auto values = [] {
      std::array<std::size_t, of_c.rank> extents{};
      for (std::size_t i = 0; i < batch; ++i) extents[i] = Batch::values[i];
      if (tail_a == 2) extents[batch] = A::dims[A::rank - tail_a];
      if (tail_b == 2) extents[of_c.rank - 1] = B::dims[B::rank - 1];
      return extents;
    }();
  };
  using shape = detail::shape::shape_from<Result>;
  using problem = std::conditional_t<
      !fits, problems::matmul_of<detail::shape::shown<A>, detail::shape::shown<B>>,
      std::conditional_t<
          !Batch::fits,
          problems::the_axes_before_the_last_two_do_not_broadcast_in_matmul_of_shapes<detail::shape::shown<A>,
                                                                                      detail::shape::shown<B>>,
          std::conditional_t<!detail::shape::only_leading_is_dynamic(Result::values),
                             problems::matmul_of_None<detail::shape::shown<A>, detail::shape::shown<B>, shape>, none>>>;
};

template <class M, class X, class Y>
constexpr void check_matmul(const X& a, const Y& b) {
  using S = typename Y::shape;
  auto found = expressions::extent_mismatch<M::of_a, M::of_b, true>(a, b);
  if (found.label == 0) found = expressions::extent_mismatch<M::of_b, M::of_a, true>(b, a);
  if (found.label == 0) return;
  const std::string shapes =
      sentence({"matmul of shapes ", shape_text<typename X::shape>(a.rows()), " and ", shape_text<S>(b.rows()), ": "});
  if (found.label != 'k') fail<ShapeError>({shapes, "the axes before the last two could not be broadcast together"});
  fail<ShapeError>({shapes, "the last axis of the first is ",
                    X::shape::rank == 1 ? a.rows() : X::shape::dims[X::shape::rank - 1], ", the ",
                    S::rank == 1 ? "only" : "next to last", " one of the second is ",
                    S::rank <= 2 ? b.rows() : M::inner_b});
}
}  // namespace detail::ops

/// a · b, by NumPy's rules: of vectors a number, of a vector and a matrix a vector, of matrices (M, K) and (K, N) one
/// of shape (M, N); the axes before the last two are broadcast together. Integers wrap round in their type, as NumPy's.
/// Throws ShapeError where dynamic extents do not fit.
template <any_operand A, any_operand B>
constexpr auto matmul(const A& a, const B& b) {
  using namespace detail::ops;
  using M = MatMul<typename A::shape, typename B::shape>;
  using problem = detail::explained<typename M::problem>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  using T = product_type<A, B>;
  if constexpr (std::is_same_v<T, Symbolic> && no_problem<problem::text>) {
    return record_product<typename M::shape>(a, M::of_a, b, M::of_b, M::of_c);
  } else if constexpr (no_problem<problem::text>) {
    const auto x = product_operand<T>(a);
    const auto y = product_operand<T>(b);
    check_matmul<M>(x, y);
    return product<M::of_a, M::of_b, M::of_c, T, typename M::shape>(x, y);
  } else {
    return Refused<T, A>{};
  }
}

}  // namespace dovetail::inline DOVETAIL_TARGET
