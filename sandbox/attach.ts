import { VendorStore } from "../vendors/simulation/store.ts";
import { attachedPackages, behaviourOf } from "./behaviours.ts";
import type { Fault } from "./faults.ts";
import { Faults } from "./faults.ts";
import { serve } from "./grpc/server.ts";
import { SimulatedProvider } from "./provider.ts";
import { factsOf } from "./type-facts.ts";

export interface AttachedVendors {
  readonly store: VendorStore;
  /** Environment that makes the engine ask the sandbox instead of any real provider. */
  readonly environment: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** Starts the simulated vendors on what they hold in `memory` (a SQLite file, or ":memory:"). */
export async function attachVendors(options: {
  memory: string;
  faults?: readonly Fault[];
}): Promise<AttachedVendors> {
  const store = new VendorStore(options.memory);
  const provider = providerOn(store, options.faults);
  const server = await serve(provider);
  return {
    store,
    environment: {
      PULUMI_DEBUG_PROVIDERS: attachedPackages.map((name) => `${name}:${server.port}`).join(","),
    },
    async close() {
      await server.close();
      store.close();
    },
  };
}

/** The simulated provider on what the vendors hold. */
export function providerOn(store: VendorStore, faults: readonly Fault[] = []): SimulatedProvider {
  return new SimulatedProvider({ store, faults: new Faults(faults), behaviourOf, factsOf });
}
