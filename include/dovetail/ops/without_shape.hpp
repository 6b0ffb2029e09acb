// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/expressions/evaluate.hpp>
#include <dovetail/tensor/access.hpp>

/// Functions of a std::vector, a std::array or a std::span are refused: their elements have no shape. A program's own
/// functions of the same names are the better match.
namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::ops {
template <tensor::shapeless X>
constexpr auto refuse_without_shape(const X&) {
  using T = std::remove_const_t<tensor::element_in<X>>;
  using problem = explained<problems::X_has_no_shape<X, problems::write<View<const T, dynamic>(...)>>>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  return refused<Tensor<T, dynamic>>{};
}
}  // namespace detail::ops

/// Refuses elements without a shape.
template <detail::tensor::shapeless X>
constexpr auto(abs)(const X& x) {
  return detail::ops::refuse_without_shape(x);
}
/// Refuses elements without a shape.
template <detail::tensor::shapeless X>
constexpr auto sign(const X& x) {
  return detail::ops::refuse_without_shape(x);
}
/// Refuses elements without a shape.
template <detail::tensor::shapeless X>
constexpr auto square(const X& x) {
  return detail::ops::refuse_without_shape(x);
}
/// Refuses elements without a shape.
template <detail::tensor::shapeless X>
constexpr auto exp(const X& x) {
  return detail::ops::refuse_without_shape(x);
}
/// Refuses elements without a shape.
template <detail::tensor::shapeless X>
constexpr auto expm1(const X& x) {
  return detail::ops::refuse_without_shape(x);
}
/// Refuses elements without a shape.
template <detail::tensor::shapeless X>
constexpr auto log(const X& x) {
  return detail::ops::refuse_without_shape(x);
}
/// Refuses elements without a shape.
template <detail::tensor::shapeless X>
constexpr auto log1p(const X& x) {
  return detail::ops::refuse_without_shape(x);
}
/// Refuses elements without a shape.
template <detail::tensor::shapeless X>
constexpr auto sqrt(const X& x) {
  return detail::ops::refuse_without_shape(x);
}
/// Refuses elements without a shape.
template <detail::tensor::shapeless X>
constexpr auto rsqrt(const X& x) {
  return detail::ops::refuse_without_shape(x);
}
/// Refuses elements without a shape.
template <detail::tensor::shapeless X>
constexpr auto sin(const X& x) {
  return detail::ops::refuse_without_shape(x);
}
/// Refuses elements without a shape.
template <detail::tensor::shapeless X>
constexpr auto cos(const X& x) {
  return detail::ops::refuse_without_shape(x);
}
/// Refuses elements without a shape.
template <detail::tensor::shapeless X>
constexpr auto tan(const X& x) {
  return detail::ops::refuse_without_shape(x);
}
/// Refuses elements without a shape.
template <detail::tensor::shapeless X>
constexpr auto tanh(const X& x) {
  return detail::ops::refuse_without_shape(x);
}
/// Refuses elements without a shape.
template <detail::tensor::shapeless X>
constexpr auto sigmoid(const X& x) {
  return detail::ops::refuse_without_shape(x);
}
/// Refuses elements without a shape.
template <detail::tensor::shapeless X>
constexpr auto relu(const X& x) {
  return detail::ops::refuse_without_shape(x);
}
/// Refuses elements without a shape.
template <detail::tensor::shapeless X>
constexpr auto erf(const X& x) {
  return detail::ops::refuse_without_shape(x);
}
/// Refuses elements without a shape.
template <detail::tensor::shapeless X>
constexpr auto floor(const X& x) {
  return detail::ops::refuse_without_shape(x);
}
/// Refuses elements without a shape.
template <detail::tensor::shapeless X>
constexpr auto ceil(const X& x) {
  return detail::ops::refuse_without_shape(x);
}
/// Refuses elements without a shape.
template <detail::tensor::shapeless X>
constexpr auto(round)(const X& x) {
  return detail::ops::refuse_without_shape(x);
}
/// Refuses elements without a shape.
template <detail::tensor::shapeless X>
constexpr auto trunc(const X& x) {
  return detail::ops::refuse_without_shape(x);
}
/// Refuses elements without a shape.
template <detail::tensor::shapeless X>
constexpr auto sum(const X& x) {
  return detail::ops::refuse_without_shape(x);
}
/// Refuses elements without a shape.
template <detail::tensor::shapeless X>
constexpr auto prod(const X& x) {
  return detail::ops::refuse_without_shape(x);
}
/// Refuses elements without a shape.
template <detail::tensor::shapeless X>
constexpr auto mean(const X& x) {
  return detail::ops::refuse_without_shape(x);
}
/// Refuses elements without a shape.
template <detail::tensor::shapeless X>
constexpr auto(max)(const X& x) {
  return detail::ops::refuse_without_shape(x);
}
/// Refuses elements without a shape.
template <detail::tensor::shapeless X>
constexpr auto(min)(const X& x) {
  return detail::ops::refuse_without_shape(x);
}
/// Refuses elements without a shape.
template <detail::tensor::shapeless X>
constexpr auto var(const X& x) {
  return detail::ops::refuse_without_shape(x);
}
/// Refuses elements without a shape.
template <detail::tensor::shapeless X>
constexpr auto stddev(const X& x) {
  return detail::ops::refuse_without_shape(x);
}
/// Refuses elements without a shape.
template <detail::tensor::shapeless X>
constexpr auto norm(const X& x) {
  return detail::ops::refuse_without_shape(x);
}
/// Refuses elements without a shape.
template <detail::tensor::shapeless X>
constexpr auto argmax(const X& x) {
  return detail::ops::refuse_without_shape(x);
}
/// Refuses elements without a shape.
template <detail::tensor::shapeless X>
constexpr auto argmin(const X& x) {
  return detail::ops::refuse_without_shape(x);
}
/// Refuses elements without a shape.
template <detail::tensor::shapeless X>
constexpr auto softmax(const X& x) {
  return detail::ops::refuse_without_shape(x);
}
/// Refuses elements without a shape.
template <detail::tensor::shapeless X>
constexpr auto log_softmax(const X& x) {
  return detail::ops::refuse_without_shape(x);
}
/// Refuses elements without a shape.
template <detail::tensor::shapeless X>
constexpr auto logsumexp(const X& x) {
  return detail::ops::refuse_without_shape(x);
}

}  // namespace dovetail::inline DOVETAIL_TARGET
