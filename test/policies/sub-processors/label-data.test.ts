import { describe, expect, test } from "vitest";
import { kindsOfDataIn } from "../../../policies/sub-processors/label-data.ts";

describe("kindsOfDataIn", () => {
  test.each([
    ["maría.núñez@clínica.example", "an e-mail address"],
    ["call +1 (202) 555-0143", "a phone number"],
    ["202-555-0143", "a phone number"],
    ["+5511998765432", "a phone number"],
    ["from 203.0.113.9", "an IP address"],
    ["123.456.789-09", "a Brazilian CPF"],
    ["LOOA531113HTCPBN07", "a Mexican CURP"],
    ["078-05-1120", "a US social security number"],
    ["4242 4242 4242 4242", "a payment card number"],
  ])("%s is %s", (text, kind) => expect(kindsOfDataIn(text)).toContain(kind));

  test.each([
    "kaitalk-recordings",
    "privacidad@kaitalk.online",
    "<owner fills: mail of ana@example.com>",
    "2026-11-24T10:11:12Z",
    "v1.2.3",
    "10.0.0.0/24",
    "price_1QabcDEF2345",
    "aws-us-east-1",
    "7776000",
  ])("%s is none", (text) => expect(kindsOfDataIn(text)).toEqual([]));
});
