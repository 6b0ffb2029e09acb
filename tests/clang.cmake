# What only Clang finds, in a build by another compiler: pages, linking, frozen networks, constant expressions and the examples,
# by the newest Clang of those that try the programs that must not compile. Included by tests/CMakeLists.txt.

# With Clang the other standard library too, where it is installed.
if(CMAKE_CXX_COMPILER_ID MATCHES Clang AND NOT DOVETAIL_SANITIZE)
  execute_process(COMMAND ${CMAKE_CXX_COMPILER} -stdlib=libc++ -x c++ -std=c++20 -include version -fsyntax-only /dev/null
    RESULT_VARIABLE no_libcxx OUTPUT_QUIET ERROR_QUIET)
  if(no_libcxx EQUAL 0)
    add_test(NAME libcxx COMMAND Python3::Interpreter ${CMAKE_CURRENT_LIST_DIR}/libcxx.py ${CMAKE_CURRENT_BINARY_DIR}/libcxx
      ${plain_compiler} -stdlib=libc++)
    set_tests_properties(libcxx PROPERTIES TIMEOUT 900 LABELS heavy)
  endif()
endif()

set(clang "")
foreach(compiler IN LISTS compile_fail_compilers)
  get_filename_component(name ${compiler} NAME)
  if(name MATCHES "^clang\\+\\+" AND NOT compiler STREQUAL CMAKE_CXX_COMPILER)
    set(clang ${compiler})
    set(clang_name ${name})
  endif()
endforeach()
if(NOT clang OR CMAKE_CXX_COMPILER_ID MATCHES Clang OR DOVETAIL_SANITIZE)
  return()
endif()

# On processors with AVX10, Clang 19 warns of what -march=native finds.
execute_process(COMMAND ${clang} -Werror -Wno-invalid-feature-combination -x c++ -fsyntax-only /dev/null
  RESULT_VARIABLE unknown OUTPUT_QUIET ERROR_QUIET)
if(unknown EQUAL 0)
  list(APPEND clang -Wno-invalid-feature-combination)
endif()
add_compiler_tests(${clang_name}. ${clang})

add_test(NAME ${clang_name}.constant_expressions COMMAND Python3::Interpreter
  ${CMAKE_CURRENT_LIST_DIR}/constant_expressions.py ${CMAKE_CURRENT_BINARY_DIR}/${clang_name}.constant_expressions
  ${clang} -std=c++20 -march=native @${plain_options})
set_tests_properties(${clang_name}.constant_expressions PROPERTIES TIMEOUT 300)

# A build of its own, whose tests are the examples.
if(DOVETAIL_EXAMPLES)
  set(folder ${CMAKE_CURRENT_BINARY_DIR}/${clang_name}.examples)
  add_test(NAME ${clang_name}.examples COMMAND ${CMAKE_CTEST_COMMAND} --build-and-test ${PROJECT_SOURCE_DIR} ${folder}
    --build-generator ${CMAKE_GENERATOR} --build-makeprogram ${CMAKE_MAKE_PROGRAM}
    --build-options -DCMAKE_CXX_COMPILER=${clang_name} -DCMAKE_BUILD_TYPE=Release "-DCMAKE_CXX_FLAGS_RELEASE=-O1 -DNDEBUG"
      -DDOVETAIL_EXAMPLES=ON -DDOVETAIL_INSTALL=OFF
    --test-command ${CMAKE_CTEST_COMMAND} --output-on-failure --no-tests=error)
  set_tests_properties(${clang_name}.examples PROPERTIES TIMEOUT 900 COST 90 PROCESSORS 2)  # Ninja takes all there are
endif()
