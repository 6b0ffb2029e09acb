// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/explain/words.hpp>

namespace dovetail {

/// What is wrong with a layer, as the rest of a sentence about it: "takes shape (128)", "but layer 1, ...".
/// Each phrase is a class whose name reads so, with `static constexpr words say(const words& path)`; the
/// path stands before the index of a layer inside a joint: "2." of "layer 2.1".
template <class... Phrase>
struct phrases {};

namespace problems {
// The phrases that layers themselves use; see networks/problems.hpp for the others.
template <std::size_t N>
struct holds {
  static constexpr words say(const words&) { return words() << "holds " << N << (N == 1 ? " element" : " elements"); }
};
template <std::size_t N>
struct but_elements_arrive {
  static constexpr words say(const words&) { return words() << "but " << N << (N == 1 ? " arrives" : " arrive"); }
};
struct needs_a_rate_from_0_to_below_1 {
  static constexpr words say(const words&) { return words() << "needs a rate from 0 to below 1"; }
};
struct needs_a_slope_of_at_least_0 {
  static constexpr words say(const words&) { return words() << "needs a slope of at least 0"; }
};
template <std::size_t... E>
struct takes_images_but_gets {
  static constexpr words say(const words&) {
    return words() << "takes images of shape (H, W, C), at least as large as its window, but gets shape " << shape_words<E...>();
  }
};
}  // namespace problems

}  // namespace dovetail
