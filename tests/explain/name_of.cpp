// SPDX-License-Identifier: MIT
#include <dovetail/explain/name_of.hpp>

#include <doctest/doctest.h>

#include <string>

namespace dovetail {
template <std::size_t...>
struct Cells {};
template <Number Rate>
struct Drop {};
template <detail::explain::Literal Text>
struct Called {};
template <class...>
struct Joint {};
struct MeanAbsoluteError {};
struct accuracy {};
namespace inner {
struct Layer {};
}  // namespace inner
}  // namespace dovetail
namespace mine {
struct Layer {};
template <dovetail::Number A, dovetail::Number B>
struct Between {};
template <int>
struct Literal {};
struct HitRate {};
}  // namespace mine

using namespace dovetail;

namespace {
struct InSecret {};
template <class T>
constexpr bool is_named(std::string_view expected) {
  return std::string_view(detail::name_of<T>()) == expected;
}
template <class T>
std::string name() {
  return std::string(std::string_view(detail::name_of<T>()));
}
}  // namespace

static_assert(is_named<const float*>("const float*"));
static_assert(is_named<int>("int"));
static_assert(is_named<Cells<>>("Cells<>"));
static_assert(is_named<Cells<784, 128>>("Cells<784, 128>"));
static_assert(is_named<Joint<Cells<1>, Joint<Cells<2>>>>("Joint<Cells<1>, Joint<Cells<2>>>"));
static_assert(is_named<mine::Layer>("mine::Layer"));
static_assert(is_named<inner::Layer>("inner::Layer"));

// Every way in which a user writes a hyperparameter is the same type, with the name that he wrote.
static_assert(std::same_as<Drop<0.5>, Drop<0.5f>> && std::same_as<Drop<1>, Drop<1.0>>);
static_assert(is_named<Drop<0.5>>("Drop<0.5>") && is_named<Drop<1>>("Drop<1>"));

TEST_CASE("hyperparameters read as users write them") {
  CHECK(name<Drop<0.5>>() == "Drop<0.5>");
  CHECK(name<Drop<0.1>>() == "Drop<0.1>");
  CHECK(name<Drop<0.001>>() == "Drop<0.001>");
  CHECK(name<Drop<1e-7>>() == "Drop<1e-07>");
  CHECK(name<Drop<0>>() == "Drop<0>");
  CHECK(name<Drop<-3>>() == "Drop<-3>");
  CHECK(name<Drop<-0.25>>() == "Drop<-0.25>");
  CHECK(name<Drop<100>>() == "Drop<100>");
  CHECK(name<Drop<0.3f>>() == "Drop<0.3>");
  CHECK(name<Joint<Drop<0.25>, Cells<3>>>() == "Joint<Drop<0.25>, Cells<3>>");
  CHECK(name<mine::Between<-1, 0.75>>() == "mine::Between<-1, 0.75>");
}

TEST_CASE("texts read as users write them") {
  CHECK(name<Called<"kernel">>() == "Called<\"kernel\">");
  CHECK(name<Joint<Called<"">, Cells<3>>>() == "Joint<Called<\"\">, Cells<3>>");
  CHECK(name<mine::Literal<3>>() == "mine::Literal<3>");
}

TEST_CASE("metrics in Keras's spelling") {
  CHECK(std::string(std::string_view(detail::snake_name_of<MeanAbsoluteError>())) == "mean_absolute_error");
  CHECK(std::string(std::string_view(detail::snake_name_of<accuracy>())) == "accuracy");
  CHECK(std::string(std::string_view(detail::snake_name_of<mine::HitRate>())) == "mine::hit_rate");
  CHECK(std::string(std::string_view(detail::snake_name_of<InSecret>())) == "in_secret");
}

TEST_CASE("numbers as compilers print them") {
  CHECK(detail::parse_number("5.0e-1") == doctest::Approx(0.5).epsilon(1e-15));
  CHECK(detail::parse_number("5.000000e-01") == doctest::Approx(0.5).epsilon(1e-15));
  CHECK(detail::parse_number("-1.25e+2") == -125);
  CHECK(detail::parse_number("42") == 42);
  CHECK(detail::parse_number("0.0") == 0);
}
