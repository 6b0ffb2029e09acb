// SPDX-License-Identifier: MIT
#include <dovetail/training/terminate_on_nan.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include <training/captured.hpp>
#include <training/line.hpp>

using namespace line_data;

namespace {
/// Writes an infinity into a weight at the third step.
struct Breaks {
  Names* names;
  void on_train_batch_begin(auto& fit) const {
    if (fit.epoch == 1 && fit.step == 0)
      fit.model.network().template layer<0>().bias(0) = std::numeric_limits<float>::infinity();
  }
  void on_train_batch_end(auto& fit) const { names->push_back(std::isnan(fit.loss) ? "nan" : "step"); }
  void on_epoch_end(auto& fit) const { names->push_back(fit.stop_training ? "last epoch" : "epoch"); }
  void on_train_end(auto&) const { names->push_back("end"); }
};
}  // namespace

TEST_CASE("a step that is not finite ends the fit, with all that follows an epoch") {
  const Data data(8);
  auto model = compile<Line>(SGD{}, MeanSquaredError{}, MeanAbsoluteError{});
  Names names;
  decltype(model)::History history;
  const auto printed = captured::in_file([&] {
    history = model.fit(data.x, data.y, {.epochs = 5, .batch_size = 4, .verbose = 2}, {data.x, data.y}, Breaks{&names},
                        TerminateOnNaN{});
  });
  CHECK(names == Names{"step", "step", "epoch", "nan", "last epoch", "end"});
  CHECK(history.loss.size() == 2);
  CHECK(history.val_loss.size() == 2);
  CHECK(history.metric<MeanAbsoluteError>().size() == 2);
  CHECK(!std::isnan(history.loss[0]));
  CHECK(std::isnan(history.loss[1]));
  CHECK(model.epochs() == 2);
  CHECK(printed.find("the weights of layer 0, Dense<2, 1>, are not finite (0.bias); the step was not taken: ") !=
        std::string::npos);

  // Without the callback it is an error, and the fit after that one throws nothing where the weights are whole again.
  CHECK_THROWS_AS(model.fit(data.x, data.y, {.verbose = 0}), NumericError);
  model.network().layer<0>().bias(0) = 0;
  CHECK(model.fit(data.x, data.y, {.verbose = 0}, TerminateOnNaN{}).loss.size() == 1);
}
