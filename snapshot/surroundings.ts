import { sourceAmong } from "./engine-resource.ts";

const program = /[/\\]infra[/\\]/;

/** Where in the program a stack trace begins, as `infra/index.ts:12`; undefined where the program is not in it. */
export function placeInProgram(trace: string): string | undefined {
  const frames = trace.split("\n").flatMap((line) => {
    const [, uri = "", number = ""] =
      /((?:file:)?[^\s()]*[/\\]infra[/\\][^\s():?]+\.ts)[^:\s]*:(\d+):\d+/.exec(line) ?? [];
    return uri ? [{ uri: uri.replaceAll("\\", "/"), line: Number(number) }] : [];
  });
  const source = sourceAmong(frames);
  return source && `${source.file}:${source.line}`;
}

/**
 * Hears every environment variable that the program itself reads, with its place, until the returned function is
 * called. What the SDK and Node read for themselves is passed over: only the direct reader counts.
 */
export function watchEnvironment(heard: (name: string, place: string) => void): () => void {
  const real = process.env;
  const tell = (name: PropertyKey) => {
    const reader = new Error().stack?.split("\n")[3] ?? "";
    if (typeof name === "string" && program.test(reader)) heard(name, placeInProgram(reader) ?? "infra/");
  };
  process.env = new Proxy(real, {
    get: (target, name) => {
      tell(name);
      return Reflect.get(target, name);
    },
    has: (target, name) => {
      tell(name);
      return Reflect.has(target, name);
    },
  });
  return () => {
    process.env = real;
  };
}

/** What may still call the program after it has returned. */
const pending = /^(Timeout|Immediate|FSReq|TCP|TLS|Pipe|Process|GetAddrInfo|ZLIB|Worker)/;

/** How much is still under way in this process. */
export function underWay(): number {
  return process.getActiveResourcesInfo().filter((name) => pending.test(name)).length;
}

/** Waits until no more is under way than `before`; false where that does not come within `milliseconds`. */
export async function settled(before: number, milliseconds: number): Promise<boolean> {
  const end = performance.now() + milliseconds;
  while (underWay() > before) {
    if (performance.now() > end) return false;
    // Looks again without a timer of its own, which would count.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return true;
}
