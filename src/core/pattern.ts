/** Says whether a text matches a pattern from end to end. */
export type Matcher = (text: string) => boolean;

let engine = (pattern: string): Matcher => {
  const expression = new RegExp(`^(?:${pattern})$`, 'v');
  return (text) => expression.test(text);
};

/**
 * Replaces the regular-expression engine. A server runs patterns that strangers wrote, so it brings one that answers in
 * linear time; in a page a slow pattern slows down only the page of who wrote it.
 */
export function usePatternEngine(compile: (pattern: string) => Matcher): void {
  engine = compile;
}

/** Compiles a pattern as HTML's `pattern` attribute does; `undefined` where it is none. */
export function matcher(pattern: string): Matcher | undefined {
  try {
    return engine(pattern);
  } catch {
    return undefined;
  }
}
