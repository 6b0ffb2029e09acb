// SPDX-License-Identifier: MIT
#include <dovetail/networks/padded.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <limits>
#include <vector>

#include <dovetail/networks.hpp>

using namespace dovetail;

namespace {

template <std::size_t T>
using Encoder = Sequential<Input<T, 3>, With<Conv1D<4, 3>, Causal>, Tanh, EachRow<Dense<2>>>;
template <std::size_t T>
using Reviews = Sequential<Input<T>, Embedding<11, 4>, GlobalAveragePooling1D, Dense<2>>;

auto samples(std::size_t rows) {
  auto x = Tensor<float, dynamic, 6, 3>::with_rows(rows);
  Random random(Seed{1});
  for (float& v : x.flat()) v = random.uniform(-1.F, 1.F);
  return x;
}

}  // namespace

static_assert(std::same_as<decltype(Padded{Tensor<float, 2, 6, 3>(), std::vector{1, 2}}), Padded<float, Shape<6, 3>>>);
static_assert(accepts<Network<Encoder<6>>, Padded<float, Shape<6, 3>>>);
static_assert(!accepts<Network<Encoder<6>>, Padded<float, Shape<5, 3>>>);
static_assert(!accepts<Network<Sequential<Input<6, 3>, Flatten<>, Dense<2>>>, Padded<float, Shape<6, 3>>>);

TEST_CASE("padding is made 0, and lengths are any integers") {
  const auto x = samples(2);
  const Padded data{x, std::vector<std::uint8_t>{6, 2}};
  CHECK(data.rows() == 2);
  CHECK(data.lengths()[1] == 2);
  CHECK(data.samples()(1, 1, 2) == x(1, 1, 2));
  CHECK(data.samples()(1, 2, 0) == 0);
  const Padded by_tensor{x, Tensor<std::int32_t, 2>{6, 2}}, by_array{x, std::array{6L, 2L}}, by_list{x, {6, 2}};
  CHECK(by_tensor.samples() == data.samples());
  CHECK(by_array.samples() == data.samples());
  CHECK(by_list.samples() == data.samples());
}

TEST_CASE("samples that are moved in are not copied") {
  auto x = samples(3);
  const float* const place = x.data();
  const Padded data{std::move(x), {1, 2, 3}};
  CHECK(data.samples().data() == place);
}

TEST_CASE("answers beyond the lengths are 0, in batches larger than what is computed at once") {
  const Network<Encoder<6>> network;
  const auto x = samples(300);
  std::vector<int> lengths;
  for (int i = 0; i < 300; ++i) lengths.push_back(1 + i % 6);
  const auto y = network.predict(Padded{x, lengths});
  for (std::size_t i = 0; i < 300; ++i) {
    const auto alone = network.predict(x[i], lengths[i]);
    for (std::size_t k = 0; k < 12; ++k) CHECK(y[i].data()[k] == alone.data()[k]);
    for (std::size_t k = 2 * static_cast<std::size_t>(lengths[i]); k < 12; ++k) CHECK(alone.data()[k] == 0);
  }
}

TEST_CASE("one sample of a length that it cannot have is answered with NaN") {
  const Network<Encoder<6>> network;
  const auto x = samples(1);
  static_assert(noexcept(network.predict(x[0], 3)));
  for (const long length : {-1L, 0L, 7L, 1L << 40}) {
    const auto y = network.predict(x[0], length);
    for (const float v : y.flat()) CHECK(std::isnan(v));
  }
  CHECK(!std::isnan(network.predict(x[0], std::size_t{6})(0, 0)));
}

TEST_CASE("a sample that is too large for the stack") {
  using Long = Sequential<Input<20'000, 2>, EachRow<Dense<3>>, GlobalMaxPooling1D>;
  const Network<Long> network;
  Tensor<float, 20'000, 2> x;
  x.fill(0.5F);
  x(10'000, 0) = std::numeric_limits<float>::quiet_NaN();
  CHECK(network.predict(x, 10'000)(0) == network.at<1>().predict(Tensor<float, 1, 2>{{0.5F, 0.5F}})(0));
}

TEST_CASE("tokens in the padding may be anything") {
  const Network<Reviews<5>> network;
  const Tensor<std::int32_t, 2, 5> x{{1, 10, 3, -7, 99}, {4, 4, 4, 4, 11}};
  const auto y = network.predict(Padded{x, {3, 4}});
  CHECK(y(0, 1) == network.at<3>().predict(Tensor<std::int32_t, 3>{1, 10, 3})(1));
  CHECK(y(1, 0) == network.predict(x[1], 4)(0));
  CHECK_THROWS_WITH_AS(network.predict(Padded{x, {3, 5}}), "token 4 of sample 1 is 11: the vocabulary has 11",
                       ValueError);
}

TEST_CASE("a layer may need more steps than one") {
  const Network<Sequential<Input<6, 3>, Sequential<Conv1D<2, 3>>, MaxPooling1D<2>>> network;
  const auto x = samples(2);
  CHECK_THROWS_WITH_AS(network.predict(Padded{x, {4, 3}}), "length of sample 1 is 3: expected 4 to 6", ValueError);
  CHECK(std::isnan(network.predict(x[0], 3)(0, 0)));
}
