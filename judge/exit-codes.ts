/** How the command line ends, so that a pipeline can tell the cases apart. */
export const exitCodes = {
  met: 0,
  violated: 1,
  badInput: 2,
  unverified: 3,
  engineFailure: 4,
  missingCli: 5,
} as const;
