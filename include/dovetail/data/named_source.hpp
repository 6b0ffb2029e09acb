// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <utility>

#include <dovetail/explain/errors.hpp>

namespace dovetail::inline DOVETAIL_TARGET::detail::data {
/// Base of readers: the name of what they read, which every error begins with.
class NamedSource {
 public:
  /// Throws FormatError: "<name>: expected ..., found ...".
  [[noreturn, gnu::cold]] void refuse(const Part& expected, const Part& found) const {
    fail<FormatError>({name_, ": expected ", expected, ", found ", found});
  }

 protected:
  explicit NamedSource(std::string name) : name_(std::move(name)) {}
  ~NamedSource() = default;

  const std::string& name() const { return name_; }

 private:
  std::string name_;
};

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::data
