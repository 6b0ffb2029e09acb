// SPDX-License-Identifier: MIT
#pragma once
#include <string>

#include <dovetail/tensor/array.hpp>
#include <dovetail/tensor/finite.hpp>
#include <dovetail/tensor/listed.hpp>

/// What only run time can show, of data and of options, checked once at the boundary.
namespace dovetail::inline DOVETAIL_TARGET::detail::training {
/// Throws OptionError where an option is not fine: "momentum: expected a share from 0 to below 1, found 1".
[[gnu::cold]] inline void check_option(bool fine, const char* name, const Part& expected, const Part& found) {
  if (!fine) fail<OptionError>({name, ": expected ", expected, ", found ", found});
}
/// An option that is a number from 0 on, and no larger than what float has with room for sums and products.
[[gnu::cold]] inline void check_not_negative(const char* name, double found) {
  check_option(found >= 0 && found <= 1e30, name, "a number from 0 to 1e30", found);
}
/// An option that is a share of what was: a momentum, a beta.
[[gnu::cold]] inline void check_fraction(const char* name, double found) {
  check_option(is_finite(found) && found >= 0 && found < 1, name, "a share from 0 to below 1", found);
}

// Without a branch an element, so that the compiler looks at many at once.
template <std::size_t N, class T>
bool all_within(T limit, const T* p) noexcept {
  using Bits = decltype(tensor::magnitude_bits(*p));
  constexpr Bits sign = ~((std::numeric_limits<Bits>::max)() >> 1);
  const Bits largest = tensor::magnitude_bits(limit);
  Bits seen = 0;  // the difference to more than that has the sign, and to a NaN: differences and no comparison
  for (std::size_t i = 0; i < N; ++i) seen |= largest - tensor::magnitude_bits(p[i]);
  return (seen & sign) == 0;
}
/// The place of the first number beyond a limit, or of a NaN, or how many numbers there are.
template <class T>
[[gnu::noinline]] std::size_t first_beyond(T limit, const T* x, std::size_t count) noexcept {
  std::size_t i = 0;
  while (i + 256 <= count && training::all_within<256>(limit, x + i)) i += 256;
  while (i < count && training::all_within<1>(limit, x + i)) ++i;
  return i;
}
/// The place of the first number that is not finite, or how many numbers there are.
template <class T>
std::size_t first_not_finite(const T* x, std::size_t count) noexcept {
  return training::first_beyond((std::numeric_limits<T>::max)(), x, count);
}

/// Element i of samples of these extents, the first of which may be anything: its sample, and where it is in there.
struct Place {
  std::size_t sample;
  std::string text{};  ///< " at (0, 2)", or nothing if the sample is one number

  [[gnu::cold, gnu::noinline]] Place(std::size_t i, tensor::Listed<std::size_t> extents) {
    std::size_t size = 1;
    for (std::size_t axis = 1; axis < extents.count; ++axis) size *= extents.first[axis];
    sample = i / size;
    for (std::size_t axis = 1; axis < extents.count; ++axis) {
      i %= size;
      size /= extents.first[axis];
      Part({text.empty() ? " at (" : ", ", i / size}).append_to(text);
    }
    if (!text.empty()) Part(")").append_to(text);
  }
};

// Not a template, so that every model has the loop alone.
[[noreturn, gnu::cold]] inline void fail_not_finite(const char* name, std::size_t i,
                                                    tensor::Listed<std::size_t> extents, double value) {
  const Place place(i, extents);
  fail<ValueError>({"sample ", place.sample, " of ", name, place.text, " is ", value, ": expected finite numbers"});
}

/// Throws ValueError if a number of `name` ("x", "y") is not finite, with its place.
template <any_tensor V>
void check_finite(const V& values, const char* name) {
  if constexpr (std::is_floating_point_v<typename V::value_type>) {
    const std::size_t i = training::first_not_finite(values.data(), values.size());
    if (i < values.size()) training::fail_not_finite(name, i, V::shape::dims, static_cast<double>(values.data()[i]));
  }
}

/// Throws ShapeError unless both have as many samples, and at least one.
[[gnu::cold]] inline void check_samples(std::size_t x, std::size_t y) {
  if (x != y) fail<ShapeError>({"x and y have different numbers of samples: x has ", x, ", y has ", y});
  if (x == 0) fail<ShapeError>({"expected at least 1 sample, found none"});
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::training
