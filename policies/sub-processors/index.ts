import { servePack } from "../kernel/sdk.ts";
import { subProcessors } from "./pack.ts";

servePack(subProcessors);
