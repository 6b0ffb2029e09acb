# Tells Doxygen what the tree implies: what a header declares belongs to the group of its floor, and a comment before its
# namespace is about the file. Keeps all line numbers.
function flush_block() {
  for (i = 0; i < n; ++i) print block[i]
  n = 0
}
# Programs write dovetail::Tensor, without the inline namespace.
{ sub(/::inline DOVETAIL_TARGET/, "") }
NR == 1 {
  floor = FILENAME
  sub(/.*include\/dovetail\//, "", floor)
  sub(/\/.*|\.hpp$/, "", floor)
}

# Doxygen does not warn about an uncommented concept or class without members, so this does, by a wrong command.
/^namespace (dovetail::)?detail/ { internal = 1 }
/^}  \/\/ namespace/ { internal = 0 }
/^(struct|class|concept) [A-Za-z0-9_]+( |$)/ && !commented && !internal { $0 = "/** \\is_without_a_comment */ " $0 }
/^\/\/\// { commented = 1 }
/^$|^[^ \/].*[;{}]$/ { commented = 0 }

opened { $0 = "\\{ */ " $0; opened = 0 }

# Specialisations for the standard library, outside the namespace, are not part of the reference.
outside && !/^namespace/ { $0 = "" }

# What Tensor and View share is documented as theirs, though it is written in a class in namespace detail.
/^\/\/\/ What Tensor and View share/ { block[0] = "}"; shared = 1 }
/^};/ && shared { $0 = $0 " namespace detail {"; shared = 0 }
{ gsub(/detail::tensor::Access</, "Access<") }

# Doxygen takes a specialisation whose base is another one for a recursion.
/^struct (Inference|Training)Pass : / { sub(/ : .*/, " {") }

# A layer's at<Shape> and operator()(pack) are words of the protocol of layers; a tensor's at(i, j) is not.
floor ~ /layers|networks/ { sub(/^  using at =/, "  using forward ="); sub(/^  (constexpr )?Pack operator\(\)/, "  Pack forward") }

/^$/ { flush_block(); block[n++] = $0; next }
/^\/\/\// { block[n++] = $0; next }
/^namespace dovetail/ {
  if (n > 1) block[0] = "/// \\file"
  $0 = $0 " /** \\addtogroup " floor
  opened = 1
  outside = 0
}
/^}  \/\/ namespace dovetail/ { $0 = "/** \\} */ " $0; outside = 1 }
{ flush_block(); print }
