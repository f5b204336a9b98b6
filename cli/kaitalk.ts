#!/usr/bin/env node
import { enableCompileCache } from "node:module";

// Before anything else is loaded: what Node made of it is kept for the next time.
enableCompileCache();
const { run } = await import("./run.ts");
await run();
