// SPDX-License-Identifier: MIT
// A law: Parameters and State do not depend on extents that they do not use.
#include <dovetail/networks.hpp>

using namespace dovetail;

namespace {

template <class L, class S>
using bound = typename detail::layers::layer_traits<L>::template bound<S>;

template <class L, class S, class... Other>
constexpr bool shares_records =
    ((std::same_as<parameters_of<bound<L, S>, float>, parameters_of<bound<L, Other>, float>> &&
      std::same_as<state_of<bound<L, S>, float>, state_of<bound<L, Other>, float>>) &&
     ...);
template <class L>
constexpr bool shares_for_channels = shares_records<L, Shape<3>, Shape<4, 3>, Shape<5, 3>, Shape<8, 6, 3>>;

static_assert(shares_for_channels<BatchNormalization> && shares_for_channels<With<BatchNormalization, Momentum<0.9>>> &&
              shares_for_channels<Normalization>);
static_assert(shares_for_channels<ReLU> && shares_for_channels<Dropout<0.5>> && shares_for_channels<Softmax>);
static_assert(shares_records<Embedding<5, 3>, Shape<4>, Shape<9>, Shape<2, 4>>);
static_assert(shares_records<MaxPooling2D<2>, Shape<4, 4, 3>, Shape<8, 6, 3>>);
static_assert(shares_for_channels<Residual<BatchNormalization, ReLU>> &&
              shares_for_channels<Sequential<BatchNormalization, ReLU>>);
static_assert(shares_records<EachRow<Dense<5>, BatchNormalization>, Shape<2, 3>, Shape<9, 3>>);
static_assert(!shares_records<BatchNormalization, Shape<3>, Shape<4>>);

}  // namespace
