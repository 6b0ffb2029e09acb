# dovetail_development: the options of this project's own programs. Nothing here reaches a consumer.
add_library(dovetail_development INTERFACE)
target_compile_options(dovetail_development INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror)

if(DOVETAIL_NATIVE)
  include(CheckCXXCompilerFlag)
  check_cxx_compiler_flag(-march=native DOVETAIL_HAS_NATIVE)
  if(DOVETAIL_HAS_NATIVE)
    target_compile_options(dovetail_development INTERFACE -march=native)
  endif()
endif()

if(DOVETAIL_SANITIZE)
  target_compile_options(dovetail_development INTERFACE
    -fsanitize=${DOVETAIL_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(dovetail_development INTERFACE -fsanitize=${DOVETAIL_SANITIZE})
endif()
