# What debuggers show for tensors. Included by tests/CMakeLists.txt.
set(folder ${CMAKE_CURRENT_LIST_DIR})
if(Python3_FOUND)
  add_test(NAME debuggers.natvis COMMAND Python3::Interpreter ${folder}/natvis.py ${PROJECT_SOURCE_DIR})
  set_tests_properties(debuggers.natvis PROPERTIES TIMEOUT 60)
endif()

find_program(DOVETAIL_GDB gdb)
if(DOVETAIL_GDB AND NOT DOVETAIL_SANITIZE)
  add_executable(test_debuggers ${folder}/tensors.cpp)
  target_compile_options(test_debuggers PRIVATE -g -O0)
  target_link_libraries(test_debuggers PRIVATE dovetail::dovetail dovetail_development)
  add_test(NAME debuggers.gdb COMMAND ${DOVETAIL_GDB} -batch -nx -x ${PROJECT_SOURCE_DIR}/docs/debugging/dovetail_gdb.py
    -x ${folder}/gdb.py --args $<TARGET_FILE:test_debuggers>)
  set_tests_properties(debuggers.gdb PROPERTIES TIMEOUT 120 SKIP_RETURN_CODE 77)
elseif(NOT DOVETAIL_GDB)
  message(STATUS "dovetail: no gdb, so no test of what it shows")
endif()
