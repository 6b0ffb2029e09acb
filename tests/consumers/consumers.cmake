# Other people's projects. Included by tests/CMakeLists.txt.
set(consumers ${CMAKE_CURRENT_LIST_DIR})

# An embedded program: neither exceptions nor run-time type information.
if(EXISTS ${consumers}/no_exceptions.cpp)
  add_executable(test_no_exceptions ${consumers}/no_exceptions.cpp)
  target_compile_options(test_no_exceptions PRIVATE -fno-exceptions -fno-rtti)
  target_link_libraries(test_no_exceptions PRIVATE dovetail::dovetail dovetail_development)
  add_test(NAME consumers.no_exceptions COMMAND test_no_exceptions)
  set_tests_properties(consumers.no_exceptions PROPERTIES TIMEOUT 60)
endif()

# find_package(dovetail), from a copy installed for this test. What was fetched is not installed.
if(DOVETAIL_INSTALL AND NOT "hana" IN_LIST dovetail_fetched AND NOT "xsimd" IN_LIST dovetail_fetched)
  set(installed ${CMAKE_CURRENT_BINARY_DIR}/installed)
  add_test(NAME consumers.forget COMMAND ${CMAKE_COMMAND} -E rm -rf ${installed})
  add_test(NAME consumers.install COMMAND
    ${CMAKE_COMMAND} --install ${PROJECT_BINARY_DIR} --config $<CONFIG> --prefix ${installed})
  add_test(NAME consumers.find_package COMMAND ${CMAKE_CTEST_COMMAND}
    --build-and-test ${consumers}/find_package ${CMAKE_CURRENT_BINARY_DIR}/find_package
    --build-generator ${CMAKE_GENERATOR} --build-makeprogram ${CMAKE_MAKE_PROGRAM}
    --build-options -DCMAKE_CXX_COMPILER=${CMAKE_CXX_COMPILER} -DCMAKE_PREFIX_PATH=${installed}
      -DBoost_DIR=${Boost_DIR} -Dxsimd_DIR=${xsimd_DIR}
    --test-command consumer)
  set_tests_properties(consumers.forget PROPERTIES TIMEOUT 60 FIXTURES_SETUP old_copy)
  set_tests_properties(consumers.install PROPERTIES
    TIMEOUT 60 FIXTURES_REQUIRED old_copy FIXTURES_SETUP installed_copy)
  set_tests_properties(consumers.find_package PROPERTIES TIMEOUT 300 FIXTURES_REQUIRED installed_copy)
endif()
