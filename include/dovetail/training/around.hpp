// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/explain/problem.hpp>
#include <dovetail/training/optimizer.hpp>

/// What is wrong with optimizers that go around another one.
namespace dovetail::inline DOVETAIL_TARGET::detail {

namespace problems {
/// Something is wrong with an optimizer, which it says itself: `using problem = ...`.
template <class O, class... Phrase>
struct the_optimizer_O {};
template <class X>
struct goes_around_an_optimizer_and_not {};
template <class X>
struct goes_around_optimizers_that_step_number_by_number_and_not {};
template <class X>
struct goes_around_optimizers_that_step_with_each_batch_and_not {};
}  // namespace problems

namespace training {
/// Whether others may change the step of an optimizer, number by number.
template <class O>
concept steps_by_number = requires(const O rule, Nothing<> record, typename O::template State<Nothing<>> state) {
  rule.step(record, record, state, [](auto&&...) {});
};
/// Whether an optimizer does not step with each batch.
template <class O>
concept accumulates = requires { O::accumulates; };

// Two that go around X, the other way round.
template <class Around>
struct inside_out {
  using type = void;
};
template <template <class> class A, template <class> class B, class X>
struct inside_out<A<B<X>>> {
  using type = B<A<X>>;
};

/// What is wrong with Around, which goes around Optimizer, if that is none.
template <class Around, class Optimizer>
using around_problem =
    std::conditional_t<optimizer<Optimizer>, none,
                       problems::the_optimizer_O<Around, problems::goes_around_an_optimizer_and_not<Optimizer>>>;
}  // namespace training

}  // namespace dovetail::inline DOVETAIL_TARGET::detail
