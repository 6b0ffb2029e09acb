#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What can be checked of the vcpkg port and the Conan recipe without vcpkg and Conan: packaging.py ROOT CMAKE

The recipes are Python, the manifest is JSON, the portfile runs, with functions in the place of vcpkg's that print what they
are called with; names, versions and licenses are those of the project.
"""
import ast
import json
import pathlib
import re
import subprocess
import sys
import tempfile

VCPKG = ("vcpkg_cmake_configure", "vcpkg_cmake_install", "vcpkg_cmake_config_fixup", "vcpkg_fixup_pkgconfig",
         "vcpkg_install_copyright")
STAND_INS = "cmake_minimum_required(VERSION 3.25)\n" + "".join(
    f'function({name})\n  message(STATUS "{name} ${{ARGV}}")\nendfunction()\n' for name in VCPKG)


def run_port(cmake, port, features):
    """What the portfile's calls print, and the folder where it installs."""
    with tempfile.TemporaryDirectory() as packages:
        script = pathlib.Path(packages, "run.cmake")
        script.write_text(f"{STAND_INS}set(PORT dovetail)\nset(FEATURES {features})\n"
                          f'set(CURRENT_PACKAGES_DIR "{packages}")\ninclude("{port}/portfile.cmake")\n')
        output = subprocess.run([cmake, "-P", script], check=True, capture_output=True, text=True).stdout
        assert pathlib.Path(packages, "share/dovetail/usage").exists(), "the port installs its usage"
        return output


def main():
    root, cmake = pathlib.Path(sys.argv[1]).resolve(), sys.argv[2]
    project = (root / "CMakeLists.txt").read_text()
    version = re.search(r"project\(dovetail VERSION ([\d.]+)", project)[1]

    port = root / "docs/packaging/vcpkg/dovetail"
    manifest = json.loads((port / "vcpkg.json").read_text())
    assert (manifest["name"], manifest["version"], manifest["license"]) == ("dovetail", version, "MIT"), manifest
    needs = {"csv": "LibCSV", "data": "ZLIB", "eigen": "Eigen3", "storage": "RapidJSON"}
    assert manifest["features"].keys() == needs.keys(), manifest["features"]
    for features in ("core", "core;data", "core;csv;data", "core;eigen;storage"):
        output = run_port(cmake, port, features)
        assert f"SOURCE_PATH;{root};OPTIONS" in output, output
        assert f"FILE_LIST;{root / 'LICENSE'}" in output, output
        for feature, package in needs.items():
            assert (f"CMAKE_DISABLE_FIND_PACKAGE_{package}=ON" in output) == (feature not in features.split(";")), output
        for option in re.findall(r"-D(DOVETAIL_\w+)", output):
            assert f"option({option} " in project, option

    recipe = root / "docs/packaging/conan"
    for source in (recipe / "conanfile.py", recipe / "test_package/conanfile.py"):
        classes = [c for c in ast.parse(source.read_text()).body if isinstance(c, ast.ClassDef)]
        assert len(classes) == 1, source
    fields = dict(re.findall(r'^    (\w+) = "([^"]*)"$', (recipe / "conanfile.py").read_text(), re.M))
    assert (fields["name"], fields["version"], fields["license"]) == ("dovetail", version, "MIT"), fields


if __name__ == "__main__":
    main()
