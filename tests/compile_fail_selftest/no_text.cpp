// reason: has no line '// text: ...'
#ifndef FIXED
static_assert(false, "dovetail: two is not three");
#endif
