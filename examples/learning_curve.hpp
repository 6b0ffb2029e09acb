// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdio>
#include <span>

/// Draws a loss and a val_loss, one value per epoch each, as curves over a logarithmic axis. One may be empty.
inline void draw_learning_curve(std::span<const double> loss, std::span<const double> val_loss) {
  constexpr std::size_t width = 64, height = 12;
  const auto log_of = [](double value) { return std::log(std::max(value, 1e-12)); };
  double low = 1e300, high = 0;
  for (const auto& curve : {loss, val_loss})
    for (const double value : curve) low = std::min(low, value), high = std::max(high, value);
  const double top = log_of(high), step = std::max(top - log_of(low), 1e-3) / (height - 1);

  std::array<std::array<const char*, width>, height> canvas;
  for (auto& line : canvas) line.fill(" ");
  const auto draw = [&](std::span<const double> curve, const char* dot) {
    for (std::size_t column = 0; column < width && !curve.empty(); ++column) {
      const double value = curve[column * (curve.size() - 1) / (width - 1)];
      canvas[static_cast<std::size_t>(std::lround((top - log_of(value)) / step))][column] = dot;
    }
  };
  draw(loss, "•");
  draw(val_loss, "◦");

  for (std::size_t i = 0; i < height; ++i) {
    std::printf("%8.3f ┤", std::exp(top - step * static_cast<double>(i)));
    for (const char* dot : canvas[i]) std::fputs(dot, stdout);
    std::puts("");
  }
  std::printf("          1%*zu epochs   • loss  ◦ val_loss\n", static_cast<int>(width) - 1, loss.size());
}
