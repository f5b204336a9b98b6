import { readFileSync } from "node:fs";
import { join } from "node:path";
import { exitCodes } from "../judge/exit-codes.ts";
import type { FrontTrouble } from "../sandbox/front-troubles.ts";
import type { StackSnapshot } from "../snapshot/stack-snapshot.ts";
import type { VendorStore } from "../vendors/simulation/store.ts";
import { assessmentExitCode } from "./assessment-exit-code.ts";
import { lookAndWrite } from "./look-and-write.ts";
import { readersOf } from "./observed-vendors.ts";
import { withVendors } from "./sandbox-vendors.ts";
import { today } from "./snapshot-source.ts";

interface Options {
  readonly vendor?: readonly string[];
  readonly stack: string;
  readonly folder: string;
  /** Configuration that differs from the stack's own, by key. */
  readonly changes: Readonly<Record<string, string>>;
  /** How the vendors' answers go wrong. */
  readonly troubles: readonly FrontTrouble[];
  readonly all: boolean;
  readonly strict: boolean;
}

/**
 * Asks the REST fronts of the simulated vendors as `kaitalk observe` asks the accounts, and judges what is there as
 * `kaitalk check --observed` does. Returns the exit code. Throws `InputError` where there is no sandbox.
 */
export async function observeSandbox(options: Options): Promise<number> {
  const { folder, stack, changes, vendor, troubles } = options;
  const readers = await readersOf(vendor);
  return withVendors(folder, async (store) => {
    const { planSandbox } = await import("../engine/plan-sandbox.ts");
    const declared = await planSandbox(stack, changes);
    const out = join(folder, "observed");
    const looked = await lookAtFronts(store, troubles, { declared, readers, out, strict: options.strict });
    const judged = await judgeSeen(declared, out, options);
    return judged === exitCodes.met ? looked : judged;
  });
}

async function lookAtFronts(
  store: VendorStore,
  troubles: readonly FrontTrouble[],
  look: Pick<Parameters<typeof lookAndWrite>[0], "declared" | "readers" | "out" | "strict">,
): Promise<number> {
  const { frontEnvironment, serveFronts } = await import("../sandbox/fronts.ts");
  const served = await serveFronts({ store });
  for (const trouble of troubles) served.troubles.add(trouble);
  try {
    return await lookAndWrite({ ...look, environment: frontEnvironment, standIn: { port: served.port } });
  } finally {
    await served.close();
  }
}

async function judgeSeen(declared: StackSnapshot, out: string, { all, strict }: Options): Promise<number> {
  const [
    { judge },
    { observedStack },
    { readObservations },
    { recordFile },
    { books },
    { report },
    { terminal },
  ] = await Promise.all([
    import("../judge/judge.ts"),
    import("../observe/observed-stack.ts"),
    import("./observations.ts"),
    import("../observe/files.ts"),
    import("../register/read-books.ts"),
    import("../formats/terminal/report.ts"),
    import("../formats/terminal/terminal.ts"),
  ]);
  const file = join(out, recordFile);
  const { project, stack } = declared;
  const asOf = today();
  const written = [{ file, content: readFileSync(file, "utf8") }];
  const { files: observations, record = [] } = await readObservations(written, { project, stack, asOf });
  const assessment = judge(observedStack(declared, record), { asOf, books: books(), observations });
  console.log(report(assessment, { all, options: "" }, terminal()));
  return assessmentExitCode(assessment, strict);
}
