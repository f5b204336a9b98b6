/**
 * The value itself, which nobody can change from now on, nor anything inside: objects, lists, maps, functions, and
 * classes with those that they extend. What a program and its judge both read must be the same for both.
 */
export function frozen<Value>(value: Value): Value {
  freeze(value);
  return value;
}

function freeze(value: unknown): void {
  if ((typeof value !== "object" && typeof value !== "function") || value === null) return;
  if (Object.isFrozen(value) || isOfLanguage(value)) return;
  if (value instanceof Map) {
    for (const entry of value.values()) freeze(entry);
    Object.assign(value, { set: refuse, delete: refuse, clear: refuse });
  }
  Object.freeze(value);
  for (const entry of Object.values(value)) freeze(entry);
  if (typeof value !== "function") return;
  freeze(value.prototype);
  const parent: unknown = Object.getPrototypeOf(value);
  if (!isOfLanguage(parent)) freeze(parent);
}

function isOfLanguage(value: unknown): boolean {
  return (
    typeof value === "function" && /\{ \[native code\] \}$/.test(Function.prototype.toString.call(value))
  );
}

function refuse(): never {
  throw new TypeError("what the register says cannot be changed");
}
