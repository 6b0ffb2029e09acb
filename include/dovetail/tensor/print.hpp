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
/// (numpy.set_printoptions, precision 8, summaries from 1000 elements on with 3 at each edge).
class Columns {
 public:
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
  template <class T>
  void widen(T value) {
    const auto text = write(value);
    const auto point = std::min(text.find('.'), text.size());
    left_ = std::max(left_, point);
    right_ = std::max(right_, text.size() - point);
  }
  template <class T>
  void print(std::string& out, T value) const {
    const auto text = write(value);
    const auto point = std::min(text.find('.'), text.size());
    const bool number = text.find_first_of("0123456789") != text.npos;  // nan and inf stand at the right
    const std::size_t before = number ? left_ - point : left_ + right_ - text.size();
    out.append(before, ' ').append(text);
    if (number) out.append(right_ - (text.size() - point), ' ');
  }

 private:
  template <class T>
  std::string write(T value) const {
    char digits[400];
    if constexpr (std::is_same_v<T, bool>) {
      return value ? "True" : "False";
    } else if constexpr (std::is_floating_point_v<T>) {
      if (!std::isfinite(value)) return std::isnan(value) ? "nan" : value > 0 ? "inf" : "-inf";
      const auto form = scientific_ ? std::chars_format::scientific : std::chars_format::fixed;
      const auto shortest = std::to_chars(digits, digits + sizeof digits, value, form);
      std::string text(digits, shortest.ptr);
      const auto point = text.find('.');
      const auto end = std::min(text.find('e'), text.size());
      if (point != text.npos && end - point > 9) {  // more than 8 digits after the point
        const auto cut = std::to_chars(digits, digits + sizeof digits, value, form, 8);
        text.assign(digits, cut.ptr);
        const auto last = text.find_last_not_of('0', std::min(text.find('e'), text.size()) - 1);
        text.erase(last + 1, std::min(text.find('e'), text.size()) - last - 1);
      } else if (point == text.npos) {
        text.insert(end, ".");
      }
      return text;
    } else {
      const auto end = std::to_chars(digits, digits + sizeof digits, +value).ptr;
      return std::string(digits, end);
    }
  }

  double largest_ = 0, smallest_ = 1e300;
  bool scientific_ = false;
  std::size_t left_ = 0, right_ = 0;
};

inline constexpr std::size_t summary_from = 1000, summary_edge = 3;

// Calls f(i, gap) for the rows that are shown; gap is true where rows were left out before row i.
template <class F>
void shown_rows(std::size_t rows, bool all, F f) {
  for (std::size_t i = 0; i < rows; ++i) {
    const bool gap = !all && i == summary_edge && rows > 2 * summary_edge;
    if (gap) i = rows - summary_edge;
    f(i, gap);
  }
}
template <class V, class F>
void shown_elements(const V& v, bool all, F f) {
  shown_rows(v.rows(), all, [&](std::size_t i, bool) {
    if constexpr (V::rank == 1) {
      f(v[i]);
    } else {
      shown_elements(v[i], all, f);
    }
  });
}
template <class V>
void print_rows(std::string& out, const V& v, bool all, const Columns& columns, std::size_t depth) {
  out += '[';
  shown_rows(v.rows(), all, [&](std::size_t i, bool gap) {
    const auto separate = [&] {
      if constexpr (V::rank == 1) {
        out += ' ';
      } else {
        out.append(V::rank - 1, '\n').append(depth + 1, ' ');
      }
    };
    if (i > 0) separate();
    if (gap) {
      out += "...";
      separate();
    }
    if constexpr (V::rank == 1) {
      columns.print(out, v[i]);
    } else {
      print_rows(out, v[i], all, columns, depth + 1);
    }
  });
  out += ']';
}

}  // namespace detail

/// The tensor as NumPy prints it.
template <any_tensor X>
std::string to_string(const X& tensor) {
  const bool all = tensor.size() <= detail::summary_from;
  detail::Columns columns;
  detail::shown_elements(tensor, all, [&](auto value) { columns.fit(value); });
  detail::shown_elements(tensor, all, [&](auto value) { columns.widen(value); });
  std::string text;
  detail::print_rows(text, tensor, all, columns, 0);
  return text;
}

template <class Traits, any_tensor X>
std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out, const X& tensor) {
  const auto text = to_string(tensor);
  return out.write(text.data(), static_cast<std::streamsize>(text.size()));
}

}  // namespace dovetail
