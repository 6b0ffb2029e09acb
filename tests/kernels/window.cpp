// SPDX-License-Identifier: MIT
#include <dovetail/kernels/window.hpp>

using dovetail::detail::kernels::Window;

// A row of a 2x3 kernel lies in one piece, unless groups or gaps divide it.
constexpr Window plain{
    .height = 5, .width = 6, .channels = 4, .rows = 4, .columns = 4, .kernel_height = 2, .kernel_width = 3};
static_assert(plain.sample() == 120 && plain.pieces() == 2 && plain.piece() == 12 && plain.offset(1) == 24);
static_assert(plain.start(1, 2) == 24 + 8);

constexpr Window divided{.height = 5,
                         .width = 9,
                         .channels = 4,
                         .rows = 4,
                         .columns = 5,
                         .kernel_height = 2,
                         .kernel_width = 3,
                         .row_stride = 2,
                         .column_stride = 3,
                         .row_dilation = 2,
                         .column_dilation = 2,
                         .groups = 2};
static_assert(divided.depth() == 2 && divided.pieces() == 6 && divided.piece() == 2);
static_assert(divided.offset(2) == 4 * 4 && divided.offset(3) == 2 * 9 * 4 && divided.start(1, 1) == (2 * 9 + 3) * 4);
