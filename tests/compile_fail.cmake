# cmake -DCOMPILER= -DSTANDARD= -DOPTIONS= -DCASE= [-DHEADER=] [-DUSED=] [-DFIXED_CASES=] -P compile_fail.cmake
# A case compiles without output with -DFIXED. Without it there is one error, a failed static_assert, which says
#   // text: <the sentence>               g++: somewhere in the output; C++26: in the error line
#   // type: <the type that reads so>     Clang in C++20: in the error line
#   // chain: <a line>                   C++26, if it is there: behind the sentence, where such lines do not count as output
# and it may ask for more options with
#   // flags: <options>
# Where C++ leaves no place for a sentence, a case says why, and it is the compiler's own error that is one and short:
#   // own: <why>
# and, where the compiler's own notes are more than the 14 lines that an error may have,
#   // lines: <how many>, <why>
# HEADER includes what the case does, and stands precompiled beside itself: it saves reading dovetail again for each case.
# USED is a program compiled after it: what a user goes on to do with the case's architecture A adds no error.
# With FIXED_CASES, a file that lists cases, it compiles all of them with FIXED at once, each in a namespace: CASE is then
# the file to write for that. It saves reading the headers again for each.
cmake_minimum_required(VERSION 3.25)
set(most_lines 14)

function(refuse reason)
  cmake_path(GET CASE FILENAME name)
  message(NOTICE "${name} ${reason}\n${output}")
  message(FATAL_ERROR "This case is not as it should be.")
endfunction()

function(read tag)
  file(STRINGS ${CASE} line REGEX "^// ${tag}: " LIMIT_COUNT 1)
  string(REGEX REPLACE "^// ${tag}: *" "" line "${line}")
  string(REPLACE "\\;" ";" line "${line}")               # as file(STRINGS) writes it
  set(${tag} "${line}" PARENT_SCOPE)
endfunction()

function(need what where)
  string(FIND "${where}" "${what}" at)
  if(at EQUAL -1)
    refuse("does not say: ${what}")
  endif()
endfunction()

function(compile)
  if(DEFINED USED)
    list(PREPEND ARGN -include ${CASE})
  endif()
  if(DEFINED HEADER)
    list(PREPEND ARGN -include ${HEADER})
  endif()
  execute_process(RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE output COMMAND
    ${CMAKE_COMMAND} -E env LC_ALL=C                      # g++ then quotes in ASCII
    ${COMPILER} -std=${STANDARD} -fsyntax-only -Wall -Wextra -Wpedantic -Wconversion -Wshadow
    @${OPTIONS} ${flags} ${ARGN} ${program})
  string(REPLACE "\\\"" "\"" output "${output}")           # g++ prints the sentence as a literal
  set(status ${status} PARENT_SCOPE)
  set(output "${output}" PARENT_SCOPE)
endfunction()

set(output "")
set(program ${CASE})
if(DEFINED USED)
  set(program ${USED})
endif()
if(DEFINED FIXED_CASES)
  set(includes "")
  set(programs "")
  file(STRINGS ${FIXED_CASES} cases)
  foreach(case IN LISTS cases)
    file(STRINGS ${case} lines REGEX "^#include <")
    list(APPEND includes ${lines})
    cmake_path(GET case PARENT_PATH folder)
    cmake_path(GET folder FILENAME folder)
    cmake_path(GET case STEM name)
    string(APPEND programs "namespace ${folder}_${name} {\n#include \"${case}\"\n}\n")
  endforeach()
  list(REMOVE_DUPLICATES includes)
  list(JOIN includes "\n" includes)
  file(WRITE ${CASE} "#define FIXED\n${includes}\n${programs}")
  set(flags -Wno-return-type)                              # main() in a namespace is no main()
  compile()
  if(NOT status EQUAL 0 OR NOT output STREQUAL "")
    refuse("has fixed cases that do not compile without output")
  endif()
  return()
endif()

foreach(tag text type)
  read(${tag})
  if("${${tag}}" STREQUAL "")
    refuse("has no line '// ${tag}: ...'")
  endif()
endforeach()
read(lines)
if(lines MATCHES "^[0-9]+")
  set(most_lines ${CMAKE_MATCH_0})
endif()
read(flags)
separate_arguments(flags UNIX_COMMAND "${flags}")

if(NOT FIXED_ELSEWHERE)
  compile(-DFIXED)
  if(NOT status EQUAL 0)
    refuse("does not compile when it is fixed")
  elseif(NOT output STREQUAL "")
    refuse("does not compile without output when it is fixed")
  endif()
endif()

compile()
if(status EQUAL 0)
  refuse("compiles, although it must not")
endif()
string(REGEX REPLACE "[][;]" "_" plain "${output}")       # these three would disturb a list
string(REGEX REPLACE "\n  (layer [0-9]+, [^\n]*|\\.\\.\\.)" "" plain "${plain}")
if(DEFINED HEADER)
  string(REPLACE "In file included from ${HEADER}:1:\n" "" plain "${plain}")  # Clang's; there is none without it
endif()
string(REGEX MATCHALL "error: " errors "${plain}")
string(REGEX MATCHALL "\n" lines "${plain}")
list(LENGTH errors error_count)
list(LENGTH lines line_count)
if(NOT error_count EQUAL 1)
  refuse("gives ${error_count} errors instead of one")
elseif(line_count GREATER most_lines)
  refuse("gives ${line_count} lines, more than ${most_lines}")
endif()

string(REGEX MATCH "error: [^\n]*" error "${output}")
execute_process(COMMAND ${COMPILER} --version OUTPUT_VARIABLE version)
read(own)
if(own)
  if(version MATCHES "clang")
    need("${type}" "${error}")
  else()
    need("${text}" "${error}")
  endif()
  message(NOTICE "${output}")
  return()
endif()
need("static assertion failed" "${error}")
need("dovetail: " "${error}")
if(STANDARD STREQUAL "c++2c")
  need("${text}" "${error}")
  file(STRINGS ${CASE} chain REGEX "^// chain: ")
  foreach(line IN LISTS chain)
    string(REPLACE "// chain: " "\n  " line "${line}")
    need("${line}\n" "${output}")
  endforeach()
elseif(version MATCHES "clang")
  need("${type}" "${error}")
else()
  need("${text}" "${output}")
endif()
if(version MATCHES "clang" AND error MATCHES "dovetail::")
  refuse("prints a type with dovetail:: in it")
endif()
message(NOTICE "${output}")
