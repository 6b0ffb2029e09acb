// SPDX-License-Identifier: MIT
#pragma once
#include <initializer_list>
#include <ostream>
#include <string>
#include <vector>

#include <dovetail/explain/errors.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// What a law says of a layer: that it is kept, or every breach that was found. It is true if the law is kept, and
/// prints its breaches: `CHECK(gradient_law<MyLayer, Shape<4>>());` in doctest, `std::cout << gradient_law<...>();`
class [[nodiscard]] Verdict {
 public:
  /// Whether the law is kept.
  explicit operator bool() const noexcept { return breaches_.empty(); }
  /// What is wrong, a sentence each.
  const std::vector<std::string>& breaches() const noexcept { return breaches_; }
  /// Prints them, a line each; or that there are none.
  friend std::ostream& operator<<(std::ostream& out, const Verdict& verdict) {
    if (verdict) return out << "the law is kept";
    const char* between = "";
    for (const std::string& breach : verdict.breaches_) {
      out << between << breach;
      between = "\n";
    }
    return out;
  }

  /// One more breach.
  [[gnu::cold]] void add(std::initializer_list<detail::Part> breach) { breaches_.push_back(detail::sentence(breach)); }
  /// Those of another law.
  void add(const Verdict& other) { breaches_.insert(breaches_.end(), other.breaches_.begin(), other.breaches_.end()); }

 private:
  std::vector<std::string> breaches_;
};

}  // namespace dovetail::inline DOVETAIL_TARGET
