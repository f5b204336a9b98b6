import { InputError } from "../register/input-error.ts";
import type { VendorStore } from "../vendors/simulation/store.ts";

/** What the simulated vendors of the sandbox hold. Throws `InputError` where there is no sandbox. */
export async function withVendors<Result>(
  folder: string,
  work: (store: VendorStore) => Result | Promise<Result>,
): Promise<Result> {
  const [{ VendorStore }, { memoryFile }, { existsSync }, { join }] = await Promise.all([
    import("../vendors/simulation/store.ts"),
    import("../sandbox/workspace.ts"),
    import("node:fs"),
    import("node:path"),
  ]);
  const memory = join(folder, memoryFile);
  if (!existsSync(memory))
    throw InputError.at(
      { file: folder },
      "holds no sandbox; run npx kaitalk sandbox up or npx kaitalk sandbox fill first.",
    );
  const store = new VendorStore(memory);
  try {
    return await work(store);
  } finally {
    store.close();
  }
}
