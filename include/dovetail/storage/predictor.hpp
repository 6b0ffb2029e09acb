// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
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

/// A network of any type, to run the samples of a file: see NetworkPredictor.
class Predictor {
 public:
  std::vector<std::size_t> input, output;  ///< the shapes of a sample and of its answer
  std::string_view element;                ///< the code of the elements of a sample: "F32"

  /// Computes the answer y to a sample x, and the sizes of what its layers give.
  virtual void predict(const double* x, double* y, std::vector<LayerSize>& layers) const = 0;

 protected:
  Predictor(std::vector<std::size_t> of_input, std::vector<std::size_t> of_output, std::string_view of_elements)
      : input(std::move(of_input)), output(std::move(of_output)), element(of_elements) {}
  ~Predictor() = default;
};

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::storage
