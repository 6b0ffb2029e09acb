# SPDX-License-Identifier: MIT
"""Shows dovetail's types in GDB: `source docs/debugging/dovetail_gdb.py`, by hand or in ~/.gdbinit.

A tensor or a view is shown with its shape and its elements, a network with its parameters by name, a history with its
values an epoch. `print $at(x, 0, 1)` is x.at(0, 1), and `print $at(x, 0)` the first row, in programs that call neither.
"""
import re

import gdb
import gdb.printing
import gdb.types

DYNAMIC = 2**64 - 1
NUMBERS = re.compile(r"(\d+)[uUlL]*")
OWN = r"dovetail::(?:for_\w+::)?"  # the second is DOVETAIL_TARGET
TENSOR = re.compile(rf"^{OWN}(?:Tensor|View)<.+?((?:, \d+[uUlL]*)+)>$")


def plain(name):
    """The name of a type as it is written: 'Tensor<float, dynamic, 3>'."""
    name = re.sub(r"([a-z ]+) const\b", r"const \1", re.sub(OWN, "", name))
    return re.sub(r"\b(\d+)[uUlL]+\b", r"\1", name).replace(str(DYNAMIC), "dynamic")


def basic(type_):
    return gdb.types.get_basic_type(type_)


def is_tensor(value):
    return TENSOR.match(basic(value.type).name or "") is not None


class Tensor:
    """The extents and the elements of a tensor or a view."""

    def __init__(self, value):
        name = basic(value.type).name
        self.name = plain(name)
        self.extents = [int(n) for n in NUMBERS.findall(TENSOR.match(name)[1])]
        self.dynamic = self.extents[0] == DYNAMIC
        if self.name.startswith("View"):
            self.data = value["data_"]
            if self.dynamic:
                self.extents[0] = int(value["rows_"])
            return
        storage = value["storage_"]
        if gdb.types.has_field(basic(storage.type), "values"):  # inside the object
            self.data = storage["values"][0].address  # none for what a call returned
        else:
            self.data = storage["data_"]
            if self.dynamic:
                row = 1
                for extent in self.extents[1:]:
                    row *= extent
                self.extents[0] = int(storage["size_"]) // row if row else 0

    def shape(self):
        return f"({', '.join(map(str, self.extents))})"

    def array(self):
        """The elements as an array of arrays, which GDB prints itself."""
        type_ = self.data.type.target()
        for extent in reversed(self.extents):
            type_ = type_.array(extent - 1)
        return self.data.cast(type_.pointer()).dereference()


class TensorPrinter:
    def __init__(self, value):
        self.value, self.tensor = value, Tensor(value)

    def to_string(self):
        name = self.tensor.name
        if self.tensor.dynamic:
            name += f" of shape {self.tensor.shape()}"
        return f"{name} without elements" if self.tensor.data == 0 else name

    def children(self):
        if self.tensor.data is None:
            array = self.value["storage_"]["values"]  # GDB cannot make an array of arrays of it
            count = array.type.range()[1] + 1
        elif self.tensor.data == 0:
            return
        else:
            array, count = self.tensor.array(), self.tensor.extents[0]
        for i in range(count):
            yield str(i), array[i]

    def display_hint(self):
        return "array"


class ShapePrinter:
    def __init__(self, value):
        self.name = plain(basic(value.type).name)

    def to_string(self):
        return self.name


def tensors(record, path=""):
    """The tensors of a record with their names: ('1.kernel', value). As dovetail::for_each_tensor."""
    if is_tensor(record):
        yield path, record
        return
    before = path + "." if path else ""
    type_ = basic(record.type)
    if (type_.name or "").startswith("boost::hana::tuple<"):
        for place, element in places(record["storage_"]):
            yield from tensors(element, before + place)
    elif type_.code == gdb.TYPE_CODE_STRUCT:
        for field in type_.fields():
            if not field.is_base_class and hasattr(field, "bitpos"):  # a static member has no position
                yield from tensors(record[field], before + field.name)


def places(storage):
    """The places of a Hana tuple where something is stored: ('1', value). Each is a base class."""
    for field in storage.type.fields():
        if not field.is_base_class:
            continue
        place = re.match(r".*\bebo<boost::hana::detail::bti<(\d+)[uUlL]*>", field.name)
        if not place:
            yield from places(storage[field])
        elif gdb.types.has_field(field.type, "data_"):
            yield place[1], storage[field]["data_"]


class NamedPrinter:
    def __init__(self, value):
        self.value = value

    def to_string(self):
        return plain(basic(self.value.type).name)


class NetworkPrinter(NamedPrinter):
    def children(self):
        yield from tensors(self.value["parameters_"])
        yield from tensors(self.value["state_"])


class HistoryPrinter(NamedPrinter):
    def children(self):
        for before in "", "val_":
            yield before + "loss", self.value[before + "loss"]
            for metric, values in self.metrics(self.value[before + "metrics_"]):
                yield f"{before}metric<{metric}>", values

    def metrics(self, part):
        """Finds the Values<Metric> in a std::tuple, whose first element is the last base class."""
        type_ = basic(part.type)
        if "::Values<" in (type_.name or "") and gdb.types.has_field(type_, "values"):
            yield plain(str(type_.template_argument(0))), part["values"]
        elif type_.code == gdb.TYPE_CODE_STRUCT:
            for field in reversed(type_.fields()):
                if hasattr(field, "bitpos"):
                    yield from self.metrics(part[field])


class At(gdb.Function):
    """$at(x, i, j): the element of a tensor, or with fewer indices a row."""

    def __init__(self):
        super().__init__("at")

    def invoke(self, tensor, *indices):
        if not is_tensor(tensor):
            raise gdb.GdbError("$at takes a Tensor or a View first")
        tensor = Tensor(tensor)
        part = tensor.array()
        if len(indices) > len(tensor.extents):
            raise gdb.GdbError(f"{len(indices)} indices for shape {tensor.shape()}")
        for axis, index in enumerate(map(int, indices)):
            if not 0 <= index < tensor.extents[axis]:
                raise gdb.GdbError(f"index {index} is out of range for axis {axis} of shape {tensor.shape()}")
            part = part[index]
        return part


printers = gdb.printing.RegexpCollectionPrettyPrinter("dovetail")
printers.add_printer("tensor", TENSOR.pattern, TensorPrinter)
printers.add_printer("shape", rf"^{OWN}Shape<[^:]*>$", ShapePrinter)
printers.add_printer("network", rf"^{OWN}Network<.*>$", NetworkPrinter)
printers.add_printer("history", rf"^{OWN}History<[^:]*(::[^:]*)*>$", HistoryPrinter)
gdb.printing.register_pretty_printer(None, printers, replace=True)
At()
