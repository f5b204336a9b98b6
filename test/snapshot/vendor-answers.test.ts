import { describe, expect, test } from "vitest";
import { VendorAnswers } from "../../snapshot/vendor-answers.ts";
import { types } from "../../vendors/types.ts";

interface Seen {
  readonly sid: string;
  readonly url: string;
  readonly returnPathDomainCnameValue: string;
}
const answered = (answers: VendorAnswers, urn: string, type: string, inputs = {}) =>
  answers.answer(urn, type, inputs, []) as Seen;

describe("what vendors are made up to answer", () => {
  test("looks as theirs does, and is another each time", () => {
    const sids = ["a", "b"].map((urn) => answered(new VendorAnswers(), urn, types.twilio.twimlApp).sid);
    for (const sid of sids) expect(sid).toMatch(/^AP[0-9a-f]{32}$/);
    expect(new Set(sids).size).toBe(2);
  });

  test("calls a resource by one name, wherever the vendor tells it", () => {
    const answers = new VendorAnswers();
    const { sid } = answered(answers, "app", types.twilio.twimlApp);
    expect(answers.id("app")).toBe(sid);
    expect(answers.wholeOriginsOf(sid).map(({ path }) => path)).toEqual(["id", "sid"]);
  });

  test("is known by its host alone as well", () => {
    const answers = new VendorAnswers();
    const { url } = answered(answers, "web", types.render.webService, { name: "web" });
    expect(url).toBe("https://web.onrender.com");
    expect(answers.originsOf("web.onrender.com")).toEqual([{ urn: "web", path: "url" }]);
  });

  test("may be the same for two resources, and comes from either", () => {
    const answers = new VendorAnswers();
    const said = ["one", "two"].map((urn) => answered(answers, urn, types.postmark.domain, { name: urn }));
    const [target = ""] = said.map(({ returnPathDomainCnameValue }) => returnPathDomainCnameValue);
    expect(answers.originsOf(target).map(({ urn }) => urn)).toEqual(["one", "two"]);
  });

  test("is in no text that was declared with the same words", () => {
    const answers = new VendorAnswers();
    answers.answer("bucket", types.cloudflare.r2Bucket, { name: "documents" }, []);
    expect(answers.id("bucket")).toBe("documents");
    expect(answers.originsOf("documents")).toEqual([{ urn: "bucket", path: "id" }]);
    expect(answers.originsOf("https://evil.example/documents")).toEqual([]);
  });
});
