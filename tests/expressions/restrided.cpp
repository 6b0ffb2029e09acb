// SPDX-License-Identifier: MIT
#include <dovetail/expressions/restrided.hpp>

#include <concepts>

using namespace dovetail;
using namespace dovetail::detail::expressions;

namespace {
// Each second element of the last axis.
template <class S, class Strides>
struct Halved : RestridingFunction {
  static constexpr auto layout = [] {
    auto to = layout_of<S, Strides>;
    to.extents[S::rank - 1] /= 2;
    to.strides[S::rank - 1] *= 2;
    return to;
  }();
  static constexpr std::ptrdiff_t offset(std::size_t) { return 1; }
};
using X = Tensor<int, 2, 4>;
template <class Y>
using Rule = Halved<shape_in<Y>, strides_in<Y>>;
}  // namespace

// Of what has a name a view, of a temporary tensor a tensor.
static_assert(std::same_as<decltype(restrided<Rule<X>>(std::declval<X&>())),
                           StridedView<int, Shape<2, 2>, detail::shape::StrideList<4, 2>>>);
static_assert(std::same_as<decltype(restrided<Rule<X>>(std::declval<X>())), Tensor<int, 2, 2>>);
static_assert([] {
  const X x{{1, 2, 3, 4}, {5, 6, 7, 8}};
  return eval(restrided<Rule<X>>(x)) == Tensor<int, 2, 2>{{2, 4}, {6, 8}};
}());
static_assert(std::same_as<dynamic_problem<Shape<dynamic, 2>>, detail::explain::none> &&
              !std::same_as<dynamic_problem<Shape<2, dynamic>>, detail::explain::none>);
