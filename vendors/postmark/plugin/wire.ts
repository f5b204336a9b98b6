import provider from "@pulumi/pulumi/proto/provider_pb.js";
import struct from "google-protobuf/google/protobuf/struct_pb.js";
import type { PropertyChange } from "./diff.ts";
import type { Failure } from "./resource-kind.ts";
import { isRecord, type Values } from "./values.ts";

export function fromStruct(bag: struct.Struct | undefined): Values {
  return bag?.toJavaScript() ?? {};
}

export function toStruct(values: Values): struct.Struct {
  return struct.Struct.fromJavaScript(withoutUndefined(values) as { [key: string]: string });
}

export function checkResponse(inputs: Values, failures: readonly Failure[]) {
  const response = new provider.CheckResponse();
  response.setInputs(toStruct(inputs));
  response.setFailuresList(
    failures.map(({ property, reason }) => {
      const failure = new provider.CheckFailure();
      failure.setProperty(property);
      failure.setReason(reason);
      return failure;
    }),
  );
  return response;
}

export function diffResponse(changes: readonly PropertyChange[], deleteBeforeReplace: boolean) {
  const { DIFF_NONE, DIFF_SOME } = provider.DiffResponse.DiffChanges;
  const topLevel = (path: string) => path.split(".")[0] ?? path;
  const unique = (paths: readonly string[]) => [...new Set(paths.map(topLevel))];
  const replacing = changes.filter(({ replaces }) => replaces).map(({ path }) => path);
  const response = new provider.DiffResponse();
  response.setChanges(changes.length > 0 ? DIFF_SOME : DIFF_NONE);
  response.setDiffsList(unique(changes.map(({ path }) => path)));
  response.setReplacesList(unique(replacing));
  response.setDeletebeforereplace(deleteBeforeReplace && replacing.length > 0);
  response.setHasdetaileddiff(true);
  for (const change of changes) {
    const detail = new provider.PropertyDiff();
    detail.setKind(changeKind(change));
    detail.setInputdiff(true);
    response.getDetaileddiffMap().set(change.path, detail);
  }
  return response;
}

function changeKind({ kind, replaces }: PropertyChange) {
  const { Kind } = provider.PropertyDiff;
  const plain = { add: Kind.ADD, delete: Kind.DELETE, update: Kind.UPDATE };
  const replacing = { add: Kind.ADD_REPLACE, delete: Kind.DELETE_REPLACE, update: Kind.UPDATE_REPLACE };
  return (replaces ? replacing : plain)[kind];
}

function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutUndefined);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .map(([name, inner]) => [name, withoutUndefined(inner)]),
  );
}
