// SPDX-License-Identifier: MIT
#include <dovetail/layers/protocol/record.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include <dovetail/tensor/nothing.hpp>

using namespace dovetail;

namespace {

struct Weights {
  using Kernel = Tensor<float, 2, 3>;
  using Bias = Tensor<float, 3>;
  BOOST_HANA_DEFINE_STRUCT(Weights, (Kernel, kernel), (Bias, bias));
};
struct NoBiasWeights {
  using Kernel = Tensor<float, 2, 3>;
  using Bias = Nothing<float>;
  BOOST_HANA_DEFINE_STRUCT(NoBiasWeights, (Kernel, kernel), (Bias, bias));
};
using Network = boost::hana::tuple<Nothing<>, Weights, boost::hana::tuple<NoBiasWeights, Weights>, Nothing<>>;

}  // namespace

static_assert(detail::layers::tuple_length<Network> == 4 && detail::layers::tuple_length<Weights> == 0 &&
              detail::layers::tuple_length<boost::hana::tuple<>> == 0);

static_assert(element_count<Weights> == 9 && element_count<NoBiasWeights> == 6 && element_count<Nothing<>> == 0);
static_assert(element_count<Network> == 24 && element_count<boost::hana::tuple<>> == 0);

static_assert([] {
  std::size_t sum = 0;
  detail::layers::for_indices<4>([&](auto i) { sum = 10 * sum + i; });
  detail::layers::for_indices<0>([&](auto) { sum = 0; });
  return sum;
}() == 123);

TEST_CASE("a walk visits each tensor once, in order, and knows its name") {
  Network network;
  std::vector<std::string> names;
  std::vector<std::size_t> sizes;
  for_each_tensor(
      [&](const TensorPath& path, auto& tensor) {
        names.push_back(path.text());
        sizes.push_back(tensor.size());
      },
      network);
  CHECK(names == std::vector<std::string>{"1.kernel", "1.bias", "2.0.kernel", "2.1.kernel", "2.1.bias"});
  CHECK(sizes == std::vector<std::size_t>{6, 3, 6, 6, 3});

  Weights alone;
  names.clear();
  for_each_tensor([&](const TensorPath& path, auto&) { names.push_back(path.text()); }, alone);
  CHECK(names == std::vector<std::string>{"kernel", "bias"});

  Nothing<> nothing;
  for_each_tensor([&](const TensorPath&, auto&) { FAIL("there is nothing"); }, nothing);
}

TEST_CASE("records of one form are walked in step") {
  Network parameters, gradient;
  const Network rates = [] {
    Network r;
    for_each_tensor([](const TensorPath&, auto& tensor) { tensor.fill(0.5f); }, r);
    return r;
  }();
  for_each_tensor([](const TensorPath&, auto& g) { g.fill(4); }, gradient);
  for_each_tensor(
      [](const TensorPath&, auto& p, const auto& g, const auto& r) {
        for (std::size_t i = 0; i < p.size(); ++i) p.data()[i] -= r.data()[i] * g.data()[i];
      },
      parameters, gradient, rates);
  std::size_t visited = 0;
  for_each_tensor(
      [&](const TensorPath&, const auto& p) {
        for (const float v : p.flat()) CHECK(v == -2);
        visited += p.size();
      },
      parameters);
  CHECK(visited == element_count<Network>);
}
