import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { fileURLToPath } from "node:url";
import { frozen } from "../register/frozen.ts";
import { InputError } from "../register/input-error.ts";
import { type LanguageWatch, watchLanguage } from "./language-guard.ts";
import { strangeWords, withoutAmbience } from "./program-source.ts";
import { isLibrary, isShared, sdkRuntime, seenOf } from "./shared-with-program.ts";
import { placeInProgram } from "./surroundings.ts";

const root = new URL("../", import.meta.url).href;
const folder = `${root}infra/`;
/** Ends the address of a module as the program sees it. */
const seen = "seen-by-program=";
const ambience = `${root}?${seen}ambience`;
const guards = `kaitalk.guards ${root}`;
let language: LanguageWatch | undefined;

/**
 * From now on every module of the program sees its configuration alone, whoever imports it: it imports what its room may
 * import, and of that what declares resources, which it cannot change; each global that differs by machine, time or
 * runner fails it. A query of its first module reaches all, so that Node evaluates them anew for another one. Throws
 * `InputError` from the import of a module that reaches further.
 */
export function guardProgram(): void {
  if (language) return;
  language = watchLanguage();
  const global = globalThis as unknown as Record<symbol, unknown>;
  global[Symbol.for(guards)] = { frozen, runtimeSeen, ambience: refusing(process) };
  registerHooks({
    resolve(specifier, context, next) {
      if (specifier === ambience) return { url: specifier, format: "module", shortCircuit: true };
      const resolved = next(specifier, context);
      const { parentURL: importer = "" } = context;
      if (!importer.startsWith(folder)) return resolved;
      refuseForeign(specifier, resolved.url, importer);
      if (resolved.url.startsWith(folder))
        return { ...resolved, url: resolved.url + new URL(importer).search };
      const module = isLibrary(specifier) ? specifier : fileOf(resolved.url);
      return { url: `${resolved.url}?${seen}${module}`, format: "module", shortCircuit: true };
    },
    load(url, context, next) {
      const [real = "", module] = url.split(`?${seen}`);
      if (module !== undefined) return { format: "module", source: asSeen(real, module), shortCircuit: true };
      const loaded = next(url, context);
      if (!url.startsWith(folder)) return loaded;
      const source = readFileSync(fileURLToPath(url), "utf8");
      refuseStrangeWords(source, url);
      return {
        ...loaded,
        source: `import ambience_of_it from "${ambience}";${withoutAmbience(source, "ambience_of_it")}`,
      };
    },
  });
}

/** Puts back what modules of the program have changed of the language since they are guarded, and names the first. */
export function changeOfLanguage(): string | undefined {
  return language?.putBack();
}

/** Throws `InputError` where the program has changed something of the language. */
export function refuseChangeOfLanguage(changed: string | undefined): void {
  if (changed !== undefined)
    throw new InputError([
      `infra/: the program changes ${changed}, which its judge uses as well; declare resources alone.`,
    ]);
}

/** A module of another room or of a library, as the program sees it. */
function asSeen(url: string, module: string): string {
  if (url === root) return `export default globalThis[Symbol.for("${guards}")].ambience;`;
  const from = JSON.stringify(url);
  const names = seenOf(module);
  const isSdk = module === "@pulumi/pulumi";
  return [
    `import * as real from ${from};`,
    `const { frozen, runtimeSeen } = globalThis[Symbol.for("${guards}")];`,
    // Of the SDK only what the program sees: the rest is the runner's own.
    names ? `frozen([${names.map((name) => `real.${name}`)}]);` : "frozen(Object.values({ ...real }));",
    names ? `export { ${names} } from ${from};` : `export * from ${from};`,
    ...(isSdk ? ["export const runtime = runtimeSeen(real.runtime);"] : []),
  ].join("\n");
}

/** The SDK's module of that name as the program sees it. */
function runtimeSeen(runtime: Readonly<Record<string, unknown>>): object {
  return new Proxy(Object.freeze({}), {
    get: (_, name) => {
      if (typeof name === "string" && sdkRuntime.includes(name)) return runtime[name];
      throw new InputError([
        `${placeInProgram(new Error().stack ?? "") ?? "infra/"}: the program uses runtime.${String(name)} of the SDK, which reaches past what it declares; it may use ${sdkRuntime.join(" and ")}.`,
      ]);
    },
  });
}

function refuseForeign(specifier: string, url: string, importer: string): void {
  const isOwn = /^\.\.?\//.test(specifier) && isShared(fileOf(url)) && /^[^?]*\.ts(\?|$)/.test(url);
  const isInstalled = isLibrary(specifier) && !url.startsWith(folder);
  if ((isOwn && !url.includes("/node_modules/")) || isInstalled) return;
  throw new InputError([
    `${fileOf(importer)}: imports "${specifier}"; the program declares resources from its configuration and imports its own modules, the SDK and what snapshot/shared-with-program.ts lists.`,
  ]);
}

function refuseStrangeWords(source: string, url: string): void {
  const [first] = strangeWords(source);
  if (first)
    throw new InputError([
      `${fileOf(url)}:${first.line}: says ${first.word}; what a program may depend on is its configuration alone.`,
    ]);
}

function fileOf(url: string): string {
  return url.slice(root.length).replace(/\?.*$/, "");
}

/** What of an object of the language says the same everywhere and changes none. */
const parts: Readonly<Record<string, readonly string[]>> = {
  Object: "keys values entries fromEntries assign freeze hasOwn is groupBy".split(" "),
  Math: "abs ceil floor max min round sign trunc".split(" "),
};

/**
 * Globals by name, each of which fails the program as soon as it is used; of `process` the environment is heard elsewhere,
 * and of some a part may be used.
 */
function refusing(real: NodeJS.Process): object {
  const allowed: Readonly<Record<string, unknown>> = {
    Object: partOf("Object", Object),
    Math: partOf("Math", Math),
    Error: new Proxy(Error, {
      get: (target, name) =>
        /stack/i.test(String(name)) ? refuse(`Error.${String(name)}`) : Reflect.get(target, name),
      set: (_, name) => refuse(`Error.${String(name)}`),
      defineProperty: (_, name) => refuse(`Error.${String(name)}`),
    }),
  };
  return new Proxy({}, { get: (_, name) => allowed[String(name)] ?? trap(String(name), real) });
}

function partOf(name: string, whole: object): object {
  return new Proxy(Object.freeze({}), {
    get: (_, key) =>
      parts[name]?.includes(String(key)) ? Reflect.get(whole, key) : refuse(`${name}.${String(key)}`),
  });
}

function refuse(what: string): never {
  const place = placeInProgram(new Error().stack ?? "") ?? "infra/";
  throw new InputError([
    `${place}: the program uses ${what}, which says something else on another machine or at another time; take the value from the stack's configuration.`,
  ]);
}

function trap(name: string, real: NodeJS.Process): unknown {
  const refused = (): never => refuse(name);
  return new Proxy(function ambient() {}, {
    get: (_, property) => (name === "process" && property === "env" ? real.env : refused()),
    ...{
      set: refused,
      has: refused,
      apply: refused,
      construct: refused,
      ownKeys: refused,
      getPrototypeOf: refused,
    },
    ...{ defineProperty: refused, deleteProperty: refused, getOwnPropertyDescriptor: refused },
  });
}
