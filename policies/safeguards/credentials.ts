import { perText } from "../kernel/per-text.ts";

const secretWords = new Set(
  "secret secrets token tokens password passwd passphrase key keys pepper salt credential credentials dsn".split(
    " ",
  ),
);
/** A name that ends so says something about a secret, or is public by nature. */
const aboutSecrets =
  /(^|_)(id|sid|version|versions|name|algorithm|bytes|length|seconds|minutes|hours|days|header)$/;
const publicWords = new Set(["public", "publishable", "publishing"]);

/** Whether a name such as `STRIPE_SECRET_KEY` or `authToken` stands for a secret. */
export function namesSecret(name: string): boolean {
  const snake = name.replace(/([a-z0-9])([A-Z])/g, "$1_$2").toLowerCase();
  const words = snake.split(/[^a-z0-9]+/);
  if (aboutSecrets.test(snake) || words.some((word) => publicWords.has(word))) return false;
  return words.some((word) => secretWords.has(word) || word.endsWith("password"));
}

/** SIDs of Twilio, API keys' among them, name a thing and open nothing. */
const identifier = /^[A-Z]{2}[0-9a-f]{32}$/;

export function isIdentifier(text: unknown): boolean {
  return typeof text === "string" && identifier.test(text);
}

/** Texts that are secrets whatever they are called, each with what it is. */
const shapes: readonly (readonly [what: string, shape: RegExp])[] = [
  ["a private key", /-----BEGIN [A-Z ]*PRIVATE KEY-----/],
  // From the end of the scheme on: a search for its beginning would stop at every letter of a text.
  ["an address with a password in it", /(?<=[a-z0-9+.-]):\/\/[^\s/:@]+:[^\s/@]+@/i],
  ["a connection string with a password in it", /(?:^|[;\s])(?:pwd|password)\s*=\s*[^;\s]/i],
  ["a Stripe key", /\b(sk|rk)_(live|test)_[0-9A-Za-z]{8,}/],
  ["a Stripe signing secret", /\bwhsec_[0-9A-Za-z+/=]{8,}/],
  ["an AWS access key", /\b(AKIA|ASIA)[0-9A-Z]{16}\b/],
  ["a Neon API key", /\bnapi_[0-9a-z]{16,}/],
  ["a Render API key", /\brnd_[0-9A-Za-z]{16,}/],
  ["a GitHub token", /\b(gh[pousr]_[0-9A-Za-z]{20,}|github_pat_[0-9A-Za-z_]{20,})/],
  ["a signed token", /(?<![0-9A-Za-z_-])eyJ[0-9A-Za-z_-]{8,}\.eyJ[0-9A-Za-z_-]{8,}\./],
];

/** What kind of secret a text looks like, or undefined. */
export const secretShape = perText((text) => shapes.find(([, shape]) => shape.test(text))?.[0]);
