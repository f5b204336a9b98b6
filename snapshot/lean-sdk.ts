import { registerHooks } from "node:module";

const packageManager = "@npmcli/arborist";
let loading: Promise<unknown> | undefined;

/**
 * Loads the SDK without the package manager that it brings for programs that hand functions to the engine: half of what
 * loading it costs. Ours declares resources alone; a function that is handed over all the same fails the program.
 */
export async function loadSdk(): Promise<void> {
  loading ??= withoutPackageManager(() => import("@pulumi/pulumi"));
  await loading;
}

async function withoutPackageManager<Loaded>(load: () => Promise<Loaded>): Promise<Loaded> {
  const hooks = registerHooks({
    resolve: (specifier, context, next) =>
      // A module of Node's own that has nothing the SDK would call.
      specifier === packageManager
        ? { url: "node:path", format: "builtin", shortCircuit: true }
        : next(specifier, context),
  });
  try {
    return await load();
  } finally {
    hooks.deregister();
  }
}
