// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/random/random.hpp>

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <limits>
#include <memory>

namespace kernels {

/// So many elements and not one more, at an address that is aligned for T alone: an address sanitizer sees
/// what is read or written outside.
template <class T>
class Exact {
 public:
  explicit Exact(std::size_t size) : size_(size), values_(std::make_unique<T[]>(size + 1)) {}
  T* data() { return values_.get() + 1; }
  const T* data() const { return values_.get() + 1; }
  std::size_t size() const { return size_; }
  T operator[](std::size_t i) const { return data()[i]; }

 private:
  std::size_t size_;
  std::unique_ptr<T[]> values_;
};

/// Random numbers from -1 to 1.
template <class T>
Exact<T> random(std::size_t size, dovetail::Random& random) {
  Exact<T> values(size);
  for (std::size_t i = 0; i < size; ++i) values.data()[i] = random.uniform(T(-1), T(1));
  return values;
}

/// Memory for a result, full of NaN: what is not overwritten shows. Around it stand guards.
template <class T>
class Guarded {
 public:
  explicit Guarded(std::size_t size) : size_(size), values_(std::make_unique<T[]>(size + 2 * guard)) { poison(); }
  void poison() {
    std::fill_n(values_.get(), size_ + 2 * guard, sign);
    std::fill_n(data(), size_, std::numeric_limits<T>::quiet_NaN());
  }
  T* data() { return values_.get() + guard; }
  const T* data() const { return values_.get() + guard; }
  T operator[](std::size_t i) const { return data()[i]; }
  /// Whether nothing was written before or behind the result.
  bool intact() const {
    const auto whole = [](const T* from) { return std::all_of(from, from + guard, [](T v) { return v == sign; }); };
    return whole(values_.get()) && whole(data() + size_);
  }

 private:
  static constexpr std::size_t guard = 65;  // odd: the result is not aligned
  static constexpr T sign = T(-12345);
  std::size_t size_;
  std::unique_ptr<T[]> values_;
};

}  // namespace kernels
