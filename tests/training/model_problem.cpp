// SPDX-License-Identifier: MIT
#include <dovetail/training/model_problem.hpp>

#include <doctest/doctest.h>

#include <concepts>
#include <cstdint>
#include <vector>

#include <dovetail/training.hpp>

using namespace dovetail;
using namespace dovetail::detail::problems;

namespace {
using Sparse = SparseCategoricalCrossentropy;
}

static_assert(detail::training::optimizer<Adam> && detail::training::optimizer<SGD> &&
              !detail::training::optimizer<Sparse> && !detail::training::optimizer<Accuracy> &&
              !detail::training::optimizer<double>);
static_assert(detail::training::loss_function<Sparse> && detail::training::loss_function<MeanSquaredError> &&
              !detail::training::loss_function<Adam> && !detail::training::loss_function<Accuracy>);
static_assert(detail::training::metric_function<Accuracy> && detail::training::metric_function<MeanAbsoluteError> &&
              !detail::training::metric_function<Adam> && !detail::training::metric_function<double>);

// The first problem from left to right, and none where all fits.
namespace {
using Net = Network<Sequential<Dense<4, 3>, Softmax>>;
using Single = Network<Sequential<Dense<4, 1>>>;
struct WrongNetwork {
  static constexpr bool valid = false;
};
template <class... Part>
using found = typename detail::training::model_problem<Part...>::type;
}  // namespace
static_assert(std::same_as<found<Net, Adam, Sparse>, detail::none> &&
              std::same_as<found<Net, SGD, Sparse, Accuracy>, detail::none>);
static_assert(std::same_as<found<Single, Adam, MeanSquaredError, MeanAbsoluteError, Accuracy>, detail::none>);
static_assert(
    std::same_as<found<Net, Sparse, Adam, Accuracy>,
                 compile_takes_an_optimizer_and_a_loss_before_metrics<but_argument<1, Sparse>, is_not_an_optimizer>>);
static_assert(
    std::same_as<found<Net, Adam, Accuracy>,
                 compile_takes_an_optimizer_and_a_loss_before_metrics<but_argument<2, Accuracy>, is_not_a_loss>>);
static_assert(
    std::same_as<found<Net, Adam, Sparse, Accuracy, int>,
                 compile_takes_an_optimizer_and_a_loss_before_metrics<but_argument<4, int>, is_not_a_metric>>);
static_assert(std::same_as<found<Single, Adam, Sparse, Accuracy>, loss<Sparse, on_output<Shape<1>>>>);
static_assert(std::same_as<found<Net, Adam, Sparse, Accuracy, MeanAbsoluteError>,
                           the_metric_M_does_not_fit_the_targets_of_the_loss<MeanAbsoluteError, Sparse>>);
static_assert(std::same_as<found<WrongNetwork, int, int, int>, detail::none>);  // the network says it

// What is taken for samples and for targets.
namespace {
template <class X, class V>
constexpr bool taken = detail::training::offers<X, V>;
using Samples = View<const float, dynamic, 2, 3>;
using Classes = View<const std::int32_t, dynamic>;
using Numbers = View<const float, dynamic>;
}  // namespace
static_assert(taken<Tensor<float, dynamic, 2, 3>, Samples> && taken<Tensor<float, 5, 2, 3>, Samples> &&
              taken<Samples, Samples>);
static_assert(taken<Array<float>, Samples> && taken<Tensor<std::uint8_t, dynamic, 2, 3>, Samples>);
static_assert(!taken<Tensor<float, dynamic, 3, 2>, Samples> && !taken<Tensor<float, dynamic, 6>, Samples> &&
              !taken<Tensor<float, 2, 3>, Samples>);
static_assert(!taken<Tensor<double, dynamic, 2, 3>, Samples> && !taken<Array<double>, Samples> &&
              !taken<std::vector<float>, Samples>);
static_assert(taken<Tensor<std::int32_t, dynamic>, Classes> && taken<Tensor<std::uint8_t, 7>, Classes>);
static_assert(taken<Tensor<std::int64_t, dynamic>, Classes> && taken<Tensor<std::int32_t, dynamic, 1>, Classes>);
static_assert(!taken<Tensor<float, dynamic>, Classes> && !taken<Tensor<std::int32_t, dynamic, 10>, Classes> &&
              !taken<int, Classes>);
static_assert(taken<Tensor<float, dynamic, 1>, Numbers> && taken<Tensor<std::int32_t, dynamic, 1>, Numbers> &&
              taken<Tensor<bool, 4>, Numbers>);
static_assert(!taken<Tensor<float, dynamic, 2>, Numbers> && !taken<Tensor<double, dynamic, 1>, Numbers>);

TEST_CASE("what can be seen as it is, is not copied") {
  const Tensor<float, dynamic, 1> column = {{1}, {2}};
  const auto line = detail::training::lend_as<Numbers>(column, "The target");
  CHECK(line.data() == column.data());
  CHECK(line.rows() == 2);
  const Tensor<std::int32_t, 3> classes{1, 2, 3};
  CHECK(detail::training::lend_as<Classes>(classes, "The target").data() == classes.data());
}

TEST_CASE("numbers of another type are converted") {
  const Tensor<std::uint8_t, 3> bytes{0, 7, 255};
  CHECK(detail::training::lend_as<Classes>(bytes, "The target") == Tensor<std::int32_t, 3>{0, 7, 255});
  CHECK(detail::training::lend_as<Numbers>(bytes, "The target") == Tensor<float, 3>{0, 7, 255});
}

TEST_CASE("a class that no int32 holds is refused, not cut") {
  const Tensor<std::int64_t, 2> wide{1, (std::int64_t{1} << 32) + 1};
  CHECK_THROWS_WITH_AS(detail::training::lend_as<Classes>(wide, "The target"),
                       "The target of sample 1 is 4294967297: expected a 32-bit integer", ValueError);
}

TEST_CASE("an array is seen as what is taken, or refused in Keras's words") {
  const Array<float> good{{2, 2, 3}, Tensor<float, dynamic>::with_rows(12)},
      bad{{2, 6}, Tensor<float, dynamic>::with_rows(12)};
  CHECK(detail::training::lend_as<Samples>(good, "Input 0").rows() == 2);
  CHECK_THROWS_WITH_AS(
      detail::training::lend_as<Samples>(bad, "Input 0"),
      "Input 0 of Sequential is incompatible with the data: expected shape (None, 2, 3), found shape (2, 6)",
      ShapeError);
}
