import { Metadata, status } from "@grpc/grpc-js";
import providerPb from "@pulumi/pulumi/proto/provider_pb.js";
import statusPb from "@pulumi/pulumi/proto/status_pb.js";
import anyPb from "google-protobuf/google/protobuf/any_pb.js";
import type { JsonObject } from "../../vendors/simulation/json.ts";
import { type FailureKind, VendorFailure } from "../refusal.ts";
import { toStruct } from "./values.ts";

/** An error in the form in which gRPC sends it. */
export class GrpcFailure extends Error {
  override readonly name = "GrpcFailure";
  readonly code: status;
  readonly details: string;
  readonly metadata?: Metadata;

  constructor(code: status, details: string, metadata?: Metadata) {
    super(details);
    this.code = code;
    this.details = details;
    if (metadata) this.metadata = metadata;
  }
}

const codes: Record<FailureKind, status> = {
  "429": status.RESOURCE_EXHAUSTED,
  "500": status.INTERNAL,
  timeout: status.DEADLINE_EXCEEDED,
  "half-create": status.UNKNOWN,
  refused: status.FAILED_PRECONDITION,
};

/** What goes back to the engine for an error of a vendor, or of the sandbox itself. */
export function toGrpcFailure(error: unknown): GrpcFailure {
  if (error instanceof GrpcFailure) return error;
  if (error instanceof VendorFailure) return new GrpcFailure(codes[error.kind], error.message);
  return new GrpcFailure(
    status.INTERNAL,
    `sandbox: ${error instanceof Error ? error.message : String(error)}`,
  );
}

/** The object exists but is not set up: the engine keeps it in its state, and the next update goes on with it. */
export function initialisationFailed(
  sentence: string,
  object: { id: string; inputs: JsonObject; outputs: JsonObject },
): GrpcFailure {
  const detail = new providerPb.ErrorResourceInitFailed();
  detail.setId(object.id);
  detail.setInputs(toStruct(object.inputs));
  detail.setProperties(toStruct(object.outputs));
  detail.setReasonsList([sentence]);
  const packed = new anyPb.Any();
  packed.pack(detail.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
  const carrier = new statusPb.Status();
  carrier.setCode(status.UNKNOWN);
  carrier.setMessage(sentence);
  carrier.addDetails(packed);
  const metadata = new Metadata();
  metadata.add("grpc-status-details-bin", Buffer.from(carrier.serializeBinary()));
  return new GrpcFailure(status.UNKNOWN, sentence, metadata);
}
