import { describe, expect, test } from "vitest";
import { judge } from "../../judge/judge.ts";
import { judgeVendorAnswers } from "../../judge/vendor-findings.ts";
import { evaluatePack, stackOf } from "../../policies/kernel/evaluate.ts";
import type { Pack } from "../../policies/kernel/pack.ts";
import { HIDDEN, type Properties, type Resource, Secret } from "../../policies/kernel/resource.ts";
import { defineRule } from "../../policies/kernel/rule.ts";
import { books } from "../../register/read-books.ts";
import { planProgram } from "../../snapshot/program.ts";
import type { StackSnapshot } from "../../snapshot/stack-snapshot.ts";
import { types } from "../../vendors/types.ts";
import { registerDay } from "../support/days.ts";
import { resource } from "../support/resource.ts";

const program = await planProgram({ stack: "prod" });
const asOf = registerDay;

/** The shipped stack as it would be applied, every vendor answering what was declared but for `change`. */
function applied(type: string, change: (outputs: Properties) => Properties): StackSnapshot {
  const resources = program.resources.map((resource): Resource => {
    const outputs = resource.type === type ? change(resource.inputs) : resource.inputs;
    return resource.custom ? { ...resource, outputs } : resource;
  });
  return { ...program, source: "state", resources, writtenAt: `${asOf}T00:00:00Z` };
}

function notMet(snapshot: StackSnapshot) {
  return judge(snapshot, { asOf, books: books() }).findings.filter(({ outcome }) => outcome !== "met");
}
const stranger = "url-host-registered violated";

const declared = new Set(
  notMet({ ...program, source: "program" }).map(({ rule, message }) => `${rule} ${message}`),
);

function drift(type: string, change: (outputs: Properties) => Properties) {
  return notMet(applied(type, change))
    .filter(({ rule, message }) => !declared.has(`${rule} ${message}`))
    .map(({ rule, outcome }) => `${rule} ${outcome}`);
}

test("vendors that answer what was declared change no verdict", () => {
  expect(drift("", (outputs) => outputs)).toEqual([]);
});

describe("an address that somebody set in a vendor's console leads where a declared one may lead", () => {
  test.each<[string, string, Properties, string]>([
    ["mail events", types.postmark.server, { deliveryHookUrl: "https://collector.example/" }, stranger],
    ["bounces", types.postmark.server, { bounceHookUrl: "https://collector.example/" }, stranger],
    ["callers", types.twilio.twimlApp, { messaging: { url: "https://collector.example/" } }, stranger],
    [
      "visitors",
      types.render.webService,
      { maintenanceMode: { uri: "https://collector.example/" } },
      stranger,
    ],
    ["customers", types.stripe.product, { images: ["https://collector.example/a.png"] }, stranger],
    [
      "another listed company",
      types.postmark.server,
      { openHookUrl: "https://api.stripe.com/" },
      "webhook-leads-to-kaitalk violated",
    ],
    [
      "nobody encrypted",
      types.postmark.server,
      { clickHookUrl: "http://app.kaitalk.online/mail" },
      "address-is-encrypted violated",
    ],
  ])("%s", (_, type, change, expected) => {
    expect(drift(type, (outputs) => ({ ...outputs, ...change }))).toContain(expected);
  });

  test("what a vendor makes itself and keeps hidden is asked of nobody", () => {
    const kept = {
      connectionUri: new Secret(HIDDEN),
      dashboardUrl: "https://dashboard.render.com/web/srv-1",
    };
    expect(drift(types.neon.project, (outputs) => ({ ...outputs, ...kept }))).toEqual([]);
  });
});

describe("what a vendor changed is judged as it is now", () => {
  test.each<[string, string, Properties, string]>([
    [
      "another region",
      types.neon.project,
      { regionId: "aws-eu-central-1" },
      "neon-project-in-declared-region violated",
    ],
    [
      "a longer history",
      types.neon.project,
      { historyRetentionSeconds: 2_592_000 },
      "purge-job-told-neon-history violated",
    ],
    [
      "a bucket elsewhere",
      types.cloudflare.r2Bucket,
      { jurisdiction: "default" },
      "r2-bucket-in-declared-jurisdiction violated",
    ],
    [
      "a lifecycle without rules",
      types.cloudflare.r2BucketLifecycle,
      { rules: [] },
      "copies-within-documented-period violated",
    ],
    [
      "a public address",
      types.cloudflare.r2ManagedDomain,
      { enabled: true },
      "bucket-has-no-public-address violated",
    ],
  ])("%s", (_, type, change, expected) => {
    const found = drift(type, (outputs) => ({ ...outputs, ...change }));
    expect(found.filter((each) => each.startsWith("vendor-answers-as-declared")).length).toBeGreaterThan(0);
    expect(found).toContain(expected);
  });

  test("a harmless change of what a rule asks for is unverified, for the promises of that rule alone", () => {
    const change = { protectedStatus: "protected", networkIsolated: false };
    const stack = applied(types.render.project, (outputs) => ({
      ...outputs,
      environments: { production: { name: "production", ...change } },
    }));
    const told = notMet(stack).filter(({ rule }) => rule === "vendor-answers-as-declared");
    expect(told.map(({ outcome }) => outcome)).toEqual(["unverified"]);
    expect(told[0]?.clauses).not.toContain("sub-processor-list");
  });

  test("another size, which no rule asks for, leaves every promise as it is", () => {
    expect(drift(types.render.webService, (outputs) => ({ ...outputs, plan: "pro" }))).toEqual([]);
  });

  test("another address is a drift to every rule that follows addresses", () => {
    const found = drift(types.twilio.twimlApp, (outputs) => ({
      ...outputs,
      voice: { ...(outputs.voice as Properties), url: "https://app.kaitalk.online/other" },
    }));
    expect(new Set(found)).toEqual(new Set(["vendor-answers-as-declared unverified"]));
  });
});

describe("a rule on one resource judges the vendor's answer where it could read it otherwise", () => {
  const type = "test:index/setting:Setting";
  let judged: string[] = [];
  const rule = defineRule({
    id: "setting-is-off",
    severity: "high",
    clauses: ["transit-encryption"],
    description: "It is off.",
    remediation: "Turn it off.",
    subjects: { types: [type], atLeast: 1 },
    messages: { on: "it is on." },
    check(setting, violated) {
      judged.push(setting.resource.name);
      if (setting.raw("seenRaw") === "on" || setting.read("part.seenRead").value === "on") violated("on");
    },
  });
  const pack: Pack = { name: "test", description: "A rule.", rules: [rule] };

  function judgedAgain(inputs: Properties, outputs: Properties) {
    const resources = [resource(type, inputs, { outputs })];
    const declared = evaluatePack(pack, stackOf(resources));
    judged = [];
    const snapshot = { ...program, source: "state" as const, resources };
    const found = judgeVendorAnswers(snapshot, { declared, packs: [pack], on: {} })?.findings ?? [];
    return { times: judged.length, found: found.map(({ rule: id, outcome }) => `${id} ${outcome}`) };
  }

  test.each<[string, Properties, Properties, number, string[]]>([
    ["the same", { seenRaw: "off" }, { seenRaw: "off" }, 0, []],
    ["more, for which no rule asks", { seenRaw: "off" }, { seenRaw: "off", nobodyAsks: "on" }, 0, []],
    ["what was left out", {}, { seenRaw: "on" }, 1, ["setting-is-off violated"]],
    [
      "a part left out",
      { part: { a: 1 } },
      { part: { a: 1, seenRead: "on" } },
      1,
      ["setting-is-off violated"],
    ],
    [
      "something else",
      { seenRaw: "off" },
      { seenRaw: "on" },
      1,
      ["setting-is-off violated", "vendor-answers-as-declared unverified"],
    ],
  ])("%s", (_, inputs, outputs, times, found) => {
    expect(judgedAgain(inputs, outputs)).toEqual({ times, found });
  });
});
