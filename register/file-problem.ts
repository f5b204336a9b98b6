const reasons: Readonly<Record<string, string>> = {
  EACCES: "this user has no right to it",
  EPERM: "this user has no right to it",
  EROFS: "the file system can only be read",
  ENOSPC: "no space is left on the device",
  EDQUOT: "the quota of this user is used up",
  EFBIG: "it would be larger than the file system allows",
  ENOENT: "it does not exist",
  EEXIST: "it exists already",
  ENOTDIR: "a part of the path is a file, no folder",
  EISDIR: "it is a folder, no file",
  ENOTEMPTY: "it is a folder with other files",
  ELOOP: "symbolic links lead in a circle, or none is allowed there",
  ENAMETOOLONG: "the name is too long",
  EMFILE: "too many files are open",
  ENFILE: "too many files are open",
  EBUSY: "another program uses it",
  EIO: "the device failed",
};

/** Why a file could not be read or written, in words; `undefined` where the error is no such failure. */
export function fileProblem(error: unknown): { readonly path?: string; readonly reason: string } | undefined {
  if (!(error instanceof Error) || !("syscall" in error) || !("code" in error)) return undefined;
  const reason = reasons[String(error.code)];
  if (reason === undefined) return undefined;
  return { reason, ...("path" in error && { path: String(error.path) }) };
}
