// SPDX-License-Identifier: MIT
#pragma once
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <concepts>
#include <exception>
#include <fstream>
#include <limits>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include <dovetail/layers/protocol/record.hpp>

/// Golden numbers, which PyTorch computed: see make_pytorch.py.
namespace goldens {

using namespace dovetail;

/// How far a number may be off, relative to its size. Where it is a sum whose terms cancel, rounding goes with the
/// terms and not with the sum: so a number below a tenth of the largest one in its tensor counts as that tenth.
template <class T>
inline constexpr double tolerance = std::same_as<T, float> ? 1e-5 : 1e-10;
inline constexpr double smallest_share = 0.1;

inline std::string path_of(const std::string& file) { return DOVETAIL_GOLDENS "/" + file + ".txt"; }

/// The tensors of a file, by name. When it ends, each of them must have been asked for.
class Golden {
 public:
  explicit Golden(const std::string& file) : file_(file) {
    std::ifstream in(path_of(file));
    REQUIRE_MESSAGE(in.is_open(), file);
    for (std::string line; std::getline(in, line);)
      if (!line.starts_with('#')) add(line);
  }

  Golden(const Golden&) = delete;
  Golden& operator=(const Golden&) = delete;
  ~Golden() {
    if (std::uncaught_exceptions() > 0) return;
    for (const auto& [name, numbers] : tensors_)
      CHECK_MESSAGE(numbers.used, file_ << ": " << name << " was not compared");
  }

  /// Whether there is a tensor of that name.
  bool has(const std::string& name) const { return tensors_.contains(name); }
  /// Gives a tensor its numbers, and a leading dynamic extent.
  template <class T, std::size_t B, std::size_t... E>
  void read(const std::string& name, Tensor<T, B, E...>& to) const {
    const Numbers& numbers = find(name);
    if constexpr (B == dynamic) to = Tensor<T, B, E...>::with_rows(numbers.extents.at(0));
    require_shape<Tensor<T, B, E...>>(name, numbers, to.rows());
    std::transform(numbers.values.begin(), numbers.values.end(), to.data(), [](double v) { return static_cast<T>(v); });
  }
  template <class X>
  X read(const std::string& name) const {
    X tensor;
    read(name, tensor);
    return tensor;
  }
  /// The same for each tensor of a record, "parameter" for "parameter.0.kernel".
  template <class R>
    requires(!any_tensor<R>)
  void read(const std::string& name, R& record) const {
    for_each_tensor([&](const TensorPath& path, auto& tensor) { read(name + '.' + path.text(), tensor); }, record);
  }

  /// Checks that a tensor, or each of a record, is what PyTorch says.
  template <any_tensor X>
  void check(const std::string& name, const X& found) const {
    const Numbers& expected = find(name);
    require_shape<X>(name, expected, found.rows());
    compare<typename X::value_type>(name, expected.values, found.data());
  }
  template <class R>
    requires(!any_tensor<R>)
  void check(const std::string& name, const R& record) const {
    for_each_tensor([&](const TensorPath& path, const auto& tensor) { check(name + '.' + path.text(), tensor); },
                    record);
  }
  /// The same for numbers that were computed from elements T, and are double.
  template <class T>
  void check_numbers(const std::string& name, const std::vector<double>& found) const {
    const Numbers& expected = find(name);
    CAPTURE(file_ + ": " + name);
    REQUIRE(expected.values.size() == found.size());
    compare<T>(name, expected.values, found.data());
  }

 private:
  struct Numbers {
    std::vector<std::size_t> extents;
    std::vector<double> values;
    mutable bool used = false;
  };

  void add(const std::string& line) {
    std::istringstream words(line);
    std::string name, word;
    words >> name;
    Numbers numbers;
    while (words >> word && word != ":") numbers.extents.push_back(std::stoul(word));
    while (words >> word) numbers.values.push_back(std::stod(word));
    tensors_.emplace(name, std::move(numbers));
  }
  const Numbers& find(const std::string& name) const {
    const auto found = tensors_.find(name);
    REQUIRE_MESSAGE(found != tensors_.end(), file_ << " has no " << name);
    found->second.used = true;
    return found->second;
  }
  template <class X>
  void require_shape(const std::string& name, const Numbers& numbers, std::size_t rows) const {
    auto extents = X::shape::dims;
    extents[0] = rows;
    CAPTURE(file_ + ": " + name);
    REQUIRE(std::equal(numbers.extents.begin(), numbers.extents.end(), std::begin(extents), std::end(extents)));
    REQUIRE(numbers.values.size() == rows * X::row_size);
  }
  template <class T>
  void compare(const std::string& name, const std::vector<double>& expected, const auto* found) const {
    double largest = 0;
    for (const double e : expected) largest = std::max(largest, std::abs(e));
    const auto off = [&](std::size_t i) {
      const double difference = std::abs(static_cast<double>(found[i]) - expected[i]);
      if (difference == 0) return 0.0;
      const double share = difference / std::max(std::abs(expected[i]), smallest_share * largest);
      return std::isnan(share) ? std::numeric_limits<double>::infinity() : share;
    };
    std::size_t worst = 0;  // one message a tensor
    for (std::size_t i = 1; i < expected.size(); ++i)
      if (off(i) > off(worst)) worst = i;
    CHECK_MESSAGE(off(worst) <= tolerance<T>, file_ << ": " << name << "[" << worst << "] is " << found[worst]
                                                    << ", PyTorch says " << expected[worst] << ", off by "
                                                    << off(worst));
  }

  std::string file_;
  std::map<std::string, Numbers> tensors_;
};

}  // namespace goldens
