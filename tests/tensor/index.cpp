// SPDX-License-Identifier: MIT
#include <dovetail/tensor/index.hpp>

#include <concepts>

using namespace dovetail;
using detail::tensor::any_index;

// What may stand between the parentheses of a tensor.
static_assert(any_index<int> && any_index<decltype(all)> && any_index<decltype(last)>);
static_assert(any_index<decltype(range<0, 10, 2>)> && any_index<decltype(slice<8>(3))>);
static_assert(!any_index<double> && !any_index<const char*>);

// A range goes on to the end of its axis, one by one, unless it says otherwise.
static_assert(std::same_as<decltype(range<1>), decltype(range<1, to_end, 1>)>);
static_assert(slice<8>(3).first == 3);
