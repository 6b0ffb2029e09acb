// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/formula/call.hpp>
#include <dovetail/layers/elementwise.hpp>
#include <dovetail/layers/formula_programs.hpp>

/// What keeps the protocol of layers for a layer that is a formula.
namespace dovetail::inline DOVETAIL_TARGET::detail::layers {

template <class L, std::size_t... E>
concept has_parameters_of_extents = requires { typename L::template Parameters<float, E...>; };
template <class L, std::size_t... E>
concept has_state_of_extents = requires { typename L::template State<float, E...>; };
// Whether there are parameters that depend on the extents of another number of axes.
template <class L>
inline constexpr bool has_parameters_of_other_extents =
    has_parameters_of_extents<L, 1> || has_parameters_of_extents<L, 1, 1> || has_parameters_of_extents<L, 1, 1, 1> ||
    has_parameters_of_extents<L, 1, 1, 1, 1>;

// L with its records, which may depend on the extents of what it takes.
template <class L, class S>
struct WithParameters : L {};
template <class L, std::size_t... E>
  requires has_parameters_of_extents<L, E...>
struct WithParameters<L, Shape<E...>> : L {
  template <class T>
  using Parameters = typename L::template Parameters<T, E...>;
};
template <class L, class S>
struct WithRecords : WithParameters<L, S> {};
template <class L, std::size_t... E>
  requires has_state_of_extents<L, E...>
struct WithRecords<L, Shape<E...>> : WithParameters<L, Shape<E...>> {
  template <class T>
  using State = typename L::template State<T, E...>;
};

/// Memory of a program: elements, or elements for each row, of which there may be none.
template <class T, std::size_t N>
using FixedMemory = std::conditional_t<N == 0, Nothing<>, View<T, N == 0 ? 1 : N>>;
template <class T, std::size_t B, std::size_t N>
using RowMemory = std::conditional_t<N == 0, Nothing<>, View<T, B, N == 0 ? 1 : N>>;
template <class Memory>
struct transient {
  using type = Transient<Memory>;
};
template <>
struct transient<Nothing<>> {
  using type = Nothing<>;
};
template <class T, class Memory>
constexpr T* start_of_memory(const Memory& memory) {
  if constexpr (std::is_empty_v<Memory>)
    return nullptr;
  else if constexpr (any_tensor<Memory>)
    return memory.data();
  else
    return memory.view.data();
}

/// A formula of elements alone.
template <class L, class S>
struct ElementwiseFormula : L, Elementwise<ElementwiseFormula<L, S>> {
  using input = S;
  using output = S;
  template <class...>
  using at = ElementwiseFormula;
  using Programs = FormulaPrograms<L, S>;
  using Function = formula::PackFunction<typename Programs::OfElements>;
  using Gradient = formula::PackFunction<typename Programs::GradientOfElements>;

  template <class Pack>
  [[gnu::always_inline]] constexpr Pack operator()(Pack x) const noexcept {
    return Function::of(x);
  }
  template <class Pack>
    requires(!Gradient::reads(0))
  [[gnu::always_inline]] static Pack gradient(Pack y, Pack dy) noexcept {
    return Gradient::of(y, y, dy);
  }
  template <class Pack>
  [[gnu::always_inline]] static Pack gradient(Pack x, Pack y, Pack dy) noexcept {
    return Gradient::of(x, y, dy);
  }
};

/// The shape that a formula gives. What is a number is a tensor of one element.
template <class Y>
using output_of_formula = std::conditional_t<Y::rank == 0, Shape<1>, typename Y::shape>;

/// Any other formula, of values of shapes S.
template <class L, class... S>
struct FormulaLayer : L {
  using Programs = FormulaPrograms<L, S...>;
  using First = element<0, types<S...>>;
  using input = std::conditional_t<sizeof...(S) == 1, First, Shapes<S...>>;
  using output = output_of_formula<typename Programs::Outcome>;
  template <class...>
  using at = FormulaLayer;

  static constexpr std::size_t multiply_adds = Programs::facts.multiply_adds;  ///< products to sum up
  static constexpr const Saved& saved = Programs::saved;
  using Predict = formula::Program<typename Programs::template Forward<false>>;
  using Train = formula::Program<typename Programs::template Forward<true>>;
  using Back = formula::Program<typename Programs::template Backward<true, true>>;
  using ShortBack = formula::Program<typename Programs::template Backward<true, false>>;

  template <class T, std::size_t B>
  using Scratch = hana::tuple<FixedMemory<T, Predict::buffers.fixed>, RowMemory<T, B, Predict::buffers.per_row>>;

  // What is saved, the memory of a call, and where dx goes if nobody wants it.
  static constexpr std::size_t fixed = (std::max)(Train::buffers.fixed, Back::buffers.fixed),
                               per_row = (std::max)(Train::buffers.per_row, Back::buffers.per_row);
  template <class T, std::size_t B, class Indices = std::make_index_sequence<static_cast<std::size_t>(saved.count)>>
  struct SavedViews;
  template <class T, std::size_t B, std::size_t... Idx>
  struct SavedViews<T, B, std::index_sequence<Idx...>> {
    using type = hana::tuple<
        std::conditional_t<saved.differs[Idx], View<T, B, saved.elements[Idx]>, View<T, saved.elements[Idx]>>...>;
  };
  static constexpr bool writes_all = has_parameters<L> || sizeof...(S) > 1;
  template <class T, std::size_t B>
  using Cache = hana::tuple<typename SavedViews<T, B>::type, typename transient<FixedMemory<T, fixed>>::type,
                            typename transient<RowMemory<T, B, per_row>>::type,
                            typename transient<RowMemory<T, B, writes_all ? S::size : 0>>::type...>;

  static constexpr void forward(const auto& p, const auto& x, auto y, auto pass) { predict(p, x, y, pass); }
  static constexpr void forward(const auto& x, auto y, auto pass)
    requires(!has_parameters<L>)
  {
    predict(Nothing<>{}, x, y, pass);
  }
  static void train(const auto& p, const auto& x, auto y, auto pass) { save(p, x, y, pass); }
  static void train(const auto& x, auto y, auto pass)
    requires(!has_parameters<L>)
  {
    save(Nothing<>{}, x, y, pass);
  }
  template <class P>
  static void backward(const P& p, const auto& x, auto y, auto dy, const auto& dx, P& gradient, auto pass) {
    derive<Back>(p, x, y, dy, dx, gradient, pass);
  }
  template <class P>
  static void backward(const P& p, const auto& x, auto y, auto dy, P& gradient, auto pass) {
    constexpr bool fits = ShortBack::buffers.fixed <= fixed && ShortBack::buffers.per_row <= per_row;
    using Least = std::conditional_t<fits, ShortBack, Back>;
    derive<Least>(p, x, y, dy, Nothing<>{}, gradient, pass);
  }
  static void backward(const auto& x, auto y, auto dy, const auto& dx, auto pass)
    requires(!has_parameters<L>)
  {
    Nothing<> gradient;
    bool wanted = false;
    for (const auto* to : pointers_of(dx)) wanted = wanted || to != nullptr;
    if (wanted) derive<Back>(Nothing<>{}, x, y, dy, dx, gradient, pass);
  }

 private:
  static constexpr void predict(const auto& p, const auto& x, auto y, auto pass) {
    using T = typename decltype(y)::value_type;
    const formula::Given<T, Predict::counts.given> given(p, pass.state, x);
    const formula::Wanted<T, 1> wanted(y);
    if (std::is_constant_evaluated()) {  // without memory
      T* const work = new T[Predict::buffers.elements(y.rows()) + 1]{};
      Predict::template run<T>(given.at, wanted.at, work, work + Predict::buffers.fixed, y.rows());
      delete[] work;
    } else {
      Predict::template run<T>(given.at, wanted.at, start_of_memory<T>(hana::at_c<0>(pass.scratch)),
                               start_of_memory<T>(hana::at_c<1>(pass.scratch)), y.rows());
    }
  }
  static void save(const auto& p, const auto& x, auto y, auto pass) {
    using T = typename decltype(y)::value_type;
    if constexpr (saved.count == 0) {
      predict(p, x, y, pass);
    } else {
      const formula::Given<T, Train::counts.given> given(p, pass.state, x);
      const formula::Wanted<T, Train::counts.wanted> wanted(y, hana::at_c<0>(pass.cache));
      run<Train, T>(given, wanted, pass.cache, y.rows());
    }
  }
  template <class Program>
  static void derive(const auto& p, const auto& x, auto y, auto dy, const auto& dx, auto& gradient, auto pass) {
    using T = std::remove_const_t<typename decltype(y)::value_type>;
    const formula::Given<T, Program::counts.given> given(p, pass.state, x, y, dy, hana::at_c<0>(pass.cache));
    formula::Wanted<T, Program::counts.wanted> wanted(gradient, dx);
    if constexpr (writes_all && std::is_same_v<Program, Back>)
      for_indices<sizeof...(S)>([&](auto k) {
        T*& to = wanted.at[Programs::parameters + static_cast<int>(k())];
        if (to == nullptr) to = start_of_memory<T>(hana::at_c<3 + k()>(pass.cache));
      });
    run<Program, T>(given, wanted, pass.cache, y.rows());
  }
  template <class Program, class T>
  static void run(const auto& given, const auto& wanted, auto& cache, std::size_t rows) {
    Program::template run<T>(given.at, wanted.at, start_of_memory<T>(hana::at_c<1>(cache)),
                             start_of_memory<T>(hana::at_c<2>(cache)), rows);
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::layers
