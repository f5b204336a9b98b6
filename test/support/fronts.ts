import { type FrontVendor, frontKeys, fronts } from "../../sandbox/fronts.ts";
import { type Answer, ask, type FrontKey } from "../../vendors/simulation/front.ts";
import type { VendorStore } from "../../vendors/simulation/store.ts";

interface Asked {
  readonly host?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly key?: FrontKey;
  readonly method?: string;
  readonly now?: Date;
}

/** Asks a front without the wire between, with the sandbox's key unless another is given. */
export function askFront(
  store: VendorStore,
  vendor: FrontVendor,
  address: string,
  {
    host = fronts[vendor].hosts[0],
    headers = {},
    key = frontKeys[vendor],
    method = "GET",
    now = new Date(),
  }: Asked = {},
): Answer {
  const { pathname, searchParams } = new URL(address, `https://${host}`);
  return ask(
    fronts[vendor],
    {
      method,
      host: host ?? "",
      path: pathname,
      query: searchParams,
      headers: { ...presented(vendor, key.secret), ...headers },
    },
    { store, keys: [key], now },
  );
}

/** How a client shows the key. */
export function presented(vendor: FrontVendor, secret: string): Record<string, string> {
  if (vendor === "postmark") return { "x-postmark-account-token": secret };
  const scheme = vendor === "twilio" ? `Basic ${Buffer.from(secret).toString("base64")}` : `Bearer ${secret}`;
  return { authorization: scheme };
}
