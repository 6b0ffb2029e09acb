// SPDX-License-Identifier: MIT
#pragma once

/// The digit that 28x28 pixels of 0 to 1 show.
[[gnu::visibility("default")]] int read_digit(const float* pixels);
