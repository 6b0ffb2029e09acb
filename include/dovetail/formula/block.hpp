// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/expressions/contract.hpp>
#include <dovetail/formula/plan.hpp>
#include <dovetail/formula/product.hpp>

/// Runs what a plan computes apart from loops: products, and elements that are placed among zeros.
namespace dovetail::inline DOVETAIL_TARGET::detail::formula {

/// A node as products of tensors see one: its axes of more than one element, as types.
template <class T, class S, class AStrides>
struct BlockOperand {
  using shape = S;
  using strides = AStrides;
  const T* first;
  std::size_t height;
  constexpr const T* data() const { return first; }
  constexpr std::size_t rows() const { return height; }
};

template <class Program, int Id>
struct Block {
  static constexpr const auto& plan = Program::plan;
  static constexpr Node node = plan.at(Id);

  // Axes of more than one element, and their letters.
  template <int X, std::size_t Letters>
  struct AxesOf {
    static constexpr Extents extents = plan.at(X).extents;
    static constexpr Layout layout = plan.seen(X).layout;
    static constexpr std::size_t rank = [] {
      std::size_t n = 0;
      for (const std::size_t extent : extents) n += extent != 1;
      return n;
    }();
    static constexpr auto pick(const auto& from) {
      std::array<std::remove_cvref_t<decltype(from[0])>, rank> values{};
      for (std::size_t i = 0, n = 0; i < extents.size(); ++i)
        if (extents[i] != 1) values[n++] = from[i];
      return values;
    }
    struct Dims {
      static constexpr auto values = pick(extents);
    };
    struct Steps {
      static constexpr auto values = pick(layout.steps);
    };
    static constexpr expressions::Labels labels = [] {
      expressions::Labels result;
      for (std::size_t i = 0; i < extents.size(); ++i)
        if (extents[i] != 1) result.push(node.labels[Letters][i]);
      return result;
    }();
    using shape = detail::shape::shape_from<Dims>;
    using strides = detail::shape::strides_from<Steps>;

    template <class T>
    static constexpr auto operand(T* const* memory, std::size_t rows) {
      std::size_t height = rank == 0 ? 1 : rows;
      if constexpr (rank > 0)
        if (shape::dims[0] != dynamic) height = shape::dims[0];
      return BlockOperand<T, shape, strides>{start_of<X>(memory, rows), height};
    }
  };
  template <int X, class T>
  static constexpr T* start_of(T* const* memory, std::size_t rows) {
    constexpr Seen seen = plan.seen(X);
    return memory[seen.base] + seen.layout.offset + seen.layout.per_row * static_cast<std::ptrdiff_t>(rows);
  }

  template <class T>
  static constexpr void run(T* const* memory, std::size_t rows) {
    if constexpr (node.op == Op::product) {
      using A = AxesOf<node.from[0], 0>;
      using B = AxesOf<node.from[1], 1>;
      using C = AxesOf<Id, 2>;
      expressions::contract<A::labels, B::labels, C::labels, typename C::shape>(A::operand(memory, rows),
                                                                                B::operand(memory, rows), memory[Id]);
    } else if constexpr (node.op == Op::place) {
      std::size_t n = 1;
      for (const std::size_t extent : node.extents) n *= extent == dynamic ? rows : extent;
      for (std::size_t i = 0; i < n; ++i) memory[Id][i] = T(0);
      copy(memory, rows, node.layout);
    } else {
      copy(memory, rows, {0, 0, row_major_steps(node.extents)});
      add_up(memory[Id], rows);
    }
  }

 private:
  // The elements of the operand to where `target` has them.
  template <class T>
  static constexpr void copy(T* const* memory, std::size_t rows, const Layout& target) {
    constexpr int x = node.from[0];
    constexpr Extents from = plan.at(x).extents;
    constexpr Layout source = plan.seen(x).layout;
    std::size_t n = 1;
    for (const std::size_t extent : from) n *= extent == dynamic ? rows : extent;
    const T* const start = start_of<x>(memory, rows);
    T* const to = memory[Id] + target.offset + target.per_row * static_cast<std::ptrdiff_t>(rows);
    std::array<std::size_t, most_axes> index{};
    for (; n > 0; --n) {
      std::ptrdiff_t here = 0, there = 0;
      for (std::size_t i = 0; i < index.size(); ++i) {
        here += static_cast<std::ptrdiff_t>(index[i]) * source.steps[i];
        there += static_cast<std::ptrdiff_t>(index[i]) * target.steps[i];
      }
      to[there] = start[here];
      for (std::size_t axis = index.size(); axis-- > 0; index[axis] = 0)
        if (++index[axis] < (from[axis] == dynamic ? rows : from[axis])) break;
    }
  }
  template <class T>
  static constexpr void add_up(T* y, std::size_t rows) {
    std::size_t before = 1, length = 1, after = 1;
    for (std::size_t i = 0, seen = 0; i < node.extents.size(); ++i) {
      const std::size_t extent = node.extents[i] == dynamic ? rows : node.extents[i];
      const bool here = (node.axes >> i & 1u) != 0;
      (here ? length : seen != 0 ? after : before) *= extent;
      seen += here;
    }
    const bool back = node.value < 0;
    for (std::size_t block = 0; block < before; ++block, y += length * after)
      for (std::size_t k = 1; k < length; ++k)
        for (std::size_t j = 0; j < after; ++j) {
          const std::size_t i = back ? length - 1 - k : k, last = back ? i + 1 : i - 1;
          y[i * after + j] = (simd::scalar<T>(y[last * after + j]) + simd::scalar<T>(y[i * after + j])).data;
        }
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::formula
