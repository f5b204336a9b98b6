/** What Node and the language give to every module, and what says the same wherever the program runs. */
const harmless: ReadonlySet<string> = new Set(
  [
    "Array BigInt Boolean Error Infinity JSON Map Math NaN Number Object Promise RangeError RegExp Set String Symbol",
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
  /(?<![\w$])(?:eval|import\s*\(|import\.meta|prototype|__proto__|\w+PrototypeOf|defineProperty|defineProperties|__define[GS]etter__|random(?=\s*\()|getEngine|hasEngine|getMonitor|hasMonitor|setMocks|setMockOptions|setAllConfig|setConfig|isTestModeEnabled|isQueryMode)(?![\w$])|[{,.]\s*(?:automation|dynamic)(?![\w$])|\.\s*(?:constructor|stack)(?![\w$])|\[\s*["'`]constructor/g;

/** Specifiers that a module of the program may import beside the rooms that it builds on. */
const libraries = /^@pulumi\/(pulumi$|pulumi\/proto\/|cloudflare\/|random\/|aws\/)|^(node:crypto|zod)$/;

/** A word of the program that makes it depend on more than its configuration. */
export interface StrangeWord {
  readonly word: string;
  /** From 1. */
  readonly line: number;
}

/** Words of a module that let it do more than declare resources from its configuration, comments and texts included. */
export function strangeWords(source: string): StrangeWord[] {
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
  const used = ambient.filter(({ pattern }) => pattern.test(source)).map(({ name }) => name);
  return used.length === 0 ? source : `const { ${used.join(", ")} } = ${from};${source}`;
}

/** Whether a module of the program may import this, where it is no file of the repository. */
export function isLibrary(specifier: string): boolean {
  return libraries.test(specifier);
}
