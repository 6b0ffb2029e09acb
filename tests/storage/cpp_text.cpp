// SPDX-License-Identifier: MIT
#include <dovetail/storage/cpp_text.hpp>

#include <doctest/doctest.h>

#include <dovetail/networks.hpp>

using namespace dovetail;

namespace mine {
struct Layer {};
template <int N>
struct Own {
  template <std::size_t... E>
  struct Inner {};
};
namespace {
struct Hidden {};
}  // namespace
}  // namespace mine
namespace notdovetail {
struct Layer {};
}  // namespace notdovetail

// Whatever the compiler calls them: `dovetail::` is left out, numbers are those that were written.
TEST_CASE("types as source code") {
  CHECK(detail::storage::cpp_text<Dense<784, 128>>() == "Dense<784, 128>");
  CHECK(detail::storage::cpp_text<Sequential<Flatten<>, Dense<3>, ReLU>>() == "Sequential<Flatten<>, Dense<3>, ReLU>");
  CHECK(detail::storage::cpp_text<Sequential<Residual<Dense<4>, Sequential<ReLU>>>>() ==
        "Sequential<Residual<Dense<4>, Sequential<ReLU>>>");
  CHECK(detail::storage::cpp_text<Sequential<With<Dense<4, 3>, On<"bias", Ones>>>>() ==
        "Sequential<With<Dense<4, 3>, On<\"bias\", Ones>>>");
  CHECK(detail::storage::cpp_text<MaxPooling2D<2>>() == "MaxPooling2D<2, 2>");
  CHECK(detail::storage::cpp_text<With<Dense<3, 4>, NoBias, HeNormal>>() == "With<Dense<3, 4>, NoBias, HeNormal>");
  CHECK(detail::storage::cpp_text<With<BatchNormalization, Momentum<0.9>, Epsilon<1e-7>>>() ==
        "With<BatchNormalization, Momentum<0.9>, Epsilon<1e-07>>");
  CHECK(detail::storage::cpp_text<Sequential<mine::Layer, mine::Own<3>::Inner<4, 5>>>() ==
        "Sequential<mine::Layer, mine::Own<3>::Inner<4, 5>>");
  CHECK(detail::storage::cpp_text<notdovetail::Layer>() == "notdovetail::Layer");
}

TEST_CASE("numbers are written so that they are read as they were") {
  CHECK(detail::storage::cpp_text<LeakyReLU<0.3>>() == "LeakyReLU<0.3>");
  CHECK(detail::storage::cpp_text<LeakyReLU<1. / 3>>() == "LeakyReLU<0.3333333333333333>");
  CHECK(detail::storage::cpp_text<LeakyReLU<0.3f>>() == "LeakyReLU<0.30000001192092896>");
  CHECK(detail::storage::cpp_text<Dropout<0>>() == "Dropout<0>");
}

TEST_CASE("what has no name in other files") {
  CHECK_THROWS_WITH_AS(
      detail::storage::cpp_text<Sequential<mine::Hidden>>(),
      doctest::Contains("expected an architecture whose types have a name in every file, found mine::"), OptionError);
  const auto lambda = [] {};
  CHECK_THROWS_AS(detail::storage::cpp_text<decltype(lambda)>(), OptionError);
}
