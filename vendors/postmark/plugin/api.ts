import { AccountClient, ServerClient } from "postmark";
import { type Patience, transport } from "./transport.ts";

export interface ApiOptions {
  /** Undefined until it is needed: a preview of new resources needs no account. */
  readonly accountToken: string | undefined;
  /** Base address without path; undefined means Postmark's own. */
  readonly url: string | undefined;
  readonly patience: Patience;
}

/** The official clients of one account. Streams and webhooks are reached with their server's own token. */
export class Api {
  readonly patience: Patience;
  readonly #options: ApiOptions;
  readonly #serverTokens = new Map<string, string>();

  constructor(options: ApiOptions) {
    this.#options = options;
    this.patience = options.patience;
  }

  /** Every token seen so far: what no message may repeat. */
  get secrets(): readonly string[] {
    const { accountToken } = this.#options;
    return [...(accountToken === undefined ? [] : [accountToken]), ...this.#serverTokens.values()];
  }

  /** Throws when no account token is configured. */
  get account(): AccountClient {
    const { accountToken } = this.#options;
    if (accountToken === undefined || accountToken === "")
      throw new Error(
        "The Postmark account token is missing. Set accountToken of the provider or the variable " +
          "POSTMARK_ACCOUNT_TOKEN; the token stands in Postmark under Account, API Tokens.",
      );
    return new AccountClient(accountToken, this.#connection());
  }

  /** Throws the API's own error when there is no such server. */
  async server(serverId: string): Promise<ServerClient> {
    const token = this.#serverTokens.get(serverId) ?? (await this.#fetchServerToken(serverId));
    return new ServerClient(token, this.#connection());
  }

  /** Remembers the token of a server, so that its streams need not ask for it. */
  rememberServerToken(serverId: string, token: string): void {
    this.#serverTokens.set(serverId, token);
  }

  async #fetchServerToken(serverId: string): Promise<string> {
    const server = await this.account.getServer(numericId(serverId));
    const [token] = server.ApiTokens;
    if (token === undefined)
      throw new Error(`Server ${serverId} has no API token; create one in Postmark under API Tokens.`);
    this.rememberServerToken(serverId, token);
    return token;
  }

  #connection() {
    const { url } = this.#options;
    const sending = { fetch: transport(this.patience) };
    if (url === undefined) return sending;
    const { protocol, host } = new URL(url);
    return { ...sending, requestHost: host, useHttps: protocol === "https:" };
  }
}

/** The number that Postmark gave an object. Throws on anything else, naming the form. */
export function numericId(id: string): number {
  if (!/^[1-9][0-9]*$/.test(id)) throw new Error(`"${id}" is not a Postmark id: it must be a whole number.`);
  return Number(id);
}

/**
 * Reads an address for tests and simulations. Tokens travel to it, so it must be TLS or this machine.
 * Throws one sentence otherwise.
 */
export function readApiUrl(text: string | undefined): string | undefined {
  if (text === undefined || text === "") return undefined;
  const url = URL.parse(text);
  const local = url !== null && ["127.0.0.1", "localhost", "[::1]"].includes(url.hostname);
  if (url?.protocol === "https:" || (url?.protocol === "http:" && local)) return url.origin;
  throw new Error("POSTMARK_API_URL must begin with https://, or with http:// on this machine.");
}
