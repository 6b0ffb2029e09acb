// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/expressions/labels.hpp>

/// What the text in einsum<"bij,bjk->bik"> says.
namespace dovetail::inline DOVETAIL_TARGET::detail::expressions {
/// A text that is a template argument.
template <std::size_t N>
struct Subscripts {
  char chars[N]{};  ///< ends with a 0
  /// From a literal.
  consteval Subscripts(const char (&text)[N]) {
    for (std::size_t i = 0; i < N; ++i) chars[i] = text[i];
  }
  /// The text without the 0.
  constexpr std::string_view text() const { return {chars, N - 1}; }
};

/// The labels of the operands and of the result, and what is wrong with the text: nothing if `wrong` is empty.
struct Einsum {
  static constexpr std::size_t most = 8;  ///< operands
  Labels operands[most]{};
  std::size_t count = 1;
  Labels result;
  words wrong;

  constexpr std::size_t times(char label) const {
    std::size_t n = 0;
    for (const Labels& operand : operands) n += static_cast<std::size_t>(std::ranges::count(operand.text(), label));
    return n;
  }
};

constexpr Einsum parse_einsum(std::string_view text) {
  Einsum out;
  bool arrow = false;
  const auto refuse = [&](auto... parts) {
    if (out.wrong.size() == 0) (out.wrong << ... << parts);
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    Labels& labels = arrow ? out.result : out.operands[out.count - 1];
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
      if (labels.rank == 15) refuse("an operand or a result has at most 15 axes");
      labels.push(c);
    } else if (c == ',' && !arrow) {
      if (out.count == Einsum::most)
        refuse("there are more than 8 operands, the most there can be");
      else
        ++out.count;
    } else if (c == '-' && !arrow && i + 1 < text.size() && text[i + 1] == '>') {
      arrow = true, ++i;
    } else if (c == '.') {
      refuse("write letters for the ellipsis: one for each axis");
    } else if (c != ' ') {
      refuse("found ", text.substr(i, 1), ", no letter, comma or -> that can stand there");
    }
  }
  for (std::size_t i = 0; i < out.count; ++i)
    if (out.operands[i].rank == 0) refuse("operand ", i, " has no letter, but needs one for each axis");
  if (!arrow)  // as in NumPy, what stands once, in the order of the alphabet
    for (char c = 'A'; c <= 'z'; ++c)
      if (out.times(c) == 1) out.result.push(c);
  for (std::size_t i = 0; i < out.result.rank; ++i) {
    const std::string_view label = out.result.text().substr(i, 1);
    if (out.times(label[0]) == 0) refuse("no operand has ", label, " of the result, and each letter there needs one");
    if (std::ranges::count(out.result.text(), label[0]) > 1)
      refuse(label, " stands twice in the result, where it may stand once");
  }
  return out;
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::expressions
