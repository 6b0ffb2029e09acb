// SPDX-License-Identifier: MIT
#pragma once
#include <string>

#include <dovetail/networks/names.hpp>
#include <dovetail/training/checks.hpp>

/// What only run time can show of the data of several inputs and outputs.
namespace dovetail::inline DOVETAIL_TARGET::detail::training {

/// What an error calls the samples of an input of Net, and the targets of an output.
template <class Net>
[[gnu::cold]] std::string name_of_samples([[maybe_unused]] std::size_t input) {
  if constexpr (Net::input_count > 1) return networks::input_name<typename Net::architecture>(input);
  return "x";
}
template <class Net>
[[gnu::cold]] std::string name_of_targets([[maybe_unused]] std::size_t output) {
  if constexpr (Net::output_count > 1)
    return sentence({"the targets of \"", Net::architecture::output_names[output], "\""});
  return "y";
}

/// Throws ShapeError unless all have as many samples, and at least one, and ValueError if a number is not finite.
template <class Net>
void check_several(const auto& x, const auto& y) {
  const std::size_t rows = layers::rows_of(x);
  bool same = true;
  const auto compare = [&](const auto& view) { same = same && view.rows() == rows; };
  layers::for_each_view(compare, x);
  layers::for_each_view(compare, y);
  if (!same) {
    std::string found;
    std::size_t place = 0;
    const auto tell = [&](auto name) {
      return [&, name](const auto& view) {
        Part({found.empty() ? "" : ", ", name(place++), " has ", view.rows()}).append_to(found);
      };
    };
    layers::for_each_view(tell(name_of_samples<Net>), x);
    place = 0;
    layers::for_each_view(tell(name_of_targets<Net>), y);
    fail<ShapeError>({"inputs and targets have different numbers of samples: ", found});
  }
  check_samples(rows, rows);
  std::size_t place = 0;
  layers::for_each_view([&](const auto& view) { check_finite(view, name_of_samples<Net>(place++).c_str()); }, x);
  place = 0;
  layers::for_each_view([&](const auto& view) { check_finite(view, name_of_targets<Net>(place++).c_str()); }, y);
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::training
