// reason: has no line '// text: ...'
#ifndef TWIN
static_assert(false, "dovetail: two is not three");
#endif
