"""Text of a formula to nested tuples: ("number", 2.0), ("field", "close"), ("call", name, [args])."""

import re

TOKEN = re.compile(r"\s*(?:(\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)"
                   r"|([A-Za-z_]\w*)|(\*\*|<=|>=|==|!=|[-+*/%^<>(),?:]))")
COMPARISONS = ("<", "<=", ">", ">=", "==", "!=")


class FormulaError(ValueError):
    """The formula is outside the grammar that this program reads."""


def tokens(text):
    found, position = [], 0
    text = text.rstrip()
    while position < len(text):
        match = TOKEN.match(text, position)
        if not match:
            raise FormulaError(f"cannot read {text!r} at column {position + 1}")
        found.append(match.group(1, 2, 3))
        position = match.end()
    return found + [(None, None, None)]


def parse(text):
    parser = Parser(tokens(text))
    tree = parser.conditional()
    if parser.ahead != (None, None, None):
        raise FormulaError(f"unexpected text after a complete formula in {text!r}")
    return tree


class Parser:
    """One method per level of precedence, loosest first."""

    def __init__(self, found):
        self.found, self.at = found, 0

    @property
    def ahead(self):
        return self.found[self.at]

    def sees(self, *symbols):
        _, name, symbol = self.ahead
        return (name or symbol) in symbols

    def take(self, *symbols):
        """The symbol just consumed, or None when something else is ahead."""
        if not self.sees(*symbols):
            return None
        self.at += 1
        return self.found[self.at - 1][1] or self.found[self.at - 1][2]

    def expect(self, symbol):
        if not self.take(symbol):
            raise FormulaError(f"expected {symbol!r} before token {self.at + 1}")

    def conditional(self):
        condition = self.disjunction()
        if not self.take("?"):
            return condition
        chosen = self.conditional()
        self.expect(":")
        return "call", "where", [condition, chosen, self.conditional()]

    def left_associative(self, operand, *symbols):
        left = operand()
        while symbol := self.take(*symbols):
            left = "call", symbol, [left, operand()]
        return left

    def disjunction(self):
        return self.left_associative(self.conjunction, "or")

    def conjunction(self):
        return self.left_associative(self.negation, "and")

    def negation(self):
        if self.take("not"):
            return "call", "not", [self.negation()]
        return self.comparison()

    def comparison(self):
        left = self.sum()
        if symbol := self.take(*COMPARISONS):
            left = "call", symbol, [left, self.sum()]
            if self.sees(*COMPARISONS):
                raise FormulaError("a chain of comparisons has no meaning here; use 'and'")
        return left

    def sum(self):
        return self.left_associative(self.product, "+", "-")

    def product(self):
        return self.left_associative(self.unary, "*", "/", "%")

    def unary(self):
        return ("call", "negate", [self.unary()]) if self.take("-") else self.power()

    def power(self):
        base = self.primary()
        if self.take("**", "^"):
            return "call", "power", [base, self.unary()]
        return base

    def primary(self):
        number, name, _ = self.ahead
        if number:
            self.at += 1
            return "number", float(number)
        if self.take("("):
            inner = self.conditional()
            self.expect(")")
            return inner
        if not name or name in ("and", "or", "not"):
            raise FormulaError(f"expected a value at token {self.at + 1}")
        self.at += 1
        if not self.take("("):
            return "field", name
        arguments = [self.conditional()]
        while self.take(","):
            arguments.append(self.conditional())
        self.expect(")")
        return "call", name, arguments
