import { InputError } from "../register/input-error.ts";

/** The time of a run: SOURCE_DATE_EPOCH (Unix seconds) where it is set, so that a run can be repeated to the byte. */
export function timeOfRun(environment: NodeJS.ProcessEnv = process.env): Date {
  const { SOURCE_DATE_EPOCH: epoch } = environment;
  if (epoch === undefined || epoch === "") return new Date();
  if (!/^\d{1,12}$/.test(epoch))
    throw new InputError([
      `SOURCE_DATE_EPOCH is "${epoch}"; set it to whole seconds since 1970, or unset it.`,
    ]);
  return new Date(Number(epoch) * 1000);
}
