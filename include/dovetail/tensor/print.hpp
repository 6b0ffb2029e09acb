// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>
#include <iosfwd>
#include <string>
#include <string_view>

#include <dovetail/tensor/finite.hpp>
#include <dovetail/tensor/tensor.hpp>

namespace dovetail::inline DOVETAIL_TARGET {
namespace detail::tensor {

/// A number as it is written: the digits before the point, those after it, and the exponent ("e-01").
struct Written {
  char text[400];  // in order, without the point
  std::size_t whole = 0, fraction = 0, exponent = 0;
  bool point = false;    // of a floating-point number, "5." too
  bool special = false;  // nan or inf: they stand at the right
};

/// How the numbers of one tensor are written, so that they stand in columns: NumPy's rules
/// (numpy.set_printoptions: precision 8, lines of 75, above 1000 elements only 3 at each edge).
class Columns {
 public:
  /// First for each number: are they written as 0.25 or as 2.5e-01?
  template <class T>
  [[gnu::cold]] void fit(T value) {
    if constexpr (std::is_floating_point_v<T>) {
      const double size = (std::abs)(static_cast<double>(value));
      if (!is_finite(size) || size == 0) return;
      largest_ = (std::max)(largest_, size);
      smallest_ = (std::min)(smallest_, size);
      scientific_ = largest_ >= 1e8 || smallest_ < 1e-4 || largest_ / smallest_ > 1000;
    }
  }
  /// Then for each number: how wide is a column?
  template <class T>
  [[gnu::cold]] void widen(T value) {
    const Written w = write(value, shortest);
    if (w.special) {
      special_ = (std::max)(special_, w.whole);
    } else {
      whole_ = (std::max)(whole_, w.whole + w.point);
      fraction_ = (std::max)(fraction_, w.fraction);
      exponent_ = (std::max)(exponent_, w.exponent);
    }
  }
  /// The number, as wide as its column.
  template <class T>
  [[gnu::cold]] std::string word(T value) const {
    return in_column(write(value, scientific_ ? static_cast<int>(fraction_) : shortest));
  }

 private:
  static constexpr int shortest = -1, most = 8;  // digits after the point

  template <class T>
  [[gnu::cold]] Written write(T value, [[maybe_unused]] int precision) const {
    Written w;
    char *const first = w.text, *const last = w.text + sizeof w.text;
    if constexpr (std::is_same_v<T, bool>) {
      w.whole = 5;
      std::copy_n(value ? " True" : "False", 5, first);
    } else if constexpr (std::is_floating_point_v<T>) {
      if (!is_finite(value)) {
        const std::string_view name = is_nan(value) ? "nan" : value > 0 ? "inf" : "-inf";
        w.whole = name.copy(w.text, name.size());
        w.special = true;
        return w;
      }
      const auto form = scientific_ ? std::chars_format::scientific : std::chars_format::fixed;
      char* end = precision == shortest ? std::to_chars(first, last, value, form).ptr
                                        : std::to_chars(first, last, value, form, precision).ptr;
      if (precision == shortest && find(first, end, 'e') - find(first, end, '.') > most + 1) {
        end = std::to_chars(first, last, value, form, most).ptr;
        return divided(w, end, true);
      }
      return divided(w, end, false);
    } else {
      w.whole = static_cast<std::size_t>(std::to_chars(first, last, +value).ptr - first);
    }
    return w;
  }
  // Where a character is, or the end.
  [[gnu::cold]] static char* find(char* first, char* last, char c) {
    void* const found = std::memchr(first, c, static_cast<std::size_t>(last - first));
    return found == nullptr ? last : static_cast<char*>(found);
  }
  // Where the parts of a floating-point number end; takes out the point, and zeros that end the fraction.
  [[gnu::cold]] static Written divided(Written& w, char* end, bool trim) {
    char* const e = find(w.text, end, 'e');
    char* const point = find(w.text, e, '.');
    char* fraction_end = e;
    while (trim && fraction_end[-1] == '0') --fraction_end;
    w.whole = static_cast<std::size_t>(point - w.text);
    w.fraction = point == e ? 0 : static_cast<std::size_t>(fraction_end - point - 1);
    w.exponent = static_cast<std::size_t>(end - e);
    w.point = true;
    if (point != e) std::copy(point + 1, fraction_end, point);
    std::copy(e, end, w.text + w.whole + w.fraction);
    return w;
  }
  [[gnu::cold]] std::string in_column(const Written& w) const {
    const std::size_t after = fraction_ + exponent_, width = (std::max)(whole_ + after, special_);
    std::string text;
    text.append(w.special ? width - w.whole : width - after - w.whole - w.point, ' ').append(w.text, w.whole);
    if (w.special) return text;
    if (w.point) text.append(1, '.');
    text.append(w.text + w.whole, w.fraction);
    if (!scientific_) return text.append(fraction_ - w.fraction, ' ');
    const char* exponent = w.text + w.whole + w.fraction;
    text.append(exponent, 2).append(exponent_ - w.exponent, '0');  // e+05 beside e+100
    return text.append(exponent + 2, w.exponent - 2);
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

// The row that is shown after row i: where not all are, some are left out.
inline std::size_t next_shown(std::size_t i, std::size_t rows, bool all) {
  return !all && i + 1 == summary_edge && rows > 2 * summary_edge ? rows - summary_edge : i + 1;
}
// Lets the columns fit all elements that are shown, or, then, be as wide.
template <class T>
[[gnu::cold]] void measure(Printed<T> v, bool all, Columns& columns, bool width) {
  for (std::size_t i = 0; i < v.extents[0]; i = next_shown(i, v.extents[0], all)) {
    if (v.rank > 1) {
      tensor::measure(v.row(i), all, columns, width);
    } else if (width) {
      columns.widen(v.data[i]);
    } else {
      columns.fit(v.data[i]);
    }
  }
}
// A word after those of a line, or on a line of its own.
[[gnu::cold, gnu::noinline]] inline void add_word(std::string& out, const std::string& word, std::size_t indent,
                                                  std::size_t& column) {
  if (column > indent && column + word.size() > line_width - indent) {
    while (out.back() == ' ') out.pop_back();
    out.append(1, '\n').append(column = indent, ' ');
  }
  if (column > indent) out.append(1, ' ');
  out.append(word.data(), word.size());
  column += word.size() + 1;
}
template <class T>
[[gnu::cold]] void print_rows(std::string& out, Printed<T> v, bool all, const Columns& columns, std::size_t depth) {
  const std::size_t rows = v.extents[0];
  std::size_t column = depth + 1;
  out.append(1, '[');
  for (std::size_t i = 0, last = 0; i < rows; last = i, i = next_shown(i, rows, all)) {
    const bool gap = i > last + 1;
    if (v.rank == 1) {
      if (gap) tensor::add_word(out, "...", depth + 1, column);
      tensor::add_word(out, columns.word(v.data[i]), depth + 1, column);
    } else {
      for (int k = 0; k < 1 + gap && i > 0; ++k) {
        if (k > 0) out.append("...", 3);
        out.append(v.rank - 1, '\n').append(depth + 1, ' ');
      }
      tensor::print_rows(out, v.row(i), all, columns, depth + 1);
    }
  }
  out.append(1, ']');
}
template <class T>
[[gnu::cold]] std::string print(Printed<T> v, std::size_t size) {
  const bool all = size <= summary_from;
  Columns columns;
  tensor::measure(v, all, columns, false);
  tensor::measure(v, all, columns, true);
  std::string text;
  tensor::print_rows(text, v, all, columns, 0);
  return text;
}

}  // namespace detail::tensor

/// The tensor as NumPy prints it: 8 digits, lines of 75, above 1000 elements only 3 at each edge.
template <any_tensor X>
std::string to_string(const X& tensor) {
  auto extents = X::shape::dims;
  extents[0] = tensor.rows();
  return detail::tensor::print(detail::tensor::Printed<typename X::value_type>{tensor.data(), extents.data(), X::rank},
                               tensor.size());
}

/// Prints the elements to a stream as to_string writes them.
template <class Traits, any_tensor X>
std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out, const X& tensor) {
  const auto text = to_string(tensor);
  return out.write(text.data(), static_cast<std::streamsize>(text.size()));
}

}  // namespace dovetail::inline DOVETAIL_TARGET
