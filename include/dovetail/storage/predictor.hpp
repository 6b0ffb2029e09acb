// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <dovetail/explain/target.hpp>

namespace dovetail::inline DOVETAIL_TARGET::detail::storage {

/// The root mean square of what layers `first` to `last`, which run as one step, make of a sample.
struct LayerSize {
  std::size_t first, last;
  double size;
};

/// An input or an output of a network.
struct NetworkEnd {
  std::string name;                  ///< of its golden samples: "golden.input"; of several "golden.input.0", ...
  std::vector<std::size_t> extents;  ///< of a sample
  std::string_view element{};        ///< the code of the elements of an input: "F32"

  /// The elements of a sample.
  std::size_t size() const {
    std::size_t elements = 1;
    for (const std::size_t extent : extents) elements *= extent;
    return elements;
  }
};

/// A network of any type, to run the samples of a file: see NetworkPredictor.
class Predictor {
 public:
  std::vector<NetworkEnd> inputs{}, outputs{};  ///< in their order

  /// Computes the answer y to a sample x, and the sizes of what its layers give. The elements of several inputs follow
  /// one another, and so do those of several outputs.
  virtual void predict(const double* x, double* y, std::vector<LayerSize>& layers) const = 0;

 protected:
  Predictor() = default;
  ~Predictor() = default;
};

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::storage
