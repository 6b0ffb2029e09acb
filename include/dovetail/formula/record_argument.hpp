// SPDX-License-Identifier: MIT
#pragma once
#include <utility>

#include <dovetail/formula/argument.hpp>
#include <dovetail/tensor/hana.hpp>

/// Records as arguments of formulas: a Hana struct that is a class template of its element type, as layers' parameters
/// are, and tuples of such. Their symbols are the same record of Symbolic, and the gradient is the same record.
namespace dovetail::inline DOVETAIL_TARGET::detail::formula {

template <class X>
concept hana_struct = !any_operand<X> && boost::hana::Struct<X>::value;

template <hana_struct X>
struct Parts<X> {
  template <class F, class Y>
  static constexpr void for_each(const F& f, Y& x) {
    boost::hana::for_each(boost::hana::accessors<X>(), [&](auto field) { f(boost::hana::second(field)(x)); });
  }
};
template <class... X>
struct Parts<boost::hana::tuple<X...>> {
  template <class F, class Y>
  static constexpr void for_each(const F& f, Y& x) {
    [&]<std::size_t... Idx>(std::index_sequence<Idx...>) {
      (f(boost::hana::at_c<Idx>(x)), ...);
    }(std::index_sequence_for<X...>{});
  }
};

// The record of symbols.
template <class X>
struct SymbolicRecord;
template <template <class> class R, class T>
struct SymbolicRecord<R<T>> {
  using element = T;
  using type = R<Symbolic>;
};
template <template <class, auto...> class R, class T, auto... N>
  requires(sizeof...(N) > 0)
struct SymbolicRecord<R<T, N...>> {  // of sizes, too
  using element = T;
  using type = R<Symbolic, N...>;
};
template <class X>
concept record_of_elements = hana_struct<X> && requires { typename SymbolicRecord<X>::type; };

template <record_of_elements X>
struct Argument<X> {
  using element = typename SymbolicRecord<X>::element;
  using problem = std::conditional_t<std::is_floating_point_v<element>, none,
                                     problems::the_tensors_of_a_formula_have_real_elements_and_not<element>>;
  using symbols = typename SymbolicRecord<X>::type;
  template <class>
  static constexpr X gradient_of(const X& x) {
    return x;  // of as many rows; its elements are written
  }
};
template <class... X>
struct Argument<boost::hana::tuple<X...>> {
  using problem = typename first_problem<typename Argument<X>::problem...>::type;
  using element = typename ElementOf<void, X...>::type;
  using symbols = boost::hana::tuple<symbols_for<X>...>;
  template <class>
  static constexpr boost::hana::tuple<X...> gradient_of(const boost::hana::tuple<X...>& x) {
    return x;
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::formula
