# SPDX-License-Identifier: MIT
"""conan create docs/packaging/conan [-o "dovetail/*:data=False"]: packages the source tree that this is part of."""
import os

from conan import ConanFile
from conan.tools.build import check_min_cppstd
from conan.tools.files import copy


class Dovetail(ConanFile):
    name = "dovetail"
    version = "0.1.0"
    license = "MIT"
    description = "Tensors and neural networks whose shapes are types"
    topics = ("neural-network", "tensor", "simd", "header-only")
    package_type = "header-library"
    settings = "os", "arch", "compiler", "build_type"
    options = {"data": [True, False], "eigen": [True, False], "storage": [True, False]}
    default_options = {"data": True, "eigen": False, "storage": True, "boost/*:header_only": True}
    no_copy_source = True

    def requirements(self):
        self.requires("boost/[>=1.74]", transitive_headers=True)
        self.requires("xsimd/[>=8.1]", transitive_headers=True)
        if self.options.data:
            self.requires("zlib/[>=1.2]", transitive_headers=True, transitive_libs=True)
        if self.options.eigen:
            self.requires("eigen/[>=3.4]", transitive_headers=True)
        if self.options.storage:
            self.requires("rapidjson/[>=1.1]", transitive_headers=True)

    def validate(self):
        check_min_cppstd(self, 20)

    def export_sources(self):
        root = os.path.join(self.recipe_folder, "..", "..", "..")
        copy(self, "LICENSE", root, self.export_sources_folder)
        copy(self, "include/*.hpp", root, self.export_sources_folder)

    def package(self):
        copy(self, "include/*.hpp", self.source_folder, self.package_folder)
        copy(self, "LICENSE", self.source_folder, os.path.join(self.package_folder, "licenses"))

    def package_id(self):
        self.info.settings.clear()

    def package_info(self):
        self.cpp_info.bindirs = []
        self.cpp_info.libdirs = []
        self.cpp_info.set_property("cmake_file_name", "dovetail")
        core = self.cpp_info.components["dovetail"]
        core.set_property("cmake_target_name", "dovetail::dovetail")
        core.set_property("pkg_config_name", "dovetail")
        core.requires = ["boost::headers", "xsimd::xsimd"]
        for name, package in (("data", "zlib::zlib"), ("eigen", "eigen::eigen"), ("storage", "rapidjson::rapidjson")):
            if self.options.get_safe(name):
                component = self.cpp_info.components[name]
                component.set_property("cmake_target_name", f"dovetail::{name}")
                component.set_property("pkg_config_name", f"dovetail-{name}")
                component.requires = ["dovetail", package]
