# Programs that must not compile: one test per case and compiler, and one for all of them when they are fixed (see
# compile_fail.cmake). The cases are those of tests/compile_fail/, and the examples that say "// does not compile".
# Included by tests/CMakeLists.txt.
set(compile_fail_script ${CMAKE_CURRENT_LIST_DIR}/compile_fail.cmake)
set(compile_fail_folder ${CMAKE_CURRENT_LIST_DIR}/compile_fail)
set(compile_fail_used ${CMAKE_CURRENT_LIST_DIR}/compile_fail_used.cpp)
set(compile_fail_selftest_folder ${CMAKE_CURRENT_LIST_DIR}/compile_fail_selftest)

set(found_compilers "")
foreach(names g++ "clang++-19;clang++-16")   # what an older Clang says is tested in a build by it, as of tests/run.sh --all
  find_program(found_compiler NAMES ${names} NO_CACHE)
  if(found_compiler)
    list(APPEND found_compilers ${found_compiler})
  endif()
  unset(found_compiler)
endforeach()
set(DOVETAIL_COMPILE_FAIL_COMPILERS "${found_compilers}" CACHE STRING
  "compilers that try the programs that must not compile, beside the one that builds")

# Another spelling of a compiler in the list, as c++ for g++, is not tried twice.
set(compile_fail_compilers ${DOVETAIL_COMPILE_FAIL_COMPILERS})
file(REAL_PATH ${CMAKE_CXX_COMPILER} own_path)
foreach(compiler IN LISTS compile_fail_compilers)
  file(REAL_PATH ${compiler} path)
  if(path STREQUAL own_path)
    set(own_path "")
    break()
  endif()
endforeach()
if(own_path)
  list(PREPEND compile_fail_compilers ${CMAKE_CXX_COMPILER})
endif()

# The include folders, read by every compiler: the dependencies' as system ones, but not /usr/include,
# which as -isystem would come before the standard library's own.
set(options "\"-I${PROJECT_SOURCE_DIR}/include\"\n")
foreach(target ${dovetail_hana} ${dovetail_xsimd} ZLIB::ZLIB LibCSV::LibCSV RapidJSON::RapidJSON)
  if(TARGET ${target})
    set(folders "$<FILTER:$<TARGET_PROPERTY:${target},INTERFACE_INCLUDE_DIRECTORIES>,EXCLUDE,^/usr/include$>")
    string(APPEND options "$<$<BOOL:${folders}>:-isystem\n\"$<JOIN:${folders},\"\n-isystem\n\">\"\n>")
  endif()
endforeach()
set(plain_options ${CMAKE_CURRENT_BINARY_DIR}/plain_options)
file(GENERATE OUTPUT ${plain_options} CONTENT "${options}")

function(add_compile_fail name compiler standard case)
  add_test(NAME ${name} COMMAND ${CMAKE_COMMAND} -DCOMPILER=${compiler} -DSTANDARD=${standard}
    -DOPTIONS=${plain_options} -DCASE=${case} ${ARGN} -P ${compile_fail_script})
  set_tests_properties(${name} PROPERTIES TIMEOUT 120 LABELS compile_fail)
endfunction()

# All cases with one compiler, each with the header that most of its time would go into: compiled once, as <dovetail/...>.
function(add_compile_fail_cases mode compiler standard)
  foreach(header dovetail ops)
    set(${header} ${CMAKE_CURRENT_BINARY_DIR}/compile_fail.${mode}/${header}.hpp)
    file(WRITE ${${header}} "#include <dovetail/${header}.hpp>\n")
    add_test(NAME compile_fail.${mode}.${header}_header COMMAND ${compiler} -std=${standard} -Wall -Wextra -Wpedantic -Wconversion -Wshadow
      @${plain_options} -x c++-header ${${header}} -o ${${header}}.gch)
    set_tests_properties(compile_fail.${mode}.${header}_header PROPERTIES TIMEOUT 120 LABELS compile_fail FIXTURES_SETUP ${${header}})
  endforeach()
  foreach(case IN LISTS cases)
    file(RELATIVE_PATH name ${compile_fail_folder} ${case})
    string(REGEX REPLACE "^../../|\\.cpp$" "" name ${name})
    string(REPLACE / . name ${name})
    file(STRINGS ${case} lines REGEX "^#include <dovetail/ops.hpp>|^[^/]*Network<A>( network|\\(\\))")
    set(header ${dovetail})
    if(lines MATCHES "ops.hpp")
      set(header ${ops})
    endif()
    set(tests compile_fail.${mode}.${name})
    add_compile_fail(${tests} ${compiler} ${standard} ${case} -DFIXED_ELSEWHERE=ON -DHEADER=${header})
    if(lines MATCHES "Network<A>" AND NOT name MATCHES "^storage[.]")  # it is the network that is wrong
      add_compile_fail(compile_fail.${mode}.${name}.used ${compiler} ${standard} ${case} -DFIXED_ELSEWHERE=ON -DHEADER=${header}
        -DUSED=${compile_fail_used})
      list(APPEND tests compile_fail.${mode}.${name}.used)
    endif()
    set_tests_properties(${tests} PROPERTIES FIXTURES_REQUIRED ${header})
  endforeach()
  add_compile_fail(compile_fail.${mode}.fixed ${compiler} ${standard} ${CMAKE_CURRENT_BINARY_DIR}/compile_fail.${mode}/fixed.cpp
    -DFIXED_CASES=${fixed_cases})
endfunction()

file(WRITE ${CMAKE_CURRENT_BINARY_DIR}/said_text.cpp "static_assert(__cpp_static_assert >= 202306L);\n")
file(GLOB_RECURSE cases CONFIGURE_DEPENDS ${compile_fail_folder}/*.cpp)
if(NOT TARGET dovetail::csv)
  list(FILTER cases EXCLUDE REGEX "/compile_fail/data/csv_[a-z_]*[.]cpp$")
endif()
if(NOT TARGET dovetail::storage)
  list(FILTER cases EXCLUDE REGEX "/compile_fail/storage/[a-z_]*[.]cpp$")
endif()
file(GLOB examples CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/examples/*.cpp)
foreach(example IN LISTS examples)
  file(STRINGS ${example} does_not_compile REGEX "^// does not compile" LIMIT_COUNT 1)
  if(does_not_compile)
    list(APPEND cases ${example})
  endif()
endforeach()
set(fixed_cases ${CMAKE_CURRENT_BINARY_DIR}/fixed_cases.txt)
list(JOIN cases "\n" lines)
file(WRITE ${fixed_cases} "${lines}\n")
foreach(compiler IN LISTS compile_fail_compilers)
  get_filename_component(compiler_name ${compiler} NAME)
  # In C++26 the error line itself holds the sentence.
  execute_process(COMMAND ${compiler} -std=c++2c -fsyntax-only ${CMAKE_CURRENT_BINARY_DIR}/said_text.cpp
    RESULT_VARIABLE no_cxx26 OUTPUT_QUIET ERROR_QUIET)
  add_compile_fail_cases(${compiler_name} ${compiler} c++20)
  if(no_cxx26 EQUAL 0)
    add_compile_fail_cases(${compiler_name}-c++26 ${compiler} c++2c)
  endif()
endforeach()

# The script itself: each case that says "// reason: ..." must be refused with this reason.
file(GLOB cases CONFIGURE_DEPENDS ${compile_fail_selftest_folder}/*.cpp)
foreach(case IN LISTS cases)
  get_filename_component(name ${case} NAME_WE)
  add_compile_fail(compile_fail_selftest.${name} ${CMAKE_CXX_COMPILER} c++20 ${case})
  file(STRINGS ${case} reason REGEX "^// reason: " LIMIT_COUNT 1)
  if(reason)
    string(REPLACE "// reason: " "" reason "${reason}")
    set_tests_properties(compile_fail_selftest.${name} PROPERTIES
      PASS_REGULAR_EXPRESSION "${name}.cpp ${reason}.*CMake Error")
  endif()
endforeach()
file(WRITE ${CMAKE_CURRENT_BINARY_DIR}/selftest_fixed.txt "${compile_fail_selftest_folder}/good.cpp\n${compile_fail_selftest_folder}/fixed.cpp\n")
add_compile_fail(compile_fail_selftest.fixed_cases ${CMAKE_CXX_COMPILER} c++20 ${CMAKE_CURRENT_BINARY_DIR}/selftest_fixed.cpp
  -DFIXED_CASES=${CMAKE_CURRENT_BINARY_DIR}/selftest_fixed.txt)
set_tests_properties(compile_fail_selftest.fixed_cases PROPERTIES PASS_REGULAR_EXPRESSION "has fixed cases that do not compile.*fixed.cpp:.*CMake Error")
