// SPDX-License-Identifier: MIT
// What every layer has to be, for every entry of the catalogue. This file is compiled once a shard, and each network in
// it for all tests together: entries cost compile time.
#include <catalogue.hpp>
#include <doctest/doctest.h>

#include <dovetail/laws.hpp>
#include <filesystem>
#include <goldens/layer.hpp>

#if DOVETAIL_WITH_STORAGE
#include <dovetail/storage.hpp>
#include <storage/weights.hpp>
#endif

#define NAME_OF_SHARD(number, name) "shard " #number ": " name
#define NAME_IN_SHARD(number, name) NAME_OF_SHARD(number, name)
#define CATALOGUE_TEST(name) TEST_CASE(NAME_IN_SHARD(SHARD, name))

namespace {

using namespace catalogue;

constexpr std::size_t W = detail::simd::width<double>;

template <class F>
void for_each_entry(F f) {
  catalogue::for_each_entry<SHARD, SHARDS>(f);
}

// What runs most often has the size of the golden numbers in place of W - 1, for which the network is compiled anyway,
// leaves out W, and differentiates smaller batches: that is quadratic in their rows.
template <std::size_t I>
void check_gradients() {
#if DOVETAIL_QUICK_TESTS
  for_each_size<I, 1, golden_size, W + 1>([]<class A> { CHECK(gradient_law<A>({5, 1, 2})); });
#else
  for_each_size<I, 1, W - 1, W, W + 1>([]<class A> { CHECK(gradient_law<A>({8, 1, 5, 2})); });
#endif
}

template <class A>
using last_layer =
    typename layers::element<layers::length<typename resolved<A>::stages> - 1, typename resolved<A>::stages>::layer;

// The records of a layer that stands alone, on samples of twice every extent but the last.
template <class A>
inline constexpr bool keeps_records = true;
template <std::size_t First, std::size_t Second, std::size_t... E, class L>
inline constexpr bool keeps_records<Sequential<Input<First, Second, E...>, L>> = [] {
  using In = Shape<First, Second, E...>;
  return []<std::size_t... Axis>(std::index_sequence<Axis...>) {
    using Larger = Shape<(Axis + 1 < In::rank ? 2 : 1) * In::dims[Axis]...>;
    using Small = typename layers::layer_traits<L>::template bound<In>;
    using Large = typename layers::layer_traits<L>::template bound<Larger>;
    return std::same_as<parameters_of<Small, float>, parameters_of<Large, float>> &&
           std::same_as<state_of<Small, float>, state_of<Large, float>>;
  }(std::make_index_sequence<In::rank>());
}();

}  // namespace

CATALOGUE_TEST("the gradient law, and that of what ends in an activation") {
  for_each_entry([](auto i) {
    check_gradients<i()>();
    using A = architecture<i(), golden_size>;
    if constexpr (layers::ends_in_activation<last_layer<A>>) CHECK(ending_law<A>());
  });
}

CATALOGUE_TEST("a batch has the bits of its samples") {
  for_each_entry([](auto i) {
    for_each_size<i(), golden_size, 2 * W + 1>([]<class A> { CHECK(batch_law<A>()); });
    CHECK(batch_law<architecture<i(), golden_size>, void, double>({1, 7, 128}));
  });
}

CATALOGUE_TEST("a padded sample has the bits of one of its own length") {
  for_each_entry([](auto i) {
    using A = architecture<i(), golden_size>;
    if constexpr (detail::laws::takes_lengths<A>) CHECK(lengths_law<A>());
  });
}

CATALOGUE_TEST("its weights fit samples of another size, and it says what it gives to a loss and what it costs") {
  for_each_entry([](auto i) {
    using A = architecture<i(), golden_size>;
    static_assert(keeps_records<A>, "name Parameters and State by the extents that they depend on");
    static_assert(!std::same_as<typename resolved<A>::gives, void>, "say what it gives: using gives = Gives::neither;");
    static_assert(detail::networks::multiply_adds_of<resolved<A>>() != detail::networks::not_stated,
                  "say how many: static constexpr std::size_t multiply_adds = 0;");
  });
}

CATALOGUE_TEST("what PyTorch computes") {
  for_each_entry([]<class I>(I) {
    using Entry = entry<I::value, golden_size>;
    const std::string file(Entry::name);
    if (!std::filesystem::exists(goldens::path_of(file))) return;  // catalogue.py knows whether it has to be there
    const auto agrees = [&]<class T>(T) {
      goldens::Layers<typename Entry::architecture, T> layers(file);
      layers.inference();
      if (layers.trains()) layers.training();
    };
    agrees(float{});
    agrees(double{});
  });
}

CATALOGUE_TEST("what stands in a file comes back bit for bit, and predicts the same bits") {
#if DOVETAIL_WITH_STORAGE
  for_each_entry([]<class I>(I) {
    using A = architecture<I::value, golden_size>;
    CAPTURE(std::string(entry<I::value, 1>::name));
    Network<A> network(Seed{1});
    CHECK(weights::same_bits(network, load<A>(save(network))));
    weights::scramble(network);
    const auto other = load<A>(save(network));
    CHECK(weights::same_bits(network, other));
    Random random(Seed{2});
    const auto x = detail::laws::draw_samples<Network<A>>(1, random, -1, 1);
    const auto one = network.predict(x[0]), two = other.predict(x[0]);
    CHECK(detail::laws::same_bits(one, two));
  });
#endif
}
