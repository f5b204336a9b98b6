import { randomUUID } from "node:crypto";
import type { Models } from "postmark";

/** An answer that is no success: HTTP status, Postmark's error code, its words. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: number;

  constructor(status: number, code: number, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export interface FakeServer {
  details: Models.Server;
  readonly streams: Map<string, Models.MessageStream>;
  readonly webhooks: Map<number, Models.Webhook>;
}

/** One Postmark account in memory. */
export class FakeAccount {
  readonly token: string = randomUUID();
  readonly servers = new Map<number, FakeServer>();
  readonly domains = new Map<number, Models.DomainDetails>();
  /** Support switches this on for an account. */
  allowsServerDeletion = false;
  /** Names of the DNS records that "exist". */
  readonly publishedRecords = new Set<string>();
  #lastId = 1_000;

  nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }

  serverOf(token: string | undefined): FakeServer {
    const found = [...this.servers.values()].find(
      ({ details }) => token && details.ApiTokens.includes(token),
    );
    if (!found)
      throw new Refusal(
        401,
        10,
        "The Server Token you provided in the X-Postmark-Server-Token request header was invalid.",
      );
    return found;
  }
}
