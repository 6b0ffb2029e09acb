// SPDX-License-Identifier: MIT
#pragma once
#include <stdexcept>

#include <dovetail/explain/sentence.hpp>

#if !defined(__cpp_exceptions)
#include <cstdlib>
#endif

namespace dovetail {

/// What dovetail throws: its sentence says what was expected and what was found.
struct Error : std::runtime_error {
  using std::runtime_error::runtime_error;
};
/// Data of another shape than the one that is taken.
struct ShapeError : Error {
  using Error::Error;
};
/// Data of the right shape with a value that cannot be: a NaN, a label outside the classes.
struct ValueError : Error {
  using Error::Error;
};
/// An index outside its axis, from at().
struct IndexError : Error {
  using Error::Error;
};
/// An option outside its range, as 0 epochs.
struct OptionError : Error {
  using Error::Error;
};
/// Training that would leave the finite numbers: a loss, a gradient or a weight that is infinite or a NaN.
struct NumericError : Error {
  using Error::Error;
};
/// A file that is not what it should be: cut short, too long, of another format.
struct FormatError : Error {
  using Error::Error;
};

}  // namespace dovetail

namespace dovetail::inline DOVETAIL_TARGET::detail::explain {

/// The one place that throws: fail<ShapeError>({"expected ", 3, " rows, found ", rows}). Built without
/// exceptions, it prints the sentence and aborts.
template <class E>
[[noreturn, gnu::cold, gnu::noinline]] void fail(const Part& parts) {
#if defined(__cpp_exceptions)
  throw E(sentence(parts));
#else
  std::fprintf(stderr, "dovetail: %s\n", sentence(parts).c_str());
  std::abort();
#endif
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::explain
