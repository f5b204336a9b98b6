import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { plant } from "../../../sandbox/plant.ts";
import type { VendorStore } from "../../../vendors/simulation/store.ts";
import { mainAccount } from "../../../vendors/twilio/front/accounts.ts";
import { filledVendors } from "../../support/filled-vendors.ts";
import { askFront } from "../../support/fronts.ts";
import { official } from "../../support/official.ts";
import { OpenApi } from "../../support/openapi.ts";
import { explained } from "../../support/tools.ts";

const folder = "twilio-oai/spec/json";
const names = [
  "api_v2010",
  "messaging_v1",
  "verify_v2",
  "events_v1",
  "studio_v2",
  "bulkexports_v1",
  "iam_v1",
];
const fileOf = (name: string) => `${folder}/twilio_${name}.json`;
const description = official({
  name: "@twilio-alpha/mcp",
  version: "0.7.0",
  integrity:
    "sha512-YsUde1pMXwqHm8Cvq9JdtsyvclVCC/f/V+FmxTNN04u5Qt5aapkbQgcfqBYQ0xcmvATBNswgPDo3MPVaCtZK8Q==",
  files: names.map(fileOf),
});
const why = "why" in description ? description.why : undefined;

describe.skipIf(why)(explained("Twilio's front answers as Twilio's own descriptions say", why), () => {
  const apis = new Map<string, OpenApi>();
  let store: VendorStore;
  beforeAll(async () => {
    if ("why" in description) return;
    for (const name of names)
      apis.set(name, new OpenApi(JSON.parse(readFileSync(join(description.folder, fileOf(name)), "utf8"))));
    store = await filledVendors();
    plant(store, "twilio-number");
    for (const what of ["subaccount", "recording", "message", "call", "event-sink"])
      for (const name of ["one", "two"]) plant(store, `twilio-${what}`, { name });
  });
  afterAll(() => store?.close());

  const old = "/2010-04-01/Accounts";
  test.each([
    ["api_v2010", `${old}.json`, "?PageSize=1000"],
    ["api_v2010", `${old}/{Sid}.json`, ""],
    ["api_v2010", `${old}/{AccountSid}/Recordings.json`, "?DateCreated<=2030-01-01&PageSize=1"],
    ["api_v2010", `${old}/{AccountSid}/Messages.json`, "?DateSent<=2030-01-01&PageSize=1"],
    ["api_v2010", `${old}/{AccountSid}/Calls.json`, "?StartTime<=2030-01-01&PageSize=1"],
    ["api_v2010", `${old}/{AccountSid}/Transcriptions.json`, ""],
    ["api_v2010", `${old}/{AccountSid}/IncomingPhoneNumbers.json`, ""],
    ["api_v2010", `${old}/{AccountSid}/Applications.json`, ""],
    ["api_v2010", `${old}/{AccountSid}/Keys.json`, ""],
    ["api_v2010", `${old}/{AccountSid}/SIP/Domains.json`, ""],
    ["api_v2010", `${old}/{AccountSid}/OutgoingCallerIds.json`, ""],
    ["api_v2010", `${old}/{AccountSid}/Queues.json`, ""],
    ["messaging_v1", "/v1/Services", ""],
    ["verify_v2", "/v2/Services", ""],
    ["events_v1", "/v1/Sinks", "?PageSize=1"],
    ["studio_v2", "/v2/Flows", ""],
    ["bulkexports_v1", "/v1/Exports/{ResourceType}/Days", ""],
    ["iam_v1", "/v1/Keys/{Sid}", ""],
  ])("%s GET %s", (name, path, query) => {
    const address = path
      .replace("/Keys/{Sid}", `/Keys/SK${"5b".repeat(16)}`)
      .replace(/\{(Account)?Sid\}/, mainAccount(store))
      .replace("{ResourceType}", "Messages");
    const host = name === "api_v2010" ? "api.twilio.com" : `${name.split("_")[0]}.twilio.com`;
    const api = apis.get(name);
    const { status, body } = askFront(store, "twilio", `${address}${query}`, { host });
    expect(api?.problems(path, status, body)).toEqual([]);
    expect(api?.strangeParameters(path, [...new URLSearchParams(query).keys()])).toEqual([]);
  });
});
