// SPDX-License-Identifier: MIT
#include <dovetail/layers/regularizers.hpp>

#include <doctest/doctest.h>

#include <dovetail/layers/dense.hpp>
#include <dovetail/layers/batch_normalization.hpp>
#include <dovetail/layers/flatten.hpp>
#include <dovetail/layers/with.hpp>

using namespace dovetail;
using namespace dovetail::detail::problems;

namespace {
using Pack = detail::simd::pack<double>;

double first(Pack pack) {
  double lanes[Pack::size];
  detail::simd::store(lanes, pack);
  return lanes[0];
}
template <class R>
double penalty(double w) {
  return first(R::penalty(Pack(w)));
}
template <class R>
double slope(double w) {
  return first(R::gradient(Pack(w)));
}

// Of your own: what is an option of a parameter follows from its functions.
struct Quartic {
  template <class Pack>
  static Pack penalty(Pack w) {
    return w * w * w * w;
  }
  template <class Pack>
  static Pack gradient(Pack w) {
    return Pack(4) * w * w * w;
  }
};
}  // namespace

TEST_CASE("the sums of absolute values and of squares, and their derivatives") {
  CHECK(penalty<L1<0.25>>(-2) == 0.5);
  CHECK(slope<L1<0.25>>(-2) == -0.25);
  CHECK(slope<L1<0.25>>(3) == 0.25);
  CHECK(slope<L1<0.25>>(0) == 0);
  CHECK(penalty<L2<0.25>>(-2) == 1);
  CHECK(slope<L2<0.25>>(-2) == -1);
  CHECK(penalty<L1L2<0.5, 0.25>>(2) == 2);
  CHECK(slope<L1L2<0.5, 0.25>>(2) == 1.5);
  CHECK(penalty<L1<>>(1) == 0.01);
  CHECK(penalty<L2<>>(1) == 0.01);
  CHECK(penalty<L1L2<>>(1) == 0);
}

// Given without a name it is the kernel's.
template <class... Option>
using On3 = With<Dense<3, 2>, Option...>;
using detail::layers::At;
static_assert(std::same_as<On3<L2<0.5>>::regularizers, detail::layers::types<At<0, L2<0.5>>>> &&
              std::same_as<On3<L2<0.5>, HeNormal, Zeros>::initializers, On3<HeNormal, Zeros>::initializers>);
static_assert(std::same_as<On3<On<"bias", L1<>, Ones>, Quartic>::regularizers,
                           detail::layers::types<At<1, L1<>>, At<0, Quartic>>>);
static_assert(std::same_as<On3<L2<0.5>>::problem, detail::none> && std::same_as<On3<Quartic>::problem, detail::none>);
static_assert(std::same_as<With<BatchNormalization, L2<0.5>>::at<Shape<3>>::problem,
                           detail::phrases<has_no_parameter_P<"kernel">, but<"gamma", "beta">>>);
static_assert(
    std::same_as<On3<NoBias, On<"bias", L2<>>>::problem, detail::phrases<has_no_parameter_P<"bias">, but<"kernel">>>);
static_assert(std::same_as<On3<L2<-1>>::problem, detail::phrases<needs_factors_of_at_least_0>> &&
              std::same_as<On3<On<"bias", L1L2<0, -1>>>::problem, detail::phrases<needs_factors_of_at_least_0>>);
static_assert(std::same_as<On3<L1<>, L2<>>::problem, detail::phrases<has_more_than_one_regularizer_of_a_parameter>> &&
              std::same_as<On3<L1<>, On<"kernel", L2<>>>::problem,
                           detail::phrases<has_more_than_one_regularizer_of_a_parameter>>);
static_assert(std::same_as<With<Flatten<2>, L2<>>::problem, detail::phrases<does_not_take_the_option<L2<>>>>);
