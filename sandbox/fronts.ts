import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { cloudflareFront } from "../vendors/cloudflare/front/front.ts";
import { neonFront } from "../vendors/neon/front/front.ts";
import { postmarkFront } from "../vendors/postmark/front/front.ts";
import { renderFront } from "../vendors/render/front/front.ts";
import { type Answer, ask, type Front, type FrontKey } from "../vendors/simulation/front.ts";
import type { VendorStore } from "../vendors/simulation/store.ts";
import { stripeFront } from "../vendors/stripe/front/front.ts";
import { twilioFront } from "../vendors/twilio/front/front.ts";
import { FrontTroubles, type Trouble } from "./front-troubles.ts";

/** By sub-processor. */
export const fronts = {
  cloudflare: cloudflareFront,
  neon: neonFront,
  postmark: postmarkFront,
  render: renderFront,
  stripe: stripeFront,
  twilio: twilioFront,
} as const satisfies Readonly<Record<string, Front>>;

export type FrontVendor = keyof typeof fronts;

/** Keys of the sandbox, one a vendor. None is real, and each opens everything that its vendor's front shows. */
export const frontKeys = {
  cloudflare: { secret: "sandbox-cloudflare-observer".padEnd(40, "-") },
  neon: { secret: "napi_sandbox_observer", kind: "api_key_org" },
  postmark: { secret: "sandbox-postmark-account-token", kind: "account" },
  render: { secret: "rnd_sandbox_observer" },
  stripe: { secret: "rk_live_sandbox_observer" },
  twilio: { secret: `SK${"5b".repeat(16)}:sandbox-twilio-observer`, kind: "main" },
} as const satisfies Readonly<Record<FrontVendor, FrontKey>>;

const [twilioKey = "", twilioSecret = ""] = frontKeys.twilio.secret.split(":");

/** The keys of the sandbox by the variables in which whoever observes looks for them. */
export const frontEnvironment: Readonly<Record<string, string>> = {
  OBSERVE_CLOUDFLARE_API_TOKEN: frontKeys.cloudflare.secret,
  OBSERVE_NEON_API_KEY: frontKeys.neon.secret,
  OBSERVE_POSTMARK_ACCOUNT_TOKEN: frontKeys.postmark.secret,
  OBSERVE_RENDER_API_KEY: frontKeys.render.secret,
  OBSERVE_STRIPE_API_KEY: frontKeys.stripe.secret,
  OBSERVE_TWILIO_API_KEY: twilioKey,
  OBSERVE_TWILIO_API_SECRET: twilioSecret,
};

export interface ServedFronts {
  /** Loopback port at which every host of every vendor answers, told apart by the header `Host`. */
  readonly port: number;
  readonly troubles: FrontTroubles;
  /** Requests that came, by host. */
  readonly requests: ReadonlyMap<string, number>;
  close(): Promise<void>;
}

export interface FrontOptions {
  readonly store: VendorStore;
  /** Instead of the sandbox's own. */
  readonly keys?: Partial<Readonly<Record<FrontVendor, readonly FrontKey[]>>>;
  /** The vendors' clock; the machine's where absent. */
  readonly now?: () => Date;
}

/** Serves the REST fronts of the simulated vendors on loopback, on a port that the system chooses. */
export async function serveFronts({
  store,
  keys = {},
  now = () => new Date(),
}: FrontOptions): Promise<ServedFronts> {
  const troubles = new FrontTroubles();
  const requests = new Map<string, number>();
  const byHost = new Map(
    Object.entries(fronts).flatMap(([vendor, front]) =>
      front.hosts.map((host): [string, { front: Front; vendor: FrontVendor }] => [
        host,
        { front, vendor: vendor as FrontVendor },
      ]),
    ),
  );
  const server = createServer((request, response) => {
    const host = String(request.headers.host).replace(/:\d+$/, "");
    const address = new URL(request.url ?? "/", `https://${host}`);
    requests.set(host, (requests.get(host) ?? 0) + 1);
    const known = byHost.get(host);
    const moment = now();
    const answer: Answer = known
      ? ask(
          known.front,
          {
            method: request.method ?? "",
            host,
            path: address.pathname,
            query: address.searchParams,
            headers: headersOf(request),
          },
          { store, keys: keys[known.vendor] ?? [frontKeys[known.vendor]], now: moment },
        )
      : { status: 421, body: { message: "no simulated vendor has this host" } };
    send(response, answer, moment, troubles.take(`${host}${address.pathname}`));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    port: (server.address() as AddressInfo).port,
    troubles,
    requests,
    close() {
      server.closeAllConnections();
      return new Promise((closed) => server.close(() => closed()));
    },
  };
}

function headersOf({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}

function send(
  response: ServerResponse,
  { status, body, headers }: Answer,
  now: Date,
  trouble?: Trouble,
): void {
  if (trouble?.kind === "silent") return;
  const bytes = Buffer.from(
    trouble?.kind === "malformed"
      ? '{"of the sandbox":'
      : JSON.stringify(trouble?.kind === "status" ? {} : body),
  );
  response.writeHead(trouble?.kind === "status" ? trouble.status : status, {
    "content-type": "application/json",
    "content-length": String(bytes.length),
    date: now.toUTCString(),
    ...headers,
    ...(trouble?.kind === "status" && trouble.headers),
  });
  if (trouble?.kind === "cut")
    response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.destroy());
  else if (trouble?.kind === "trickle") response.write(bytes.subarray(0, 1));
  else response.end(bytes);
}
