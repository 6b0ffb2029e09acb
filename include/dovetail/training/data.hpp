// SPDX-License-Identifier: MIT
#pragma once
#include <concepts>

#include <dovetail/networks/steps.hpp>
#include <dovetail/tensor/array.hpp>

/// What a model takes as its samples and targets.
namespace dovetail::inline DOVETAIL_TARGET::detail::training {

// The data that can be seen as a view: what converts to it; an array whose shape only run time knows; a column, where
// the view has none; integers, as numbers of another type; an expression, once it is computed.
template <class X, class V>
concept is_view = std::convertible_to<const X&, V>;
template <class X, class V>
concept is_array = std::same_as<X, Array<typename V::value_type>>;
template <class X, class V>
concept is_column = any_tensor<X> && V::rank == 1 && std::same_as<shape::row_shape<typename X::shape>, Shape<1>>;
template <class X, class V>
concept is_other_numbers =
    any_tensor<X> && std::integral<typename X::value_type> &&
    !std::same_as<typename X::value_type, typename V::value_type> &&
    (std::same_as<shape::row_shape<typename X::shape>, shape::row_shape<typename V::shape>> || is_column<X, V>);
template <class X, class V>
concept is_lazy = !any_tensor<X> && requires { typename X::shape; } &&
                  std::convertible_to<const X&, tensor_of<typename V::value_type, typename V::shape>>;
/// Whether data of type X can be seen as the view V.
template <class X, class V>
concept viewable = is_view<X, V> || is_array<X, V> || is_other_numbers<X, V> || is_lazy<X, V> ||
                   (is_column<X, V> && std::same_as<typename X::value_type, typename V::value_type>);
/// Whether data of type X can be seen as samples V: as what predict takes, and without a copy of a data set of bytes
/// as floats, which takes four times its memory.
template <class X, class V>
concept viewable_as_samples = viewable<X, V> && !is_other_numbers<X, V>;

[[noreturn, gnu::cold]] void fail_too_wide(const char* who, std::size_t sample, auto value) {
  fail<ValueError>({who, " of sample ", sample, " is ", value, ": expected a 32-bit integer"});
}

/// The data as the view V, or a tensor of such numbers where they must be computed; those of several inputs or outputs
/// are views already, in braces. `who` begins what is thrown: "Input 0", "The target".
template <class V, class X>
auto as_view(const X& x, const char* who) {
  if constexpr (requires { x.views(); }) {
    return x.views();
  } else if constexpr (is_view<X, V>) {
    return V(x);
  } else if constexpr (is_array<X, V>) {
    return x.template as<V>({who, " of Sequential is incompatible with the data"});
  } else if constexpr (is_lazy<X, V>) {
    return tensor_of<typename V::value_type, typename V::shape>(x);
  } else if constexpr (is_other_numbers<X, V>) {
    auto numbers = tensor_of<typename V::value_type, typename V::shape>::with_rows(x.rows());
    for (std::size_t i = 0; i < x.size(); ++i) {
      numbers.data()[i] = static_cast<typename V::value_type>(x.data()[i]);
      if constexpr (std::integral<typename V::value_type>)  // an unsigned number comes back, but as another one
        if (static_cast<typename X::value_type>(numbers.data()[i]) != x.data()[i] ||
            (std::unsigned_integral<typename X::value_type> && numbers.data()[i] < 0))
          fail_too_wide(who, i / X::row_size, x.data()[i]);
    }
    return numbers;
  } else {
    return V(x.data(), x.rows());
  }
}

/// Data seen as the view V; where they must be computed, this keeps them.
template <class V>
class ViewOrCopy {
 public:
  V view{};  ///< of the data; empty if it is not viewable

  ViewOrCopy() = default;
  /// Borrows the data, or computes them.
  template <class X>
  ViewOrCopy([[maybe_unused]] const X& x, [[maybe_unused]] const char* who) {
    if constexpr (is_other_numbers<X, V> || is_lazy<X, V>) {
      copy_ = as_view<V>(x, who);
      view = copy_;
    } else if constexpr (viewable<X, V>) {
      view = as_view<V>(x, who);
    }
  }
  ViewOrCopy(const ViewOrCopy&) = delete;  // the view is of this one's numbers
  ViewOrCopy& operator=(const ViewOrCopy&) = delete;

 private:
  tensor_of<typename V::value_type, typename V::shape> copy_;
};

/// Data of several inputs, or targets of several outputs, which are views already: see Braced.
template <class... V>
class ViewOrCopy<hana::tuple<V...>> {
 public:
  hana::tuple<V...> view{};  ///< of the data of each

  ViewOrCopy() = default;
  /// Borrows what is in braces.
  template <class X>
  ViewOrCopy([[maybe_unused]] const X& x, const char*) {
    if constexpr (requires { view = x.views(); }) view = x.views();
  }
};

/// Samples and their targets, row by row: of several inputs and outputs a tuple of each.
template <class Samples, class Targets, class Steps = layers::AllSteps>
struct Data {
  Samples x{};         ///< (B, input...)
  Targets y{};         ///< as the loss takes them
  bool given = false;  ///< by the caller, to validate with; so that what is given and empty is not taken for none
  [[no_unique_address]] Steps steps{};  ///< of the samples, where these are padded

  /// `count` rows from `first` on.
  Data rows(std::size_t first, std::size_t count) const {
    return {layers::rows_at<Samples>(x, first, count), layers::rows_at<Targets>(y, first, count), given,
            networks::from(steps, first)};
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::training
