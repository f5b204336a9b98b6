import type { Output } from "@pulumi/pulumi";
import { expectTypeOf, test } from "vitest";
import {
  type InputsOf,
  listOf,
  mapOf,
  number,
  object,
  oneOf,
  optional,
  text,
} from "../../../vendors/binding/shape.ts";
import type { Role } from "../../../vendors/neon/binding.ts";
import type { CronJob, Project } from "../../../vendors/render/binding.ts";
import type { BillingPortalConfiguration } from "../../../vendors/stripe/binding.ts";

const shape = {
  name: text,
  size: optional(number),
  mode: oneOf("on", "off"),
  rules: optional(listOf(object({ id: text }))),
  labels: mapOf(object({ value: optional(text) })),
} as const;
type Inputs = InputsOf<typeof shape>;

test("a shape gives the type of its inputs", () => {
  const inputs = { name: "a", mode: "on", labels: { team: { value: "b" } } } as const satisfies Inputs;
  expectTypeOf(inputs).toExtend<Inputs>();
  expectTypeOf<Omit<typeof inputs, "name">>().not.toExtend<Inputs>();
  expectTypeOf<{ name: 3; mode: "on"; labels: Record<string, never> }>().not.toExtend<Inputs>();
  expectTypeOf<{ name: "a"; mode: "maybe"; labels: Record<string, never> }>().not.toExtend<Inputs>();
  expectTypeOf<{ name: "a"; mode: "on"; labels: { team: { value: 1 } } }>().not.toExtend<Inputs>();
  expectTypeOf<{ name: "a"; mode: "on"; labels: object; rules: { id: 3 }[] }>().not.toExtend<Inputs>();
});

test("a binding takes and gives what its shape says", () => {
  expectTypeOf<InstanceType<typeof Role>["password"]>().toEqualTypeOf<Output<string>>();
  expectTypeOf<ConstructorParameters<typeof CronJob>[1]>().toHaveProperty("schedule");
  expectTypeOf<ConstructorParameters<typeof Project>[1]>().not.toHaveProperty("region");
  expectTypeOf<ConstructorParameters<typeof BillingPortalConfiguration>[1]>().toHaveProperty("features");
});
