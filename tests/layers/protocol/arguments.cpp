// SPDX-License-Identifier: MIT
#include <dovetail/layers/protocol/arguments.hpp>

#include <concepts>
#include <type_traits>

#include <dovetail/layers/batch_normalization.hpp>
#include <dovetail/layers/dense.hpp>
#include <dovetail/layers/dropout.hpp>
#include <dovetail/layers/relu.hpp>

using namespace dovetail;
using namespace dovetail::detail::layers;

namespace {

struct p {};
struct x {};
struct y {};
struct dy {};
struct dx {};
struct gradient {};
struct pass {};

template <class... Argument>
struct Names {};
constexpr auto names = [](auto... argument) { return Names<decltype(argument)...>{}; };

template <class L>
using forward = decltype(with_forward_arguments<L>(names, p{}, x{}, y{}, pass{}));
template <class L>
using train = decltype(with_train_arguments<L>(names, p{}, x{}, y{}, pass{}));
template <class L>
using backward = decltype(with_backward_arguments<L>(names, p{}, x{}, y{}, dy{}, dx{}, gradient{}, pass{}));
template <class L>
using short_backward = decltype(with_short_backward_arguments<L>(names, p{}, x{}, y{}, dy{}, gradient{}, pass{}));

// With nothing; parameters; a cache; parameters, state and a cache.
using Normalized = BatchNormalization::at<Shape<4>>;
using Dropped = Dropout<0.5>::at<Shape<4>>;
static_assert(std::same_as<forward<ReLU>, Names<x, y>> && std::same_as<forward<Dense<4, 3>>, Names<p, x, y>> &&
              std::same_as<forward<Dropped>, Names<x, y>> && std::same_as<forward<Normalized>, Names<p, x, y, pass>>);
static_assert(std::same_as<train<Dropped>, Names<x, y, pass>> && std::same_as<train<Normalized>, Names<p, x, y, pass>>);
static_assert(std::same_as<backward<ReLU>, Names<x, y, dy, dx>> &&
              std::same_as<backward<Dense<4, 3>>, Names<p, x, y, dy, dx, gradient>> &&
              std::same_as<backward<Dropped>, Names<x, y, dy, dx, pass>> &&
              std::same_as<backward<Normalized>, Names<p, x, y, dy, dx, gradient, pass>>);
static_assert(std::same_as<short_backward<Dense<4, 3>>, Names<p, x, y, dy, gradient>> &&
              std::same_as<short_backward<Normalized>, Names<p, x, y, dy, gradient, pass>>);

// State alone, and Scratch alone.
struct Counts {
  template <class T>
  struct State {
    T count;
  };
};
struct Contains {
  template <class T, std::size_t B>
  struct Scratch {
    T inner[B];
  };
};
static_assert(std::same_as<forward<Counts>, Names<x, y, pass>> && std::same_as<forward<Contains>, Names<x, y, pass>>);

// Whether a function takes some arguments.
struct OfInt {
  static void forward(int);
};
static_assert(decltype(takes_forward<OfInt>{}(1))::value && !decltype(takes_forward<OfInt>{}(p{}))::value &&
              !decltype(takes_train<OfInt>{}(1))::value && !decltype(takes_backward<OfInt>{}(1))::value);

}  // namespace
