// SPDX-License-Identifier: MIT
#pragma once
#include <string>

#include <dovetail/explain/sentence.hpp>
#include <dovetail/layers/protocol/shapes.hpp>
#include <dovetail/networks/answers.hpp>
#include <dovetail/networks/lines.hpp>

/// What inputs and outputs are called, and what a network gives of several.
namespace dovetail::inline DOVETAIL_TARGET::detail::networks {

/// What an error calls an input of architecture F, by its number: "image" in quotes, or input 0.
template <class F>
[[gnu::cold]] std::string input_name(std::size_t input) {
  if (F::input_names[input].empty()) return sentence({"input ", input});
  return sentence({"\"", F::input_names[input], "\""});
}

/// What is one answer: a tensor or a view of shape S of the one output.
template <class F, class S>
struct answer {
  template <class T>
  using tensor = tensor_of<T, S>;
  template <class T>
  using view = view_of<const T, S>;
  /// What lies in a batch of one.
  template <class T>
  static view<T> seen(const auto& y) noexcept {
    return view<T>(y.data());
  }
};
/// The answers of several outputs, with their names.
template <class Lines, class... S>
struct named_answers;
template <explain::Literal... Name, class... S>
struct named_answers<layers::types<Output<Name>...>, S...> {
  template <class T>
  using tensor = Answers<NamedAnswer<Name, tensor_of<T, S>>...>;
  template <class T>
  using view = Answers<NamedAnswer<Name, view_of<const T, S>>...>;
  template <class T>
  static view<T> seen(const auto& y) noexcept {
    return hana::unpack(y, [](const auto&... one) { return view<T>(view_of<const T, S>(one.data())...); });
  }
};
template <class F, class... S>
struct answer<F, layers::Shapes<S...>> : named_answers<typename F::output_lines, S...> {};

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::networks
