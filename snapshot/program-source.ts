/** What Node and the language give to every module, and what says the same wherever the program runs. */
const harmless: ReadonlySet<string> = new Set(
  [
    "Array BigInt Boolean Infinity JSON Map NaN Number Promise RangeError RegExp Set String Symbol",
    "TypeError URL URLSearchParams Uint8Array TextDecoder TextEncoder WeakMap WeakSet undefined isFinite isNaN",
    "parseFloat parseInt encodeURIComponent decodeURIComponent encodeURI decodeURI structuredClone",
  ].flatMap((line) => line.split(" ")),
);
/** Beside the globals: what CommonJS brings. */
const further = ["require", "module", "exports", "__filename", "__dirname"];
const ambient = [...Object.getOwnPropertyNames(globalThis), ...further]
  .filter((name) => !harmless.has(name) && /^[A-Za-z_]\w*$/.test(name) && name !== "eval")
  .map((name) => ({ name, pattern: new RegExp(`(?<![\\w$.])${name}(?![\\w$])`) }));

/**
 * Words that reach past what stands in the module: code made of text, the machine's paths, built-in objects that judge
 * and program share, and what tells an engine from this plan.
 */
const refusedWords =
  /(?<![\w$])(?:eval|import\s*\(|import\.meta|prototype|__proto__|\w+PrototypeOf|defineProperty|defineProperties|__define[GS]etter__|random(?=\s*\()|toLocale\w+|localeCompare|getEngine|hasEngine|getMonitor|hasMonitor|setMocks|setMockOptions|setAllConfig|setConfig|isTestModeEnabled|isQueryMode)(?![\w$])|[{,.]\s*(?:automation|dynamic)(?![\w$])|\.\s*(?:constructor|stack)(?![\w$])|\[\s*["'`]constructor/g;

/** A word of the program that makes it depend on more than its configuration. */
export interface StrangeWord {
  readonly word: string;
  /** From 1. */
  readonly line: number;
}

/** Words of a module that let it do more than declare resources from its configuration, comments and texts included. */
export function strangeWords(written: string): StrangeWord[] {
  const source = withoutEscapes(written);
  return [...source.matchAll(refusedWords)].map(({ 0: word, index }) => ({
    word: word.replace(/^[{,.\s]+|\s*\($/g, ""),
    line: source.slice(0, index).split("\n").length,
  }));
}

/**
 * The module with every global that it names, but those that say the same everywhere, taken from `from`, a text that
 * evaluates to an object. The lines stay where they are.
 */
export function withoutAmbience(source: string, from: string): string {
  const read = withoutEscapes(source);
  const used = ambient.filter(({ pattern }) => pattern.test(read)).map(({ name }) => name);
  return used.length === 0 ? source : `const { ${used.join(", ")} } = ${from};${source}`;
}

/** A name may be written with escapes, which JavaScript reads as the letters that they stand for. */
function withoutEscapes(source: string): string {
  return source.replaceAll(/\\u(?:\{([0-9a-f]{1,6})\}|([0-9a-f]{4}))/gi, (_, braced, four) =>
    String.fromCodePoint(Math.min(Number.parseInt(braced ?? four, 16), 0x10ffff)),
  );
}
