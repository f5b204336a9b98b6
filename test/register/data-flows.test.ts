import { expect, test } from "vitest";
import { flowMapSvg } from "../../formats/flow-map/flow-map.ts";
import { dataFlows } from "../../register/data-flows.ts";
import { books } from "../../register/read-books.ts";

const register = books().register.value;
const laws = books().law.value.cards;
const flows = dataFlows(register, laws);
const lane = (from: string, to: string, healthData: boolean) =>
  flows.find((flow) => flow.from.id === from && flow.to.id === to && flow.healthData === healthData);

test("health data travels on lanes of its own, along the whole way", () => {
  for (const [from, to] of [
    ["people", "twilio-processing"],
    ["twilio-processing", "render-compute"],
    ["render-compute", "neon-storage"],
  ] as const)
    expect(lane(from, to, true)?.data.map(({ clause }) => clause)).toContain("call-audio-and-transcript");
  expect(lane("render-compute", "postmark-processing", true)).toBeUndefined();
  expect(flows.some(({ to, healthData }) => to.id === "stripe-processing" && healthData)).toBe(false);
});

test("what a vendor keeps under its own policy goes to it directly", () => {
  expect(lane("people", "stripe-processing", false)?.data.map(({ clause }) => clause)).toEqual([
    "payment-info",
    "stripe-billing-email",
  ]);
  expect(flows.filter(({ from }) => from.id === "render-compute").map(({ to }) => to.id)).not.toContain(
    "stripe-processing",
  );
});

test("hashes are told from what they were made of", () => {
  const stored = lane("render-compute", "neon-storage", false)?.data;
  expect(stored?.find(({ clause }) => clause === "ip-addresses")?.form).toBe("hash");
  expect(lane("cloudflare-edge", "render-compute", false)?.data).toEqual([
    { clause: "ip-addresses", label: "IP address hashes", form: "plain" },
  ]);
});

test("every sub-processor that holds a row is on the map", () => {
  const drawn = new Set(flows.flatMap(({ from, to }) => [from.subProcessor, to.subProcessor]));
  for (const { holders } of register.retention)
    for (const { subProcessor } of holders) expect(drawn).toContain(subProcessor);
});

test("the drawing is the same in every run, names every vendor and is titled", async () => {
  const svg = await flowMapSvg(flows, register);
  expect(await flowMapSvg(flows, register)).toBe(svg);
  for (const { legalName } of register.subProcessors) expect(svg).toContain(legalName);
  expect(svg).toContain('<title id="flow-map-title">Where personal data flows</title>');
  expect(svg.match(/class="edge lane health"/g)).toHaveLength(
    flows.filter(({ healthData }) => healthData).length,
  );
  expect(svg).not.toMatch(/<!DOCTYPE|<\?xml|style="/);
});
