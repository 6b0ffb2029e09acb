// SPDX-License-Identifier: MIT
#pragma once
#include <concepts>
#include <cstddef>
#include <cstdio>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include <dovetail/explain/words.hpp>

namespace dovetail::inline DOVETAIL_TARGET::detail::explain {
/// A byte as sentences say it: "0F".
struct Hex {
  unsigned char byte;  ///< 0 to 255
};

/// A part of a sentence: a text, a number, a byte, a shape, or parts in braces. It borrows what it is made
/// of, up to the end of the expression that it stands in.
class Part {
 public:
  /// A text.
  Part(const char* text) : Part(std::string_view(text)) {}
  Part(const std::string& text) : Part(std::string_view(text)) {}  ///< a text
  Part(const words& text) : Part(std::string_view(text)) {}        ///< a text
  /// A text.
  Part(std::string_view text) : from_(text.data()), whole_(text.size()), kind_(Kind::text) {}
  /// A number, in decimal.
  Part(std::unsigned_integral auto number) : whole_(number), kind_(Kind::positive) {}
  /// A number, in decimal, negative ones too.
  Part(std::signed_integral auto number)
      : whole_(number < 0 ? 0 - static_cast<unsigned long long>(number) : static_cast<unsigned long long>(number)),
        kind_(number < 0 ? Kind::negative : Kind::positive) {}
  Part(double number) : real_(number), kind_(Kind::real) {}  ///< as printf's %g
  Part(Hex hex) : whole_(hex.byte), kind_(Kind::byte) {}     ///< two digits
  /// A shape: "(100, 784)".
  Part(const std::vector<std::size_t>& extents) : from_(extents.data()), whole_(extents.size()), kind_(Kind::shape) {}
  /// Parts, in order.
  Part(std::initializer_list<Part> parts) : from_(parts.begin()), whole_(parts.size()), kind_(Kind::parts) {}

  /// Appends the part to the sentence.
  [[gnu::cold, gnu::noinline]] void append_to(std::string& sentence) const {
    char digits[32];
    int size = 0;
    switch (kind_) {
      case Kind::text:
        sentence.append(static_cast<const char*>(from_), whole_);
        break;
      case Kind::positive:
        size = std::snprintf(digits, sizeof digits, "%llu", whole_);
        break;
      case Kind::negative:
        size = std::snprintf(digits, sizeof digits, "-%llu", whole_);
        break;
      case Kind::real:
        size = std::snprintf(digits, sizeof digits, "%g", real_);
        break;
      case Kind::byte:
        size = std::snprintf(digits, sizeof digits, "%02llX", whole_);
        break;
      case Kind::shape:
        for (std::size_t i = 0; i < whole_; ++i)
          Part({i == 0 ? "(" : ", ", static_cast<const std::size_t*>(from_)[i]}).append_to(sentence);
        sentence.append(whole_ == 0 ? "()" : ")");
        break;
      case Kind::parts:
        for (std::size_t i = 0; i < whole_; ++i) static_cast<const Part*>(from_)[i].append_to(sentence);
    }
    sentence.append(digits, static_cast<std::size_t>(size));
  }

 private:
  enum class Kind : unsigned char { text, positive, negative, real, byte, shape, parts };

  union {
    const void* from_;
    double real_;
  };
  unsigned long long whole_ = 0;  // the number, or how many there are of what is borrowed
  Kind kind_;
};

/// The parts as one text: sentence({"expected ", 3, ", found ", name}). Cold, and one function for all of
/// them: std::string's own + and to_string are inlined at every use, and the texts of a small program cost
/// a second of compiling.
[[gnu::cold, gnu::noinline]] inline std::string sentence(const Part& parts) {
  std::string text;
  parts.append_to(text);
  return text;
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::explain
