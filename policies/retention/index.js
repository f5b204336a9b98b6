// The engine compiles a TypeScript entry with a compiler of its own; through this file Node runs index.ts as it is.
import "./index.ts";
