const url = /\b[a-z][a-z0-9+.-]*:\/\/([^\s/?#"'<>\\,;|)\]}]+)/gi;
const dotted = /^[a-z0-9_-]+(\.[a-z0-9_-]+)+$/i;
/** The machine itself, which is nobody else's. */
const own = new Set(["localhost", "127.0.0.1", "0.0.0.0"]);

/** Hostnames of every absolute URL inside a text, whatever its scheme. `<…>` stands for what the owner fills in. */
export function hostsOfUrls(text: string): string[] {
  return [...withoutPlaceholders(text).matchAll(url)].flatMap(([, authority = ""]) => named(authority));
}

/** The hostnames of a text that is a host or a list of them, without scheme, with or without port and path. */
export function bareHosts(text: string): string[] {
  const parts = withoutPlaceholders(text)
    .split(/[\s,;]+/)
    .filter((part) => !part.includes("://"));
  return parts.flatMap((part) => named(part.split("/", 1)[0] ?? "")).filter((host) => dotted.test(host));
}

/** The hostnames of a text, whether they stand in URLs or alone. */
export function hostsNamed(text: string): string[] {
  return [...hostsOfUrls(text), ...bareHosts(text)];
}

function withoutPlaceholders(text: string): string {
  return text.replace(/<[^<>]*>/g, "placeholder");
}

/** Without user, password and port, in lower case; none for the machine itself. */
function named(authority: string): string[] {
  const host = authority
    .slice(authority.lastIndexOf("@") + 1)
    .replace(/:\d*$/, "")
    .replace(/\.$/, "")
    .toLowerCase();
  return own.has(host) || host === "" ? [] : [host];
}
