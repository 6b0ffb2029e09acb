// SPDX-License-Identifier: MIT
// Each loss with its gradient, of outputs and of logits, and the metrics, against PyTorch's.
#include <dovetail/training.hpp>

#include <goldens/golden.hpp>
#include <training/loss_of.hpp>

namespace {

using namespace goldens;

template <class Loss, class Out, class T>
void agrees(const std::string& file) {
  using Targets = typename Loss::template Targets<T, Out>;
  using Outputs = tensor_of<T, detail::shape::batch_shape<Out>>;
  const Golden golden(file);
  const auto t = golden.read<tensor_of<typename Targets::value_type, typename Targets::shape>>("t");
  const auto y = golden.read<Outputs>("y");

  auto dy = Outputs::with_rows(y.rows());
  golden.check_numbers<T>("loss", {losses::of_outputs<Loss>(y, t, dy.view())});
  golden.check("dy", dy);

  if constexpr (requires { typename Loss::activation; }) {
    Accuracy accuracy;
    accuracy.update(detail::layers::ReadBatch<T, dynamic, Out>(y), Targets(t), Loss{});
    golden.check_numbers<T>("accuracy", {accuracy.value()});
  }
  if constexpr (std::same_as<typename Targets::value_type, T>) {
    MeanAbsoluteError error;
    error.update(y.view(), t.view());
    golden.check_numbers<T>("mean_absolute_error", {error.value()});
  }

  if constexpr (requires { typename Loss::activation; }) {
    const auto z = golden.read<Outputs>("z");
    auto dz = Outputs::with_rows(z.rows()), activated = dz;
    golden.check_numbers<T>("loss_of_logits", {losses::of_logits<Loss>(z, t, dz.view())});
    golden.check("dz", dz);
    Loss::activation::forward(z.view(), activated.view());
    golden.check("activation", activated);
  }
}

}  // namespace

TEST_CASE_TEMPLATE("SparseCategoricalCrossentropy", T, float, double) {
  agrees<SparseCategoricalCrossentropy, Shape<5>, T>("sparse_categorical_crossentropy");
  agrees<SparseCategoricalCrossentropy, Shape<4, 3>, T>("sparse_categorical_crossentropy_2d");
}

TEST_CASE_TEMPLATE("CategoricalCrossentropy", T, float, double) {
  agrees<CategoricalCrossentropy, Shape<5>, T>("categorical_crossentropy");
  agrees<CategoricalCrossentropy, Shape<4, 3>, T>("categorical_crossentropy_2d");
}

TEST_CASE_TEMPLATE("BinaryCrossentropy", T, float, double) {
  agrees<BinaryCrossentropy, Shape<1>, T>("binary_crossentropy");
  agrees<BinaryCrossentropy, Shape<5>, T>("binary_crossentropy_of_many");
}

TEST_CASE_TEMPLATE("MeanSquaredError", T, float, double) {
  agrees<MeanSquaredError, Shape<1>, T>("mean_squared_error");
  agrees<MeanSquaredError, Shape<5>, T>("mean_squared_error_of_many");
}
