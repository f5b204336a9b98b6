import { ownDomain } from "../register/hosts.ts";
import { formatPlace, InputError } from "../register/input-error.ts";
import { readStackFile, stackNames } from "./stack-config.ts";

const key = "customers:data";
const domain = "kaitalk:domain";

/**
 * `none` where a stack's own file says that it holds no customer's data; undefined where it does, or says nothing.
 * Throws `InputError` where the stack that serves the customers says so, or where no stack would be left that does.
 */
export function customerDataOf(stackName: string): "none" | undefined {
  const { value, place } = readStackFile(stackName);
  const said = value.config[key] ?? "real";
  if (said === "real") return undefined;
  const refuse = (sentence: string) =>
    new InputError([`${formatPlace(place(["config", key]))}: ${key} is ${JSON.stringify(said)}${sentence}`]);
  if (said !== "none") throw refuse('; it is "real" or "none".');
  const site = ownDomain();
  if (value.config[domain] === site)
    throw refuse(
      `, and the stack serves ${site}, where the customers are; take it out, or give the stack another domain.`,
    );
  const serves = (name: string) => readStackFile(name).value.config[domain] === site;
  if (!stackNames().some(serves))
    throw refuse(
      `, and no stack of this project serves ${site}; whichever serves the customers holds their data.`,
    );
  return "none";
}
