import { isRecord } from "./values.ts";

type Test = (value: unknown) => boolean;

const text: Test = (value) => typeof value === "string";
const textOrNothing: Test = (value) => value === null || text(value);
const id: Test = (value) => Number.isSafeInteger(value) && Number(value) > 0;
const count: Test = (value) => Number.isSafeInteger(value) && Number(value) >= 0;
const listOf =
  (one: Test): Test =>
  (value) =>
    Array.isArray(value) && value.every(one);
const fields =
  (tests: Readonly<Record<string, Test>>): Test =>
  (value) =>
    isRecord(value) && Object.entries(tests).every(([name, test]) => test(value[name]));

const server = fields({ ID: id, Name: text, ApiTokens: listOf(text) });
const domain = fields({ ID: id, Name: text });
const domainDetails = fields({ ID: id, Name: text, DKIMHost: textOrNothing, DKIMPendingHost: textOrNothing });
const stream = fields({ ID: text, Name: text, MessageStreamType: text });
const sent = fields({ ErrorCode: count });
const message = fields({ MessageID: text, ReceivedAt: text, Metadata: isRecord });
// The official types call this one a text, and Postmark sends a number.
const total: Test = (value) => count(typeof value === "string" ? Number(value) : value);
const webhook = fields({ ID: id, Url: text, MessageStream: text });

/** What Postmark's official client documents of each answer, as far as it is read here. */
const documented: readonly (readonly [request: RegExp, answer: Test])[] = [
  [/^GET \/servers$/, fields({ TotalCount: count, Servers: listOf(server) })],
  [/^(POST \/servers|(GET|PUT) \/servers\/\d+)$/, server],
  [/^GET \/domains$/, fields({ TotalCount: count, Domains: listOf(domain) })],
  [/^(POST \/domains|(GET|PUT) \/domains\/\d+(\/\w+)?)$/, domainDetails],
  [/^GET \/message-streams$/, fields({ MessageStreams: listOf(stream) })],
  [/^POST \/message-streams\/[^/]+\/archive$/, fields({ ID: text })],
  [/^(POST|GET|PATCH) \/message-streams(\/.+)?$/, stream],
  [/^POST \/email\/batch$/, listOf(sent)],
  [/^GET \/messages\/outbound$/, fields({ TotalCount: total, Messages: listOf(message) })],
  [/^GET \/bounces$/, fields({ TotalCount: total })],
  [/^DELETE /, fields({ ErrorCode: (code) => code === 0, Message: text })],
  [/^GET \/webhooks$/, fields({ Webhooks: listOf(webhook) })],
  [/^(POST|GET|PUT) \/webhooks(\/\d+)?$/, webhook],
];

/** A refusal is Postmark's own when it says why. Anything else may come from a machine in between. */
export const isRefusal = fields({ ErrorCode: count, Message: text });

/** Whether a success says what Postmark documents for the request, such as `GET /servers`. */
export function isDocumented(request: string, answer: unknown): boolean {
  const [, test] = documented.find(([pattern]) => pattern.test(request)) ?? [];
  return test ? test(answer) : isRecord(answer);
}

/** The answer, where it is about what was asked for. Throws for one about another object: whether the request took effect is unknown. */
export function about<T>(answer: T, isAsked: (answer: T) => boolean): T {
  if (isAsked(answer)) return answer;
  throw new Error("Postmark answered about another object than the one that it was asked for.");
}

/** The same for what is asked for by its number. */
export function ofId<T extends { readonly ID: number }>(id: string | number, answer: T): T {
  return about(answer, ({ ID }) => String(ID) === String(id));
}
