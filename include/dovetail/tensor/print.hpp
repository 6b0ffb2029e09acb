// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <charconv>
#include <cmath>
#include <iosfwd>
#include <string>

#include <dovetail/tensor/tensor.hpp>

namespace dovetail {
namespace detail {

/// How the numbers of one tensor are written, so that they stand in columns: NumPy's rules
/// (numpy.set_printoptions: precision 8, lines of 75, above 1000 elements only 3 at each edge).
class Columns {
 public:
  /// First for each number: are they written as 0.25 or as 2.5e-01?
  template <class T>
  void fit(T value) {
    if constexpr (std::is_floating_point_v<T>) {
      const double size = std::abs(static_cast<double>(value));
      if (!std::isfinite(size) || size == 0) return;
      largest_ = std::max(largest_, size);
      smallest_ = std::min(smallest_, size);
      scientific_ = largest_ >= 1e8 || smallest_ < 1e-4 || largest_ / smallest_ > 1000;
    }
  }
  /// Then for each number: how wide is a column?
  template <class T>
  [[gnu::cold]] void widen(T value) {
    const Parts parts = split(value);
    if (parts.special) {
      special_ = std::max(special_, parts.whole.size());
    } else {
      whole_ = std::max(whole_, parts.whole.size());
      fraction_ = std::max(fraction_, parts.fraction.size());
      exponent_ = std::max(exponent_, parts.exponent.size());
    }
  }
  /// The number, as wide as its column.
  template <class T>
  [[gnu::cold]] std::string word(T value) const {
    const Parts parts = split(value, scientific_ ? static_cast<int>(fraction_) : shortest);
    const std::size_t after = fraction_ + exponent_, width = std::max(whole_ + after, special_);
    if (parts.special) return std::string(width - parts.whole.size(), ' ') + parts.whole;
    std::string text(width - after - parts.whole.size(), ' ');
    text += parts.whole + parts.fraction;
    if (!scientific_) return text.append(fraction_ - parts.fraction.size(), ' ');
    std::string exponent = parts.exponent;
    exponent.insert(2, exponent_ - exponent.size(), '0');  // e+05 beside e+100
    return text + exponent;
  }

 private:
  static constexpr int shortest = -1, most = 8;  // digits after the point
  struct Parts {
    std::string whole{}, fraction{}, exponent{};  // "-2.", "5", "e-01"
    bool special = false;                         // nan or inf: they stand at the right
  };
  template <class T>
  [[gnu::cold]] Parts split(T value, [[maybe_unused]] int precision = shortest) const {
    char digits[400];
    if constexpr (std::is_same_v<T, bool>) {
      return {value ? " True" : "False"};
    } else if constexpr (std::is_floating_point_v<T>) {
      if (std::isnan(value)) return {.whole = "nan", .special = true};
      if (std::isinf(value)) return {.whole = value > 0 ? "inf" : "-inf", .special = true};
      const auto form = scientific_ ? std::chars_format::scientific : std::chars_format::fixed;
      char* const last = digits + sizeof digits;
      char* end = precision == shortest ? std::to_chars(digits, last, value, form).ptr
                                        : std::to_chars(digits, last, value, form, precision).ptr;
      char* const e = std::find(digits, end, 'e');
      char* const point = std::find(digits, e, '.');
      if (e - point > most + 1) return trimmed(split(value, most));
      return {std::string(digits, point) + ".", std::string(std::min(point + 1, e), e),
              std::string(e, end)};
    } else {
      return {std::string(digits, std::to_chars(digits, digits + sizeof digits, +value).ptr)};
    }
  }
  static Parts trimmed(Parts parts) {
    while (parts.fraction.ends_with('0')) parts.fraction.pop_back();
    return parts;
  }

  double largest_ = 0, smallest_ = 1e300;
  bool scientific_ = false;
  std::size_t whole_ = 0, fraction_ = 0, exponent_ = 0, special_ = 0;  // characters
};

inline constexpr std::size_t summary_from = 1000, summary_edge = 3, line_width = 75;

// A tensor whose shape is looked at when it is printed: so all shapes share one printer.
template <class T>
struct Printed {
  const T* data;
  const std::size_t* extents;
  std::size_t rank;

  Printed row(std::size_t i) const {
    std::size_t size = 1;
    for (std::size_t axis = 1; axis < rank; ++axis) size *= extents[axis];
    return {data + i * size, extents + 1, rank - 1};
  }
};

// Calls f(i, gap) for the rows that are shown; gap is true where rows were left out before row i.
template <class F>
void shown_rows(std::size_t rows, bool all, F f) {
  for (std::size_t i = 0; i < rows; ++i) {
    const bool gap = !all && i == summary_edge && rows > 2 * summary_edge;
    if (gap) i = rows - summary_edge;
    f(i, gap);
  }
}
template <class T, class F>
void shown_elements(Printed<T> v, bool all, F& f) {
  shown_rows(v.extents[0], all, [&](std::size_t i, bool) {
    if (v.rank == 1) {
      f(v.data[i]);
    } else {
      shown_elements(v.row(i), all, f);
    }
  });
}
// The numbers of the last axis, on as many lines as it takes.
template <class T>
[[gnu::cold]] void print_numbers(std::string& out, Printed<T> v, bool all, const Columns& columns, std::size_t depth) {
  const std::string indent(depth + 1, ' ');
  std::string line = indent, text;
  const auto add = [&](const std::string& word) {
    if (line.size() > indent.size() && line.size() + word.size() > line_width - 1 - depth) {
      text += line.erase(line.find_last_not_of(' ') + 1) + '\n';
      line = indent;
    }
    line += word + ' ';
  };
  shown_rows(v.extents[0], all, [&](std::size_t i, bool gap) {
    if (gap) add("...");
    add(columns.word(v.data[i]));
  });
  text += line;
  out.append(text, indent.size(), text.size() - indent.size() - (v.extents[0] > 0));  // less the last space
}
template <class T>
[[gnu::cold]] void print_rows(std::string& out, Printed<T> v, bool all, const Columns& columns, std::size_t depth) {
  out += '[';
  if (v.rank == 1) {
    print_numbers(out, v, all, columns, depth);
  } else {
    shown_rows(v.extents[0], all, [&](std::size_t i, bool gap) {
      const auto separate = [&] { out.append(v.rank - 1, '\n').append(depth + 1, ' '); };
      if (i > 0) separate();
      if (gap) {
        out += "...";
        separate();
      }
      print_rows(out, v.row(i), all, columns, depth + 1);
    });
  }
  out += ']';
}
template <class T>
[[gnu::cold]] std::string print(Printed<T> v, std::size_t size) {
  const bool all = size <= summary_from;
  Columns columns;
  const auto fit = [&](T value) { columns.fit(value); };
  const auto widen = [&](T value) { columns.widen(value); };
  shown_elements(v, all, fit);
  shown_elements(v, all, widen);
  std::string text;
  print_rows(text, v, all, columns, 0);
  return text;
}

}  // namespace detail

/// The tensor as NumPy prints it.
template <any_tensor X>
std::string to_string(const X& tensor) {
  auto extents = X::shape::dims;
  extents[0] = tensor.rows();
  return detail::print(detail::Printed<typename X::value_type>{tensor.data(), extents.data(), X::rank}, tensor.size());
}

template <class Traits, any_tensor X>
std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out, const X& tensor) {
  const auto text = to_string(tensor);
  return out.write(text.data(), static_cast<std::streamsize>(text.size()));
}

}  // namespace dovetail
