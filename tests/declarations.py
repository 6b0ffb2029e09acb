"""What headers declare in their namespaces, read without a compiler: enough of C++'s grammar for code that compiles."""
import re
from dataclasses import dataclass

TOKEN = re.compile(r'\s+|//[^\n]*|/\*.*?\*/|R"\((?:.*?)\)"|"(?:[^"\\\n]|\\.)*"|[A-Za-z_]\w*'
                   r"|\.?\d(?:'?[\w.]|(?<=[eEpP])[+-])*|'(?:[^'\\]|\\.)+'|::|->|.", re.DOTALL)
CLOSES = {"(": ")", "[": "]", "{": "}"}
# What stands before parentheses and is not the name of a function.
NOT_NAMES = {"decltype", "noexcept", "alignas", "explicit", "requires", "auto", "__attribute__", "BOOST_HANA_DEFINE_STRUCT"}


@dataclass
class Declaration:
    namespace: tuple  # without inline ones: ("dovetail", "detail", "ops")
    name: str
    kind: str  # "type", "concept", "alias", "using", "function", "variable"
    line: int
    defined: bool  # not only announced, nor a specialisation of what is declared elsewhere
    documented: bool  # a `///` above it or a `///<` behind it


def without_directives(text):
    """Of an #if the first branch remains. Lines keep their numbers."""
    branches, lines, continued = [], [], False
    for line in text.split("\n"):
        directive = re.match(r"\s*#\s*(\w+)", line)
        if directive and not continued:
            if directive[1].startswith("if"):
                branches.append(True)
            elif directive[1].startswith("el"):
                branches[-1] = False
            elif directive[1] == "endif":
                branches.pop()
        is_code = not directive and not continued and all(branches)
        lines.append(line if is_code else "")
        continued = bool(directive or continued) and line.endswith("\\")
    return "\n".join(lines)


def code_of(text):
    """The tokens of a header that are code."""
    found = (match[0] for match in TOKEN.finditer(without_directives(text)))
    return [token for token in found if not token.isspace() and not token.startswith(("//", "/*"))]


class Reader:
    def __init__(self, text):
        text = without_directives(text)
        self.tokens, self.lines = [], []
        self.documented, self.noted = set(), set()  # lines that a comment `///` ends before, and with a `///<`
        line = 1
        for found in TOKEN.finditer(text):
            token = found[0]
            if token.startswith("///<"):
                self.noted.add(line)
            elif token.startswith("///"):
                self.documented.add(line + 1)
            elif not token.isspace() and not token.startswith(("//", "/*")):
                self.tokens.append(token)
                self.lines.append(line)
            line += token.count("\n")
        self.at = 0

    def peek(self, ahead=0):
        return self.tokens[self.at + ahead] if self.at + ahead < len(self.tokens) else ""

    def take(self, expected=None):
        token = self.peek()
        if not token or (expected and token != expected):
            raise ValueError(f"line {self.lines[min(self.at, len(self.lines) - 1)]}: found {token!r}, not {expected!r}")
        self.at += 1
        return token

    def skip_brackets(self):
        """From an opening bracket to behind what closes it."""
        closing = CLOSES[self.take()]
        while self.peek() != closing:
            self.skip_brackets() if self.peek() in CLOSES else self.take()
        self.take()

    def skip_angles(self):
        """Template parameters or arguments. What compares in them stands in parentheses."""
        self.take("<")
        while self.peek() != ">":
            if self.peek() == "<":
                self.skip_angles()
            elif self.peek() in CLOSES:
                self.skip_brackets()
            else:
                self.take()
        self.take(">")

    def skip_requires_expression(self):
        self.take("requires")
        if self.peek() == "(":
            self.skip_brackets()
        self.skip_brackets()

    def skip_requires(self):
        """A requires clause: primary expressions, joined by && and ||."""
        self.take("requires")
        while True:
            while self.peek() == "!":
                self.take()
            if self.peek() == "requires":
                self.skip_requires_expression()
            elif self.peek() == "(":
                self.skip_brackets()
            else:
                while True:
                    self.take()
                    if self.peek() == "<":
                        self.skip_angles()
                    if self.peek() != "::":
                        break
                    self.take()
            if self.peek() + self.peek(1) not in ("&&", "||"):
                return
            self.at += 2

    def namespace(self, within):
        """The declarations up to the `}` of the namespace, or to the end of the file."""
        while self.peek() and self.peek() != "}":
            if self.peek() == ";":
                self.take()
            elif self.peek() == "namespace" or (self.peek() == "inline" and self.peek(1) == "namespace"):
                yield from self.inner_namespace(within)
            else:
                yield from self.declaration(within)

    def inner_namespace(self, within):
        inner, inline = list(within), False
        while self.peek() not in ("{", "="):
            token = self.take()
            if token == "inline":
                inline = True
            elif token not in ("namespace", "::"):
                if not inline:
                    inner.append(token)
                inline = False
        if self.take() == "=":  # a namespace's other name
            yield Declaration(within, inner[-1], "alias", self.lines[self.at], True, True)
            while self.take() != ";":
                pass
            return
        yield from self.namespace(tuple(inner))
        self.take("}")

    def declaration(self, within):
        line = self.lines[self.at]
        while self.peek() == "template":
            self.take()
            self.skip_angles()
            if self.peek() == "requires":
                self.skip_requires()
        names, kind, defined = self.declarator()
        documented = line in self.documented or self.lines[self.at - 1] in self.noted
        for name in names:
            yield Declaration(within, name, kind, line, defined, documented)

    def rest(self, body):
        """To the end of a declaration: a `;`, or the `}` of a function's body. Whether there was a body or a value."""
        has = False
        while True:
            if self.peek() == "requires" and self.tokens[self.at - 1] in ("=", "&", "|", "!", "?", ":"):
                self.skip_requires_expression()
            elif self.peek() == "requires":
                self.skip_requires()
            elif self.peek() == ";":
                self.take()
                return has
            elif self.peek() == "{":
                self.skip_brackets()
                has = True
                if body:
                    return True
            elif self.peek() in CLOSES:
                self.skip_brackets()
            else:
                if self.take() == "=":
                    has, body = True, False

    def declarator(self):
        """The names, their kind and whether this is a definition of what is declared from here on."""
        first = self.peek()
        if re.fullmatch(r"[A-Z_]+", first) and self.peek(1) == "(":  # a macro, which needs no semicolon
            self.take()
            self.skip_brackets()
            return [], "", False
        if first in ("static_assert", "friend", "extern") or (first == "using" and self.peek(1) == "namespace"):
            self.rest(False)
            return [], "", False
        if first == "using":
            return self.using()
        if first == "concept":
            self.take()
            name = self.take()
            self.rest(False)
            return [name], "concept", True
        if first in ("struct", "class", "union", "enum"):
            return self.type()
        return self.function_or_variable()

    def using(self):
        self.take()
        names, name = [], ""
        while self.peek() not in ("=", ";"):
            if self.peek() in CLOSES:
                self.skip_brackets()
            elif self.peek() == ",":
                self.take()
                names.append(name)
            else:
                name = self.take()
        kind = "alias" if self.peek() == "=" else "using"
        self.rest(False)
        return [*names, name], kind, True

    def type(self):
        start = self.at
        self.take()
        if self.peek() in ("struct", "class"):
            self.take()
        while self.peek() in ("[", "alignas"):
            if self.peek() == "alignas":
                self.take()
            self.skip_brackets()
        name, special, inner = self.take(), False, False
        while self.peek() == "::":
            self.take()
            name, inner = self.take(), True
        if self.peek() == "<":
            self.skip_angles()
            special = True
        if self.peek() not in ("{", ":", ";", "final"):
            self.at = start + 1  # a function or variable of that type
            return self.function_or_variable()
        defined = self.rest(False) and not special
        return [] if inner else [name], "type", defined

    def function_or_variable(self):
        name, inner, special = None, False, False
        while True:
            token, previous = self.peek(), self.tokens[self.at - 1]
            if token == "operator":
                self.take()
                name = "operator" + self.take()
                while self.peek() != "(":
                    name += self.take()
                self.rest(True)
                return [] if previous == "::" else [name], "function", False
            if token == "requires":
                self.skip_requires()
            elif token == "(" and name_in_parentheses(self):
                name, inner, special = self.peek(1), False, False
                self.at += 3
            elif token == "[" and self.peek(1) == "[" or (token == "(" and (name is None or name in NOT_NAMES)):
                self.skip_brackets()
            elif token == "<":
                self.skip_angles()
                special = True
            elif token == "(":
                if self.is_guide():
                    self.rest(False)
                    return [], "", False
                defined = self.rest(True)
                return [] if inner else [name], "function", defined and not special
            elif token in ("=", "{", ";", "[", ","):
                more = self.more_variables()
                return more if inner else [name, *more], "variable", not special
            else:
                self.take()
                if re.match(r"[A-Za-z_]", token):
                    name, inner, special = token, previous == "::", False

    def more_variables(self):
        """To the end of a declaration of variables: those after the first one."""
        names = []
        while self.peek() != ";":
            if self.peek() in CLOSES:
                self.skip_brackets()
            elif self.take() == "," and re.match(r"[A-Za-z_]", self.peek()) and self.peek(1) in ("=", "{", ";", ",", "["):
                names.append(self.peek())
        self.take()
        return names

    def is_guide(self):
        """Whether the parentheses here are those of a deduction guide: `Name(...) -> Name<...>;`."""
        before, start = self.tokens[self.at - 1], self.at
        self.skip_brackets()
        guide = self.peek() == "->" and self.peek(1) == before and self.tokens[start - 2] in (">", ";", "}", ")", "{")
        self.at = start
        return guide


def name_in_parentheses(reader):
    """`(max)` of `constexpr T (max)(T a, T b)`."""
    is_name = re.match(r"[A-Za-z_]", reader.peek(1)) and reader.peek(2) == ")" and reader.peek(3) == "("
    return reader.peek(1) if is_name else None


def declarations(text):
    """All that `text`, a header, declares in namespaces."""
    return list(Reader(text).namespace(()))
