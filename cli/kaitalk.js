#!/usr/bin/env node
// Plain JavaScript, because what it looks for is a Node that cannot read anything else.
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major > 22 || (major === 22 && minor >= 18)) await import("./kaitalk.ts");
else {
  console.error(
    `kaitalk: Node ${process.versions.node} cannot run this; use "npx kaitalk" or "npm run kaitalk --", which bring their own, or Node 22.18 or newer.`,
  );
  process.exitCode = 2;
}
