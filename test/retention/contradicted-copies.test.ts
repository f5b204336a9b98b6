import { expect, test } from "vitest";
import { toSeconds } from "../../register/duration.ts";
import { books } from "../../register/read-books.ts";
import { vendorFact } from "../../register/vendor-facts.ts";
import { contradictedCopies } from "../../retention/contradicted-copies.ts";

const { version } = books().register.value;
const secondsOf = (fact: string) => toSeconds(vendorFact(fact).duration ?? "");

test("a vendor's documented time that breaks a promise is named with its length, once a company", () => {
  const found = contradictedCopies(version);
  expect(found).toContainEqual({
    clause: "email-content-not-kept",
    subProcessor: "postmark",
    seconds: secondsOf("postmark-content-retention"),
  });
  expect(found).toContainEqual(
    expect.objectContaining({ clause: "caller-phone-number", subProcessor: "twilio" }),
  );
  const keys = found.map(({ clause, subProcessor }) => `${clause} ${subProcessor}`);
  expect(new Set(keys).size).toBe(keys.length);
});

test("what only nobody has shown, and what the stack declares, contradicts nothing", () => {
  const clauses = contradictedCopies(version).map(({ clause }) => clause);
  expect(clauses).not.toContain("whatsapp-messages");
  expect(clauses).not.toContain("render-logs");
  expect(clauses).not.toContain("stored-documents");
});
