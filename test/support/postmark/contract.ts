import { describe, expect, it } from "vitest";
import { unwrap, type Values } from "../../../vendors/postmark/plugin/values.ts";
import { types } from "../../../vendors/types.ts";
import type { Engine } from "./engine.ts";

export interface ContractSubject {
  readonly engine: () => Engine;
  /** Makes names that this run alone uses. */
  readonly unique: (word: string) => string;
  /** An address that answers 200 to Postmark's test call; without one webhooks are left out. */
  readonly webhookUrl?: string;
}

const { server, messageStream, domain, webhook } = types.postmark;

/** What the provider relies on in Postmark's API. Runs against the fake and against a real account. */
export function postmarkContract(name: string, { engine, unique, webhookUrl }: ContractSubject): void {
  describe(name, () => {
    const created = async (type: string, declared: Values) => {
      const { inputs, failures } = await engine().check(type, declared);
      expect(failures).toEqual([]);
      return { inputs, ...(await engine().create(type, inputs)) };
    };
    /** What a refresh finds must be what was declared, or every nightly run would report drift. */
    const expectNoDrift = async (type: string, id: string, inputs: Values) => {
      const live = await engine().read(type, id, inputs);
      expect(await engine().diff(type, live.inputs, inputs)).toMatchObject({ changed: [] });
      return live;
    };
    const newServer = () => created(server, { name: unique("server"), deliveryType: "Sandbox" });
    const removeServer = async (id: string) => {
      const refused = await engine()
        .delete(server, id)
        .then(
          () => undefined,
          (error: Error) => error.message,
        );
      if (refused !== undefined) expect(refused).toContain("its support has to allow that");
    };

    it("a server is created, found unchanged, edited and imported", async () => {
      const { id, inputs } = await newServer();
      const live = await expectNoDrift(server, id, inputs);
      expect(unwrap(live.properties.apiToken)).toMatch(/^[0-9a-f-]{36}$/);
      const edited = (await engine().check(server, { ...inputs, trackLinks: "HtmlOnly", color: "red" }))
        .inputs;
      await engine().update(server, id, live.properties, edited);
      await expectNoDrift(server, id, edited);
      const imported = await engine().read(server, id);
      expect(imported.inputs).toMatchObject({
        trackLinks: "HtmlOnly",
        color: "red",
        deliveryType: "Sandbox",
      });
      await removeServer(id);
    });

    it("a second server of the same name is refused", async () => {
      const { id, inputs } = await newServer();
      await expect(engine().create(server, inputs)).rejects.toThrow("exists already");
      await removeServer(id);
    });

    it("a stream is created, edited, archived and restored under the same id", async () => {
      const { id: serverId } = await newServer();
      const declared = {
        serverId,
        streamId: "contract",
        name: "Contract",
        messageStreamType: "Transactional",
      };
      const { id, inputs } = await created(messageStream, declared);
      expect(id).toBe(`${serverId}/contract`);
      const { properties } = await expectNoDrift(messageStream, id, inputs);
      const edited = { ...inputs, name: "Contract two", description: "Edited." };
      await engine().update(messageStream, id, properties, edited);
      await expectNoDrift(messageStream, id, edited);
      await engine().update(messageStream, id, properties, inputs);
      await expectNoDrift(messageStream, id, inputs);
      const refused = await engine()
        .delete(messageStream, id)
        .then(
          () => undefined,
          (error: Error) => error.message,
        );
      if (refused === undefined) {
        expect((await engine().read(messageStream, id, inputs)).id).toBe("");
        await engine().delete(messageStream, id);
        expect((await engine().create(messageStream, inputs)).id).toBe(id);
        await expectNoDrift(messageStream, id, inputs);
      } else {
        expect(refused).toContain("does not archive a stream this early");
      }
      await removeServer(serverId);
    });

    it("the default streams of a server are there and cannot be made again", async () => {
      const { id: serverId } = await newServer();
      for (const streamId of ["outbound", "broadcast"]) {
        const live = await engine().read(messageStream, `${serverId}/${streamId}`);
        await expect(engine().create(messageStream, live.inputs)).rejects.toThrow("exists already");
      }
      await removeServer(serverId);
    });

    it("a domain is created with its DNS records, edited, and gone after its deletion", async () => {
      const name = `${unique("domain").toLowerCase()}.example.net`;
      const { id, inputs, properties } = await created(domain, {
        name,
        returnPathDomain: `pm-bounces.${name}`,
      });
      expect(properties).toMatchObject({ dkimVerified: false, returnPathDomainVerified: false });
      expect(String(properties.dkimHost)).toContain(`._domainkey.${name}`);
      expect(properties.dkimTextValue).not.toBe("");
      expect(properties.returnPathDomainCnameValue).toMatch(/^pm\./);
      await expectNoDrift(domain, id, inputs);
      const edited = { name, returnPathDomain: `return.${name}` };
      await engine().update(domain, id, properties, edited);
      await expectNoDrift(domain, id, edited);
      await expect(engine().create(domain, edited)).rejects.toThrow("exists already");
      await engine().delete(domain, id);
      expect((await engine().read(domain, id, edited)).id).toBe("");
      await engine().delete(domain, id);
    });

    it.skipIf(webhookUrl === undefined)(
      "a webhook keeps its credentials and triggers until it goes",
      async () => {
        const { id: serverId } = await newServer();
        const declared = {
          serverId,
          url: webhookUrl,
          httpAuth: { username: "postmark", password: "contract-password" },
          httpHeaders: { "X-Contract": "contract-header" },
          triggers: { bounce: { enabled: true }, delivery: { enabled: true } },
        };
        const { id, inputs, properties } = await created(webhook, declared);
        await expectNoDrift(webhook, id, inputs);
        const { httpAuth: _auth, httpHeaders: _headers, ...bare } = declared;
        const edited = (await engine().check(webhook, { ...bare, triggers: { bounce: { enabled: true } } }))
          .inputs;
        await engine().update(webhook, id, properties, edited);
        await expectNoDrift(webhook, id, edited);
        await engine().delete(webhook, id);
        expect((await engine().read(webhook, id, edited)).id).toBe("");
        await engine().delete(webhook, id);
        await removeServer(serverId);
      },
    );

    it("what never existed is absent, not an error", async () => {
      for (const [type, id] of [
        [server, "1"],
        [domain, "1"],
        [messageStream, "1/outbound"],
        [webhook, "1/1"],
      ] as const) {
        expect((await engine().read(type, id)).id).toBe("");
        await engine().delete(type, id);
      }
    });
  });
}
