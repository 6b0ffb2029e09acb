// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/explain/name_of.hpp>
#include <dovetail/explain/problem.hpp>

/// How to mend data that does not fit: what a sentence about it ends with.
namespace dovetail::inline DOVETAIL_TARGET::detail::problems {

template <class T>
struct write_cast_of_it {
  static constexpr words say() { return words() << ": write cast<" << name_of<T>() << ">(...)"; }
};
struct write_transpose_of_it {
  static constexpr words say() { return words() << ": write transpose(...)"; }
};
template <auto... E>
struct reshape_it {
  static constexpr words say() {
    return words() << ": write .reshape" << shape_words<static_cast<std::size_t>(E)...>("<", ">", "dynamic") << "()";
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::problems
