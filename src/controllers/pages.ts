import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { PageOf } from '../core/market.js';

interface Options<Item> {
  load(cursor: string | undefined, signal: AbortSignal): Promise<PageOf<Item>>;
  /** A page did not come; the list keeps what it has. */
  failed?(error: unknown): void;
}

/**
 * A list that comes page by page. What is there stays while more, or a fresh copy, is on its way.
 *
 * ```ts
 * private batches = new Pages(this, { load: (cursor, signal) => this.desk.batches({ cursor }, signal) });
 * ```
 */
export class Pages<Item> implements ReactiveController {
  /** `undefined` until the first page came. */
  items?: Item[];
  busy = false;
  error?: unknown;
  private cursor: string | null = null;
  private running = new AbortController();

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly options: Options<Item>,
  ) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.running.abort();
  }

  /** There are more pages. */
  get more(): boolean {
    return this.cursor !== null;
  }

  /** Forgets everything and starts again, as for another filter. */
  reset(): Promise<void> {
    this.items = undefined;
    return this.reload();
  }

  /** Gets the first page again. */
  reload(): Promise<void> {
    return this.take(undefined, () => []);
  }

  /** Gets the page after the last. */
  async next(): Promise<void> {
    if (this.cursor !== null && !this.busy) await this.take(this.cursor, () => this.items ?? []);
  }

  /** Puts a newer copy of an item where the old one was. */
  replace(isIt: (item: Item) => boolean, item: Item): void {
    this.items = this.items?.map((old) => (isIt(old) ? item : old));
    this.host.requestUpdate();
  }

  private async take(cursor: string | undefined, before: () => Item[]): Promise<void> {
    this.running.abort();
    this.running = new AbortController();
    const { signal } = this.running;
    this.busy = true;
    this.error = undefined;
    this.host.requestUpdate();
    try {
      const page = await this.options.load(cursor, signal);
      if (signal.aborted) return;
      this.items = [...before(), ...page.items];
      this.cursor = page.nextCursor;
    } catch (error) {
      if (signal.aborted) return;
      this.error = error;
      this.options.failed?.(error);
    }
    this.busy = false;
    this.host.requestUpdate();
  }
}
