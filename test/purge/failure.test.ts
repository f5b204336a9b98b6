import { expect, test } from "vitest";
import { failureOf, OutsideFailure } from "../../purge/failure.ts";
import { InputError } from "../../register/input-error.ts";

const secret = "hunter2 of alice@example.com";

function errorWith(code: string | undefined, message = secret): Error {
  return Object.assign(new Error(message), code === undefined ? {} : { code });
}

test.each([
  ["28P01", "bad-input"],
  ["3D000", "bad-input"],
  ["42501", "bad-input"],
  ["DEPTH_ZERO_SELF_SIGNED_CERT", "bad-input"],
  ["SELF_SIGNED_CERT_IN_CHAIN", "bad-input"],
  ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "bad-input"],
  ["CERT_HAS_EXPIRED", "bad-input"],
  ["EPROTO", "bad-input"],
  ["57014", "unfinished"],
  ["55P03", "unfinished"],
  ["40P01", "unfinished"],
  ["23503", "unfinished"],
  ["53300", "outside"],
  ["57P01", "outside"],
  ["08006", "outside"],
  ["ECONNREFUSED", "outside"],
  ["ECONNRESET", "outside"],
  ["XX000", "refused"],
  ["P0001", "refused"],
  ["22008", "refused"],
  ["23514", "refused"],
  ["25006", "bad-input"],
  ["57P05", "outside"],
  [undefined, "outside"],
])("%s is %s, in a sentence of ours", (code, kind) => {
  const failure = failureOf(errorWith(code));
  expect(failure.kind).toBe(kind);
  expect(failure.sentence).toMatch(/^[a-z].*\.$/);
  expect(failure.sentence).not.toContain("hunter2");
});

test("an error that nobody foresaw is named by its code alone", () => {
  expect(failureOf(errorWith("XX000")).sentence).toBe("the database refuses it (XX000).");
  expect(failureOf(errorWith("57X99")).sentence).toBe("the database server is out of order (57X99).");
  expect(failureOf(errorWith("not a code: hunter2")).sentence).toBe("the database or the way to it failed.");
  expect(failureOf("hunter2").sentence).toBe("the database or the way to it failed.");
});

test("errors without a code are known by the client's fixed texts", () => {
  expect(failureOf(errorWith(undefined, "Query read timeout"))).toMatchObject({
    kind: "outside",
    sentence: "the database does not answer in time; check the network and PGHOST.",
  });
  expect(failureOf(errorWith(undefined, "Connection terminated unexpectedly")).sentence).toBe(
    "the connection to the database was cut.",
  );
  expect(failureOf(errorWith(undefined, "The server does not support SSL connections")).kind).toBe(
    "bad-input",
  );
});

test("a host with several addresses fails as its first one does", () => {
  expect(failureOf(new AggregateError([errorWith("ECONNREFUSED"), errorWith("ENETUNREACH")])).sentence).toBe(
    "nothing answers at the database's host and port; check PGHOST and PGPORT.",
  );
});

test("our own errors keep their sentence, there and back", () => {
  for (const error of [new InputError(["set PGHOST."]), new OutsideFailure("it is away.")]) {
    const again = failureOf(error).toError();
    expect(again).toBeInstanceOf(error.constructor);
    expect(again.message).toBe(error.message);
  }
});

test("a session that may not write is told of the role's own setting too, which no other server mends", () => {
  expect(failureOf(errorWith("25006")).sentence).toContain("reset default_transaction_read_only");
});
