// SPDX-License-Identifier: MIT
#include <dovetail/storage/freeze.hpp>

#include <doctest/doctest.h>

#include <cstdlib>
#include <cstring>
#include <data/files.hpp>
#include <dovetail/networks.hpp>
#include <limits>

using namespace dovetail;

// freeze.py compiles such headers.
namespace {
using Small = Sequential<Dense<2, 1>, LeakyReLU<0.3>>;

template <class T>
std::string value(T x) {
  std::string text;
  detail::storage::append_value(text, x);
  return text;
}
template <class T>
bool comes_back(T x) {
  const std::string text = value(x);
  char* end = nullptr;
  const T back = static_cast<T>(sizeof(T) == 4 ? std::strtof(text.c_str(), &end) : std::strtod(text.c_str(), &end));
  return std::memcmp(&x, &back, sizeof x) == 0 && std::string(end) == (sizeof(T) == 4 ? "f" : "");
}
std::string with_name(const std::string& name) { return frozen_header(Network<Small>(), {.name = name}); }
bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }
}  // namespace

TEST_CASE("each number is written with all of its bits") {
  CHECK(value(1.5f) == "0x1.8p+0f");
  CHECK(value(-0.1) == "-0x1.999999999999ap-4");
  CHECK(value(0.f) == "0.f");
  CHECK(value(-0.) == "-0.");
  CHECK(value(std::numeric_limits<float>::infinity()) == "std::bit_cast<float>(0x7f800000u)");
  CHECK(value(std::bit_cast<float>(0xffc00123u)) == "std::bit_cast<float>(0xffc00123u)");
  CHECK(value(-std::numeric_limits<double>::infinity()) == "std::bit_cast<double>(0xfff0000000000000u)");
  CHECK(value(std::int8_t{-5}) == "-5");
  CHECK(value(std::numeric_limits<std::uint64_t>::max()) == "18446744073709551615u");
  for (const float x : {1e-45f, 1e-40f, 1.17549435e-38f, 3.4028235e38f, 0.1f, -7.f, -0.f}) CHECK(comes_back(x));
  for (const double x : {5e-324, 1e-310, 1.7976931348623157e308, 0.1, -7., -0.}) CHECK(comes_back(x));
}

TEST_CASE("a normalization beside a Dense is no layer of the header's network, unless it shall stay one") {
  const Network<Sequential<Dense<2, 3>, BatchNormalization, ReLU>> network;
  CHECK(has(frozen_header(network, {.name = "n"}), "using Architecture = Sequential<Input<2>, Dense<2, 3>, ReLU>;\n"));
  CHECK(has(frozen_header(network, {.name = "n", .fold = false}),
            "using Architecture = Sequential<Dense<2, 3>, BatchNormalization, ReLU>;\n"));
}

TEST_CASE("the header has the type, the numbers with their names, the samples and the answers") {
  Network<Small> network;
  network.layer<0>().kernel = Tensor<float, 2, 1>{{0.5f}, {-0.25f}};
  network.layer<0>().bias = Tensor<float, 1>{1.f};
  Tensor<float, dynamic, 2> samples{{1, 2}, {3, -4}};
  const std::string text =
      frozen_header(network, samples, {.name = "my::small", .includes = {"own.hpp"}, .tolerance = 1e-3});
  CHECK(has(text, "#include \"own.hpp\"\n"));
  CHECK(has(text, "namespace my::small {\n"));
  CHECK(has(text, "using Architecture = Sequential<Dense<2, 1>, LeakyReLU<0.3>>;\n"));
  CHECK(has(text,
            "/// 0.kernel of shape (2, 1)\n"
            "inline constexpr dovetail::FrozenValues<float, 2> layer_0_kernel{{\n    0x1p-1f, -0x1p-2f}};\n"));
  CHECK(has(text, "frozen<Architecture, float>(weights::layer_0_kernel, weights::layer_0_bias);\n"));
  CHECK(has(text, "golden{{{\n    0x1p+0f, 0x1p+1f, 0x1.8p+1f, -0x1p+2f}}, {{\n    0x1p+0f, 0x1.cp+1f}}, 0.001};\n"));
  CHECK(has(text, "static_assert(dovetail::detail::verified<network, golden>()"));
  CHECK_FALSE(has(frozen_header(Network<Sequential<Dense<784, 10>>>(), {.name = "large"}), "static_assert"));
  CHECK(has(frozen_header(Network<Small, double>(), {.name = "other"}),
            "dovetail::Network<Architecture, double> network"));
}

TEST_CASE("a file has the name of its namespace, unless another one is given") {
  const files::Folder folder;
  const Network<Small> network;
  freeze(network, folder.file("small.hpp"));
  const auto written = folder.read("small.hpp");
  CHECK(std::string(written.begin(), written.end()) == with_name("small"));
  freeze(network, folder.file("2.hpp"), {.name = "two"});
  const auto two = folder.read("2.hpp");
  CHECK(std::string(two.begin(), two.end()) == with_name("two"));
  CHECK_THROWS_WITH_AS(freeze(network, folder.file("3.hpp")),
                       "FreezeOptions::name: expected the name of a namespace, found \"3\"", OptionError);
  CHECK_THROWS_WITH_AS(freeze(network, folder.file("no/small.hpp")),
                       doctest::Contains("expected a file that can be written"), FormatError);
}

TEST_CASE("names that are none in C++ are refused") {
  for (const char* name : {"a", "A9", "_a", "digits_2", "a::b::c", "namespaces", "in"})
    CHECK(has(with_name(name), name));
  for (const char* name : {"", "9", "a-b", "a b", "namespace", "int", "a::", "::a", "a:b", "a::class", "a__b", "_A",
                           "std", "a;}//", "\n", "\"", "d\xC3\xA9"})
    CHECK_THROWS_AS(with_name(name), OptionError);
}

TEST_CASE("a network of tokens or bytes is verified with such samples") {
  const Network<Sequential<Input<3>, Embedding<5, 2>>> words;
  const std::string header = frozen_header(words, Tensor<std::int32_t, 2, 3>{{0, 4, 2}, {1, 1, 3}}, {.name = "n"});
  CHECK(has(header, "golden{{{\n    0, 4, 2, 1, 1, 3}}, {{"));
  const Network<Sequential<Input<3>, Rescaling<2>>> bytes;
  CHECK(has(frozen_header(bytes, Tensor<std::uint8_t, 1, 3>{{0, 255, 7}}, {.name = "n"}),
            "golden{{{\n    0, 255, 7}}, {{\n    0.f, 0x1.fep+8f, 0x1.cp+3f}}"));
  CHECK(has(frozen_header(words, {.name = "n"}), "using Architecture = Sequential<Input<3>, Embedding<5, 2>>;\n"));
  CHECK(has(frozen_header(bytes, {.name = "n"}), "using Architecture = Sequential<Input<3>, Rescaling<2>>;\n"));
}
