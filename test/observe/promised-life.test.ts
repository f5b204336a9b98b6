import { expect, it } from "vitest";
import { promisedLife } from "../../observe/promised-life.ts";
import { books } from "../../register/read-books.ts";

it.each([
  ["twilio-recordings", { clause: "call-audio-and-transcript", seconds: 90 * 86_400 }],
  // Counts from the day on which an account is deleted.
  ["twilio-phone-numbers", undefined],
  // Is the vendor's own.
  ["stripe-payment-records", undefined],
  ["nothing", undefined],
  [undefined, undefined],
])("%s", (copy, life) => {
  expect(promisedLife(copy, books())).toEqual(life);
});
