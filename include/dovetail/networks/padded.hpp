// SPDX-License-Identifier: MIT
#pragma once
#include <cstdint>
#include <initializer_list>
#include <span>
#include <vector>

#include <dovetail/networks/lengths_problem.hpp>
#include <dovetail/networks/network_problem.hpp>
#include <dovetail/networks/run.hpp>
#include <dovetail/networks/tokens.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
template <class L>
struct the_lengths_of_padded_samples_are_integers_and_not {};
template <class X>
struct Padded_takes_a_tensor_of_samples_with_steps_and_not {};
}  // namespace detail::problems

namespace detail::networks {
/// What has lengths in it, one after the other: a std::vector, an array, a tensor.
template <class L>
concept has_integers = requires(const L& lengths) {
  lengths.size();
  requires std::integral<std::remove_cvref_t<decltype(*lengths.data())>>;
};
// The shape of a sample of X.
template <class X>
struct padded_sample {
  using type = Shape<1>;
  using element = float;
};
template <any_tensor X>
  requires(X::shape::rank > 1)
struct padded_sample<X> {
  using type = shape::row_shape<typename X::shape>;
  using element = typename X::value_type;
};

/// Throws ValueError for a length that a sample cannot have: "length of sample 3 is 12: expected 1 to 9".
[[gnu::cold]] inline void check_length(std::size_t sample, const Part& found, bool fine, std::size_t fewest,
                                       std::size_t most) {
  if (!fine) fail<ValueError>({"length of sample ", sample, " is ", found, ": expected ", fewest, " to ", most});
}
}  // namespace detail::networks

/// Sequences of different lengths, as samples of one shape S, (T, ...): of each, the first steps are there, and behind
/// them stands padding. A network that knows lengths answers to each as to a sample of its own length, whatever stands
/// in the padding: it is made 0.
///
///     const Padded data{x, lengths};         // x: Tensor<float, dynamic, 200, 16>, lengths: 1 to 200
///     model.fit(data, y);
///     network.predict(data);
template <class T, class S>
class Padded {
 public:
  using value_type = T;                             ///< of samples
  using shape = detail::shape::batch_shape<S>;      ///< (B, T, ...)
  using Samples = tensor_of<T, shape>;              ///< (B, T, ...)
  static constexpr std::size_t steps = S::dims[0];  ///< T: the most that a sample can have

  /// Copies samples, or takes them where they are moved in; lengths are any integers, one for each sample. Throws
  /// ShapeError if there are more or fewer of them than samples, and ValueError for one that is not from 1 to T.
  template <class X, class L>
  Padded(X&& x, const L& lengths) {
    using Found = std::remove_cvref_t<X>;
    constexpr bool is_sequences = std::convertible_to<const Found&, view_of<const T, shape>>;
    using Problem = std::conditional_t<
        !is_sequences, detail::problems::Padded_takes_a_tensor_of_samples_with_steps_and_not<Found>,
        std::conditional_t<!detail::networks::has_integers<L>,
                           detail::problems::the_lengths_of_padded_samples_are_integers_and_not<L>, detail::none>>;
    using wrong = detail::explained<Problem>;
    static_assert(no_problem<wrong::text>, DOVETAIL_MESSAGE(wrong));
    if constexpr (detail::is_none<Problem>) {
      if constexpr (std::same_as<X, Samples>)
        samples_ = std::move(x);
      else
        samples_ = Samples(view_of<const T, shape>(x));
      take(lengths.data(), lengths.size());
    }
  }
  /// The same, with the lengths as a list: Padded{x, {3, 5, 1}}.
  template <class X>
  Padded(X&& x, std::initializer_list<int> lengths)
      : Padded(std::forward<X>(x), std::span<const int>(lengths.begin(), lengths.size())) {}

  /// With zeros for padding.
  const Samples& samples() const noexcept DOVETAIL_LIFETIMEBOUND { return samples_; }
  /// How many steps each has.
  std::span<const std::uint32_t> lengths() const noexcept DOVETAIL_LIFETIMEBOUND { return lengths_; }
  /// How many samples there are.
  std::size_t rows() const noexcept { return lengths_.size(); }

 private:
  template <class Integer>
  void take(const Integer* lengths, std::size_t count) {
    if (count != samples_.rows())
      detail::fail<ShapeError>({"lengths: expected one for each of ", samples_.rows(), " samples, found ", count});
    lengths_.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
      const bool fine = lengths[i] >= 1 && static_cast<std::size_t>(lengths[i]) <= steps;
      detail::networks::check_length(i, lengths[i], fine, 1, steps);
      lengths_.push_back(static_cast<std::uint32_t>(lengths[i]));
    }
    detail::networks::clear_padding(samples_.view(), detail::networks::StepCounts<>{lengths_.data()});
  }

  Samples samples_;
  std::vector<std::uint32_t> lengths_;
};
template <class X, class L>
Padded(const X&, const L&)
    -> Padded<typename detail::networks::padded_sample<X>::element, typename detail::networks::padded_sample<X>::type>;
template <class X>
Padded(const X&, std::initializer_list<int>)
    -> Padded<typename detail::networks::padded_sample<X>::element, typename detail::networks::padded_sample<X>::type>;

namespace detail::networks {
template <class X>
inline constexpr bool is_padded = false;
template <class T, class S>
inline constexpr bool is_padded<Padded<T, S>> = true;

/// What is wrong with padded samples X for network Net of architecture A, or none.
template <class A, class Net, class X>
consteval auto padded_problem() {
  using F = typename Net::architecture;
  using Tensor = typename X::Samples;
  if constexpr (!Net::valid) {
    return none{};
  } else if constexpr (!std::convertible_to<const Tensor&, typename Net::Samples>) {
    return typename input_problem<Tensor, typename Net::input, typename Net::element>::type{};
  } else {
    return lengths_problem<A, F>();
  }
}
/// What is wrong with the lengths of samples for network Net of architecture A, or none.
template <class A, class Net>
consteval auto lengths_problem_of() {
  if constexpr (Net::valid) {
    return lengths_problem<A, typename Net::architecture>();
  } else {
    return none{};
  }
}
/// Throws ValueError for a sample that has too few steps for some layer of F.
template <class F>
void check_lengths(std::span<const std::uint32_t> lengths) {
  constexpr std::size_t fewest = fewest_steps<F>();
  if constexpr (fewest > 1)
    for (std::size_t i = 0; i < lengths.size(); ++i)
      check_length(i, lengths[i], lengths[i] >= fewest, fewest, F::input::dims[0]);
}

/// The answers to padded samples, which it checks.
template <class F, class T, class Outputs>
Outputs answers_to_padded(const auto& parameters, const auto& state, const auto& x) {
  check_lengths<F>(x.lengths());
  networks::check_tokens_of<F>(x.samples());
  const layers::ReadBatch<layers::element_of<F, T>, dynamic, typename F::input> samples(x.samples());
  auto y = Outputs::with_rows(x.rows());
  networks::run_batch<F, T>(parameters, state, samples, y, StepCounts<>{x.lengths().data()});
  return y;
}
/// The answer to one sample of `length` steps: NaN where it cannot have so many.
template <class F, class T, class Output>
Output answer_to_padded(const auto& parameters, const auto& state, auto x, std::integral auto length) noexcept {
  using Element = layers::element_of<F, T>;
  constexpr std::size_t bytes = F::template inference_bytes<T>;
  Output y;
  if (length < 1 || static_cast<std::size_t>(length) > F::input::dims[0] ||
      static_cast<std::size_t>(length) < fewest_steps<F>()) {
    y.fill(std::numeric_limits<T>::quiet_NaN());
    return y;
  }
  const std::uint32_t steps = static_cast<std::uint32_t>(length);
  networks::with_memory<bytes + layers::whole_lines(F::input::size * sizeof(Element))>([&](std::byte* memory) {
    Element* const sample = kernels::array_at<Element>(memory, bytes);
    const std::size_t there = steps * (F::input::size / F::input::dims[0]);
    std::copy_n(x.data(), there, sample);
    std::fill_n(sample + there, F::input::size - there, Element(0));
    networks::run<F, T, 1>(parameters, state, layers::ReadBatch<Element, 1, typename F::input>(sample, 1),
                           layers::Batch<T, 1, typename F::output>(y.data(), 1), memory, StepCounts<>{&steps});
  });
  return y;
}

}  // namespace detail::networks
}  // namespace dovetail::inline DOVETAIL_TARGET
