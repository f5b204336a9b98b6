import { randomBytes } from "node:crypto";
import { types } from "./types.ts";

type Inputs = Readonly<Record<string, unknown>>;
/** What a vendor says of a resource with these inputs, which it calls `id`. */
type Form = (inputs: Inputs, id: string) => string;

/** Host of a Neon project's endpoint, as `ep-cool-1.us-east-1.aws.neon.tech`. `regionId` as Neon names it, `aws-us-east-1`. */
export function neonHost(endpoint: string, regionId: string): string {
  return `${endpoint}.${regionId.replace(/^aws-/, "")}.aws.neon.tech`;
}

/** Host that Render gives a web service. */
export function renderHost(name: string): string {
  return `${name}.onrender.com`;
}

const { neon, render, cloudflare, postmark, stripe, twilio, random } = types;
const lowerCase = "abcdefghijklmnopqrstuvwxyz";
const digits = "0123456789";
const hexadecimal = "0123456789abcdef";
const alphanumeric = `${lowerCase}${lowerCase.toUpperCase()}${digits}`;

const hex = (length: number) => anyOf(hexadecimal, length);
const lower = (length: number) => anyOf(lowerCase, length);
const lowerOrDigit = (length: number) => anyOf(`${lowerCase}${digits}`, length);
const prefixed = (prefix: string, length: number) => `${prefix}${anyOf(alphanumeric, length)}`;
const named =
  (property: string): Form =>
  (inputs) =>
    String(inputs[property]);
const neonWords = () => `${lower(5)}-${lower(6)}`;
const neonEndpoint = () => `ep-${neonWords()}-a${lowerOrDigit(7)}`;
const neonProjectHost: Form = ({ regionId }) => neonHost(neonEndpoint(), String(regionId));
const neonPassword = () => prefixed("npg_", 12);
const dkimKey = () => randomBytes(162).toString("base64");
const cloudflareId = () => hex(32);
const renderId = (prefix: string) => () => `${prefix}${lowerOrDigit(20)}`;
const sameAsId: Form = (_, id) => id;

/**
 * What vendors' answers look like, as their documentation and consoles show them: by type, then by output, `a.b` for `b`
 * anywhere below `a`. Any text in it that a vendor makes up is made up anew at each call.
 */
export const givenForms: Readonly<Record<string, Readonly<Record<string, Form>>>> = {
  [neon.project]: {
    id: () => `${neonWords()}-${anyOf(digits, 8)}`,
    databaseHost: neonProjectHost,
    databaseHostPooler: ({ regionId }) => neonHost(`${neonEndpoint()}-pooler`, String(regionId)),
    databasePassword: neonPassword,
    defaultBranchId: () => `br-${neonWords()}-a${lowerOrDigit(7)}`,
    defaultEndpointId: neonEndpoint,
  },
  [neon.role]: {
    id: ({ projectId, branchId, name }) => `${projectId}/${branchId}/${name}`,
    password: neonPassword,
  },
  [neon.database]: { id: ({ projectId, branchId, name }) => `${projectId}/${branchId}/${name}` },
  [render.project]: {
    id: renderId("prj-"),
    "environments.id": renderId("evm-"),
  },
  [render.webService]: {
    id: renderId("srv-"),
    slug: named("name"),
    url: ({ name }) => `https://${renderHost(String(name))}`,
  },
  [render.cronJob]: { id: renderId("crn-"), slug: named("name") },
  [cloudflare.r2Bucket]: { id: named("name"), location: () => "enam" },
  [cloudflare.r2ManagedDomain]: { bucketId: cloudflareId, domain: () => `pub-${hex(32)}.r2.dev` },
  [cloudflare.dnsRecord]: { id: cloudflareId },
  [postmark.server]: {
    id: () => anyOf("123456789", 8),
    apiToken: () => [8, 4, 4, 4, 12].map(hex).join("-"),
    serverLink: (_, id) => `https://account.postmarkapp.com/servers/${id}/streams`,
    inboundAddress: () => `${hex(32)}@inbound.postmarkapp.com`,
  },
  [postmark.domain]: {
    id: () => anyOf("123456789", 8),
    dkimHost: ({ name }) => `${anyOf(digits, 14)}pm._domainkey.${name}`,
    dkimTextValue: () => `k=rsa;p=${dkimKey()}`,
    returnPathDomainCnameValue: () => "pm.mtasv.net",
  },
  [stripe.product]: { id: () => prefixed("prod_", 14) },
  [stripe.price]: { id: () => prefixed("price_", 24) },
  [stripe.webhookEndpoint]: { id: () => prefixed("we_", 24), secret: () => prefixed("whsec_", 32) },
  [stripe.billingPortalConfiguration]: { id: () => prefixed("bpc_", 24) },
  [twilio.messagingService]: { id: () => `MG${hex(32)}`, sid: sameAsId },
  [twilio.twimlApp]: { id: () => `AP${hex(32)}`, sid: sameAsId },
  [random.bytes]: {
    // A key is told from the same one in other letters.
    base64: () => randomBytes(32).toString("base64"),
    hex: () => randomBytes(32).toString("hex"),
  },
};

function anyOf(letters: string, length: number): string {
  return [...randomBytes(length)].map((byte) => letters[byte % letters.length]).join("");
}
