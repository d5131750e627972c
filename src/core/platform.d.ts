/* What Node, workers and pages all have, and the DOM-free library of TypeScript does not name. Only `tsconfig.core.json` reads this. */
interface AbortSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  throwIfAborted(): void;
  addEventListener(type: 'abort', listener: () => void, options?: { once?: boolean }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}
