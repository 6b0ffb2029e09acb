// SPDX-License-Identifier: MIT
// What nearly every test program reads of other libraries, compiled once (see CMakeLists.txt). Nothing of dovetail is
// here, so a test still sees only the headers that it includes.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <limits>
#include <memory>
#include <numeric>
#include <random>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include <boost/hana/accessors.hpp>
#include <boost/hana/at.hpp>
#include <boost/hana/concept/struct.hpp>
#include <boost/hana/define_struct.hpp>
#include <boost/hana/for_each.hpp>
#include <boost/hana/pair.hpp>
#include <boost/hana/tuple.hpp>
#include <boost/hana/unpack.hpp>
#include <doctest/doctest.h>

#ifndef __OPTIMIZE__  // GCC takes what it precompiled of <immintrin.h> for uninitialized where it optimizes
#include <xsimd/xsimd.hpp>
#endif
