import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { plant } from "../../../sandbox/plant.ts";
import { isList, isObject, type Json, textAt } from "../../../vendors/simulation/json.ts";
import type { VendorStore } from "../../../vendors/simulation/store.ts";
import { types } from "../../../vendors/types.ts";
import { typeProblems } from "../../support/client-types.ts";
import { filledVendors } from "../../support/filled-vendors.ts";
import { askFront } from "../../support/fronts.ts";

// Postmark publishes no complete description of its API; the types of its own client stand for one.
describe("Postmark's front answers as the official client types its answers", () => {
  let store: VendorStore;
  beforeAll(async () => {
    store = await filledVendors();
    for (const what of ["webhook", "message", "sent", "suppression"]) plant(store, `postmark-${what}`);
    const [server] = store.ofType(types.postmark.server);
    plant(store, "postmark-message", { edits: [`owner=${server?.id}/inbound`] });
  });
  afterAll(() => store.close());

  test("account and server", () => {
    const [server] = store.ofType(types.postmark.server);
    const token = textAt(server?.properties ?? {}, "apiToken");
    const account = (path: string) => askFront(store, "postmark", path).body;
    const own = (path: string) =>
      askFront(store, "postmark", path, { key: { secret: token, kind: `server ${server?.id}` } }).body;
    const page = "?count=500&offset=0";
    expect(
      typeProblems(
        ['import type { Models } from "postmark";'],
        [
          { name: "Models.Servers", answer: account(`/servers${page}`) },
          { name: "Models.Server", answer: own("/server") },
          { name: "Models.Domains", answer: account(`/domains${page}`) },
          { name: "Models.DomainDetails", answer: account("/domains/5001") },
          { name: "Models.Signatures", answer: account(`/senders${page}`) },
          { name: "Models.MessageStreams", answer: own("/message-streams?includeArchivedStreams=true") },
          { name: "Models.MessageStream", answer: own("/message-streams/outbound") },
          { name: "Models.Webhooks", answer: own("/webhooks") },
          // The client writes their TotalCount as a text, and reads it from a number.
          { name: "Models.OutboundMessage[]", answer: rows(own(`/messages/outbound${page}`), "Messages") },
          {
            name: "Models.InboundMessage[]",
            answer: rows(own(`/messages/inbound${page}`), "InboundMessages"),
          },
          { name: "Models.SentCounts", answer: own("/stats/outbound/sends") },
          { name: "Models.Suppressions", answer: own("/message-streams/outbound/suppressions/dump") },
          { name: "Models.Templates", answer: own(`/templates${page}`) },
          { name: "Models.InboundRules", answer: own(`/triggers/inboundrules${page}`) },
        ],
      ),
    ).toEqual([]);
  });

  test("the check sees a wrong form and a field that is unknown", () => {
    const imports = ['import type { Models } from "postmark";'];
    const wrong = (answer: object) => typeProblems(imports, [{ name: "Models.Domains", answer }]).join();
    expect(wrong({ TotalCount: "1", Domains: [] })).toContain("TS2322");
    expect(wrong({ TotalCount: 1, Domains: [], Extra: 1 })).toContain("TS2353");
    expect(wrong({ Domains: [] })).toContain("TotalCount");
  });
});

function rows(answer: Json, name: string): Json {
  const list = isObject(answer) ? answer[name] : undefined;
  if (!isList(list) || list.length === 0) throw new Error(`the answer has no ${name}`);
  return list;
}
