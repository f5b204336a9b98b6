import { expect, it } from "vitest";
import { types } from "../../../../../vendors/types.ts";
import { withPostmark } from "../../../../support/postmark/with-postmark.ts";

const type = types.postmark.domain;
const postmark = withPostmark();
const inputs = { name: "kaitalk.online", returnPathDomain: "pm-bounces.kaitalk.online" };

it("gives the DNS records that prove the domain", async () => {
  const { id, properties } = await postmark.engine.create(type, inputs);
  expect(properties).toEqual({
    ...inputs,
    dkimHost: `${id}pm._domainkey.kaitalk.online`,
    dkimTextValue: `k=rsa;p=${id}`,
    dkimVerified: false,
    returnPathDomainCnameValue: "pm.mtasv.net",
    returnPathDomainVerified: false,
  });
});

it("asks Postmark to look at DNS while something is unproven, and keeps the record's name once proven", async () => {
  const { id, properties } = await postmark.engine.create(type, inputs);
  postmark.fake.account.publishedRecords.add(String(properties.dkimHost)).add(inputs.returnPathDomain);
  const proven = await postmark.engine.read(type, id, inputs);
  expect(proven.properties).toEqual({ ...properties, dkimVerified: true, returnPathDomainVerified: true });
  const before = postmark.fake.requests.length;
  await postmark.engine.read(type, id, inputs);
  expect(postmark.fake.requests.slice(before)).toEqual([`GET /domains/${id}`]);
});

it("reads on where Postmark will not look at DNS", async () => {
  const { id } = await postmark.engine.create(type, inputs);
  postmark.fake.fail({ request: `PUT /domains/${id}/verifyDKIM`, status: 500 });
  expect((await postmark.engine.read(type, id, inputs)).properties.dkimVerified).toBe(false);
});

it("finds a domain beyond the first page before it creates another", async () => {
  for (let nth = 0; nth < 501; nth += 1)
    await fetch(`${postmark.fake.url}/domains`, {
      method: "POST",
      headers: { "X-Postmark-Account-Token": postmark.fake.account.token },
      body: JSON.stringify({ Name: `d${nth}.example.com` }),
    });
  await expect(postmark.engine.create(type, { name: "d500.example.com" })).rejects.toThrow("exists already");
});

it("clears a return path that is no longer declared", async () => {
  const { id, properties } = await postmark.engine.create(type, inputs);
  const edited = await postmark.engine.update(type, id, properties, { name: inputs.name });
  expect(edited).not.toHaveProperty("returnPathDomain");
});
