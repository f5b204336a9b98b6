import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fillSandbox } from "../../engine/fill-sandbox.ts";
import { VendorStore } from "../../vendors/simulation/store.ts";

let filled: Promise<string> | undefined;
let copies = 0;

/** The simulated vendors as `sandbox up` leaves them, filled once a process and handed out as copies. The caller closes. */
export async function filledVendors(): Promise<VendorStore> {
  filled ??= fill();
  const original = await filled;
  copies += 1;
  const copy = original.replace(/sqlite$/, `${copies}.sqlite`);
  copyFileSync(original, copy);
  return new VendorStore(copy);
}

async function fill(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "vendors-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "vendors.sqlite");
  const store = new VendorStore(file);
  await fillSandbox(store, "prod");
  store.close();
  return file;
}
