// SPDX-License-Identifier: MIT
#pragma once
#include <limits>
#include <utility>

#include <dovetail/formula/element_functions.hpp>
#include <dovetail/formula/loop_plan.hpp>
#include <dovetail/formula/movement.hpp>
#include <dovetail/simd/lanes.hpp>
#include <dovetail/simd/loop.hpp>
#include <dovetail/tensor/storage.hpp>

/// Runs one loop of a plan.
namespace dovetail::inline DOVETAIL_TARGET::detail::formula {

/// The place of one element, for constant expressions.
template <class T>
struct OnePlace : simd::OneElement<T> {
  using Pack = simd::scalar<T>;
  constexpr Pack gather(const T* p, std::ptrdiff_t step) const noexcept {
    return p[static_cast<std::ptrdiff_t>(this->i) * step];
  }
};
/// v, with `value` in lanes that stand for no element.
template <class At, class P, class T>
[[gnu::always_inline]] constexpr P outside(const At&, P v, T) noexcept {
  return v;
}
template <class P, class T>
[[gnu::always_inline]] inline P outside(const simd::Tail<T>& at, P v, T value) noexcept {
  T lanes[P::size];
  simd::store(lanes, v);
  return simd::load_first(lanes, at.count, value);
}

/// The number that a constant is.
template <class T>
constexpr T number_of(const Node& n, std::size_t rows) {
  simd::scalar<T> x(static_cast<T>(n.value));
  const simd::scalar<T> each(static_cast<T>(rows));
  for (int i = 0; i < n.power; ++i) x *= each;
  for (int i = 0; i > n.power; --i) x /= each;
  return x.data;
}

template <Op O, class P>
[[gnu::always_inline]] constexpr P joined_by(P a, P b) noexcept {
  if constexpr (O == Op::total)
    return a + b;
  else
    return simd::maximum(a, b);
}
template <Op O, class T>
inline constexpr T first_of_reduction = O == Op::total ? T(0) : -std::numeric_limits<T>::infinity();

/// f(0), f(1), ..., each a constant.
template <int Count, class F>
[[gnu::always_inline]] constexpr void for_each_constant(const F& f) {
  [&]<int... Idx>(std::integer_sequence<int, Idx...>) DOVETAIL_INLINE_LAMBDA {
    (f(std::integral_constant<int, Idx>{}), ...);
  }(std::make_integer_sequence<int, Count>{});
}

template <class Program, int Step>
struct Loop {
  using APlan = std::remove_cvref_t<decltype(Program::plan)>;
  static constexpr const APlan& plan = Program::plan;
  static constexpr LoopPlan<APlan> loop{plan, Step};
  template <int Which>
  static constexpr Pass<APlan> pass{plan, loop, Which};
  using Index = std::array<std::size_t, most_axes - 1>;

  static constexpr std::size_t inner = most_axes - 1, inner_extent = loop.space[most_axes - 1];
  static constexpr std::size_t kept_length = loop.rows == 0 ? 0 : (inner_extent + 15) / 16 * 16;
  static constexpr bool reduces_inner(int i) {
    return (plan.at(i).axes & last_axis) != 0 || loop.space[most_axes - 1] == 1;
  }

  // A row has that many elements, or, where run time tells, a multiple of them.
  static constexpr bool row_varies = loop.flat ? count_of(loop.space).open > 0 : inner_extent == dynamic;
  static constexpr std::size_t row_length = loop.flat ? count_of(loop.space).known : row_varies ? 1 : inner_extent;

  template <class T>
  static constexpr void run(T* const* memory, std::size_t rows) {
    for (int i = 0; i < APlan::size; ++i)  // what is summed over several rows
      if (loop.is_root[i] && is_reduction(plan.op(i)) && !plan.sums_rows(i) && !loop.flat) {
        const bool sums = plan.op(i) == Op::total;
        std::size_t n = 1;
        for (const std::size_t e : plan.at(i).extents) n *= e == dynamic ? rows : e;
        for (std::size_t k = 0; k < n; ++k)
          memory[i][k] = sums ? first_of_reduction<Op::total, T> : first_of_reduction<Op::most, T>;
      }
    if constexpr (loop.flat) {
      std::size_t n = 1;
      for (std::size_t axis = 0; axis <= inner; ++axis) n *= extent_of(axis, rows);
      run_row(memory, rows, Index{}, n);
    } else {
      Index index{};
      run_rows<0>(memory, rows, index);
    }
  }

 private:
  static constexpr std::size_t extent_of(std::size_t axis, std::size_t rows) {
    return loop.space[axis] == dynamic ? rows : loop.space[axis];
  }
  // All rows, along the axes from Axis on.
  template <std::size_t Axis, class T>
  [[gnu::always_inline]] static constexpr void run_rows(T* const* memory, std::size_t rows, Index& index) {
    if constexpr (Axis == inner) {
      run_row(memory, rows, index, extent_of(inner, rows));
    } else if constexpr (loop.space[Axis] == 1) {
      run_rows<Axis + 1>(memory, rows, index);
    } else {
      const std::size_t end = extent_of(Axis, rows);
      for (index[Axis] = 0; index[Axis] < end; ++index[Axis]) run_rows<Axis + 1>(memory, rows, index);
    }
  }
  // Where the row of a node starts.
  template <int Id, bool Own>
  static constexpr Layout layout = Own ? Layout{0, 0, row_major_steps(plan.at(Id).extents)} : plan.seen(Id).layout;
  template <int Id, bool Own, class T>
  [[gnu::always_inline]] static constexpr T* row_of(T* const* memory, std::size_t rows, const Index& index) {
    constexpr Layout lies = layout<Id, Own>;
    std::ptrdiff_t offset = lies.offset;
    if constexpr (lies.per_row != 0) offset += lies.per_row * static_cast<std::ptrdiff_t>(rows);
    for_each_constant<static_cast<int>(inner)>([&](auto axis) DOVETAIL_INLINE_LAMBDA {
      if constexpr (!loop.flat && loop.space[axis()] != 1 && lies.steps[axis()] != 0)
        offset += static_cast<std::ptrdiff_t>(index[axis()]) * lies.steps[axis()];
    });
    return memory[Own ? Id : plan.seen(Id).base] + offset;
  }

  template <class T>
  [[gnu::always_inline]] static constexpr void run_row(T* const* memory, std::size_t rows, const Index& index,
                                                       std::size_t n) {
    T numbers[loop.numbers + 1];
    if (std::is_constant_evaluated()) {
      for (T& number : numbers) number = T(0);
      T kept[static_cast<std::size_t>(loop.rows) * kept_length + 1]{};
      run_passes<OnePlace<T>>(memory, rows, index, n, numbers, kept);
    } else {
      alignas(tensor::alignment) T kept[static_cast<std::size_t>(loop.rows) * kept_length + 1];
      run_passes<simd::FullPack<T>>(memory, rows, index, n, numbers, kept);
    }
  }
  template <class At, class T>
  [[gnu::always_inline]] static constexpr void run_passes(T* const* memory, std::size_t rows, const Index& index,
                                                          std::size_t n, T* numbers, T* kept) {
    for_each_constant<loop.passes>([&](auto which) DOVETAIL_INLINE_LAMBDA {
      make_numbers<which()>(memory, rows, index, numbers);
      if constexpr (pass<which()>.count > 0) run_pass<which(), At>(memory, rows, index, n, numbers, kept);
    });
  }
  template <int Which, class T>
  [[gnu::always_inline]] static constexpr void make_numbers(T* const* memory, std::size_t rows, const Index& index,
                                                            T* numbers) {
    for_each_constant<pass<Which>.number_count>([&](auto j) DOVETAIL_INLINE_LAMBDA {
      constexpr int i = pass<Which>.number[j()];
      constexpr Node n = plan.at(i);
      T& number = numbers[loop.number[i]];
      if constexpr (loop.how[i] == How::number) number = number_of<T>(n, rows);
      if constexpr (loop.how[i] == How::load_number) number = *row_of<i, false>(memory, rows, index);
      if constexpr (loop.how[i] == How::make_number) {
        const auto operand = [&](std::size_t k) DOVETAIL_INLINE_LAMBDA {
          return simd::scalar<T>(n.from[k] < 0 ? T(0) : numbers[loop.number[n.from[k]]]);
        };
        number = apply_to_packs<n.op>(operand(0), operand(1), operand(2)).data;
        if constexpr (loop.is_root[i]) *row_of<i, true>(memory, rows, index) = number;
      }
    });
  }

  template <int Which, class At, class T>
  [[gnu::always_inline]] static constexpr void run_pass(T* const* memory, std::size_t rows, const Index& index,
                                                        std::size_t n, T* numbers, T* kept) {
    using Pack = typename At::Pack;
    const T* from[pass<Which>.count];
    T* to[pass<Which>.count];
    Pack same[pass<Which>.count];
    T* out[pass<Which>.sum_count + 1];
    Pack folded[pass<Which>.sum_count + 1];
    for_each_constant<pass<Which>.count>([&](auto j) DOVETAIL_INLINE_LAMBDA {
      constexpr int i = pass<Which>.node[j()];
      from[j()] = to[j()] = nullptr;
      same[j()] = Pack(T(0));
      if constexpr (is_number(pass<Which>.how[j()])) same[j()] = Pack(numbers[loop.number[i]]);
      if constexpr (pass<Which>.how[j()] == How::load) from[j()] = row_of<i, false>(memory, rows, index);
      if constexpr (pass<Which>.how[j()] == How::compute || pass<Which>.how[j()] == How::load_again) {
        if constexpr (loop.is_root[i])
          to[j()] = row_of<i, true>(memory, rows, index);
        else if constexpr (loop.is_kept[i])
          to[j()] = kept + static_cast<std::size_t>(loop.row[i]) * kept_length;
      }
    });
    for_each_constant<pass<Which>.sum_count>([&](auto j) DOVETAIL_INLINE_LAMBDA {
      constexpr int i = pass<Which>.sum[j()];
      folded[j()] = Pack(first_of_reduction<plan.op(i), T>);
      out[j()] = nullptr;
      if constexpr (plan.stored[i]) out[j()] = row_of<i, true>(memory, rows, index);
    });

    const auto body = [&](auto at) DOVETAIL_INLINE_LAMBDA {
      using P = typename decltype(at)::Pack;
      P v[pass<Which>.count];
      for_each_constant<pass<Which>.count>([&](auto j) DOVETAIL_INLINE_LAMBDA {
        constexpr int i = pass<Which>.node[j()];
        constexpr Node node = plan.at(i);
        if constexpr (pass<Which>.how[j()] == How::load) {
          constexpr std::ptrdiff_t step = loop.flat ? 1 : layout<i, false>.steps[inner];
          if constexpr (step == 1)
            v[j()] = at.load(from[j()]);
          else if constexpr (step == 0)
            v[j()] = P(*from[j()]);
          else
            v[j()] = at.gather(from[j()], step);
        } else if constexpr (pass<Which>.how[j()] == How::load_again) {
          v[j()] = at.load(to[j()]);
        } else if constexpr (pass<Which>.how[j()] == How::compute) {
          const auto operand = [&](auto k) DOVETAIL_INLINE_LAMBDA {
            if constexpr (node.from[k()] < 0)
              return P(T(0));
            else
              return v[pass<Which>.position[node.from[k()]]];
          };
          v[j()] = apply_to_packs<node.op>(operand(std::integral_constant<std::size_t, 0>{}),
                                           operand(std::integral_constant<std::size_t, 1>{}),
                                           operand(std::integral_constant<std::size_t, 2>{}));
          if constexpr (loop.is_root[i] || loop.is_kept[i]) at.store(to[j()], v[j()]);
        } else {
          v[j()] = same[j()];
        }
      });
      for_each_constant<pass<Which>.sum_count>([&](auto j) DOVETAIL_INLINE_LAMBDA {
        constexpr int i = pass<Which>.sum[j()];
        constexpr Op op = plan.op(i);
        const P x = v[pass<Which>.position[plan.at(i).from[0]]];
        if constexpr (reduces_inner(i))
          folded[j()] = joined_by<op>(folded[j()], formula::outside(at, x, first_of_reduction<op, T>));
        else  // rows are added to rows
          at.store(out[j()], joined_by<op>(at.load(out[j()]), x));
      });
    };
    if constexpr (std::is_same_v<Pack, simd::scalar<T>> && std::is_same_v<At, OnePlace<T>>) {
      for (std::size_t i = 0; i < n; ++i) body(OnePlace<T>{{i}});
    } else {
      constexpr std::size_t W = simd::width<T>;  // what the extents rule out is not even compiled
      std::size_t i = 0;
      if constexpr (row_varies || row_length >= W)
        for (; i + W <= n; i += W) body(simd::FullPack<T>{i});
      if constexpr (row_length % W != 0)
        if (i < n) body(simd::Tail<T>{i, n - i});
    }

    for_each_constant<pass<Which>.sum_count>([&](auto j) DOVETAIL_INLINE_LAMBDA {
      constexpr int i = pass<Which>.sum[j()];
      constexpr Op op = plan.op(i);
      if constexpr (reduces_inner(i)) {
        const T y = simd::reduce_lanes(folded[j()], [](Pack a, Pack b) { return joined_by<op>(a, b); });
        if constexpr (loop.how[i] == How::sum_number) numbers[loop.number[i]] = y;
        if constexpr (plan.stored[i]) {
          using One = simd::scalar<T>;
          if constexpr (loop.flat || plan.sums_rows(i))
            *out[j()] = y;
          else
            *out[j()] = joined_by<op>(One(*out[j()]), One(y)).data;
        }
      }
    });
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::formula
