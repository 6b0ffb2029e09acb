// SPDX-License-Identifier: MIT
#pragma once
#include <type_traits>

#include <dovetail/explain/words.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::explain {
/// What is wrong with a layer, as the rest of a sentence about it: "takes shape (128)", "but layer 1, ...".
/// Each phrase is a class whose name reads so, with `static constexpr words say(const words& path)`; the
/// path stands before the index of a layer inside a joint: "2." of "layer 2.1".
template <class... Phrase>
struct phrases {};

/// The base of a phrase that says how to mend it, behind a colon: "put Flatten<> before it".
struct hint {};

// "Dense<128>, takes a vector, but the input has shape (28, 28): put Flatten<> before it"
template <class... Phrase>
constexpr words said_of(words sentence, const words& path) {
  ((sentence << (std::is_base_of_v<hint, Phrase> ? ": " : ", ") << Phrase::say(path)), ...);
  return sentence;
}
}  // namespace detail::explain

namespace detail::problems {
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
struct takes_In_and_Out_or_Out_alone {
  static constexpr words say(const words&) {
    return words() << "takes In and Out, or Out alone, as in Dense<784, 128> and Dense<128>";
  }
};
struct needs_a_momentum_from_0_to_1_and_an_epsilon_above_0 {
  static constexpr words say(const words&) { return words() << "needs a momentum from 0 to 1 and an epsilon above 0"; }
};
struct needs_a_slope_of_at_least_0 {
  static constexpr words say(const words&) { return words() << "needs a slope of at least 0"; }
};
template <std::size_t... E>
struct takes_images_but_gets {
  static constexpr words say(const words&) {
    return words() << "takes images of shape (H, W, C), at least as large as its window, but gets shape "
                   << shape_words<E...>();
  }
};
template <std::size_t... E>
struct put_Reshape_before_it : hint {
  static constexpr words say(const words&) {
    return words() << "put Reshape" << shape_words<E...>("<", ">") << " before it";
  }
};
}  // namespace detail::problems

}  // namespace dovetail::inline DOVETAIL_TARGET
