// text: dovetail: two is not three
// type: no<two<is_not<3>>::text>
#include "sentence.hpp"

#ifdef FIXED
Checked<none> checked;
#else
Checked<two<is_not<3>>> checked;
#endif
