// SPDX-License-Identifier: MIT
#include <dovetail/explain/spell.hpp>

#include <string_view>

#include <dovetail/shape/shape.hpp>

using namespace dovetail;

namespace mine {
template <class... T>
struct Layer {};
}  // namespace mine

namespace dovetail::inline DOVETAIL_TARGET::detail::problems {
struct a_plain_sentence {};
template <class...>
struct the_layer {};
template <auto N, class...>
struct number {};
template <auto N, class...>
struct has_N_elements {};
template <auto... E>
struct has_shape {};
template <class... S>
struct operands_of_shapes {};
template <int N>
struct number_N_is_odd {};
template <std::size_t... N>
struct N_axes_and_N_indices {};
template <class A, class... B>
struct A_is_larger_than {};
template <class T>
struct x_equals {};
template <class T>
struct write_it_as {};
template <class...>
struct but_the_other {};
struct which_is_wrong {};
template <class...>
struct call {};
template <auto... E>
struct tag {};
struct name_it_with_BOOST_HANA_DEFINE_STRUCT {};
template <std::size_t I, class... L>
struct layer {};
template <std::size_t I, class P>
struct inside_layer {};
template <std::size_t I>
struct unlike_layer_N {};
}  // namespace dovetail::inline DOVETAIL_TARGET::detail::problems

namespace dovetail::inline DOVETAIL_TARGET::detail {
struct Upper {
  struct lower;
  template <class>
  struct Templated;
};
}  // namespace dovetail::inline DOVETAIL_TARGET::detail

using namespace detail::problems;

template <class P>
constexpr bool says(std::string_view sentence) {
  detail::words said;
  detail::say(said, {}, detail::raw_name_of<P>());
  return std::string_view(said) == sentence;
}

// Underscores are spaces, but in the name of a macro.
static_assert(says<a_plain_sentence>("a plain sentence"));
static_assert(says<name_it_with_BOOST_HANA_DEFINE_STRUCT>("name it with BOOST_HANA_DEFINE_STRUCT"));

// Values follow their name: the first after a space, others after commas.
static_assert(says<number<2>>("number 2"));
static_assert(says<number<detail::None{}>>("number None"));
static_assert(says<number<-2>>("number -2"));
static_assert(says<the_layer<mine::Layer<int, char>>>("the layer mine::Layer<int, char>"));
static_assert(says<number<2, mine::Layer<>>>("number 2, mine::Layer<>"));
static_assert(says<number<2, mine::Layer<mine::Layer<int>>, mine::Layer<>>>(
    "number 2, mine::Layer<mine::Layer<int>>, mine::Layer<>"));

// A capital on its own is the next argument, and 1 of something is one.
static_assert(says<has_N_elements<2>>("has 2 elements"));
static_assert(says<has_N_elements<1>>("has 1 element"));
static_assert(says<N_axes_and_N_indices<1, 1>>("1 axis and 1 index"));
static_assert(says<A_is_larger_than<Shape<1>, char>>("(1) is larger than char"));
static_assert(says<x_equals<detail::Upper::lower>>("x = Upper::lower"));
static_assert(
    says<x_equals<detail::Upper::Templated<detail::Upper::lower>>>("x = Upper::Templated<detail::Upper::lower>"));
static_assert(says<number_N_is_odd<1>>("number 1 is odd"));
static_assert(says<A_is_larger_than<int, char>>("int is larger than char"));

// Shapes.
static_assert(says<has_shape<2, 3>>("has shape (2, 3)"));
static_assert(says<has_shape<>>("has shape ()"));
static_assert(says<has_shape<detail::None{}, 3>>("has shape (None, 3)"));
static_assert(says<the_layer<Shape<2, 3>>>("the layer (2, 3)"));
static_assert(says<the_layer<Shape<>>>("the layer ()"));
static_assert(says<the_layer<Shape<dynamic, 3>>>("the layer (None, 3)"));
static_assert(says<the_layer<detail::shape::shown<Shape<dynamic, 3>>>>("the layer (None, 3)"));
static_assert(says<operands_of_shapes<Shape<2>, Shape<>, Shape<3, 4>>>("operands of shapes (2), () and (3, 4)"));
static_assert(says<operands_of_shapes<Shape<2>>>("operands of shapes (2)"));

// Phrases follow after a space, or after a comma where there are several parts before them.
static_assert(says<the_layer<has_shape<2>>>("the layer has shape (2)"));
static_assert(says<the_layer<int, has_shape<2>>>("the layer int has shape (2)"));
static_assert(says<number<2, int, has_shape<2>>>("number 2, int, has shape (2)"));
static_assert(says<the_layer<int, has_shape<2>, has_shape<3>>>("the layer int has shape (2), has shape (3)"));
static_assert(says<the_layer<int, but_the_other<int>>>("the layer int, but the other int"));
static_assert(says<the_layer<int, which_is_wrong>>("the layer int, which is wrong"));
static_assert(says<A_is_larger_than<int, char, which_is_wrong>>("int is larger than char, which is wrong"));

// What to do comes after a colon. Code is a function type.
static_assert(says<the_layer<int, has_shape<2>, write_it_as<char>>>("the layer int has shape (2): write it as char"));
static_assert(says<write_it_as<call<float>(...)>>("write it as call<float>(...)"));
static_assert(says<write_it_as<tag<detail::None{}, 3>(...)>>("write it as tag<dynamic, 3>(...)"));

// Layers inside layers have the path of indices.
static_assert(says<inside_layer<2, layer<1, int, but_the_other<layer<0, char>>>>>(
    "layer 2.1, int, but the other layer 2.0, char"));
static_assert(
    says<inside_layer<2, inside_layer<0, layer<1, int, unlike_layer_N<0>>>>>("layer 2.0.1, int, unlike layer 2.0.0"));
