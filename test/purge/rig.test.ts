import { expect, test } from "vitest";
import { whyNoPostgres } from "../../bench/postgres-server.ts";
import { PurgeRig } from "../../bench/purge-rig.ts";
import { explained } from "../support/tools.ts";

test.skipIf(whyNoPostgres)(
  explained("a bench that fails half-way loses its clients before their server", whyNoPostgres),
  async () => {
    const rig = await PurgeRig.start();
    const errors: Error[] = [];
    (await rig.connect()).on("error", (error) => errors.push(error));
    await rig.stop();
    expect(errors).toEqual([]);
  },
);
