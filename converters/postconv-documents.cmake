# postconv_add_document(<target>
#   INPUTS <file>...       Markdown, one document together; relative to the current source folder
#   OUTPUTS <file>...      report.pdf, report.epub, ...; relative to the current binary folder
#   [OPTIONS <option>...]  of postconv. Files named here are looked for in the current source
#                          folder, and so are the folders of --resource-path and --font-path.
#   [DEPENDS <file>...]    what must be made or may change before, beyond what postconv reads
#   [ALL])                 make it by default
#
# Makes a target that builds the outputs again when an input, a chapter, an included file, a
# picture, the theme, .postconv.yml or postconv itself has changed, and not otherwise: what was
# read is in a depfile, which Ninja and Makefiles take.
function(postconv_add_document target)
  cmake_parse_arguments(PARSE_ARGV 1 argument "ALL" "" "INPUTS;OUTPUTS;OPTIONS;DEPENDS")
  if(argument_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "postconv_add_document(${target}): unknown argument "
      "\"${argument_UNPARSED_ARGUMENTS}\"")
  endif()
  foreach(needed IN ITEMS INPUTS OUTPUTS)
    if(NOT argument_${needed})
      message(FATAL_ERROR "postconv_add_document(${target}): name ${needed}")
    endif()
  endforeach()

  set(inputs "")
  foreach(input IN LISTS argument_INPUTS)
    cmake_path(ABSOLUTE_PATH input BASE_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}" NORMALIZE)
    list(APPEND inputs "${input}")
  endforeach()
  set(outputs "")
  set(folders "")
  set(output_arguments "")
  foreach(output IN LISTS argument_OUTPUTS)
    list(APPEND output_arguments -o "${output}")
    cmake_path(ABSOLUTE_PATH output BASE_DIRECTORY "${CMAKE_CURRENT_BINARY_DIR}" NORMALIZE)
    list(APPEND outputs "${output}")
    cmake_path(GET output PARENT_PATH folder)
    list(APPEND folders "${folder}")
  endforeach()
  list(REMOVE_DUPLICATES folders)
  _postconv_place_options(options "${argument_OPTIONS}")

  # CMake takes the relative paths of a depfile as seen from here.
  set(depfile "${CMAKE_CURRENT_BINARY_DIR}/CMakeFiles/${target}.postconv.d")
  cmake_path(RELATIVE_PATH depfile BASE_DIRECTORY "${CMAKE_CURRENT_BINARY_DIR}"
    OUTPUT_VARIABLE depfile_argument)
  # Behind Makefiles CMake adds to what a target depended on before and forgets nothing: a picture
  # that is gone would make its document again each time. So it begins anew.
  set(forget "")
  if(CMAKE_GENERATOR MATCHES "Makefiles")
    set(forget COMMAND ${CMAKE_COMMAND} -E rm -f
      "CMakeFiles/${target}.dir/compiler_depend.internal")
  endif()
  add_custom_command(OUTPUT ${outputs}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${folders}
    COMMAND postconv::program ${inputs} ${output_arguments} ${options}
            --depfile ${depfile_argument}
    ${forget}
    DEPENDS ${inputs} ${argument_DEPENDS} "$<TARGET_FILE:postconv::program>"
    DEPFILE "${depfile}"
    WORKING_DIRECTORY "${CMAKE_CURRENT_BINARY_DIR}"
    COMMENT "postconv: ${target}"
    VERBATIM)
  set(all "")
  if(argument_ALL)
    set(all ALL)
  endif()
  add_custom_target(${target} ${all} DEPENDS ${outputs})
endfunction()

# The options, in two words or as --option=value, with the full names of what they find in the
# current source folder.
function(_postconv_place_options result options)
  set(placed "")
  set(name "")
  foreach(option IN LISTS options)
    set(before "")
    set(value "${option}")
    if(option MATCHES "^(--[a-z-]+)=(.+)$")
      set(before "${CMAKE_MATCH_1}=")
      set(name "${CMAKE_MATCH_1}")
      set(value "${CMAKE_MATCH_2}")
    endif()
    _postconv_place(value "${name}" "${value}")
    list(APPEND placed "${before}${value}")
    set(name "${option}")
  endforeach()
  set(${result} "${placed}" PARENT_SCOPE)
endfunction()

# The value of the option called `name`: folders between colons, or a file if it is one.
function(_postconv_place result name text)
  set(file "${CMAKE_CURRENT_SOURCE_DIR}/${text}")
  if(name MATCHES "^--(resource|font)-path$")
    string(REPLACE ":" ";" folders "${text}")
    set(placed "")
    foreach(folder IN LISTS folders)
      cmake_path(ABSOLUTE_PATH folder BASE_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}" NORMALIZE)
      list(APPEND placed "${folder}")
    endforeach()
    list(JOIN placed ":" text)
  elseif(name MATCHES "^-" AND EXISTS "${file}" AND NOT IS_DIRECTORY "${file}")
    set(text "${file}")
  endif()
  set(${result} "${text}" PARENT_SCOPE)
endfunction()
