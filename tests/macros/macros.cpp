// SPDX-License-Identifier: MIT
// All of dovetail behind macros of others, each as its owner defines it. AFTER is the usual case: the headers of the
// standard library stand before the macros, of which some would break them. Without it the others stand in front of
// everything.
#ifdef AFTER
#include <algorithm>
#include <any>
#include <array>
#include <atomic>
#include <bit>
#include <charconv>
#include <chrono>
#include <cmath>
#include <complex>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iomanip>
#include <iostream>
#include <limits>
#include <map>
#include <memory>
#include <numeric>
#include <random>
#include <ranges>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <thread>
#include <tuple>
#include <unordered_map>
#include <valarray>
#include <variant>
#include <vector>
// C's complex.h, where FFTW and LAPACK need it
#define complex _Complex
#define I (__extension__ 1.0iF)
// Arduino.h
#define abs(x) ((x) > 0 ? (x) : -(x))
#define round(x) ((x) >= 0 ? (long)((x) + 0.5) : (long)((x) - 0.5))
#define bit(b) (1UL << (b))
#define F(string_literal) (string_literal)
#define B0 0
#define B1 1
// windows.h, and Arduino.h
#define min(a, b) (((a) < (b)) ? (a) : (b))
#define max(a, b) (((a) > (b)) ? (a) : (b))
#elif !defined(__STRICT_ANSI__)
#include <complex.h>
#endif
// X11/X.h and X11/Xlib.h
#define None 0L
#define Bool int
#define Status int
#define True 1
#define False 0
#define Success 0
#define Always 2
// Qt's qobjectdefs.h
#define slots
#define signals public
#define emit
#define foreach(variable, container) for (variable : container)
// windef.h, rpcndr.h and objbase.h
#define near
#define far
#define small char
#define interface struct

#include <dovetail/data.hpp>
#include <dovetail/dovetail.hpp>
#include <dovetail/explain.hpp>
#include <dovetail/expressions.hpp>
#include <dovetail/kernels.hpp>
#include <dovetail/laws.hpp>
#include <dovetail/layers.hpp>
#include <dovetail/networks.hpp>
#include <dovetail/ops.hpp>
#include <dovetail/random.hpp>
#include <dovetail/shape.hpp>
#include <dovetail/simd.hpp>
#include <dovetail/storage.hpp>
#include <dovetail/tensor.hpp>
#include <dovetail/training.hpp>

// Theirs are still there.
static_assert(None == 0L && Always == 2);
#ifdef AFTER
static_assert(max(1, 2) == 2 && B1 == 1);
#endif

using namespace dovetail;

int main() {
  auto model = compile<Sequential<Input<4>, Residual<Dense<4>, ReLU>, Dense<3>, Softmax>>(
      Adam{}, SparseCategoricalCrossentropy{}, Accuracy{});
  const Tensor<float, 2, 4> x;
  const Tensor<std::int32_t, 2> y{0, 2};
  model.fit(x, y, {.epochs = 1, .verbose = 0});
  return (dovetail::max)(x + 1.f) == 1 ? 0 : 1;
}
