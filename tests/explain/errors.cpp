// SPDX-License-Identifier: MIT
#include <dovetail/explain/errors.hpp>

#include <doctest/doctest.h>

#include <type_traits>

using namespace dovetail;

// Whoever catches std::runtime_error, or all of dovetail's errors, gets each one; none is another.
template <class E>
inline constexpr bool is_error = std::is_base_of_v<Error, E> && std::is_base_of_v<std::runtime_error, E>;
static_assert(is_error<ShapeError> && is_error<ValueError> && is_error<IndexError> && is_error<OptionError> &&
              is_error<NumericError> && is_error<FormatError>);
static_assert(!std::is_convertible_v<ShapeError*, ValueError*> && !std::is_convertible_v<FormatError*, ShapeError*>);

TEST_CASE_TEMPLATE("fail throws the error with its sentence", E, ShapeError, ValueError, IndexError, OptionError,
                   NumericError, FormatError) {
  CHECK_THROWS_WITH_AS(detail::fail<E>({"expected this, found that"}), "expected this, found that", E);
  CHECK_THROWS_AS(detail::fail<E>({""}), Error);
}
