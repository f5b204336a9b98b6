import { expect, test } from "vitest";
import { bothWays, flowMapSvg } from "../../formats/flow-map/flow-map.ts";
import { companyLabel, dataFlows, unnamedEnds } from "../../register/data-flows.ts";
import { books } from "../../register/read-books.ts";
import type { Register } from "../../register/schema.ts";

const register = books().register.value;
const laws = books().law.value.cards;
const copies = books().copies.value.copies;
const flows = dataFlows(register, laws, copies);
const laneIn = (some: typeof flows, from: string, to: string) =>
  some.find((flow) => flow.from.id === from && flow.to.id === to);
const lane = (from: string, to: string) => laneIn(flows, from, to);
const rows = (from: string, to: string) => lane(from, to)?.data.map(({ clause }) => clause) ?? [];

test("health data is told along the whole way, replies and what is read back included", () => {
  for (const [from, to] of [
    ["people", "twilio-processing"],
    ["twilio-processing", "cloudflare-edge"],
    ["cloudflare-edge", "render-compute"],
    ["render-compute", "neon-storage"],
    ["neon-storage", "render-compute"],
    ["render-compute", "r2-storage"],
    ["r2-storage", "render-compute"],
    ["r2-storage", "people"],
    ["render-compute", "twilio-processing"],
    ["twilio-processing", "people"],
  ] as const) {
    expect([from, to, lane(from, to)?.healthData]).toEqual([from, to, true]);
    expect(rows(from, to)).toContain("call-audio-and-transcript");
  }
  expect(lane("render-compute", "postmark-processing")?.healthData).toBe(false);
  expect(
    flows.some(({ from, to, healthData }) => healthData && [from.id, to.id].includes("stripe-processing")),
  ).toBe(false);
});

test("nobody reaches the application past the edge, which ends TLS", () => {
  const inward = flows.filter(({ to }) => to.id === "render-compute").map(({ from }) => from);
  const outside = inward.filter(
    ({ kind, subProcessor, id }) => kind !== "unnamed" && subProcessor !== null && !id.endsWith("-storage"),
  );
  expect(outside.map(({ id }) => id)).toEqual(["cloudflare-edge"]);
  for (const hook of ["twilio-processing", "postmark-processing", "stripe-processing"])
    expect([hook, rows(hook, "cloudflare-edge").length > 0]).toEqual([hook, true]);
});

test("each hop that a leg of proof speaks of is a lane", () => {
  const ends: Readonly<Record<string, string>> = {
    visitor: "people",
    Cloudflare: "cloudflare-edge",
    Render: "render-compute",
    purge: "render-compute",
    application: "render-compute",
    Neon: "neon-storage",
    R2: "r2-storage",
    customer: "people",
    recipient: "people",
    carriers: "people",
    Twilio: "twilio-processing",
    Stripe: "stripe-processing",
    Postmark: "postmark-processing",
  };
  const hops = register.legs.filter(({ from, to }) => from && to && to !== "vendors' APIs");
  expect(hops.length).toBeGreaterThan(8);
  for (const { id, from = "", to = "" } of hops) {
    const [start, end] = [ends[from] ?? "", ends[to] ?? ""];
    const direct = lane(start, end);
    const through = lane(start, "cloudflare-edge") && lane("cloudflare-edge", end);
    expect([id, Boolean(direct ?? through)]).toEqual([id, true]);
  }
});

test("what a vendor keeps under its own policy goes to it directly, and to the application only what that takes", () => {
  expect(rows("people", "stripe-processing")).toEqual(["payment-info", "stripe-billing-email"]);
  expect(rows("render-compute", "stripe-processing")).toEqual(["stripe-billing-email"]);
  expect(rows("stripe-processing", "cloudflare-edge")).toEqual(["stripe-billing-email"]);
});

test("hashes are told from what they were made of", () => {
  const address = (from: string, to: string) =>
    lane(from, to)?.data.find(({ clause }) => clause === "ip-addresses");
  expect(address("render-compute", "neon-storage")).toMatchObject({
    label: "IP address hashes",
    form: "hash",
  });
  for (const [from, to] of [
    ["people", "cloudflare-edge"],
    ["cloudflare-edge", "render-compute"],
  ] as const)
    expect(address(from, to)).toMatchObject({ label: "Raw IP addresses", form: "plain" });
  expect(rows("cloudflare-edge", "people")).not.toContain("ip-addresses");
});

test("what is never answered the way it came is drawn one way", () => {
  expect(rows("twilio-processing", "cloudflare-edge")).toContain("call-metadata");
  expect(rows("render-compute", "twilio-processing")).not.toContain("call-metadata");
});

test("every sub-processor that holds a row or a copy has a lane that carries it", () => {
  const carried = (clause: string, subProcessor: string) =>
    flows.some(
      ({ from, to, data }) =>
        [from.subProcessor, to.subProcessor].includes(subProcessor) &&
        data.some((one) => one.clause === clause),
    );
  for (const { id, holders } of register.retention)
    for (const { subProcessor } of holders.filter(({ subProcessor: vendor }) => vendor !== "render"))
      expect([id, subProcessor, carried(id, subProcessor)]).toEqual([id, subProcessor, true]);
  expect(rows("render-compute", "postmark-processing")).toContain("authentication-tokens");
});

test("a company that is added with a holder has its lanes by itself", () => {
  const added: Register = structuredClone(register);
  const [twilio] = added.subProcessors;
  const [row] = added.retention;
  if (!twilio || !row) throw new Error("the register is empty");
  const place = {
    id: "archive",
    service: "Archive",
    role: "storage" as const,
    region: null,
    clause: null,
    fetchedDirectly: false,
  };
  added.subProcessors.push({ ...twilio, id: "other", legalName: "Other Inc.", places: [place] });
  row.holders.push({ subProcessor: "other", role: "stored", form: "plain", replies: true });
  const more = dataFlows(added, laws, copies);
  expect(laneIn(more, "render-compute", "archive")?.data.map(({ clause }) => clause)).toEqual([row.id]);
  expect(laneIn(more, "archive", "render-compute")).toBeDefined();
});

test("a register without an edge has visitors at the application", () => {
  const bare: Register = structuredClone(register);
  for (const processor of bare.subProcessors)
    processor.places = processor.places.filter(({ role }) => role !== "transit");
  expect(laneIn(dataFlows(bare, laws), "people", "render-compute")).toBeDefined();
});

test("companies that neither page nor register names are ends of their own, each once", () => {
  const named = copies.flatMap(({ company }) => (company === undefined ? [] : [companyLabel(company)]));
  expect(
    unnamedEnds(flows)
      .map(({ label }) => label)
      .toSorted(),
  ).toEqual([...new Set(named)].toSorted());
  expect(unnamedEnds(dataFlows(register, laws))).toEqual([]);
});

test("the drawing is the same in every run, names every vendor and is titled", async () => {
  const svg = await flowMapSvg(flows, register);
  expect(await flowMapSvg(flows, register)).toBe(svg);
  for (const { legalName } of register.subProcessors) expect(svg).toContain(legalName);
  expect(svg).toContain('<title id="flow-map-title">Where personal data flows</title>');
  const lines = bothWays(flows);
  for (const [there, back] of lines) if (back) expect(there.number).toBeLessThan(back.number);
  expect(lines.flat().toSorted((a, b) => a.number - b.number)).toEqual(flows);
  expect(svg.match(/class="edge lane health"/g)).toHaveLength(
    lines.filter((line) => line.some(({ healthData }) => healthData)).length,
  );
  expect(svg.match(/class="node place unnamed"/g)).toHaveLength(unnamedEnds(flows).length);
  expect(svg).not.toMatch(/<!DOCTYPE|<\?xml|style="/);
});
