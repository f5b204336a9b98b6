import { ownDomain } from "../../register/hosts.ts";

/** Whether an expression holds for a request; `undefined` where it asks for more than where the request goes. */
export type Truth = boolean | undefined;

/** Names of the path alone, and of addresses that end in it. Source: Cloudflare docs, ruleset-engine/rules-language/fields. */
const paths = /^(raw\.)?http\.request\.(uri(\.path)?|full_uri)$/;
const countries = /^ip\.(src|geoip)\.country$/;
/** What may stand around a field and changes nothing of the paths that are promised, which are in small letters. */
const wrapping = /^(lower|url_decode|[(),])$/;
const symbols: Readonly<Record<string, string>> = {
  "==": "eq",
  "!=": "ne",
  "~": "matches",
  "&&": "and",
  "||": "or",
  "^^": "xor",
  "!": "not",
};

/** What an ordinary browser asks for. */
export interface Reading {
  readonly path: string;
  /** Those that answer with the page; the own domain alone where it is left out. */
  readonly hosts?: readonly string[];
  readonly method?: "GET" | "POST";
  /** ISO code; where it is left out, the reader may be anywhere. */
  readonly country?: string;
}

/** Whether a rule's expression holds for a reader of a page. Unknown where it asks for more, or cannot be read. */
export function holdsFor(reading: Reading, expression: string): Truth {
  const reader = new Reader(tokensOf(expression), reading);
  const truth = reader.either();
  return reader.isAtEnd ? truth : undefined;
}

function tokensOf(expression: string): string[] {
  const tokens = expression.match(
    /"(?:\\.|[^"\\])*"|r#*"[\s\S]*?"#*|==|!=|<=|>=|&&|\|\||\^\^|[!~<>(){},]|[^\s"!~<>(){},=&|^]+/g,
  );
  return (tokens ?? []).map((token) => symbols[token] ?? token);
}

class Reader {
  readonly #tokens: readonly string[];
  readonly #reading: Reading;
  #at = 0;

  constructor(tokens: readonly string[], reading: Reading) {
    this.#tokens = tokens;
    this.#reading = reading;
  }

  get isAtEnd(): boolean {
    return this.#at === this.#tokens.length;
  }

  either(): Truth {
    let truth = this.#each();
    for (;;) {
      if (this.#takes("or")) truth = not(and(not(truth), not(this.#each())));
      else if (this.#takes("xor")) truth = xor(truth, this.#each());
      else return truth;
    }
  }

  #each(): Truth {
    let truth = this.#one();
    while (this.#takes("and")) truth = and(truth, this.#one());
    return truth;
  }

  #one(): Truth {
    if (this.#takes("not")) return not(this.#one());
    if (this.#takes("(")) {
      const truth = this.either();
      this.#takes(")");
      return truth;
    }
    const word = this.#next();
    if (word === "true" || word === "false") return word === "true";
    if (word === "starts_with" || word === "ends_with") {
      const [field = "", text = ""] = this.#given();
      return this.#compare(field, word, [text]);
    }
    const field = this.#peek() === "(" ? this.#insideOf(word) : word;
    const operator = this.#peek();
    if (operator === undefined || /^(and|or|xor|\)|,)$/.test(operator)) return undefined;
    this.#next();
    this.#takes("wildcard");
    return this.#compare(
      field,
      operator === "strict" ? "wildcard" : operator,
      this.#takes("{") ? this.#until("}") : [this.#next()],
    );
  }

  #insideOf(call: string): string {
    const [field = ""] = this.#given();
    return wrapping.test(call) ? field : "";
  }

  #given(): string[] {
    this.#takes("(");
    return this.#until(")").filter((token) => !wrapping.test(token));
  }

  #until(end: string): string[] {
    const taken: string[] = [];
    let depth = 0;
    while (!this.isAtEnd) {
      const token = this.#next();
      if (token === end && depth === 0) return taken;
      depth += token === "(" ? 1 : token === ")" ? -1 : 0;
      taken.push(token);
    }
    return taken;
  }

  #compare(field: string, operator: string, written: readonly string[]): Truth {
    const texts = written.map((text) => text.replace(/^r?#*"|"#*$/g, "").replace(/\\(.)/g, "$1"));
    if (operator === "ne") return not(this.#compare(field, "eq", written));
    const { path, hosts = [ownDomain()], method = "GET", country } = this.#reading;
    const isOneOf = (values: readonly string[]) =>
      /^(eq|in)$/.test(operator) ? texts.some((text) => values.includes(text)) : undefined;
    if (field === "http.host") return isOneOf(hosts);
    if (field === "http.request.method") return isOneOf([method]);
    if (countries.test(field)) return country === undefined ? undefined : isOneOf([country]);
    if (!paths.test(field)) return undefined;
    const asked = field.endsWith("full_uri") ? `https://${ownDomain()}${path}` : path;
    return texts.some((text) => {
      if (operator === "eq" || operator === "in") return asked === text;
      if (operator === "contains") return asked.includes(text);
      if (operator === "starts_with") return asked.startsWith(text);
      if (operator === "ends_with") return asked.endsWith(text);
      if (operator === "wildcard") return fits(asked, text);
      return operator === "matches" && found(asked, text);
    });
  }

  #peek(): string | undefined {
    return this.#tokens[this.#at];
  }

  #next(): string {
    return this.#tokens[this.#at++] ?? "";
  }

  #takes(token: string): boolean {
    if (this.#peek() !== token) return false;
    this.#at++;
    return true;
  }
}

function fits(path: string, wildcard: string): boolean {
  const pattern = wildcard.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${pattern.join(".*")}$`, "i").test(path);
}

function found(path: string, pattern: string): boolean {
  try {
    return new RegExp(pattern).test(path);
  } catch {
    return false;
  }
}

function not(truth: Truth): Truth {
  return truth === undefined ? undefined : !truth;
}

function and(one: Truth, other: Truth): Truth {
  if (one === false || other === false) return false;
  return one === undefined || other === undefined ? undefined : true;
}

function xor(one: Truth, other: Truth): Truth {
  return one === undefined || other === undefined ? undefined : one !== other;
}
