# What editors show for a mistake. Included by tests/CMakeLists.txt.
find_program(DOVETAIL_CLANGD NAMES clangd-19 clangd-16 clangd)
if(DOVETAIL_CLANGD AND Python3_FOUND AND NOT DOVETAIL_SANITIZE)
  set(cases networks/middle_layer training/fit_epochs tensor/predict_answer ops/broadcast)
  list(TRANSFORM cases PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/compile_fail/)
  list(TRANSFORM cases APPEND .cpp)
  add_test(NAME editors.clangd COMMAND Python3::Interpreter ${CMAKE_CURRENT_LIST_DIR}/clangd.py ${DOVETAIL_CLANGD}
    ${CMAKE_CURRENT_BINARY_DIR}/clangd -std=c++20 @${plain_options} -- ${cases})
  set_tests_properties(editors.clangd PROPERTIES TIMEOUT 300)
elseif(NOT DOVETAIL_CLANGD)
  message(STATUS "dovetail: no clangd, so no test of what editors show")
endif()
