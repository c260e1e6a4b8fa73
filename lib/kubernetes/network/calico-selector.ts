import { allOf, anyOf, not, type Truth, UNKNOWN, type Unknown } from "../../model/value";

/** The value of a label: `undefined` where it is not there. */
type LabelReader = (key: string) => string | undefined | Unknown;

/** A parsed selector: a question to labels. */
export type CalicoSelector = (labelOf: LabelReader) => Truth;

const TOKEN = /\s*(&&|\|\||==|!=|!|\(|\)|\{|\}|,|"[^"]*"|'[^']*'|[A-Za-z0-9_./-]+)/y;

/**
 * Parses a selector of Calico: `all()`, `global()`, `has(k)`, `k == "v"`, `k != "v"`, `k in {"a", "b"}`, `k not in`,
 * `contains`, `starts with`, `ends with`, with `!`, `&&`, `||` and parentheses. Empty text selects everything;
 * `undefined` where it is anything else.
 *
 * Source: Calico documentation, NetworkPolicy, "Selectors".
 */
export function parseCalicoSelector(text: string): CalicoSelector | undefined {
  if (text.trim() === "") return () => true;
  const tokens = tokensOf(text);
  if (tokens === undefined) return undefined;
  try {
    const parser = new Parser(tokens);
    const selector = parser.disjunction();
    return parser.isAtEnd ? selector : undefined;
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return undefined;
    throw thrown;
  }
}

function tokensOf(text: string): string[] | undefined {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const token = TOKEN.exec(text)?.[1];
    if (token === undefined) return undefined;
    tokens.push(token);
  }
  return tokens;
}

const DEEPEST = 100;

class Parser {
  private position = 0;
  private depth = 0;

  constructor(private readonly tokens: readonly string[]) {}

  get isAtEnd(): boolean {
    return this.position === this.tokens.length;
  }

  disjunction(): CalicoSelector {
    const parts = [this.conjunction()];
    while (this.takes("||")) parts.push(this.conjunction());
    return (labelOf) => anyOf(parts.map((part) => part(labelOf)));
  }

  private conjunction(): CalicoSelector {
    const parts = [this.operand()];
    while (this.takes("&&")) parts.push(this.operand());
    return (labelOf) => allOf(parts.map((part) => part(labelOf)));
  }

  private operand(): CalicoSelector {
    this.depth += 1;
    if (this.depth > DEEPEST) throw new SyntaxError("too deep");
    const selector = this.negationOrAtom();
    this.depth -= 1;
    return selector;
  }

  private negationOrAtom(): CalicoSelector {
    if (this.takes("!")) {
      const negated = this.operand();
      return (labelOf) => not(negated(labelOf));
    }
    if (!this.takes("(")) return this.atom();
    const inner = this.disjunction();
    this.expect(")");
    return inner;
  }

  private atom(): CalicoSelector {
    const name = this.next();
    if (this.takes("(")) return this.call(name);
    if (!/^[A-Za-z0-9_./-]+$/.test(name)) throw new SyntaxError(name);
    return this.comparison(name);
  }

  private call(name: string): CalicoSelector {
    const key = name === "has" ? this.next() : "";
    this.expect(")");
    if (name === "all") return () => true;
    if (name === "global") return () => false;
    if (name !== "has") throw new SyntaxError(name);
    return (labelOf) => {
      const value = labelOf(key);
      return value === UNKNOWN ? UNKNOWN : value !== undefined;
    };
  }

  private comparison(key: string): CalicoSelector {
    const operator = this.next();
    switch (operator) {
      case "==":
        return one(key, equals(this.text()));
      case "!=":
        return none(key, equals(this.text()));
      case "in":
        return one(key, within(this.set()));
      case "not":
        this.expect("in");
        return none(key, within(this.set()));
      case "contains": {
        const part = this.text();
        return one(key, (value) => value.includes(part));
      }
      case "starts": {
        this.expect("with");
        const part = this.text();
        return one(key, (value) => value.startsWith(part));
      }
      case "ends": {
        this.expect("with");
        const part = this.text();
        return one(key, (value) => value.endsWith(part));
      }
      default:
        throw new SyntaxError(operator);
    }
  }

  private set(): string[] {
    this.expect("{");
    const values: string[] = [];
    while (!this.takes("}")) {
      if (values.length > 0) this.expect(",");
      values.push(this.text());
    }
    return values;
  }

  private text(): string {
    const token = this.next();
    if (!/^["']/.test(token)) throw new SyntaxError(token);
    return token.slice(1, -1);
  }

  private next(): string {
    const token = this.tokens[this.position];
    if (token === undefined) throw new SyntaxError("too short");
    this.position += 1;
    return token;
  }

  private takes(token: string): boolean {
    if (this.tokens[this.position] !== token) return false;
    this.position += 1;
    return true;
  }

  private expect(token: string): void {
    if (!this.takes(token)) throw new SyntaxError(token);
  }
}

function equals(expected: string): (value: string) => boolean {
  return (value) => value === expected;
}

function within(values: readonly string[]): (value: string) => boolean {
  return (value) => values.includes(value);
}

/** The label is there and satisfies the question. */
function one(key: string, question: (value: string) => boolean): CalicoSelector {
  return (labelOf) => {
    const value = labelOf(key);
    return value === UNKNOWN ? UNKNOWN : value !== undefined && question(value);
  };
}

/** The label is not there, or does not satisfy the question. */
function none(key: string, question: (value: string) => boolean): CalicoSelector {
  return (labelOf) => not(one(key, question)(labelOf));
}
