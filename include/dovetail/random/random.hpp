// SPDX-License-Identifier: MIT
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>

#include <dovetail/explain/target.hpp>
#include <dovetail/random/ziggurat.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// The number that all random numbers of a network or a training run follow from.
struct Seed {
  std::uint64_t value = 0;  ///< any number
};

namespace detail::random {
/// Philox4x32-10: four random words from a counter and a key.
/// Salmon, Moraes, Dror, Shaw: Parallel random numbers: as easy as 1, 2, 3 (SC 2011).
constexpr std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> counter, std::array<std::uint32_t, 2> key) {
  for (int round = 0; round < 10; ++round) {
    const std::uint64_t a = std::uint64_t{0xD2511F53} * counter[0];
    const std::uint64_t b = std::uint64_t{0xCD9E8D57} * counter[2];
    counter = {static_cast<std::uint32_t>(b >> 32) ^ counter[1] ^ key[0], static_cast<std::uint32_t>(b),
               static_cast<std::uint32_t>(a >> 32) ^ counter[3] ^ key[1], static_cast<std::uint32_t>(a)};
    key = {key[0] + 0x9E3779B9u, key[1] + 0xBB67AE85u};
  }
  return counter;
}
}  // namespace detail::random

/// A stream of random numbers: the n-th is a function of (seed, stream, n) alone, the same everywhere: on every
/// machine, with every compiler, at compile time too. Its whole state is three numbers, so it can be saved and
/// continued.
class Random {
 public:
  /// Streams of one seed are independent of each other.
  constexpr explicit Random(Seed seed = {}, std::uint64_t stream = 0) : seed_(seed.value), stream_(stream) {}

  /// Another stream, which depends on this one and i alone, so that what one part of a program draws does not change
  /// what another part draws.
  constexpr Random split(std::uint64_t i) const {
    const auto r = detail::random::philox({low(i), high(i), low(stream_), high(stream_)}, {~low(seed_), high(seed_)});
    return Random(Seed{r[0] | std::uint64_t{r[1]} << 32}, r[2] | std::uint64_t{r[3]} << 32);
  }

  /// 64 random bits.
  constexpr std::uint64_t next() {
    if (position_ % words_.size() == 0) refill();
    return words_[position_++ % words_.size()];
  }

  /// Uniform in [0, 1): the float is the double, cut.
  template <class T>
  constexpr T uniform() {
    constexpr int bits = sizeof(T) == 4 ? 24 : 53;
    return static_cast<T>(next() >> (64 - bits)) / static_cast<T>(std::uint64_t{1} << bits);
  }
  /// Uniform in [low, high); low where they are equal. high - low is finite.
  template <class T>
  constexpr T uniform(T low, T high) {
    const T value = fourfold((high - low) / 4, uniform<T>(), low);
    return value < high ? value : low;  // what is rounded up to high is as near to low, on a circle
  }
  /// Normal with mean 0 and deviation 1; the float is the double, rounded. See ziggurat.hpp.
  template <class T>
  constexpr T normal() {
    return static_cast<T>(detail::random::Ziggurat::draw(*this));
  }
  /// Normal with this mean and deviation.
  template <class T>
  constexpr T normal(T mean, T deviation) {
    return fourfold(deviation / 4, normal<T>(), mean);
  }
  /// An integer in [0, bound), each as likely as the next; bound is at least 1.
  constexpr std::uint64_t below(std::uint64_t bound) {
    std::uint64_t bits = next();
    if (bits < bound) {  // rare: the numbers below 2^64 mod bound are one too many
      const std::uint64_t uneven = (std::uint64_t{0} - bound) % bound;
      while (bits < uneven) bits = next();
    }
    return bits % bound;
  }
  /// Fisher and Yates's shuffle of a range with random access.
  template <class Range>
  constexpr void shuffle(Range& range) {
    for (std::size_t i = range.size(); i > 1; --i) std::swap(range[i - 1], range[static_cast<std::size_t>(below(i))]);
  }

 private:
  static constexpr std::uint32_t low(std::uint64_t v) { return static_cast<std::uint32_t>(v); }
  static constexpr std::uint32_t high(std::uint64_t v) { return static_cast<std::uint32_t>(v >> 32); }

  // 4ab + c, rounded at each step. A fused multiply-add rounds less, and a compiler makes one of a * b + c where the
  // machine has it; of this it makes one that multiplies by 4, which is exact.
  template <class T>
  static constexpr T fourfold(T a, T b, T c) {
    return c + 4 * (a * b);
  }
  // The next eight blocks at once: compilers make SIMD code of them. Out of line and hot, since in a function that runs
  // once, as fit does, GCC does not: shuffling took a third of a step of 2-8-1.
  [[gnu::noinline, gnu::hot]] constexpr void refill() {
    for (std::size_t i = 0; i < words_.size(); i += 2) {
      const std::uint64_t block = (position_ + i) / 2;
      const auto r =
          detail::random::philox({low(block), high(block), low(stream_), high(stream_)}, {low(seed_), high(seed_)});
      words_[i] = r[0] | std::uint64_t{r[1]} << 32;
      words_[i + 1] = r[2] | std::uint64_t{r[3]} << 32;
    }
  }

  std::uint64_t seed_, stream_, position_ = 0;
  std::array<std::uint64_t, 16> words_{};  // those from the last position on that 16 divides
};

}  // namespace dovetail::inline DOVETAIL_TARGET
