// SPDX-License-Identifier: MIT
#include "other.hpp"

int digit_in(const dovetail::Network<Digits>& network, dovetail::View<const float, 28, 28> image) {
  const auto answer = network.predict(image);
  return static_cast<int>(std::max_element(answer.begin(), answer.end()) - answer.begin());
}
