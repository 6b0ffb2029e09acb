// reason: gives 2 errors instead of one
// text: dovetail: two is not three
// type: no<two<is_not<3>>::text>
#include "sentence.hpp"

#ifndef FIXED
Checked<two<is_not<3>>> checked;
Checked<two<is_not<4>>> checked_too;
#endif
