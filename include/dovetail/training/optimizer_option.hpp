// SPDX-License-Identifier: MIT
#pragma once
#include <type_traits>

#include <dovetail/explain/target.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::training {
struct ChangesOf;
/// The functions behind the options: see training/update.hpp.
template <class N>
struct ChangesFor;
}  // namespace detail::training

/// An option of optimizers, such as clip_norm: a number, of which 0 is off. Only where a program makes one of a number,
/// what it does is compiled.
class OptimizerOption {
 public:
  constexpr OptimizerOption() = default;  ///< off
  /// A number, and the code for it.
  template <class N>
    requires std::is_arithmetic_v<N>
  constexpr OptimizerOption(N number)
      : number_(static_cast<double>(number)), changes_(&detail::training::ChangesFor<N>::functions) {}

  constexpr operator double() const { return number_; }  ///< as a number
  /// The code for it; null where it was never given a number.
  constexpr const detail::training::ChangesOf* changes() const { return changes_; }

 private:
  double number_ = 0;
  const detail::training::ChangesOf* changes_ = nullptr;
};

}  // namespace dovetail::inline DOVETAIL_TARGET
