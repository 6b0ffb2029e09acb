# dovetail's dependencies: installed packages if there are any, otherwise their sources at a pinned commit.
# Sets dovetail_hana and dovetail_xsimd to the targets to link, and dovetail_fetched to what was fetched.
include(FetchContent)
set(dovetail_fetched "")

# The headers of a repository, as a target. SOURCE_SUBDIR is a folder without a CMakeLists.txt,
# so that nothing in the repository is configured, built or installed.
function(dovetail_fetch name target repository commit include)
  message(STATUS "dovetail: fetching ${name} from ${repository}")
  FetchContent_Declare(${name} GIT_REPOSITORY ${repository} GIT_TAG ${commit} SOURCE_SUBDIR include)
  FetchContent_MakeAvailable(${name})
  add_library(${target} INTERFACE IMPORTED GLOBAL)
  target_include_directories(${target} SYSTEM INTERFACE ${${name}_SOURCE_DIR}/${include})
  list(APPEND dovetail_fetched ${name})
  set(dovetail_fetched ${dovetail_fetched} PARENT_SCOPE)
endfunction()

set(dovetail_hana Boost::headers)
if(NOT TARGET Boost::headers)
  find_package(Boost 1.74 QUIET)
endif()
if(NOT TARGET Boost::headers)
  set(dovetail_hana dovetail_hana)
  dovetail_fetch(hana dovetail_hana https://github.com/boostorg/hana.git
    07eadfb31eab29ca5548baae34e8d64e25a4c1a3 include)         # v1.7.0
endif()

set(dovetail_xsimd xsimd)
include(${CMAKE_CURRENT_LIST_DIR}/dovetail-xsimd.cmake)
if(NOT xsimd_FOUND)
  message(STATUS "${dovetail_xsimd_problem}")
  set(dovetail_xsimd dovetail_xsimd)
  dovetail_fetch(xsimd dovetail_xsimd https://github.com/xtensor-stack/xsimd.git
    01bd143c82a215973a643d709121617b7fc57dae include)         # 14.0.0
endif()

if(DOVETAIL_TESTS AND NOT TARGET doctest::doctest)
  find_package(doctest QUIET)
  if(NOT doctest_FOUND)
    dovetail_fetch(doctest doctest::doctest https://github.com/doctest/doctest.git
      b7c21ec5ceeadb4951b00396fc1e4642dd347e5f .)             # v2.4.9
  endif()
endif()
