// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/networks.hpp>

#include <concepts>
#include <string_view>
#include <utility>

/// Every layer there is: what the laws, the golden numbers, and the tests of files and frozen headers walk. A new layer
/// is its header, its test and its line here; lists elsewhere are made from this one by tests/catalogue.py.
///
/// A line is an entry: a name, which its golden file has too, and the layers of a small network on whose samples it
/// stands. N takes the sizes around the width of a pack. Behind it stands what is equal to it in
/// tests/goldens/make_pytorch.py, or `not in PyTorch:` and the reason.
namespace catalogue {

using namespace dovetail;
namespace layers = dovetail::detail::layers;

template <dovetail::detail::explain::Literal Name, class... L>
struct Entry {
  static constexpr std::string_view name = Name.text();
  using architecture = Sequential<L...>;
};

// clang-format off
template <std::size_t N>
using Entries = layers::types<
    Entry<"dense", Input<N>, Dense<7>>,                              // = Dense(N, 7)
    Entry<"dense_wide", Input<3>, Dense<4 * N + 1>>,                 // = Dense(3, 4 * N + 1)
    Entry<"dense_no_bias", Input<5>, With<Dense<N>, NoBias>>,        // = Dense(5, N, bias=False)
    Entry<"relu", Input<N>, ReLU>,                                   // = nn.ReLU()
    Entry<"leaky_relu", Input<N>, LeakyReLU<0.3>>,                   // = nn.LeakyReLU(0.3)
    Entry<"sigmoid", Input<2, N>, Sigmoid>,                          // = nn.Sigmoid()
    Entry<"tanh", Input<N>, Tanh>,                                   // = nn.Tanh()
    Entry<"softmax", Input<3, N>, Softmax>,                          // = nn.Softmax(-1)
    Entry<"elu", Input<N>, ELU<0.5>>,                                // = nn.ELU(0.5)
    Entry<"selu", Input<N>, SELU>,                                   // = nn.SELU()
    Entry<"gelu", Input<N>, GELU>,                                   // = nn.GELU()
    Entry<"silu", Input<N>, SiLU>,                                   // = nn.SiLU()
    Entry<"mish", Input<N>, Mish>,                                   // = nn.Mish()
    Entry<"softplus", Input<N>, Softplus>,                           // = nn.Softplus()
    Entry<"softsign", Input<N>, Softsign>,                           // = nn.Softsign()
    Entry<"relu6", Input<N>, ReLU6>,                                 // = nn.ReLU6(), scale=8
    Entry<"hard_sigmoid", Input<N>, HardSigmoid>,                    // = HardSigmoid(), scale=4
    Entry<"hard_swish", Input<N>, HardSwish>,                        // = nn.Hardswish(), scale=5
    Entry<"exponential", Input<N>, Exponential>,                     // = Exponential()
    Entry<"log_softmax", Input<3, N>, LogSoftmax>,                   // = nn.LogSoftmax(-1)
    Entry<"softmax_inside", Input<7>, Dense<11>, Softmax, Dense<N>>, // = Dense(7, 11), nn.Softmax(-1), Dense(11, N)
    Entry<"dropout", Input<N>, Dropout<0.25>>,                       // = nn.Dropout(0.25), trains=False
    Entry<"batch_normalization", Input<N>, BatchNormalization>,      // = BatchNormalization(N)
    Entry<"batch_normalization_2d", Input<2, 3, N>, BatchNormalization>, // = BatchNormalization(N)
    Entry<"momentum", Input<N>, With<BatchNormalization, Momentum<0.9>>>, // = BatchNormalization(N, 0.9)
    Entry<"normalization", Input<N>, Normalization>,                 // = Normalization(N)
    Entry<"embedding", Input<2, 3>, Embedding<7, N>>,                // = Embedding(7, N), tokens=7
    Entry<"rescaling", Input<2, N>, Rescaling<0.5, -1>>,             // = Rescaling(0.5, -1), tokens=256, trains=False
    Entry<"rescaling_floats", Input<2, N>, With<Rescaling<3, 1>, Floats>>, // = Rescaling(3, 1)
    Entry<"conv_1d", Input<6, 3>, Conv1D<N, 3>>,                     // = Conv(3, N, [3])
    Entry<"conv_1d_causal", Input<7, N>, With<Conv1D<4, 3>, Causal>>, // = Conv(N, 4, [3], before=2)
    Entry<"conv_2d", Input<5, 6, N>, Conv2D<3, 2, 3>>,               // = Conv(N, 3, [2, 3])
    Entry<"conv_2d_same", Input<4, 5, 3>, With<Conv2D<N, 3>, Same>>, // = Conv(3, N, [3, 3], before=1, behind=1)
    Entry<"conv_2d_strides", Input<7, 8, 2>, With<Conv2D<N, 3>, Strides<2>>>, // = Conv(2, N, [3, 3], stride=2)
    Entry<"conv_2d_groups", Input<3, 3, 4>, With<Conv2D<2 * N, 2>, Groups<2>>>, // = Conv(4, 2 * N, [2, 2], groups=2)
    Entry<"conv_2d_dilation", Input<6, 6, 2>, With<Conv2D<N, 3>, Dilation<2>>>, // = Conv(2, N, [3, 3], dilation=2)
    Entry<"conv_2d_relu", Input<5, 5, 1>, Conv2D<N, 3>, ReLU>,       // = Conv(1, N, [3, 3]), nn.ReLU()
    Entry<"max_pooling_1d", Input<7, N>, MaxPooling1D<2>>,           // = Pooling(F.max_pool1d, [2]), whole=True
    Entry<"max_pooling_2d", Input<5, 6, N>, MaxPooling2D<2, 3>>,     // = Pooling(F.max_pool2d, [2, 3]), whole=True
    Entry<"max_pooling_2d_strides", Input<7, 6, N>, With<MaxPooling2D<3>, Strides<2>>>, // = Pooling(F.max_pool2d, 3, 2)
    Entry<"max_pool_same", Input<3, 3, N>, With<MaxPooling2D<2>, Same>>, // = Pooling(F.max_pool2d, 2, ceil_mode=True)
    Entry<"average_pooling_1d", Input<7, N>, AveragePooling1D<3>>,   // = Pooling(F.avg_pool1d, [3])
    Entry<"average_pooling_2d", Input<5, 6, N>, With<AveragePooling2D<2>, Strides<1>>>, // = Pooling(F.avg_pool2d, 2, 1)
    Entry<"average_pooling_same", Input<5, 5, N>, With<AveragePooling2D<3>, Strides<2>, Same>>, // = Means(3, 2, 1)
    Entry<"global_average_pooling_1d", Input<7, N>, GlobalAveragePooling1D>, // = Mean(1)
    Entry<"global_average_pooling_2d", Input<3, 4, N>, GlobalAveragePooling2D>, // = Mean(1, 2)
    Entry<"global_max_pooling_1d", Input<7, N>, With<GlobalMaxPooling1D, KeepDims>>, // = Pooling(F.max_pool1d, [7])
    Entry<"global_max_pooling_2d", Input<3, 4, N>, GlobalMaxPooling2D>, // = Pooling(F.max_pool2d, [3, 4]), nn.Flatten()
    Entry<"flatten", Input<2, 3, N>, Flatten<>>,                     // = nn.Flatten()
    Entry<"reshape", Input<2 * N>, Reshape<N, 2>>,                   // = nn.Unflatten(1, (N, 2))
    Entry<"permute", Input<2, 3, N>, Permute<3, 1, 2>>,              // = Permute(3, 1, 2)
    Entry<"repeat_vector", Input<N>, RepeatVector<3>>,               // = RepeatVector(3)
    Entry<"slice", Input<4, 2 * N>, Slice<1, N>>,                    // = Slice(1, N)
    Entry<"scale", Input<N>, Scale<0.5>>,                            // = Rescaling(0.5, 0)
    Entry<"zero_padding_1d", Input<4, N>, ZeroPadding1D<2, 1>>,      // = Padding(0, 0, 2, 1)
    Entry<"zero_padding_2d", Input<2, 3, N>, ZeroPadding2D<2, 1, 0, 3>>,  // = Padding(0, 0, 0, 3, 2, 1)
    Entry<"cropping_1d", Input<5, N>, Cropping1D<1>>,                // = Padding(0, 0, -1, -1)
    Entry<"cropping_2d", Input<4, 6, N>, Cropping2D<1, 2>>,          // = Padding(0, 0, -2, -2, -1, -1)
    Entry<"up_sampling_1d", Input<3, N>, UpSampling1D<2>>,           // = UpSampling(1, 2)
    Entry<"up_sampling_2d", Input<2, 3, N>, UpSampling2D<2, 3>>,     // = UpSampling(2, 3)
    Entry<"intended", Input<N>, Intended<Dense<3>>>,                 // = Dense(N, 3)
    Entry<"sequential", Input<N>, Sequential<Dense<2>, Tanh>>,       // = nn.Sequential(Dense(N, 2), nn.Tanh())
    Entry<"residual", Input<N>, Residual<Dense<5>, Tanh, Dense<N>>>, // = Residual(Dense(N, 5), nn.Tanh(), Dense(5, N))
    Entry<"parallel", Input<N>, Parallel<Concatenate, Dense<3>, Tanh>>, // = Parallel(Dense(N, 3), nn.Tanh())
    Entry<"graph", Input<N>, Graph<Tap<"x">, Dense<N>, Tanh, Join<Add, "x">>>, // = Residual(Dense(N, N), nn.Tanh())
    Entry<"shared", Input<N>, Graph<Shared<"s", Dense<N>>, Tanh, Shared<"s", Dense<N>>>>, // not in PyTorch: shared
    Entry<"each_row", Input<3, N>, EachRow<Dense<5>, Tanh, Dense<3>>> // = EachRow(Dense(N, 5), nn.Tanh(), Dense(5, 3))
>;
// clang-format on

/// The N of golden numbers, and wherever one size serves.
inline constexpr std::size_t golden_size = 5;

inline constexpr std::size_t count = layers::length<Entries<1>>;
/// Entry I, at a size.
template <std::size_t I, std::size_t N>
using entry = layers::element<I, Entries<N>>;
/// Its network.
template <std::size_t I, std::size_t N>
using architecture = typename entry<I, N>::architecture;
/// Whether its size depends on N.
template <std::size_t I>
inline constexpr bool is_sized = !std::same_as<entry<I, 1>, entry<I, 2>>;

/// Calls f(std::integral_constant<std::size_t, I>) for every Shards-th entry from entry Shard on.
template <std::size_t Shard, std::size_t Shards, class F>
void for_each_entry(F f) {
  layers::for_indices<(count - Shard + Shards - 1) / Shards>(
      [&](auto i) { f(std::integral_constant<std::size_t, Shard + i() * Shards>{}); });
}
/// Calls f.template operator()<A>() for the network of entry I at each of some sizes, or once if it has but one.
template <std::size_t I, std::size_t... N, class F>
void for_each_size(F f) {
  if constexpr (is_sized<I>)
    (f.template operator()<architecture<I, N>>(), ...);
  else
    f.template operator()<architecture<I, 1>>();
}

}  // namespace catalogue
