# dovetail_component(<name> <package> <target> [<headers>]): headers that need a package which the core does not need:
# those in include/dovetail/<name>/, or those that match the regular expression <headers>. They become the target
# dovetail::<name>, which exists if the package does.
# dovetailConfig.cmake names the package again, for those who ask for the component.
set(dovetail_components "")
macro(dovetail_component name package target)
  set(component_pattern "${name}(/|\\.hpp$)" ${ARGN})
  list(GET component_pattern -1 component_pattern)
  set(component_headers ${headers})
  list(FILTER component_headers INCLUDE REGEX "/include/dovetail/${component_pattern}")
  list(FILTER headers EXCLUDE REGEX "/include/dovetail/${component_pattern}")

  find_package(${package} QUIET)
  if(TARGET ${target})
    list(APPEND dovetail_components ${name})
    add_library(dovetail_${name} INTERFACE)
    add_library(dovetail::${name} ALIAS dovetail_${name})
    set_target_properties(dovetail_${name} PROPERTIES EXPORT_NAME ${name})
    target_link_libraries(dovetail_${name} INTERFACE dovetail ${target})
    target_sources(dovetail_${name} INTERFACE
      FILE_SET HEADERS BASE_DIRS include FILES ${component_headers})
  else()
    message(STATUS "dovetail: no ${package}, so no dovetail::${name}")
  endif()
endmacro()
