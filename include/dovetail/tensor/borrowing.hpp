// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/explain/problem.hpp>

/// What borrows elements must not outlive them. What a temporary would have to keep is refused; where a compiler cannot
/// know, since a view may be the argument of a function that is done before the temporary is, Clang warns of the rest.
#if __has_cpp_attribute(clang::lifetimebound)
/// What is returned, or made, borrows from this argument.
#define DOVETAIL_LIFETIMEBOUND [[clang::lifetimebound]]
#else
#define DOVETAIL_LIFETIMEBOUND
#endif

namespace dovetail::inline DOVETAIL_TARGET::detail {

namespace problems {
struct name_it_first {};
template <class X, class Fix>
struct this_borrows_elements_which_a_temporary_T_does_not_keep {};
}  // namespace problems

/// What is said of a view of the elements of a temporary X.
template <class X>
using borrowed_from_a_temporary =
    explained<problems::this_borrows_elements_which_a_temporary_T_does_not_keep<X, problems::name_it_first>>;

}  // namespace dovetail::inline DOVETAIL_TARGET::detail
