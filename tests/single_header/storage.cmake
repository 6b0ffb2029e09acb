# cmake -DCOMPILE=<compiler and options> -DSOURCES= -DFOLDER= -P storage.cmake
# One program saves, loads and freezes a network, another one includes the frozen header: both answer alike.
cmake_minimum_required(VERSION 3.25)
file(MAKE_DIRECTORY ${FOLDER})
foreach(program IN ITEMS storage frozen)
  execute_process(COMMAND ${COMPILE} -I${FOLDER} ${SOURCES}/${program}.cpp -o ${FOLDER}/${program}
    COMMAND_ERROR_IS_FATAL ANY)
  execute_process(COMMAND ${FOLDER}/${program} WORKING_DIRECTORY ${FOLDER} OUTPUT_VARIABLE ${program}
    COMMAND_ERROR_IS_FATAL ANY)
endforeach()
if(NOT storage STREQUAL frozen OR storage STREQUAL "")
  message(FATAL_ERROR "The network answers ${storage}, and from its header ${frozen}")
endif()
