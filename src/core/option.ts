/** One of the answers that a worker can choose. */
export interface Option {
  /** The answer. */
  value: string;
  /** What is read; the value where it is absent. */
  label?: string;
  /** A second, smaller line. */
  hint?: string;
  /** It is shown and cannot be chosen. */
  disabled?: boolean;
}

/** True where no text comes twice. */
export const unique = (texts: readonly string[]): boolean => new Set(texts).size === texts.length;
