# SPDX-License-Identifier: MIT
"""Checks what GDB shows, in GDB: gdb -batch -nx -x docs/debugging/dovetail_gdb.py -x gdb.py --args PROGRAM

PROGRAM is tensors.cpp. In place of Visual Studio, GDB evaluates the expressions of docs/debugging/dovetail.natvis: for
each tensor one of its forms must have the tensor's shape and the address of its elements.
"""
import re
import xml.etree.ElementTree
from pathlib import Path

import gdb

SKIPPED = 77  # to CTest
SCHEMA = "{http://schemas.microsoft.com/vstudio/debugger/natvis/2010}"


def stop_in_look():
    gdb.execute("set width 0")
    gdb.execute("set disable-randomization off")  # a container may not
    gdb.execute("break look")
    try:
        gdb.execute("run", to_string=True)
    except gdb.error as error:
        if "ptrace" not in str(error):
            raise
        print(f"skipped: GDB may not run a program here: {error}")
        gdb.execute(f"quit {SKIPPED}")


def shown(expression):
    try:
        return gdb.execute(f"output {expression}", to_string=True)
    except gdb.error as error:
        return str(error)


def faulted(found):
    return "signaled while in a function called from GDB" in found


def is_unaligned():
    """Whether the instruction at fault meets memory that is there, but is not aligned as a pack wants it."""
    operand = re.search(r"(-?0x[0-9a-f]+)?\((%\w+)(?:,(%\w+),(\d))?\)", gdb.execute("x/i $pc", to_string=True))
    if not operand:
        return False
    offset, base, index, scale = operand.groups()
    register = lambda name: int(gdb.parse_and_eval(f"(long)${name[1:]}")) if name else 0
    address = (int(offset or "0", 16) + register(base) + register(index) * int(scale or 1)) % 2**64
    try:
        gdb.selected_inferior().read_memory(address, 1)
    except gdb.MemoryError:
        return False
    return address % 64 != 0


def passed_over_wrong(program):
    """A fault in a called function that is_unaligned takes for another."""
    program.select()
    wrong = faulted(shown("fault()")) and is_unaligned()
    return ["a fault in a function that GDB calls would be passed over"] if wrong else []


def shown_wrong(source, look, program):
    """What GDB shows other than the source says, and the number of its expressions."""
    wrong, expected = [], re.findall(r"^ *// gdb: (.*) => (.*)$", re.sub(r"\n *//   +", " ", source), re.M)
    for expression, text in expected:
        (look if expression == "reference" else program).select()
        found = shown(expression)
        # A kernel may not let GDB call functions of the program; and GDB 13 gives them a place for what they return that
        # is not aligned as a tensor wants it, which AVX-512 does not forgive.
        if "extended state" in found or (faulted(found) and is_unaligned()):
            continue
        if not re.fullmatch(".*".join(map(re.escape, text.split("..."))), found):
            wrong.append(f"{expression} is shown as\n  {found}\nnot as\n  {text}")
    return wrong, len(expected)


def natvis_arrays(type_, name, extents):
    """The shape and the address of the ArrayItems that can be evaluated for the variable `name`."""

    def evaluate(expression, axis=0):
        expression = re.sub(r"\$T(\d)", lambda m: f"{extents[int(m[1]) - 2]}ull", expression.replace("$i", str(axis)))
        return gdb.parse_and_eval(re.sub(r"(?<![\w.])([a-z]\w*_)\b", rf"{name}.\1", expression))

    for items in type_.iter(f"{SCHEMA}ArrayItems"):
        try:
            if "Condition" not in items.attrib or evaluate(items.attrib["Condition"]):
                shape = [int(evaluate(items.find(f"{SCHEMA}Size").text, axis)) for axis in range(len(extents))]
                yield shape, int(evaluate(f"&({items.find(f'{SCHEMA}ValuePointer').text})[0]"))
        except gdb.error:
            assert items.attrib["Optional"] == "true"


def natvis_wrong(root, program):
    """What dovetail.natvis finds other than dovetail_gdb.py, and the number of tensors."""
    wrong, checked = [], 0
    natvis = xml.etree.ElementTree.parse(root / "docs/debugging/dovetail.natvis").getroot()
    types = {type_.attrib["Name"]: type_ for type_ in natvis.iter(f"{SCHEMA}Type")}
    program.select()
    for symbol in program.block():
        value = symbol.value(program)
        if not is_tensor(value) or Tensor(value).data == 0:
            continue
        tensor = Tensor(value)
        written = [DYNAMIC if tensor.dynamic and axis == 0 else extent for axis, extent in enumerate(tensor.extents)]
        type_ = types[f"dovetail::{tensor.name.split('<')[0]}<*{',*' * len(written)}>"]
        found = list(natvis_arrays(type_, symbol.name, written))
        checked += 1
        if found != [(tensor.extents, int(tensor.data))]:
            wrong.append(f"dovetail.natvis finds {found} for {symbol.name}, not {tensor.extents} at {int(tensor.data)}")
    return wrong, checked


def main():
    stop_in_look()
    look = gdb.selected_frame()
    program = look.older()
    source = Path(program.find_sal().symtab.fullname())
    wrong, shown_count = shown_wrong(source.read_text(encoding="utf-8"), look, program)
    natvis, tensor_count = natvis_wrong(source.parent.parent.parent, program)
    wrong += passed_over_wrong(program)
    for error in wrong + natvis:
        print(error)
    print(f"{shown_count} expressions and {tensor_count} tensors, {len(wrong + natvis)} of them are wrong")
    gdb.execute("kill", to_string=True)
    gdb.execute(f"quit {1 if wrong or natvis or not shown_count or not tensor_count else 0}")


main()
