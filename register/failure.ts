/** What went wrong beside every input, in one sentence of ours that repeats nothing raw. The command line exits with 4. */
export class Failure extends Error {
  override readonly name = "Failure";
}
