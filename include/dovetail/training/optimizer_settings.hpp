// SPDX-License-Identifier: MIT
#pragma once
#include <cstdio>
#include <cstdlib>
#include <initializer_list>
#include <string>

#include <dovetail/training/checks.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// Where an optimizer or a schedule names its settings, each once:
///
///     void settings(OptimizerSettings& to) const {
///       to.add({{"momentum", momentum, OptimizerSettings::fraction}, {"nesterov", nesterov}});
///     }
///
/// From that they are checked before a fit, and written into the files of models.
class OptimizerSettings {
 public:
  /// What a setting may be: a number of a range, with the words for it.
  struct Range {
    double least;          ///< may be
    double most;           ///< may be
    const char* expected;  ///< "a number from 0 to 1"
  };
  /// A number from 0 on.
  static constexpr Range not_negative{0, 1e30, "a number from 0 to 1e30"};
  /// A share of what was: a momentum, a beta.
  static constexpr Range fraction{0, 1 - 1e-16, "a share from 0 to below 1"};
  static constexpr Range share{0, 1, "a share from 0 to 1"};                  ///< all of it, too
  static constexpr Range steps{1, 1e15, "a number of steps from 1 to 1e15"};  ///< how many there are
  static constexpr Range yes_or_no{0, 1, nullptr};                            ///< of a flag

  /// A setting: its name, its value, and what that may be.
  struct Entry {
    const char* name;    ///< as the member's
    double value;        ///< 1 of a flag that is set
    const Range& range;  ///< what it may be

    /// A number.
    constexpr Entry(const char* its_name, double number, const Range& of) : name(its_name), value(number), range(of) {}
    /// Yes or no.
    constexpr Entry(const char* its_name, bool yes) : Entry(its_name, yes ? 1 : 0, yes_or_no) {}
  };

  OptimizerSettings() = default;  ///< only checks
  /// Writes them down as well: "learning_rate = 0.01, momentum = 0.9".
  explicit OptimizerSettings(std::string& text) : text_(&text), write_(write) {}

  /// Some of them. Throws OptionError for a value outside its range.
  [[gnu::cold, gnu::noinline]] void add(std::initializer_list<Entry> some) {
    for (const Entry& one : some) {
      if (!(is_finite(one.value) && one.value >= one.range.least && one.value <= one.range.most))
        detail::fail<OptionError>({one.name, ": expected ", one.range.expected, ", found ", one.value});
      if (write_ != nullptr) write_(*this, one);
    }
  }
  /// A setting in other words.
  [[gnu::cold]] void add(const char* name, const detail::Part& value) {
    if (text_ != nullptr) detail::Part({text_->empty() ? "" : ", ", name, " = ", value}).append_to(*text_);
  }
  /// What has settings itself, as a schedule has: "learning_rate = CosineDecay{...}".
  [[gnu::cold]] void add_inside(const char* name, const detail::Part& type, const auto& of) {
    std::string text;
    OptimizerSettings inner(text);
    of.settings(inner);
    add(name, {type, "{", text, "}"});
  }

 private:
  [[gnu::cold]] static void write(OptimizerSettings& to, const Entry& one) {
    char digits[32];  // as many as it takes to tell it from every other number
    std::snprintf(digits, sizeof digits, "%.15g", one.value);
    if (std::strtod(digits, nullptr) != one.value) std::snprintf(digits, sizeof digits, "%.17g", one.value);
    if (one.range.expected == nullptr) std::snprintf(digits, sizeof digits, one.value != 0 ? "true" : "false");
    to.add(one.name, static_cast<const char*>(digits));
  }

  std::string* text_ = nullptr;
  void (*write_)(OptimizerSettings&, const Entry&) = nullptr;  // null, and not compiled, where they are only checked
};

namespace detail::training {
/// Whether an optimizer, or a schedule, names its settings.
template <class O>
concept names_settings = requires(const O& object, OptimizerSettings& to) { object.settings(to); };

/// Throws OptionError for an optimizer with a setting outside its range.
template <class O>
[[gnu::cold]] void check_settings(const O& optimizer) {
  if constexpr (names_settings<O>) {
    OptimizerSettings checked;
    optimizer.settings(checked);
  }
  if constexpr (requires { optimizer.check(); }) optimizer.check();
}
}  // namespace detail::training

}  // namespace dovetail::inline DOVETAIL_TARGET
