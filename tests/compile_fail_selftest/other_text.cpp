// reason: does not say:
// text: dovetail: two is not four
// type: no<two<is_not<4>>::text>
#include "sentence.hpp"

#ifndef FIXED
Checked<two<is_not<3>>> checked;
#endif
