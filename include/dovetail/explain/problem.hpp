// SPDX-License-Identifier: MIT
#pragma once
#include <type_traits>

#include <dovetail/explain/spell.hpp>

// How a failed static_assert says a sentence, on every compiler: see docs/decisions/0008-a-problem-is-its-name.md.
//
// A problem is a class whose name reads as the sentence: see explain/spell.hpp.
//   using problem = detail::explained<...>;  // of a problem, or of none
//   static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
// GCC prints the text, as the value of a template argument. Clang prints the name, since it stands in
// front of `::text`. From C++26 on the text is the message itself.

namespace dovetail::inline DOVETAIL_TARGET {

/// Whether a problem has no text: none. Unqualified where it is asserted, since Clang prints it as it is written.
template <detail::words Text>
inline constexpr bool no_problem = Text.size() == 0;

namespace detail::explain {
/// No problem: all fits.
struct none {};

/// Whether a problem is none.
template <class P>
inline constexpr bool is_none = std::is_same_v<P, none>;

// The sentence about a problem: its own text, where its name cannot say it all, or its name.
template <class P>
constexpr words sentence_about() {
  if constexpr (requires { P::text; }) {
    return P::text;
  } else {
    words sentence;
    say(sentence << "dovetail: ", {}, raw_name_of<P>());
    return sentence;
  }
}

/// The problem of this name, with the sentence about it.
template <class P>
struct named {
  static constexpr words text = sentence_about<P>();
};
template <>
struct named<none> {
  static constexpr words text{};
};

#if __cpp_static_assert >= 202306L
/// The message of a static_assert: the sentence itself.
#define DOVETAIL_MESSAGE(problem) problem::text
template <class P>
struct printed {
  struct problem : named<P> {};  // a nested name, which Clang prints short
};
#else
/// The message of a static_assert: it must be a literal.
#define DOVETAIL_MESSAGE(problem) "dovetail: the problem is named in this line or in the note below"
template <class P>
struct printed {
  using problem = named<P>;
};
#endif
/// A problem with its text, as a static_assert prints it.
template <class P>
using explained = typename printed<P>::problem;

/// The problem P of a template that refuses whatever Call it is called with: so that the sentence is spelled when it is
/// called, and not in every program that includes it.
template <class P, class Call>
using of_call = std::conditional_t<is_none<Call>, none, P>;

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
  /// An element of it, where it stands for a row.
  template <class Idx>
  refused_element operator[](const Idx&) const;
  /// An element of it, where it stands for a row.
  template <class... Idx>
  refused_element operator()(const Idx&...) const;
  /// Takes whatever is written.
  template <class Y>
  void operator=(const Y&) const {}
};
template <class T>
inline constexpr bool is_refused<refused_element<T>> = true;

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
}  // namespace detail::explain

}  // namespace dovetail::inline DOVETAIL_TARGET
