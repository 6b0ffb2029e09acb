// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/networks/bind.hpp>
#include <dovetail/networks/problems.hpp>

/// The message of a network that is wrong. Where a static_assert takes a text that is worked out (C++26), the sentence
/// is followed by the chain: a layer a line with the shape that it gives, up to the one that does not fit.
namespace dovetail::inline DOVETAIL_TARGET::detail::networks {

#if __cpp_static_assert >= 202306L

/// A text longer than words.
struct Message {
  char chars[4096]{};
  std::size_t count = 0;

  constexpr std::size_t size() const { return count; }
  constexpr const char* data() const { return chars; }
  constexpr Message& operator<<(std::string_view text) {
    for (const char c : text)
      if (count < sizeof chars) chars[count++] = c;
    return *this;
  }
};

// Which layer a problem is of; none where it is of no layer.
template <class Problem>
inline constexpr std::size_t blamed_layer = dynamic;
template <std::size_t Idx, class L, class... Phrase>
inline constexpr std::size_t blamed_layer<problems::layer<Idx, L, Phrase...>> = Idx;
template <std::size_t Idx, class Problem>
inline constexpr std::size_t blamed_layer<problems::inside_layer<Idx, Problem>> = Idx;

// Of a long chain only the end is said.
inline constexpr std::size_t chain_lines = 8;

template <class S, std::size_t Blamed>
constexpr void add_line(Message& message) {
  if constexpr (S::index <= Blamed && S::index + chain_lines > Blamed) {
    message << "\n  layer " << (words() << S::index) << ", " << name_of<typename S::written>();
    if constexpr (S::index < Blamed) message << " -> " << S::output::text();
  }
}
template <class Problem, class Stages>
inline constexpr Message chain_message{};
template <class Problem, class... S>
inline constexpr Message chain_message<Problem, hana::tuple<S...>> = [] {
  Message message;
  message << named<Problem>::text;
  if constexpr (blamed_layer<Problem> != dynamic && blamed_layer<Problem> > 0) {
    if (blamed_layer<Problem> >= chain_lines) message << "\n  ...";
    const int lines[] = {(add_line<S, blamed_layer<Problem>>(message), 0)...};
    static_cast<void>(lines);
  }
  return message;
}();

/// The message of a network that is wrong: the sentence and the chain.
#define DOVETAIL_CHAIN_MESSAGE(problem, stages) detail::networks::chain_message<problem, stages>
#else
/// The message of a network that is wrong: it must be a literal.
#define DOVETAIL_CHAIN_MESSAGE(problem, stages) DOVETAIL_MESSAGE(problem)
#endif

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::networks
