import { once } from "node:events";
import { createServer, type Server, type Socket } from "node:net";
import { afterEach, expect, test } from "vitest";
import { connectionTo } from "../../purge/connection.ts";
import { withDatabase } from "../../purge/database.ts";

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.close();
    await once(server, "close");
  }
});

/** One message of PostgreSQL's protocol: its letter, its length, its body. */
function message(letter: string, body: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return Buffer.concat([Buffer.from(letter), length, body]);
}

const welcome = Buffer.concat([message("R", Buffer.alloc(4)), message("Z", Buffer.from("I"))]);

function refusal(code: string): Buffer {
  return message("E", Buffer.from(`SFATAL\0C${code}\0Mhunter2\0\0`));
}

/** A server that gives each client in turn the next answer, the last one for ever. */
async function answering(...answers: readonly (Buffer | "hang up")[]) {
  const met: Socket[] = [];
  const server = createServer((socket) => {
    const answer = answers[Math.min(met.length, answers.length - 1)] ?? "hang up";
    met.push(socket);
    socket.on("error", () => {});
    socket.once("data", () => {
      if (answer === "hang up") socket.destroy();
      else if (answer === welcome) socket.write(answer);
      else socket.end(answer);
      // What follows is the client's farewell.
      socket.once("data", () => socket.end());
    });
  }).listen(0, "127.0.0.1");
  servers.push(server);
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const connection = connectionTo(`postgresql://u:hunter2@127.0.0.1:${address.port}/x`, {});
  return { met, connection };
}

function patience() {
  const slept: number[] = [];
  const sleep = async (milliseconds: number) => slept.push(milliseconds);
  return { slept, attempts: 4, firstPause: 500, sleep };
}

test("a server that starts up, or drops the line, is asked again with growing pauses", async () => {
  const { met, connection } = await answering(refusal("57P03"), "hang up", refusal("XX000"), welcome);
  const patient = patience();
  expect(await withDatabase(connection, async () => "worked", { patience: patient })).toBe("worked");
  expect(met).toHaveLength(4);
  expect(patient.slept).toEqual([500, 1_000, 2_000]);
});

test("patience ends, with a sentence that repeats nothing", async () => {
  const { met, connection } = await answering(refusal("57P03"));
  await expect(withDatabase(connection, async () => "worked", { patience: patience() })).rejects.toThrow(
    /^the server is starting up or shutting down; try again later\.$/,
  );
  expect(met).toHaveLength(4);
});

test("what a person has to correct is not tried again", async () => {
  const { met, connection } = await answering(refusal("28P01"), welcome);
  const patient = patience();
  await expect(withDatabase(connection, async () => "worked", { patience: patient })).rejects.toThrow(
    "correct PGUSER and PGPASSWORD",
  );
  expect([met.length, patient.slept]).toEqual([1, []]);
});

test("a port at which nothing stands yet is waited for, as a server that restarts", async () => {
  const { connection } = await answering(welcome);
  const server = servers.pop();
  server?.close();
  if (server) await once(server, "close");
  const patient = patience();
  await expect(withDatabase(connection, async () => "worked", { patience: patient })).rejects.toThrow(
    "nothing answers",
  );
  expect(patient.slept).toEqual([500, 1_000, 2_000]);
});
