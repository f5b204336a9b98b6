import { registerHooks } from "node:module";

/**
 * What the SDK brings for programs that hand functions to the engine (a package manager and a TypeScript compiler), and
 * for those that drive the engine themselves. Ours declares resources alone; one that uses them fails all the same.
 */
const unused: readonly string[] = [
  "@npmcli/arborist",
  "normalize-package-data",
  "typescript",
  "./automation",
];
const sdk = /[/\\]@pulumi[/\\]pulumi[/\\]/;
let loading: Promise<unknown> | undefined;

/** Loads the SDK without what our program has no use for: more than half of what loading it costs. */
export async function loadSdk(): Promise<void> {
  loading ??= withoutUnused(() => import("@pulumi/pulumi")).then(withoutTraces);
  await loading;
}

/** The SDK notes the whole stack of each of its promises, to name one that leaks: a third of what a plan costs. */
async function withoutTraces(): Promise<void> {
  const { default: internals } = await import("@pulumi/pulumi/runtime/debuggable.js");
  const debuggable = internals as unknown as Debuggable;
  const { debuggablePromise } = debuggable;
  debuggable.debuggablePromise = (promise, context) => {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    try {
      return debuggablePromise(promise, context);
    } finally {
      Error.stackTraceLimit = stackTraceLimit;
    }
  };
}

/** What the SDK's types leave out of its module. */
interface Debuggable {
  debuggablePromise(promise: Promise<unknown>, context: unknown): Promise<unknown>;
}

async function withoutUnused<Loaded>(load: () => Promise<Loaded>): Promise<Loaded> {
  const hooks = registerHooks({
    resolve: (specifier, context, next) =>
      unused.includes(specifier) && sdk.test(context.parentURL ?? "")
        ? // A module of Node's own that has nothing the SDK would call.
          { url: "node:path", format: "builtin", shortCircuit: true }
        : next(specifier, context),
  });
  try {
    return await load();
  } finally {
    hooks.deregister();
  }
}
