// SPDX-License-Identifier: MIT
#pragma once

// Counts what is allocated while `counting`: network.cpp has the operators, and other tests of its program allocate
// too.
extern thread_local bool counting;
extern thread_local int allocations;

template <class F>
int allocations_of(F f) {
  allocations = 0;
  counting = true;
  f();
  counting = false;
  return allocations;
}
