// SPDX-License-Identifier: MIT
#include <dovetail/formula/pack_function.hpp>

#include <doctest/doctest.h>

#include <cmath>

// Functions of elements, of packs.
using namespace dovetail::detail;
using namespace dovetail::detail::formula;

namespace {
// x sigmoid(x) + 1
struct Source {
  static constexpr void draft(Draft& draft) {
    const int x = draft.input(one_element), unused = draft.input(one_element);
    Trace& t = draft.trace;
    const int y = element_of(t, Op::times, x, element_of(t, Op::sigmoid, x));
    draft.want(element_of(t, Op::plus, y, constant(t, 1)), one_element);
    static_cast<void>(unused);
  }
};
constexpr Extents row = {1, 1, 1, 1, 1, 4};
}  // namespace

static_assert(PackFunction<Source>::reads(0) && !PackFunction<Source>::reads(1));
static_assert(PackFunction<Source>::of(simd::scalar<double>(0), simd::scalar<double>(5)).data == 1);
// A sum is no function of elements, nor is a view.
static_assert([] {
  Draft draft;
  const int x = draft.input(row), y = element_of(draft.trace, Op::exp, x);
  return is_of_elements(draft.trace, y) && !is_of_elements(draft.trace, total(draft.trace, y, row, last_axis)) &&
         !is_of_elements(draft.trace, part_of(draft.trace, x, one_element, {1, 0, {}}));
}());

TEST_CASE("it is computed for each lane of a pack") {
  using Pack = simd::pack<float>;
  float x[Pack::size], y[Pack::size];
  for (std::size_t i = 0; i < Pack::size; ++i) x[i] = static_cast<float>(i) - 2.5F;
  simd::store(y, PackFunction<Source>::of(simd::load<Pack>(x), simd::load<Pack>(x)));
  for (std::size_t i = 0; i < Pack::size; ++i)
    CHECK(static_cast<double>(y[i]) == doctest::Approx(x[i] / (1 + std::exp(-x[i])) + 1).epsilon(1e-6));
}
