import { isIP } from "node:net";
import { domainToASCII } from "node:url";
import { perText } from "./per-text.ts";

/** Schemes after which Node's URL takes a host however many slashes of either kind follow, or none. WHATWG URL, 4.4. */
const lenient = /^(https?|wss?|ftp)$/;
const scheme = /[a-z][a-z0-9+.-]*$/i;
/** Longer than any scheme; what is read back from a colon stays short. */
const longestScheme = 30;
const endOfAuthority = /[\s/?#"'`<>\\;|(){}]/;
/** What connection strings of libpq, ADO and brokers, and the queries of addresses, call a host. */
const namedHost =
  /(?:^|[\s;,?&"'`({[])(?:server|data source|host|hostname|hostaddr|addr|address|network address|endpoint|target|proxy|brokers?|bootstrap[._ ]servers|url|uri|dsn)\s*=\s*("[^"]*"|'[^']*'|[^\s;&"'`]+)/gi;
const separators = /[\s,;|"'`{}()<>]+/;
/** An address without scheme stands after an attribute's sign as well, as in `src=//cdn.example.com`. */
const beforeRelative = /[\s,;|"'`{}()<>=]+/;
/** Four numbers, of which any may be octal or hexadecimal, or one number in hexadecimal. */
const numeric = /^(?:0x[0-9a-f]+|(?:(?:0x[0-9a-f]+|\d+)\.){3}(?:0x[0-9a-f]+|\d+))$/i;
const dotted = /^[a-z0-9_-]+(\.[a-z0-9_-]+)*\.(?!\d+$)[a-z0-9-]{2,}$/;
const base64 = /^[A-Za-z0-9+/_-]{16,}={0,2}$/;
const printable = /^[\x20-\x7e\s]+$/;
/** The machine itself, which is nobody else's. */
const own = /^(localhost|127(\.\d+){3}|0\.0\.0\.0|::1?)$/;

interface Hosts {
  readonly urls: readonly string[];
  readonly bare: readonly string[];
}

/**
 * Hostnames of every address inside a text, as Node's URL and libpq read them: in any case, with one slash, backslashes
 * or none, without scheme, behind a user, percent-encoded, in Unicode, as numbers. `<owner fills: …>` stands for what the owner has yet to tell.
 */
export function hostsOfUrls(text: string): readonly string[] {
  return read(text).urls;
}

/** The hostnames that stand in a text without an address: alone, in a list, in JSON or base64, or as `Server=…` of a connection string. */
export function bareHosts(text: string): readonly string[] {
  return read(text).bare;
}

/** The hostnames of a text, whether they stand in addresses or alone. */
export function hostsNamed(text: string): readonly string[] {
  const { urls, bare } = read(text);
  return urls.length === 0 ? bare : [...urls, ...bare];
}

/** A host that one number alone stands for, as `2130706433` does, where a host is expected; undefined for any other text. */
export function hostOfNumber(text: string): string | undefined {
  return /^\d{8,10}$/.test(text) ? named(text, true)[0] : undefined;
}

const read = perText((text): Hosts => {
  const whole = text.replace(/<owner fills: [^<>]*>/g, "placeholder");
  const inner = decoded(whole).map(read);
  return {
    urls: [...addressed(whole), ...inner.flatMap(({ urls }) => urls)],
    bare: [...alone(whole), ...inner.flatMap(({ bare }) => bare)],
  };
});

function addressed(text: string): string[] {
  const hosts: string[] = [];
  for (let colon = text.indexOf(":"); colon >= 0; colon = text.indexOf(":", colon + 1)) {
    const [name] = scheme.exec(text.slice(Math.max(0, colon - longestScheme), colon)) ?? [];
    if (name === undefined) continue;
    // Node takes tabs and line ends out of an address.
    const rest = text.slice(colon + 1, colon + 1 + 4096).replace(/^[\t\r\n]+/, "");
    const [slashes = ""] = /^[\\/]*/.exec(rest) ?? [];
    if (!lenient.test(name.toLowerCase()) && !rest.startsWith("//")) continue;
    hosts.push(...authorities(lenient.test(name.toLowerCase()) ? rest.slice(slashes.length) : rest.slice(2)));
  }
  for (const part of text.split(beforeRelative))
    if (/^(\/\/|\\\\)/.test(part)) hosts.push(...authorities(part.replace(/^[\\/]+/, "")));
  return hosts;
}

/** Several hosts may share an address, as libpq and MongoDB allow. */
function authorities(rest: string): string[] {
  const end = endOfAuthority.exec(rest)?.index ?? rest.length;
  const authority = rest.slice(0, end);
  const hosts = authority.slice(authority.lastIndexOf("@") + 1);
  return hosts.split(",").flatMap((host) => named(host, true));
}

function alone(text: string): string[] {
  const hosts: string[] = [];
  if (text.includes("="))
    for (const [, value = ""] of text.matchAll(namedHost)) {
      const bare = value.replaceAll(/["']/g, "").replace(/^\w+:(?!\d)/, "");
      if (!bare.includes("//"))
        hosts.push(
          ...bare
            .split(",", 2)
            .slice(0, 1)
            .flatMap((host) => named(host, true)),
        );
    }
  for (const part of text.split(separators)) {
    if (part.includes("://") || /^[\\/]{2}/.test(part)) continue;
    const [head = ""] = part.split(/[/\\]/, 1);
    const last = head.slice(head.lastIndexOf("=") + 1);
    // A port, a kind of connection or, as git writes it, a path may stand beside a colon.
    const pieces = last.includes("[") || isIP(last) === 6 ? [last] : last.split(":");
    for (const piece of pieces) for (const host of named(piece, false)) hosts.push(host);
  }
  return hosts;
}

/** What stands inside the text once a reader of JSON or base64 has undone its writing. */
function decoded(text: string): string[] {
  if (/^\s*[[{"]/.test(text) && text.includes("\\")) {
    try {
      return [JSON.stringify(JSON.parse(text))].filter((plain) => plain !== text);
    } catch {
      return [];
    }
  }
  if (text.length > 4096 || !base64.test(text)) return [];
  const plain = Buffer.from(text, "base64").toString("latin1");
  return printable.test(plain) ? [plain] : [];
}

/** The host as a resolver asks for it, without user, port and dot at the end. A single word is one where a host is `expected`. */
function named(text: string, expected: boolean): string[] {
  const bracketed = /^(?:.*@)?\[([0-9a-f:.]+)(?:%\w+)?\]/i.exec(text)?.[1];
  const whole = bracketed ?? text.slice(text.lastIndexOf("@") + 1);
  if (isIP(whole) === 6) return kept(whole.toLowerCase());
  const bare = unescaped(whole.replace(/:\d*$/, "")).replace(/[.\u3002\uff0e\uff61]+$/, "");
  if (bare === "") return [];
  if (numeric.test(bare) || (expected && /^\d+$/.test(bare))) {
    const address = `http://${bare}`;
    return URL.canParse(address) ? kept(new URL(address).hostname) : [];
  }
  const lower = bare.toLowerCase();
  const ascii = /^[\x20-\x7e]*$/.test(lower) ? lower : domainToASCII(lower);
  if (dotted.test(ascii)) return kept(ascii);
  return expected && /^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/.test(ascii) ? kept(ascii) : [];
}

function unescaped(text: string): string {
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function kept(host: string): string[] {
  return own.test(host) ? [] : [host];
}
