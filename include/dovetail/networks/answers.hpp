// SPDX-License-Identifier: MIT
#pragma once
#include <array>
#include <concepts>
#include <string_view>
#include <tuple>
#include <utility>

#include <dovetail/explain/name_of.hpp>
#include <dovetail/explain/problem.hpp>
#include <dovetail/layers/protocol/types.hpp>
#include <dovetail/tensor/concepts.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::networks {
/// The answer of an output that is called Name is an X: a tensor, or a view of one.
template <explain::Literal Name, class X>
struct NamedAnswer {
  using type = X;
};
}  // namespace detail::networks

namespace detail::problems {
template <detail::explain::Literal... Name>
struct the_outputs_are {};
template <detail::explain::Literal P, class There>
struct no_output_is_called_P {};
template <std::size_t N, class There>
struct no_output_has_number_N {};
}  // namespace detail::problems

/// The answers of several outputs, in the order in which the graph names them. They come apart by
/// `auto [digit, angle] = network.predict(x)`, by `answers.get<"digit">()`, and by number, answers.get<0>().
template <class... Output>
class Answers;
/// The answers of outputs that have names.
template <detail::explain::Literal... Name, class... X>
class Answers<detail::networks::NamedAnswer<Name, X>...> {
  static constexpr std::array<std::string_view, sizeof...(X)> names{Name.text()...};
  template <detail::explain::Literal P>
  static constexpr std::size_t place = [] {
    std::size_t i = 0;
    while (i < names.size() && names[i] != P.text()) ++i;
    return i;
  }();

 public:
  Answers() = default;
  /// Of answers in their order.
  constexpr explicit Answers(X... answers) : answers_(std::move(answers)...) {}
  /// Of that many samples.
  static Answers with_rows(std::size_t rows) { return Answers(X::with_rows(rows)...); }

  /// The answer of output Idx, counted from 0.
  template <std::size_t Idx>
  constexpr auto& get() & noexcept {
    return std::get<in_range<Idx>()>(answers_);
  }
  template <std::size_t Idx>
  constexpr const auto& get() const& noexcept {
    return std::get<in_range<Idx>()>(answers_);
  }  ///< to read
  /// The answer of output Idx, to be moved.
  template <std::size_t Idx>
  constexpr auto&& get() && noexcept {
    return std::get<in_range<Idx>()>(std::move(answers_));
  }
  /// The answer of the output that is called P; where there is none it does not compile.
  template <detail::explain::Literal P>
  constexpr auto& get() & noexcept {
    return get<checked<P>()>();
  }
  template <detail::explain::Literal P>
  constexpr const auto& get() const& noexcept {
    return get<checked<P>()>();
  }  ///< to read
  /// The answer of the output that is called P, to be moved.
  template <detail::explain::Literal P>
  constexpr auto&& get() && noexcept {
    return std::move(*this).template get<checked<P>()>();
  }

  /// Calls f(name, answer) for each, in order.
  template <class F>
  constexpr void for_each(F&& f) const {
    std::apply([&](const X&... x) { (f(Name.text(), x), ...); }, answers_);
  }

 private:
  template <detail::explain::Literal P>
  static consteval std::size_t checked() {
    using wrong = detail::explained<
        std::conditional_t<(place<P> < sizeof...(X)), detail::none,
                           detail::problems::no_output_is_called_P<P, detail::problems::the_outputs_are<Name...>>>>;
    static_assert(no_problem<wrong::text>, DOVETAIL_MESSAGE(wrong));
    return place<P> < sizeof...(X) ? place<P> : 0;
  }

  template <std::size_t Idx>
  static consteval std::size_t in_range() {
    using wrong = detail::explained<
        std::conditional_t<(Idx < sizeof...(X)), detail::none,
                           detail::problems::no_output_has_number_N<Idx, detail::problems::the_outputs_are<Name...>>>>;
    static_assert(no_problem<wrong::text>, DOVETAIL_MESSAGE(wrong));
    return Idx < sizeof...(X) ? Idx : 0;
  }

  std::tuple<X...> answers_;
};

namespace detail::layers {
template <class... Output>
inline constexpr std::size_t tuple_length<Answers<Output...>> = sizeof...(Output);
}  // namespace detail::layers

}  // namespace dovetail::inline DOVETAIL_TARGET

/// So that answers come apart by auto [digit, angle].
template <class... Output>
struct std::tuple_size<dovetail::Answers<Output...>> : std::integral_constant<std::size_t, sizeof...(Output)> {};
template <std::size_t Idx, class... Output>
struct std::tuple_element<Idx, dovetail::Answers<Output...>> {
  using type = typename std::tuple_element_t<Idx, std::tuple<Output...>>::type;  ///< of output Idx
};
/// A call that was refused comes apart too.
template <class... Output>
struct std::tuple_size<dovetail::detail::refused<dovetail::Answers<Output...>>>
    : std::integral_constant<std::size_t, sizeof...(Output)> {};
template <std::size_t Idx, class... Output>
struct std::tuple_element<Idx, dovetail::detail::refused<dovetail::Answers<Output...>>>
    : std::tuple_element<Idx, dovetail::Answers<Output...>> {};
