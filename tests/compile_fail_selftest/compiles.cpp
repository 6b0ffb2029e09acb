// reason: compiles, although it must not
// text: dovetail: two is not three
// type: no<two<is_not<3>>::text>
int main() {}
