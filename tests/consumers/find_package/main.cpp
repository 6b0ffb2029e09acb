// SPDX-License-Identifier: MIT
#include <dovetail/shape.hpp>

static_assert(dovetail::Shape<2, 3>::size == 6);

int main() {}
