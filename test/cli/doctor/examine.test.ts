import { describe, expect, it } from "vitest";
import { examine } from "../../../cli/doctor/examine.ts";
import { standings } from "../../../cli/doctor/need.ts";

const bare = { PATH: "", PULUMI_HOME: "/nowhere", HOME: "/nowhere" };
const examined = (stack = "prod") => examine({ stack, asOf: "2026-11-24", decrypted: {}, environment: bare });

describe("examine", () => {
  it("puts the most pressing first and covers machine, state, keys, levels, pipelines and attestations", async () => {
    const needs = await examined();
    const order = needs.map(({ standing }) => standings.indexOf(standing));
    expect(order).toEqual([...order].sort((one, other) => one - other));
    const areas = new Set(needs.map(({ area }) => area));
    for (const area of [
      "This machine",
      "State",
      "Neon",
      "Render",
      "Cloudflare",
      "Postmark",
      "Stripe",
      "Twilio",
      "Pipelines",
    ])
      expect(areas).toContain(area);
  });

  it("tells what to do of everything that is not ready, and nothing of what is", async () => {
    for (const { standing, next } of await examined()) expect(next === "").toBe(standing === "ready");
  });

  it("names a stack that does not exist", async () => {
    expect(await examined("staging")).toContainEqual(
      expect.objectContaining({
        area: "Configuration",
        standing: "wrong",
        what: "Configuration of stack staging",
      }),
    );
  });
});
