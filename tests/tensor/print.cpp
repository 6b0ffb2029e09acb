// SPDX-License-Identifier: MIT
#include <dovetail/tensor/print.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <limits>
#include <sstream>
#include <string>
#include <vector>

using namespace dovetail;

// Every expected text is what NumPy 1.24 prints for the same array: str(numpy.array(...)).

namespace {
template <class X>
X counted(double scale = 1, double offset = 0, std::size_t rows = 0) {
  X x;
  if constexpr (X::shape::dims[0] == dynamic) x = X::with_rows(rows);
  for (std::size_t i = 0; i < x.size(); ++i)
    x.data()[i] = static_cast<typename X::value_type>(static_cast<double>(i) * scale + offset);
  return x;
}
template <class... T>
std::string floats(T... values) {
  return to_string(Tensor<float, sizeof...(T)>(std::vector<float>{static_cast<float>(values)...}));
}
template <class... T>
std::string doubles(T... values) {
  return to_string(Tensor<double, sizeof...(T)>(std::vector<double>{static_cast<double>(values)...}));
}
}  // namespace

TEST_CASE("floats stand in columns, with the fewest digits that tell them apart") {
  CHECK(floats(1, 2, 3) == "[1. 2. 3.]");
  CHECK(floats(7) == "[7.]");
  CHECK(floats(0, 0) == "[0. 0.]");
  CHECK(floats(-0.0, 1) == "[-0.  1.]");
  CHECK(floats(0.5, -1.25, 3) == "[ 0.5  -1.25  3.  ]");
  CHECK(floats(0.1, 0.2, 0.3) == "[0.1 0.2 0.3]");
  CHECK(floats(1 / 3., 2 / 3., 1) == "[0.33333334 0.6666667  1.        ]");
  CHECK(floats(16777216, 33554432) == "[16777216. 33554432.]");
  CHECK(floats(1, 1000) == "[   1. 1000.]");
}

TEST_CASE("no more than 8 digits after the point") {
  CHECK(doubles(0.1, 1 / 3., 2 / 3.) == "[0.1        0.33333333 0.66666667]");
  CHECK(doubles(0.123456789012, 1) == "[0.12345679 1.        ]");
  CHECK(doubles(0.1000000001, 0.25) == "[0.1  0.25]");
  CHECK(doubles(0.1000000001, 1e-5) == "[1.e-01 1.e-05]");
  CHECK(doubles(1234567.891, 0) == "[1234567.891       0.   ]");
  CHECK(floats(0.001953125, 0.5) == "[0.00195312 0.5       ]");  // a tie goes to the even digit
}

TEST_CASE("numbers of very different sizes are scientific") {
  CHECK(floats(1e-5, 1, -2.5) == "[ 1.0e-05  1.0e+00 -2.5e+00]");
  CHECK(floats(1e8, 1) == "[1.e+08 1.e+00]");
  CHECK(floats(99999999) == "[1.e+08]");
  CHECK(floats(1, 1001) == "[1.000e+00 1.001e+03]");
  CHECK(floats(1e-4, 1e-2) == "[1.e-04 1.e-02]");
  CHECK(doubles(1e-5, 1e100, NAN) == "[1.e-005 1.e+100     nan]");
  CHECK(doubles(1e-10, -INFINITY, 0) == "[1.e-10   -inf 0.e+00]");
}

TEST_CASE("nan and inf stand at the right") {
  CHECK(floats(NAN, 1, INFINITY) == "[nan  1. inf]");
  CHECK(floats(1, -INFINITY, 100.5) == "[  1.   -inf 100.5]");
  CHECK(floats(NAN, NAN) == "[nan nan]");
  CHECK(floats(-INFINITY, NAN) == "[-inf  nan]");
  CHECK(to_string(Tensor<float, 2, 2>{{1.5, NAN}, {-100, 2}}) == "[[   1.5    nan]\n [-100.     2. ]]");
}

TEST_CASE("integers and truth values") {
  CHECK(to_string(Tensor<std::int32_t, 3>{1, -20, 300}) == "[  1 -20 300]");
  CHECK(to_string(Tensor<std::uint8_t, 2>{0, 255}) == "[  0 255]");
  CHECK(to_string(Tensor<std::int8_t, 2>{-128, 127}) == "[-128  127]");
  CHECK(to_string(Tensor<std::int64_t, 2>{std::numeric_limits<std::int64_t>::min(), 5}) ==
        "[-9223372036854775808                    5]");
  CHECK(to_string(Tensor<bool, 2>{true, false}) == "[ True False]");
  CHECK(to_string(Tensor<bool, 2>{true, true}) == "[ True  True]");
}

TEST_CASE("every rank") {
  CHECK(to_string(counted<Tensor<float, 2, 3>>()) == "[[0. 1. 2.]\n [3. 4. 5.]]");
  CHECK(to_string(counted<Tensor<int, 2, 2, 3>>()) == "[[[ 0  1  2]\n  [ 3  4  5]]\n\n [[ 6  7  8]\n  [ 9 10 11]]]");
  CHECK(to_string(counted<Tensor<int, 2, 2, 2, 2>>()) ==
        "[[[[ 0  1]\n   [ 2  3]]\n\n  [[ 4  5]\n   [ 6  7]]]\n\n\n"
        " [[[ 8  9]\n   [10 11]]\n\n  [[12 13]\n   [14 15]]]]");
  CHECK(to_string(Tensor<float, dynamic>()) == "[]");
  CHECK(to_string(Tensor<float, dynamic, 28>()) == "[]");
}

TEST_CASE("lines of 75 characters") {
  CHECK(to_string(counted<Tensor<int, 25>>()) ==
        "[ 0  1  2  3  4  5  6  7  8  9 10 11 12 13 14 15 16 17 18 19 20 21 22 23\n 24]");
  CHECK(to_string(counted<Tensor<float, 30>>(0.125)) ==
        "[0.    0.125 0.25  0.375 0.5   0.625 0.75  0.875 1.    1.125 1.25  1.375\n"
        " 1.5   1.625 1.75  1.875 2.    2.125 2.25  2.375 2.5   2.625 2.75  2.875\n"
        " 3.    3.125 3.25  3.375 3.5   3.625]");
  CHECK(to_string(counted<Tensor<double, 25>>(1.25, -10)) ==
        "[-10.    -8.75  -7.5   -6.25  -5.    -3.75  -2.5   -1.25   0.     1.25\n"
        "   2.5    3.75   5.     6.25   7.5    8.75  10.    11.25  12.5   13.75\n"
        "  15.    16.25  17.5   18.75  20.  ]");
  const std::string row =
      "[0.5 0.5 0.5 0.5 0.5 0.5 0.5 0.5 0.5 0.5 0.5 0.5 0.5 0.5 0.5 0.5 0.5 0.5\n"
      "  0.5 0.5 0.5 0.5 0.5 0.5 0.5 0.5 0.5 0.5 0.5 0.5 0.5 0.5 0.5 0.5 0.5 0.5\n"
      "  0.5 0.5 0.5 0.5]";
  CHECK(to_string(counted<Tensor<float, 2, 40>>(0, 0.5)) == "[" + row + "\n " + row + "]");
}

TEST_CASE("more than 1000 elements are summed up") {
  CHECK(to_string(counted<Tensor<int, 1000>>()).size() == 4056);
  CHECK(to_string(counted<Tensor<int, 1001>>()) == "[   0    1    2 ...  998  999 1000]");
  CHECK(to_string(counted<Tensor<int, dynamic, 2>>(1, 0, 1001)) ==
        "[[   0    1]\n [   2    3]\n [   4    5]\n ...\n [1996 1997]\n [1998 1999]\n [2000 2001]]");
  CHECK(to_string(counted<Tensor<float, 2, 1001>>()) ==
        "[[0.000e+00 1.000e+00 2.000e+00 ... 9.980e+02 9.990e+02 1.000e+03]\n"
        " [1.001e+03 1.002e+03 1.003e+03 ... 1.999e+03 2.000e+03 2.001e+03]]");
  // The elements in sight alone decide how all are written.
  auto spike = Tensor<float, 2000>();
  spike.fill(0.5f);
  spike[1000] = 1e20f;
  CHECK(to_string(spike) == "[0.5 0.5 0.5 ... 0.5 0.5 0.5]");
  CHECK(to_string(counted<Tensor<int, 8, 2, 70>>()) ==
        "[[[   0    1    2 ...   67   68   69]\n  [  70   71   72 ...  137  138  139]]\n\n"
        " [[ 140  141  142 ...  207  208  209]\n  [ 210  211  212 ...  277  278  279]]\n\n"
        " [[ 280  281  282 ...  347  348  349]\n  [ 350  351  352 ...  417  418  419]]\n\n"
        " ...\n\n"
        " [[ 700  701  702 ...  767  768  769]\n  [ 770  771  772 ...  837  838  839]]\n\n"
        " [[ 840  841  842 ...  907  908  909]\n  [ 910  911  912 ...  977  978  979]]\n\n"
        " [[ 980  981  982 ... 1047 1048 1049]\n  [1050 1051 1052 ... 1117 1118 1119]]]");
}

TEST_CASE("streams, views and constants") {
  const auto t = counted<Tensor<float, 2, 3>>();
  std::ostringstream out;
  out << t[1] << ' ' << t.reshape<3, 2>()[0] << ' ' << View<const float, dynamic, 3>(t);
  CHECK(out.str() == "[3. 4. 5.] [0. 1.] [[0. 1. 2.]\n [3. 4. 5.]]");
}
