// SPDX-License-Identifier: MIT
#pragma once
#include <type_traits>

#include <dovetail/explain/words.hpp>

// How a failed static_assert says a sentence, on every compiler.
//
// A problem is a class whose *name* reads as the sentence and whose `text` is the sentence:
//   static_assert(no<problem::text>, DOVETAIL_MESSAGE(problem::text, "dovetail: in general words"));
// GCC prints the text, as the value of a template argument. Clang prints the name, since it stands in
// front of `::text`. From C++26 on the text is the message itself.

namespace dovetail::inline DOVETAIL_TARGET {

/// Whether a problem has no text: none.
template <detail::words Problem>
inline constexpr bool no = Problem.size() == 0;

namespace detail::explain {
/// No problem: all fits.
struct none {
  static constexpr words text{};
};

/// The first of some problems that is not none, or none.
template <class...>
struct first_problem {
  using type = none;
};
template <class P, class... More>
struct first_problem<P, More...> {
  using type = P;
};
template <class... More>
struct first_problem<none, More...> : first_problem<More...> {};
}  // namespace detail::explain

#if __cpp_static_assert >= 202306L
/// The message of a static_assert: the sentence itself.
#define DOVETAIL_MESSAGE(text, general) text
/// A problem under a name that is printed short.
template <class P>
struct printed {
  struct problem : P {};  // a nested name, which Clang prints short
};
#else
/// The message of a static_assert: it must be a literal, so the general words.
#define DOVETAIL_MESSAGE(text, general) general
namespace detail::explain {
/// A problem under its own name.
template <class P>
struct printed {
  using problem = P;
};
}  // namespace detail::explain
#endif

namespace detail::explain {
/// What a refused call gives: used as a T, so that nothing after it fails, but another type. Calls that refuse are
/// constexpr, since clangd skips the bodies of others in headers.
template <class T>
struct refused : T {
  /// As a number, where one is expected of the call.
  template <class N>
    requires std::is_arithmetic_v<N>
  constexpr operator N() const {
    return {};
  }
};
/// refused{x}
template <class T>
refused(T) -> refused<T>;

/// Whether a call gave X and was refused.
template <class X>
inline constexpr bool is_refused = false;
template <class T>
inline constexpr bool is_refused<refused<T>> = true;

/// What stands for an element that was refused: read as a T, written with whatever it is, so that nothing after it
/// fails.
template <class T>
struct refused_element {
  operator T&() const;  ///< is never called
  /// Takes whatever is written.
  template <class Y>
  void operator=(const Y&) const {}
};

// X11 has a macro of this name, and errors shall show the name.
#pragma push_macro("None")
#undef None
/// An extent in the name of a problem: None{} where it is dynamic. A class, since Clang prints an enumerator
/// with its namespace.
struct None {
  constexpr explicit operator std::size_t() const { return dynamic; }
};
template <std::size_t E>
inline constexpr auto extent_of = static_cast<int>(E);
template <>
inline constexpr auto extent_of<dynamic> = None{};
#pragma pop_macro("None")

/// "(None, 28, 28)" from such extents.
template <auto... E>
constexpr words extents() {
  return shape_words<static_cast<std::size_t>(E)...>();
}
}  // namespace detail::explain

}  // namespace dovetail::inline DOVETAIL_TARGET
