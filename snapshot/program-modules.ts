import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { fileURLToPath } from "node:url";
import { InputError } from "../register/input-error.ts";
import { isLibrary, strangeWords, withoutAmbience } from "./program-source.ts";
import { isShared } from "./shared-with-program.ts";
import { placeInProgram } from "./surroundings.ts";

const root = new URL("../", import.meta.url).href;
const folder = `${root}infra/`;
const ambience = "kaitalk.ambience";

/**
 * Until the returned function is called, every module of the program is evaluated anew and sees its configuration alone:
 * it imports what its room may import, and each global that differs by machine, time or runner fails it. Node evaluates
 * a module anew for another `query`. Throws `InputError` from the import of a module that reaches further.
 */
export function programModules(query: string): () => void {
  const real = process;
  const global = globalThis as unknown as Record<symbol, unknown>;
  global[Symbol.for(ambience)] = refusing(real);
  const hooks = registerHooks({
    resolve(specifier, context, next) {
      const resolved = next(specifier, context);
      if (context.parentURL?.startsWith(folder)) refuseForeign(specifier, resolved.url, context.parentURL);
      return isOfProgram(resolved.url) ? { ...resolved, url: `${resolved.url}?${query}` } : resolved;
    },
    load(url, context, next) {
      const loaded = next(url, context);
      if (!url.startsWith(folder)) return loaded;
      const source = readFileSync(fileURLToPath(url), "utf8");
      refuseStrangeWords(source, url);
      return { ...loaded, source: withoutAmbience(source, `globalThis[Symbol.for("${ambience}")]`) };
    },
  });
  return () => {
    hooks.deregister();
    delete global[Symbol.for(ambience)];
  };
}

function isOfProgram(url: string): boolean {
  return url.startsWith(folder) && !url.includes("?");
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

/** Globals by name, each of which fails the program as soon as it is used; of `process` the environment is heard elsewhere. */
function refusing(real: NodeJS.Process): object {
  return new Proxy({}, { get: (_, name) => trap(String(name), real) });
}

function trap(name: string, real: NodeJS.Process): unknown {
  const refuse = (): never => {
    const place = placeInProgram(new Error().stack ?? "") ?? "infra/";
    throw new InputError([
      `${place}: the program uses ${name}, which says something else on another machine or at another time; take the value from the stack's configuration.`,
    ]);
  };
  return new Proxy(function ambient() {}, {
    get: (_, property) => (name === "process" && property === "env" ? real.env : refuse()),
    ...{
      set: refuse,
      has: refuse,
      apply: refuse,
      construct: refuse,
      ownKeys: refuse,
      getPrototypeOf: refuse,
    },
    ...{ defineProperty: refuse, deleteProperty: refuse, getOwnPropertyDescriptor: refuse },
  });
}
