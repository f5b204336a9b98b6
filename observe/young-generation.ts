import { setFlagsFromString } from "node:v8";

/**
 * Keeps V8 from making room for young objects, which it does rather than collect them: a look throws each page away before
 * the next. To be called before anything large is made.
 */
export function keepYoungGenerationSmall(): void {
  setFlagsFromString("--semi-space-growth-factor=1");
}
