/** In a pack's list of signers, where a folder that is to be signed was not; null stands for a file that need not be. */
export const nobody = "nobody";
