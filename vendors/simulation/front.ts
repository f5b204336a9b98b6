import type { Json } from "./json.ts";
import type { VendorStore } from "./store.ts";

/** A request as a front sees it. */
export interface Question {
  readonly method: string;
  /** The vendor's own host, as `api.stripe.com`. */
  readonly host: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly status: number;
  readonly body: Json;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A key that a front knows. One that it does not know opens nothing. */
export interface FrontKey {
  /** What the client sends: the token, or the user's name and the password with a colon between. */
  readonly secret: string;
  /** What the vendor calls keys of its sort, where it has several. */
  readonly kind?: string;
  /** Paths that it may not read. */
  readonly refused?: RegExp;
}

/** What a route answers from. */
export interface Desk {
  readonly store: VendorStore;
  readonly key: FrontKey;
  /** The vendor's clock. */
  readonly now: Date;
  /** What the path names, by the names of the route. */
  readonly named: Readonly<Record<string, string>>;
}

export interface Route {
  /** Beginning of the hosts that it answers for; every host of the front where absent. */
  readonly host?: string;
  /** `/accounts/:account/r2/buckets`; a last `:name*` takes the rest of the path. */
  readonly path: string;
  answer(question: Question, desk: Desk): Answer;
}

/** The REST interface of a simulated vendor: it answers GET as the vendor's API does, from what the vendor holds. */
export interface Front {
  readonly hosts: readonly string[];
  readonly routes: readonly Route[];
  /** What the request shows of itself, in the form of `FrontKey.secret`; undefined where it shows nothing. */
  credential(question: Question): string | undefined;
  /** Further keys that the vendor has handed out by itself, as Postmark's servers have tokens. */
  ownKeys?(store: VendorStore): readonly FrontKey[];
  unauthorised(question: Question): Answer;
  forbidden(question: Question): Answer;
  notFound(question: Question): Answer;
  notAllowed(question: Question): Answer;
}

/** Answers one request: who asks, whether the key may, and what the vendor holds. */
export function ask(
  front: Front,
  question: Question,
  vendor: { readonly store: VendorStore; readonly keys: readonly FrontKey[]; readonly now: Date },
): Answer {
  const { store, keys, now } = vendor;
  const credential = front.credential(question);
  const key = [...keys, ...(front.ownKeys?.(store) ?? [])].find(({ secret }) => secret === credential);
  if (!key) return front.unauthorised(question);
  if (question.method !== "GET") return front.notAllowed(question);
  if (key.refused?.test(question.path)) return front.forbidden(question);
  for (const route of front.routes) {
    if (route.host !== undefined && route.host !== question.host) continue;
    const named = match(route.path, question.path);
    if (named) return route.answer(question, { store, key, now, named });
  }
  return front.notFound(question);
}

function match(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split("/");
  const given = path.split("/");
  const named: Record<string, string> = {};
  for (const [index, step] of wanted.entries()) {
    if (step.startsWith(":") && step.endsWith("*")) {
      named[step.slice(1, -1)] = decodeURIComponent(given.slice(index).join("/"));
      return named;
    }
    const part = given[index];
    if (part === undefined) return undefined;
    const [, name, ending = ""] = /^:([a-zA-Z]+)(\.json)?$/.exec(step) ?? [];
    if (name === undefined) {
      if (part !== step) return undefined;
    } else if (!part.endsWith(ending) || part === ending) return undefined;
    else named[name] = decodeURIComponent(part.slice(0, part.length - ending.length));
  }
  return given.length === wanted.length ? named : undefined;
}

export function ok(body: Json, headers?: Readonly<Record<string, string>>): Answer {
  return { status: 200, body, ...(headers && { headers }) };
}

/** The token of `Authorization: Bearer …`. */
export function bearer({ headers }: Question): string | undefined {
  return /^Bearer (.+)$/.exec(headers.authorization ?? "")?.[1];
}

/** The whole number that the query gives, between 1 and `most`; `usual` where it gives none. */
export function limitOf(
  query: URLSearchParams,
  name: string,
  { usual, most }: { usual: number; most: number },
): number {
  const asked = Number(query.get(name) ?? usual);
  return Number.isInteger(asked) && asked >= 1 ? Math.min(asked, most) : usual;
}
