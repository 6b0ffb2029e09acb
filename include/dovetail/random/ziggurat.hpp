// SPDX-License-Identifier: MIT
#pragma once
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

#include <dovetail/explain/target.hpp>

/// Normal numbers by Marsaglia and Tsang's ziggurat: The ziggurat method for generating random variables (2000).
///
/// The area under exp(-x²/2), x >= 0, is cut into layers of one area. A layer is drawn, and a point in it; most
/// points are under the curve whatever their height. The others are decided in integers, and a number is a product
/// of two: no C library and no fused multiply-add can make another number of it.
namespace dovetail::inline DOVETAIL_TARGET::detail::random {

struct Ziggurat {
  static constexpr std::size_t layers = 128;

  /// Layer i is as wide as edge[i] and lies under the curve up to edge[i + 1]. Below layer 1 is the tail beyond
  /// edge[1]: with it, layer 0 is as large as a rectangle of width edge[0]. The last layer ends where the curve is 1.
  static constexpr std::array<double, layers + 1> edge = {3.7130862467403634, 3.4426198558966523,  3.2230849845786187,
                                                          3.0832288582142136, 2.978696252645017,   2.894344007018671,
                                                          2.8231253505459666, 2.761169372384154,   2.7061135731187225,
                                                          2.6564064112581924, 2.610972248428613,   2.569033625921639,
                                                          2.5300096723854666, 2.493454522091951,   2.45901817740835,
                                                          2.4264206455302118, 2.3954342780074676,  2.3658713701139877,
                                                          2.337575241335531,  2.310413683695002,   2.2842740596736566,
                                                          2.2590595738653296, 2.234686395587057,   2.211081408874728,
                                                          2.1881804320720204, 2.1659267937448408,  2.1442701823562613,
                                                          2.12316570866979,   2.1025731351849988,  2.0824562379877247,
                                                          2.0627822745039635, 2.0435215366506694,  2.024646973372934,
                                                          2.006133869958967,  1.9879595741230607,  1.9701032608497133,
                                                          1.9525457295488888, 1.9352692282919002,  1.9182573008597321,
                                                          1.9014946531003176, 1.8849670357028692,  1.868661140989542,
                                                          1.8525645117230871, 1.836665460253384,   1.8209529965910052,
                                                          1.8054167642140488, 1.790046982594619,   1.7748343955807693,
                                                          1.759770224894232,  1.7448461281083765,  1.7300541605582436,
                                                          1.7153867407081165, 1.700836618564301,   1.6863968467734862,
                                                          1.6720607540918522, 1.6578219209482075,  1.6436741568569826,
                                                          1.6296114794646783, 1.615628095037133,   1.601718380215277,
                                                          1.5878768648844006, 1.5740982160167498,  1.5603772223598407,
                                                          1.5467087798535035, 1.533087877667556,   1.5195095847593707,
                                                          1.5059690368565504, 1.4924614237746154,  1.4789819769830979,
                                                          1.4655259573357946, 1.4520886428822164,  1.4386653166774612,
                                                          1.4252512545068616, 1.4118417124397602,  1.3984319141236063,
                                                          1.3850170377251487, 1.3715922024197322,  1.3581524543224228,
                                                          1.344692751745713,  1.3312079496576765,  1.317692783201343,
                                                          1.3041418501204216, 1.290549591917873,   1.2769102735516997,
                                                          1.2632179614460282, 1.2494664995643336,  1.235649483254481,
                                                          1.2217602305309625, 1.2077917504067577,  1.1937367078237722,
                                                          1.1795873846544607, 1.1653356361550469,  1.150972842138976,
                                                          1.1364898520030755, 1.121876922572254,   1.1071236475235353,
                                                          1.0922188768965537, 1.0771506248819376,  1.0619059636836194,
                                                          1.0464709007525803, 1.0308302360564556,  1.0149673952392995,
                                                          0.9988642334806435, 0.9825008035027604,  0.9658550793881306,
                                                          0.9489026254979119, 0.9316161966013539,  0.9139652510088018,
                                                          0.8959153525662386, 0.8774274290977156,  0.8584568431780508,
                                                          0.8389522142812075, 0.8188539066833177,  0.7980920606262748,
                                                          0.7765839878761484, 0.75423066443451,    0.7309119106218813,
                                                          0.706479611313608,  0.6807479186459042,  0.6534786387150424,
                                                          0.6243585973090883, 0.592962942441978,   0.558692178375518,
                                                          0.5206560387251449, 0.47743783725378786, 0.42654798630330515,
                                                          0.3628714310284183, 0.2723208647046638,  0};

  /// exp(-edge[i]²/2) in units of 2^-32; 0 for the foot of layer 0.
  static constexpr std::array<std::uint64_t, layers + 1> height = [] {
    constexpr double area = 0.009912563035336461;
    std::array<std::uint64_t, layers + 1> units{};
    double sum = 0;
    for (std::size_t i = 0; i < layers; ++i) {
      sum += area / edge[i];
      units[i + 1] = static_cast<std::uint64_t>(sum * 0x1p32 + 0.5);
    }
    return units;
  }();

  static constexpr double log2_e = 1.4426950408889634;

  /// -log2(u) in units of 2^-32 for u = bits / 2^64, or 2^-64 where this is 0; off by 8 units at most.
  static constexpr std::uint64_t negative_log2(std::uint64_t bits) {
    bits |= 1;
    const int zeros = std::countl_zero(bits);
    std::uint64_t power = bits << zeros >> 32;  // in [1, 2), in units of 2^-31
    std::uint64_t log = 0;
    for (int i = 0; i < 32; ++i) {  // squared, it is 2 or more where the next bit of its logarithm is 1
      power = power * power >> 31;
      const std::uint64_t bit = power >> 32;
      power >>= bit;
      log = log << 1 | bit;
    }
    return (static_cast<std::uint64_t>(zeros + 1) << 32) - log;
  }
  /// -log2(exp(-x²/2)), as negative_log2 says it.
  static constexpr std::uint64_t negative_log2_of_curve(double x) {
    return static_cast<std::uint64_t>(x * x * (log2_e * 0x1p31));
  }

  /// Whether a point of a layer from 1 on, beside its inner part, is under the curve; `bits` are its height.
  [[gnu::noinline]] static constexpr bool under_curve(std::size_t layer, double x, std::uint64_t bits) {
    const std::uint64_t y = (height[layer] << 32) + (bits >> 32) * (height[layer + 1] - height[layer]);
    return negative_log2(y) > negative_log2_of_curve(x);
  }
  /// A number beyond edge[1]. Marsaglia: Generating a variable from the tail of the normal distribution (1964).
  template <class Random>
  [[gnu::noinline]] static constexpr double tail(Random& random) {
    constexpr double unit = 0x1p-32 / (log2_e * edge[1]);  // of negative_log2, as an exponential number of rate edge[1]
    constexpr auto start = static_cast<std::uint64_t>(edge[1] / unit + 0.5);
    while (true) {
      const std::uint64_t beyond = negative_log2(random.next());
      if (negative_log2(random.next()) > negative_log2_of_curve(static_cast<double>(beyond) * unit))
        return static_cast<double>(start + beyond) * unit;
    }
  }
  /// A normal number of mean 0 and deviation 1, from one number of `random` in 97 of 100 cases.
  template <class Random>
  static constexpr double draw(Random& random) {
    while (true) {
      const std::uint64_t bits = random.next();  // 7 for the layer, 54 for the place in it
      const std::size_t layer = bits % layers;
      const double z = static_cast<double>(static_cast<std::int64_t>(bits) >> 10) * 0x1p-53 * edge[layer];
      const double distance = __builtin_fabs(z);
      if (distance < edge[layer + 1]) return z;
      if (layer == 0) {
        const double beyond = tail(random);
        return z < 0 ? -beyond : beyond;
      }
      if (under_curve(layer, distance, random.next())) return z;
    }
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::random
