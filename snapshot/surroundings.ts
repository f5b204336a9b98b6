import { fileURLToPath } from "node:url";
import { sourceAmong } from "./engine-resource.ts";

export const program = /[/\\]infra[/\\]/;

export const root = fileURLToPath(new URL("../", import.meta.url));

/**
 * The text of a stack as the program may see it: without the frames of whoever runs the program, which tell an engine from
 * this plan. Whole where one of these asks.
 */
export function traceAsShown(
  error: Error,
  frames: readonly NodeJS.CallSite[],
  format: typeof Error.prepareStackTrace = plainly,
): unknown {
  // The SDK's promises keep none.
  if (frames.length === 0) return String(error);
  const files = frames.map((frame) => (frame.getFileName() ?? "").replace(/^file:\/\//, ""));
  const first = files.find((file) => file !== "" && !file.startsWith("node:")) ?? "";
  const isOurs = first.startsWith(root) && !program.test(first) && !first.includes("/node_modules/");
  const last = files.findLastIndex((file) => program.test(file));
  const shown = isOurs || last < 0 ? frames : frames.slice(0, last + 1);
  return format(error, [...shown]);
}

/** As Node writes it where nobody knows the sources better. */
function plainly(error: Error, frames: readonly NodeJS.CallSite[]): string {
  return [String(error), ...frames.map((frame) => `    at ${frame}`)].join("\n");
}

/**
 * Where in the program a stack trace begins, as `infra/index.ts:12`; undefined where the program is not in it. Of what Node
 * cannot read it tells the place above the trace, without a column.
 */
export function placeInProgram(trace: string): string | undefined {
  const frames = trace.split("\n").flatMap((line) => {
    const [, uri = "", number = ""] =
      /((?:file:)?[^\s()]*[/\\]infra[/\\][^\s():?]+\.ts)[^:\s]*:(\d+)(?::\d+)?/.exec(line) ?? [];
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
    const reader = callerAbove(2);
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

/** The frame so many calls above the function that asks, and no more of the stack than that: much of it is read. */
export function callerAbove(calls: number): string {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = calls + 2;
  const frame = new Error().stack?.split("\n")[calls + 2] ?? "";
  Error.stackTraceLimit = stackTraceLimit;
  return frame;
}

/** What may still call the program after it has returned, its timers apart. */
const pending = /^(FSReq|TCP|TLS|Pipe|Process|GetAddrInfo|ZLIB|Worker)/;
const realImmediate = setImmediate;

/** What of the program is still under way. Libraries' own timers, such as a client's keep-alive, are not the program's. */
export interface Activity {
  /** Waits until nothing is; false where that does not come within `milliseconds`. */
  settled(milliseconds: number): Promise<boolean>;
  stop(): void;
}

/** Follows everything that the program starts from now on. */
export function watchActivity(): Activity {
  const waiting = new Set<unknown>();
  const real = { setTimeout, setInterval, clearTimeout, clearInterval };
  const follow = (start: typeof setTimeout | typeof setInterval, repeats: boolean) =>
    function started(
      this: unknown,
      callback: (...values: unknown[]) => void,
      ...rest: [number?, ...unknown[]]
    ) {
      const starter = callerAbove(1);
      if (/[/\\]node_modules[/\\]|node:/.test(starter)) return start(callback, ...rest);
      const handle = start(
        (...values: unknown[]) => {
          if (!repeats) waiting.delete(handle);
          callback(...values);
        },
        ...rest,
      );
      waiting.add(handle);
      return handle;
    };
  const forget = (clear: typeof clearTimeout) => (handle?: Parameters<typeof clearTimeout>[0]) => {
    waiting.delete(handle);
    clear(handle);
  };
  Object.assign(globalThis, {
    setTimeout: follow(real.setTimeout, false),
    setInterval: follow(real.setInterval, true),
    clearTimeout: forget(real.clearTimeout),
    clearInterval: forget(real.clearInterval),
  });
  const before = underWay();
  return {
    async settled(milliseconds) {
      const end = performance.now() + milliseconds;
      while (waiting.size > 0 || underWay() > before) {
        if (performance.now() > end) return false;
        // Looks again without a timer of its own, which would count.
        await new Promise((resolve) => realImmediate(resolve));
      }
      return true;
    },
    stop: () => void Object.assign(globalThis, real),
  };
}

function underWay(): number {
  return process.getActiveResourcesInfo().filter((name) => pending.test(name)).length;
}
