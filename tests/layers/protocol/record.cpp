// SPDX-License-Identifier: MIT
#include <dovetail/layers/protocol/record.hpp>

#include <doctest/doctest.h>

#include <concepts>
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

// The tensors of a record, in order.
static_assert(std::same_as<detail::layers::tensors_of<Network>,
                           detail::layers::types<Tensor<float, 2, 3>, Tensor<float, 3>, Tensor<float, 2, 3>,
                                                 Tensor<float, 2, 3>, Tensor<float, 3>>>);
static_assert(std::same_as<detail::layers::tensors_of<Tensor<float, 3>>, detail::layers::types<Tensor<float, 3>>> &&
              std::same_as<detail::layers::tensors_of<Nothing<>>, detail::layers::types<>>);
static_assert(detail::layers::tensor_count<Network> == 5 && detail::layers::tensor_count<boost::hana::tuple<>> == 0);

namespace {
// Records: structs with named fields that are tensors or records.
struct Unnamed {
  Tensor<float, 2> kernel;
};
struct Named {
  using Kernel = Tensor<float, 2>;
  BOOST_HANA_DEFINE_STRUCT(Named, (Kernel, kernel));
};
struct Scalar {
  BOOST_HANA_DEFINE_STRUCT(Scalar, (float, factor));
};
struct Inside {
  BOOST_HANA_DEFINE_STRUCT(Inside, (Named, named), (Nothing<float>, none));
};
static_assert(detail::layers::is_record<Named> && detail::layers::is_record<Inside> &&
              detail::layers::is_record<Nothing<>>);
static_assert(!detail::layers::is_record<Unnamed> && !detail::layers::is_record<Scalar> &&
              !detail::layers::is_record<int>);
static_assert(detail::layers::is_record<Network> && detail::layers::is_record<boost::hana::tuple<>> &&
              !detail::layers::is_record<boost::hana::tuple<Weights, int>>);
}  // namespace

TEST_CASE("for_each_tensor visits each tensor once, in order, and knows its name") {
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

TEST_CASE("records of one form are visited in step") {
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
