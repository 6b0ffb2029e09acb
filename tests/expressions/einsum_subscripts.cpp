// SPDX-License-Identifier: MIT
#include <dovetail/expressions/einsum_subscripts.hpp>

using namespace dovetail::detail::expressions;

static_assert([] {
  const Einsum e = parse_einsum("bij, bjk->bik");
  return e.wrong.size() == 0 && e.count == 2 && e.operands[0].text() == "bij" && e.operands[1].text() == "bjk" &&
         e.result.text() == "bik" && e.times('j') == 2;
}());
// Without an arrow, the letters that stand once, in the order of the alphabet.
static_assert(parse_einsum("kj,ji").result.text() == "ik" && parse_einsum("ii").result.rank == 0);

constexpr auto wrong = [](std::string_view text, std::string_view why) {
  return std::string_view(parse_einsum(text).wrong) == why;
};
static_assert(wrong("...i", "write letters for the ellipsis: one for each axis"));
static_assert(wrong("i,", "operand 1 has no letter, but needs one for each axis"));
static_assert(wrong("i->j", "no operand has j of the result, and each letter there needs one"));
static_assert(wrong("ij->ii", "i stands twice in the result, where it may stand once"));
static_assert(wrong("a,b,c,d,e,f,g,h,i", "there are more than 8 operands, the most there can be"));
