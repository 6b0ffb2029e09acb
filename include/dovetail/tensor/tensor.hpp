// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/tensor/elements.hpp>
#include <dovetail/tensor/tensor_problem.hpp>
#include <dovetail/tensor/view.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::networks {
struct Borrower;  // makes tensors of const networks, which point to memory of others: see networks/borrowed.hpp
}

namespace detail::problems {
struct fill;
template <class X, class S, class Fix>
struct X_for_a_tensor_of_shape_S {};
}  // namespace detail::problems

/// Whether a tensor of type To can be made from the tensor or view X. `std::convertible_to` is true of all, since
/// others are refused in a sentence.
template <class X, class To>
concept convertible_to_tensor =
    any_tensor<X> && any_tensor<To> &&
    std::same_as<typename detail::tensor::tensor_problem<X, typename To::value_type, typename To::shape>::type,
                 detail::none>;

/// Owns row-major elements of shape (B, E...), 64-byte aligned. Only the leading extent may be dynamic.
/// Copies are deep; one that was moved from can be assigned to or destroyed, no more.
template <class T, std::size_t B, std::size_t... E>
class Tensor<T, B, E...> : public detail::tensor::Access<Tensor<T, B, E...>, B, E...>,
                           private detail::tensor::Elements<T, Shape<B, E...>> {
  using S = Shape<B, E...>;
  using Access = detail::tensor::Access<Tensor, B, E...>;
  using Elements = detail::tensor::Elements<T, S>;
  using typename Elements::Storage;
  using Made = detail::tensor::Made;
  using Unfilled = detail::tensor::Unfilled;
  static_assert(((E != dynamic) && ...), "dovetail: only the leading extent of a tensor may be dynamic");
  static_assert(std::is_trivially_copyable_v<T> && !std::is_const_v<T>, "dovetail: a tensor holds plain numbers");

 public:
  using value_type = T;  ///< the type of an element
  using Access::begin, Access::end, Access::flat, Access::rank, Access::reshape, Access::rows;

  /// Zeros; no rows where the leading extent is dynamic.
  constexpr Tensor() : Tensor(B == dynamic ? 0 : B, Made{}) {}
  /// Zeros in that many rows. Throws ShapeError for more than any memory has, std::bad_alloc for more than there is.
  static constexpr Tensor with_rows(std::size_t rows)
    requires(B == dynamic)
  {
    return Tensor(rows, Made{});
  }
  /// Copies the elements of an array, span or vector. Another number of them throws ShapeError, of an array it does not
  /// compile; nor does another type of elements.
  template <detail::tensor::data_for<const T> X>
    requires(!std::is_array_v<X> || std::rank_v<X> == rank)
  constexpr explicit Tensor(const X& elements) : Tensor() {
    using problem = detail::explained<typename detail::tensor::data_problem<X, T, S>::type>;
    static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
    if constexpr (no_problem<problem::text>) {
      const std::size_t rows = detail::tensor::rows_of<S>(elements);
      if constexpr (B == dynamic) *this = Tensor(rows, Unfilled{});
      copy_elements(detail::tensor::first_element(elements), rows * Access::row_size, data());
    }
  }
  /// Copies a view, or a tensor of which only one has dynamic rows. Throws ShapeError for another number of rows;
  /// another shape, or another type of elements, does not compile.
  template <any_tensor X>
    requires(!std::same_as<X, Tensor>)
  constexpr Tensor(const X& x) : Tensor(x.rows(), Unfilled{}) {
    using problem = detail::explained<typename detail::tensor::tensor_problem<X, T, S>::type>;
    static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
    if constexpr (no_problem<problem::text>) {
      if (x.rows() != rows()) fail_rows(x.rows());
      copy_elements(x.data(), x.size(), data());
    }
  }
  /// Assigns a view, or a tensor of which only one has dynamic rows. The memory is used again if the number of rows
  /// stays; another shape, or another type of elements, does not compile.
  template <any_tensor X>
    requires(!std::same_as<X, Tensor>)
  constexpr Tensor& operator=(const X& x) {
    using problem = detail::explained<typename detail::tensor::tensor_problem<X, T, S>::type>;
    static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
    if constexpr (no_problem<problem::text>) {
      if (x.rows() != rows() || data() == nullptr) return *this = Tensor(x);
      copy_elements(x.data(), x.size(), data());
    }
    return *this;
  }
  /// Computes an expression, or copies what a StridedView borrows: y = a * exp(b) + c. Throws ShapeError for another
  /// number of rows than a dynamic extent turns out to have.
  template <any_operand X>
    requires(!any_tensor<X>)
  constexpr Tensor(const X& x) : Tensor(x.rows(), Unfilled{}) {
    initialize(view(), x);
  }
  /// Assigns an expression, which may read this tensor, or what a StridedView borrows. The memory is used again if the
  /// number of rows stays.
  template <any_operand X>
    requires(!any_tensor<X>)
  constexpr Tensor& operator=(const X& x) {
    assign(*this, x);
    return *this;
  }

  /// Does not compile: a number, or elements without a shape.
  template <class X>
    requires(std::is_arithmetic_v<X> || detail::tensor::shapeless<X>)
  constexpr Tensor& operator=(const X&) {
    using Fix = std::conditional_t<std::is_arithmetic_v<X>, detail::problems::fill, Tensor>;
    using problem = detail::explained<
        detail::problems::X_for_a_tensor_of_shape_S<X, detail::shape::shown<S>, detail::problems::write<Fix(...)>>>;
    static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
    return *this;
  }
  /// Assigns a list of one element, bias = {0.5f}, which is no number for all elements; one of several is made into a
  /// tensor first.
  template <std::size_t N>
    requires(rank == 1 && N == 1)
  constexpr Tensor& operator=(const T (&list)[N]) {
    must_be<Shape<1>>();
    if constexpr (B == 1 || B == dynamic) *this = Tensor(std::span(list));
    return *this;
  }

  /// From a list, {1, 2, 3}; as braces do, it refuses a number that T may lose some of.
  using Elements::Elements;
  /// Does not compile: numbers that are no such list, as for std::vector's Tensor<float, dynamic>(n).
  template <std::convertible_to<T>... U>
    requires(sizeof...(U) > 0 && sizeof...(U) != detail::tensor::list_length<S>)
  constexpr explicit(sizeof...(U) == 1) Tensor(U...) : Tensor() {
    using problem = detail::explained<typename detail::tensor::numbers_problem<Shape<sizeof...(U)>, S>::type>;
    static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  }
  /// Does not compile: nested lists for a vector, as {{1, 2, 3}}.
  template <std::size_t... N>
    requires(rank == 1 && sizeof...(N) > 0 && ((N > 1) && ...))
  constexpr Tensor([[maybe_unused]] const T (&&... row)[N]) : Tensor() {
    must_be<Shape<sizeof...(N), N>...>();
  }
  /// From nested lists, {{1, 2, 3}, {4, 5, 6}}; another shape than the tensor's does not compile.
  template <std::size_t... N>
    requires(rank == 2 && sizeof...(N) > 0)
  constexpr Tensor(const T (&... row)[N]) : Tensor(sizeof...(N), Made{}) {
    must_be<Shape<sizeof...(N), N>...>();
    copy_lists(row...);
  }
  /// From lists of three axes.
  template <std::size_t M, std::size_t... N>
    requires(rank == 3 && sizeof...(N) > 0)
  constexpr Tensor(const T (&... row)[N][M]) : Tensor(sizeof...(N), Made{}) {
    must_be<Shape<sizeof...(N), N, M>...>();
    copy_lists(row...);
  }
  /// From lists of four axes.
  template <std::size_t L, std::size_t M, std::size_t... N>
    requires(rank == 4 && sizeof...(N) > 0)
  constexpr Tensor(const T (&... row)[N][M][L]) : Tensor(sizeof...(N), Made{}) {
    must_be<Shape<sizeof...(N), N, M, L>...>();
    copy_lists(row...);
  }

  /// The first element, 64-byte aligned.
  constexpr T* data() & noexcept DOVETAIL_LIFETIMEBOUND { return storage_.data(); }
  /// The first element, to read.
  constexpr const T* data() const& noexcept DOVETAIL_LIFETIMEBOUND { return storage_.data(); }
  /// The leading extent.
  constexpr std::size_t rows() const noexcept {
    return B == dynamic ? storage_.size() / detail::shape::row_shape<S>::size : B;
  }
  /// Does not compile: if (x), x && y.
  template <std::same_as<bool> Truth>
  constexpr explicit operator Truth() const noexcept {
    using problem = detail::explained<detail::tensor::truth_problem<Shape<B, E...>>>;
    static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
    return {};
  }
  /// Sets every element.
  constexpr void fill(T value) noexcept { view().fill(value); }

  /// Borrows all of it.
  constexpr View<T, B, E...> view() & noexcept DOVETAIL_LIFETIMEBOUND { return {data(), rows()}; }
  /// Borrows all of it, to read.
  constexpr View<const T, B, E...> view() const& noexcept DOVETAIL_LIFETIMEBOUND { return {data(), rows()}; }

  /// Does not compile: it would borrow what a temporary does not keep.
  template <class X = Tensor>
  constexpr auto data() const&& -> decltype(std::declval<X&>().data()) {
    using problem = detail::borrowed_from_a_temporary<X>;
    static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
    return {};
  }
  /// Does not compile: it would borrow what a temporary does not keep.
  template <class X = Tensor>
  constexpr auto view() const&& -> decltype(std::declval<X&>().view()) {
    using problem = detail::borrowed_from_a_temporary<X>;
    static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
    return {};
  }
  /// Does not compile: it would borrow what a temporary does not keep.
  template <class X = Tensor>
  constexpr auto flat() const&& -> decltype(std::declval<X&>().flat()) {
    using problem = detail::borrowed_from_a_temporary<X>;
    static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
    return {};
  }
  /// Does not compile: it would borrow what a temporary does not keep.
  template <class X = Tensor>
  constexpr auto begin() const&& -> decltype(std::declval<X&>().begin()) {
    using problem = detail::borrowed_from_a_temporary<X>;
    static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
    return {};
  }
  /// Does not compile: it would borrow what a temporary does not keep.
  template <class X = Tensor>
  constexpr auto end() const&& -> decltype(std::declval<X&>().end()) {
    using problem = detail::borrowed_from_a_temporary<X>;
    static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
    return {};
  }

  /// A temporary gives its elements away, as a tensor of another shape.
  template <std::size_t... F>
  constexpr Tensor<T, F...> reshape() && {
    const auto seen = std::as_const(*this).template reshape<F...>();  // checked
    if constexpr (std::is_same_v<Storage, typename Tensor<T, F...>::Storage>)
      return Tensor<T, F...>(std::move(storage_));
    else
      return seen;
  }

  /// A temporary gives its elements away, as a tensor of another shape, with -1 for the extent that follows from the
  /// others.
  template <auto... F>
    requires(detail::tensor::open_extent<F...>)
  constexpr auto reshape() && {
    return [this]<std::size_t... G>(Shape<G...>) {
      return std::move(*this).template reshape<G...>();
    }(detail::tensor::closed_shape<S, F...>{});
  }

 private:
  using Elements::inside, Elements::storage_;

  template <class U, std::size_t... F>
  friend class Tensor;
  friend detail::networks::Borrower;

  template <std::same_as<Storage> Given>  // a template: lists are no Storage
  constexpr explicit Tensor(Given&& storage) : Elements(std::move(storage)) {}
  constexpr Tensor(std::size_t rows, Made made) : Elements(rows, made) {}
  constexpr Tensor(std::size_t rows, Unfilled unfilled) : Elements(rows, unfilled) {}
  [[noreturn, gnu::cold]] static void fail_rows(std::size_t given) {
    detail::fail<ShapeError>({"a tensor of shape ",
                              shape_text<detail::shape::batch_shape<detail::shape::row_shape<S>>>(given),
                              " for a tensor of shape ", S::text()});
  }
  static constexpr T* copy_elements(const T* from, std::size_t count, T* to) {
    for (std::size_t i = 0; i < count; ++i) to[i] = from[i];
    return to + count;
  }
  template <class Part, std::size_t N>  // all elements of an array of arrays, in row-major order
  static constexpr T* copy_list(const Part (&list)[N], T* to) {
    if constexpr (std::is_array_v<Part>) {
      for (const Part& part : list) to = copy_list(part, to);
      return to;
    } else {
      return copy_elements(list, N, to);
    }
  }
  template <class... List>
  constexpr void copy_lists(const List&... list) {
    T* to = data();
    ((to = copy_list(list, to)), ...);
  }
  template <class Given>
  using list_problem =
      std::conditional_t<std::is_same_v<detail::shape::row_shape<Given>, detail::shape::row_shape<S>> &&
                             (B == dynamic || B == Given::dims[0]),
                         detail::none,
                         detail::problems::a_list_of_shape_A_for_a_tensor_of_shape<Given, detail::shape::shown<S>>>;
  template <class... Given>  // shapes that the rows of the list are of
  static constexpr void must_be() {
    using problem = detail::explained<typename detail::first_problem<list_problem<Given>...>::type>;
    static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET
