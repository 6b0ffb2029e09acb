// SPDX-License-Identifier: MIT
#include <dovetail/networks.hpp>

#include "networks.hpp"

namespace {
using namespace dovetail;

template <class Architecture, std::size_t... Normalization>
auto predictor() {
  auto network = Network<Architecture>();
  bench::set_weights(network);
  (network.template layer<Normalization>().gamma.fill(1), ...);  // so that they change nothing
  (network.template layer<Normalization>().beta.fill(0), ...);
  return [network = std::move(network)](const float* x, float* y) {
    const auto answer = network.predict(typename Network<Architecture>::Sample(x));
    std::ranges::copy(answer, y);
  };
}

using Digits = Sequential<Dense<784, 128>, ReLU, Dense<128, 10>>;

using None = With<BatchNormalization, Epsilon<1e-12>>;

const bool added = [] {
  using namespace bench;
  contend_one_by_one(one_digit, "dovetail", predictor<Digits>);
  contend_one_by_one(tanh_net, "dovetail", predictor<Sequential<Dense<1, 8>, Tanh, Dense<8, 8>, Tanh, Dense<8, 1>>>);
  contend_one_by_one(table_net, "dovetail", predictor<Sequential<Dense<13, 32>, ReLU, Dense<16>, ReLU, Dense<3>>>);
  contend_one_by_one(table_net, "with BatchNormalization",
                     predictor<Sequential<Dense<13, 32>, None, ReLU, Dense<16>, None, ReLU, Dense<3>>, 1, 4>);
  contend_one_by_one(dense_4, "dovetail", predictor<Sequential<Dense<4, 4>>>);
  contend_one_by_one(dense_8, "dovetail", predictor<Sequential<Dense<8, 8>>>);
  contend_one_by_one(dense_16, "dovetail", predictor<Sequential<Dense<16, 16>>>);
  contend(digits_32.row(), "dovetail", [] {
    auto network = Network<Digits>();
    set_weights(network);
    return [network = std::move(network), x = View<const float, dynamic, 784>(digits_32.x()),
            y = result(digits_32.row())] {
      const auto all = network.predict(x);
      std::ranges::copy(all.flat(), y.begin());
    };
  });
  return true;
}();
}  // namespace
