import type { Pack } from "./kernel/pack.ts";
import { residency } from "./residency/pack.ts";
import { retention } from "./retention/pack.ts";
import { safeguards } from "./safeguards/pack.ts";
import { subProcessors } from "./sub-processors/pack.ts";

/** Every pack, in the order in which verdicts are shown. */
export const packs: readonly Pack[] = [residency, retention, safeguards, subProcessors];
