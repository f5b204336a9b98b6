import { expect, test } from "vitest";
import { whyNoPostgres } from "../../bench/postgres-server.ts";
import { purgeUnder } from "../../bench/purge-under-kills.ts";
import { explained } from "../support/tools.ts";

test.skipIf(whyNoPostgres)(
  explained(
    "killed at random points, runs lose nothing, leave nothing, and account for every row",
    whyNoPostgres,
  ),
  async () => {
    const { gone, begun, ...told } = await purgeUnder(6, 2_000);
    expect(told).toEqual({ lost: [], left: [], noted: gone, named: begun, outcome: "complete" });
  },
);
