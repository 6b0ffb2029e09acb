# dovetail_component(<folder> <package> <target>): include/dovetail/<folder>/ needs a package that the core
# does not. Its headers are the target dovetail::<folder>, which is there where the package is.
# dovetailConfig.cmake names the package again, for those who ask for the component.
set(dovetail_components "")
macro(dovetail_component folder package target)
  set(component_headers ${headers})
  list(FILTER component_headers INCLUDE REGEX "/include/dovetail/${folder}(/|\\.hpp$)")
  list(FILTER headers EXCLUDE REGEX "/include/dovetail/${folder}(/|\\.hpp$)")

  find_package(${package} QUIET)
  if(TARGET ${target})
    list(APPEND dovetail_components ${folder})
    add_library(dovetail_${folder} INTERFACE)
    add_library(dovetail::${folder} ALIAS dovetail_${folder})
    set_target_properties(dovetail_${folder} PROPERTIES EXPORT_NAME ${folder})
    target_link_libraries(dovetail_${folder} INTERFACE dovetail ${target})
    target_sources(dovetail_${folder} INTERFACE
      FILE_SET HEADERS BASE_DIRS include FILES ${component_headers})
  else()
    message(STATUS "dovetail: no ${package}, so no dovetail::${folder}")
  endif()
endmacro()
