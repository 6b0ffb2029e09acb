#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What an editor with clangd shows of a program that must not compile: clangd.py CLANGD FOLDER OPTION... -- CASE...

Each case must have one error, behind its includes, which says the words of the case's `type:` line, or of its `text:`
line in C++26.
"""
import json
import pathlib
import re
import subprocess
import sys


class Server:
    """clangd, spoken to in the Language Server Protocol."""

    def __init__(self, clangd, folder):
        self.process = subprocess.Popen([clangd, f"--compile-commands-dir={folder}", "--background-index=false", "--log=error"],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.send("initialize", {"processId": None, "rootUri": folder.as_uri(), "capabilities": {}}, 1)
        self.read(lambda message: message.get("id") == 1)
        self.send("initialized", {})

    def send(self, method, parameters, number=None):
        message = {"jsonrpc": "2.0", "method": method, "params": parameters}
        if number is not None:
            message["id"] = number
        body = json.dumps(message).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def read(self, wanted):
        """The next message that is wanted."""
        while True:
            length = 0
            while (line := self.process.stdout.readline().strip()) or length == 0:
                if self.process.poll() is not None:
                    sys.exit("clangd has ended")
                if line.lower().startswith(b"content-length:"):
                    length = int(line.split(b":")[1])
            message = json.loads(self.process.stdout.read(length))
            if wanted(message):
                return message

    def errors(self, path):
        """The errors that are shown of a file that has some."""
        self.send("textDocument/didOpen", {"textDocument": {"uri": path.as_uri(), "languageId": "cpp", "version": 1, "text": path.read_text()}})
        found = self.read(lambda m: m.get("method") == "textDocument/publishDiagnostics" and m["params"]["uri"] == path.as_uri()
                          and m["params"]["diagnostics"])
        return [one for one in found["params"]["diagnostics"] if one["severity"] == 1]


def main():
    clangd, folder = sys.argv[1], pathlib.Path(sys.argv[2]).absolute()
    split = sys.argv.index("--")
    options, cases = sys.argv[3:split], [pathlib.Path(case).absolute() for case in sys.argv[split + 1:]]
    folder.mkdir(parents=True, exist_ok=True)
    commands = [{"directory": str(folder), "file": str(case), "arguments": ["clang++", *options, "-c", str(case)]} for case in cases]
    (folder / "compile_commands.json").write_text(json.dumps(commands))
    server, wrong = Server(clangd, folder), 0
    for case in cases:
        program = case.read_text()
        said = dict(re.findall(r"^// (text|type): (.*)$", program, re.MULTILINE))
        begin = program[:program.index("using namespace dovetail;")].count("\n")
        shown = server.errors(case)
        for one in shown:
            print(f"{case.name}:{one['range']['start']['line'] + 1}: {one['message']}")
        if len(shown) != 1 or shown[0]["range"]["start"]["line"] < begin or not any(words in shown[0]["message"] for words in said.values()):
            print(f"{case.name}: expected one error in its code that says\n  {said['text']}\n  {said['type']}")
            wrong += 1
    server.process.kill()
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
