import { status } from "@grpc/grpc-js";
import providerPb from "@pulumi/pulumi/proto/provider_pb.js";
import statusPb from "@pulumi/pulumi/proto/status_pb.js";
import emptyPb from "google-protobuf/google/protobuf/empty_pb.js";
import { afterEach, describe, expect, test } from "vitest";
import { type AttachedVendors, attachVendors } from "../../../sandbox/attach.ts";
import { parseFault } from "../../../sandbox/faults.ts";
import { fromStruct, toStruct } from "../../../sandbox/grpc/values.ts";
import { UNKNOWN } from "../../../sandbox/unknown.ts";
import type { JsonObject } from "../../../vendors/simulation/json.ts";
import { types } from "../../../vendors/types.ts";
import { engineClient, requests } from "../../support/engine-client.ts";

const bucketUrn = `urn:pulumi:prod::kaitalk::kaitalk:infra:DocumentStore$${types.cloudflare.r2Bucket}::documents`;
const roleUrn = `urn:pulumi:prod::kaitalk::${types.neon.role}::role`;
const bucket = { accountId: "a", name: "kaitalk-documents", jurisdiction: "us" };
const secretMark = "1b47061264138c4ac30d75fd1eb44270";

let vendors: AttachedVendors;
let engine: ReturnType<typeof engineClient>;

async function start(...faults: string[]): Promise<void> {
  vendors = await attachVendors({ memory: ":memory:", faults: faults.map(parseFault) });
  const port = Number(/aws:(\d+)/.exec(vendors.environment.PULUMI_DEBUG_PROVIDERS ?? "")?.[1]);
  engine = engineClient(port);
}

afterEach(async () => {
  engine.close();
  await vendors.close();
});

async function create(urn: string, inputs: JsonObject, preview = false) {
  const request = new providerPb.CreateRequest();
  request.setUrn(urn);
  request.setProperties(toStruct(inputs));
  request.setPreview(preview);
  const answer = await engine.ask(requests.create, request);
  return { id: answer.getId(), outputs: fromStruct(answer.getProperties()) };
}

describe("the simulated vendors, asked as the engine asks", () => {
  test("one server stands in for every package that the stack uses", async () => {
    await start();
    expect(vendors.environment.PULUMI_DEBUG_PROVIDERS?.replaceAll(/\d+/g, "PORT")).toBe(
      "terraform-provider:PORT,cloudflare:PORT,random:PORT,aws:PORT,postmark:PORT",
    );
  });

  test("a bridged package arrives through Parameterize and keeps its name and version", async () => {
    await start();
    const value = new providerPb.ParameterizeRequest.ParametersValue();
    value.setName("neon");
    value.setVersion("0.15.0");
    const request = new providerPb.ParameterizeRequest();
    request.setValue(value);
    const answer = await engine.ask(requests.parameterize, request);
    expect([answer.getName(), answer.getVersion()]).toEqual(["neon", "0.15.0"]);
  });

  test("check refuses what the real provider's schema does not know, and what it needs", async () => {
    await start();
    const request = new providerPb.CheckRequest();
    request.setUrn(roleUrn);
    request.setNews(toStruct({ projectId: "p", login: true }));
    const answer = await engine.ask(requests.check, request);
    expect(answer.getFailuresList().map((failure) => failure.getReason())).toEqual([
      'neon:index/role:Role needs "branchId".',
      'neon:index/role:Role has no input "login".',
    ]);
  });

  test("a preview creates nothing, and what the vendor will add is unknown", async () => {
    await start();
    const { id, outputs } = await create(roleUrn, { projectId: "p", branchId: "b", name: "app" }, true);
    expect(id).toBe("");
    expect(outputs).toMatchObject({ name: "app", password: UNKNOWN });
    expect(vendors.store.all()).toEqual([]);
  });

  test("a secret leaves the provider marked, and is plain in the vendor's own memory", async () => {
    await start();
    const { outputs } = await create(roleUrn, { projectId: "p", branchId: "b", name: "app" });
    const [held] = vendors.store.ofType(types.neon.role);
    expect(outputs.password).toEqual({
      "4dabf18193072939515e22adb298388d": secretMark,
      value: held?.properties.password,
    });
  });

  test("create, diff, update, read and delete work on one object", async () => {
    await start();
    const { id } = await create(bucketUrn, bucket);
    const changed = { ...bucket, storageClass: "InfrequentAccess" };

    const diff = new providerPb.DiffRequest();
    diff.setUrn(bucketUrn);
    diff.setId(id);
    diff.setOldInputs(toStruct(bucket));
    diff.setNews(toStruct(changed));
    const difference = await engine.ask(requests.diff, diff);
    expect(difference.getChanges()).toBe(providerPb.DiffResponse.DiffChanges.DIFF_SOME);
    expect(difference.getDiffsList()).toEqual(["storageClass"]);
    expect(difference.getReplacesList()).toEqual([]);

    const update = new providerPb.UpdateRequest();
    update.setUrn(bucketUrn);
    update.setId(id);
    update.setOldInputs(toStruct(bucket));
    update.setNews(toStruct(changed));
    const updated = await engine.ask(requests.update, update);
    expect(fromStruct(updated.getProperties())).toMatchObject(changed);

    const read = new providerPb.ReadRequest();
    read.setUrn(bucketUrn);
    read.setId(id);
    read.setInputs(toStruct(bucket));
    const found = await engine.ask(requests.read, read);
    expect(fromStruct(found.getInputs())).toEqual(changed);
    expect(fromStruct(found.getProperties())).toMatchObject({ ...changed, id });

    const remove = new providerPb.DeleteRequest();
    remove.setUrn(bucketUrn);
    remove.setId(id);
    await engine.ask(requests.delete, remove);
    expect((await engine.ask(requests.read, read)).getId()).toBe("");
  });

  test("another name is another bucket, and the old one goes last", async () => {
    await start();
    const diff = new providerPb.DiffRequest();
    diff.setUrn(bucketUrn);
    diff.setOldInputs(toStruct(bucket));
    diff.setNews(toStruct({ ...bucket, name: "other" }));
    const answer = await engine.ask(requests.diff, diff);
    expect(answer.getReplacesList()).toEqual(["name"]);
    expect(answer.getDeletebeforereplace()).toBe(false);
    expect(answer.getDetaileddiffMap().get("name")?.getKind()).toBe(
      providerPb.PropertyDiff.Kind.UPDATE_REPLACE,
    );
  });

  test.each([
    ["429", status.RESOURCE_EXHAUSTED, 0],
    ["500", status.INTERNAL, 0],
    ["timeout", status.DEADLINE_EXCEEDED, 1],
    ["half-create", status.UNKNOWN, 1],
  ])("a failure %s has its own code, and has made %3$s objects", async (fault, code, made) => {
    await start(fault);
    await expect(create(bucketUrn, bucket)).rejects.toMatchObject({ code });
    expect(vendors.store.all()).toHaveLength(made);
  });

  test("a half-done create tells the engine what exists, with its secrets marked", async () => {
    await start("half-create");
    const failure = await create(roleUrn, { projectId: "p", branchId: "b", name: "app" }).catch(
      (error) => error,
    );
    const [packed] = failure.metadata.get("grpc-status-details-bin");
    const [detail] = statusPb.Status.deserializeBinary(packed).getDetailsList();
    const told = detail?.unpack(
      providerPb.ErrorResourceInitFailed.deserializeBinary,
      "pulumirpc.ErrorResourceInitFailed",
    );
    expect(told?.getId()).toBe("p/b/app");
    expect(JSON.stringify(fromStruct(told?.getProperties()).password)).toContain(secretMark);
  });

  test("a refusal of the vendor is a sentence, and changes nothing", async () => {
    await start();
    await create(bucketUrn, bucket);
    await expect(create(bucketUrn, bucket)).rejects.toMatchObject({
      code: status.FAILED_PRECONDITION,
      details:
        'cloudflare:index/r2Bucket:R2Bucket with accountId "a", name "kaitalk-documents" exists already.',
    });
  });

  test("what no vendor offers is said to be so", async () => {
    await start();
    const request = new providerPb.InvokeRequest();
    request.setTok("cloudflare:index/getZone:getZone");
    await expect(engine.ask(requests.invoke, request)).rejects.toMatchObject({
      code: status.UNIMPLEMENTED,
      details: "The simulated vendors do not offer the function cloudflare:index/getZone:getZone.",
    });
  });

  test("cancel is answered", async () => {
    await start();
    await expect(engine.ask(requests.cancel, new emptyPb.Empty())).resolves.toBeDefined();
  });
});
