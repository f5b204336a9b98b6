import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import grpc from "@grpc/grpc-js";
import type plugin from "@pulumi/pulumi/proto/plugin_pb.js";
import protocol from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import empty from "google-protobuf/google/protobuf/empty_pb.js";
import { afterEach, expect, it } from "vitest";
import { version } from "../../../../vendors/postmark/plugin/service.ts";

const folder = fileURLToPath(new URL("../../../../vendors/postmark/plugin/", import.meta.url));
const executable = process.platform === "win32" ? "pulumi-resource-postmark.cmd" : "pulumi-resource-postmark";
let started: ChildProcess | undefined;

afterEach(async () => {
  if (!started || started.exitCode !== null) return;
  const ended = once(started, "exit");
  started.kill();
  await ended;
});

it("starts as the engine starts it: prints a port first, then speaks the protocol there", async () => {
  // From another folder, with arguments, as the engine does.
  started = spawn(`${folder}${executable}`, ["127.0.0.1:1"], {
    cwd: "/",
    shell: process.platform === "win32",
    stdio: ["ignore", "pipe", "inherit"],
  });
  const output = started.stdout;
  if (!output) throw new Error("no standard output");
  const [port] = await once(createInterface({ input: output }), "line");
  expect(port).toMatch(/^\d+$/);
  const client = new protocol.ResourceProviderClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure());
  const info = await new Promise<plugin.PluginInfo>((resolve, reject) =>
    client.getPluginInfo(new empty.Empty(), (error, answer) => (error ? reject(error) : resolve(answer))),
  );
  client.close();
  expect(info.getVersion()).toBe(version);
});
