import type { LocalDraft, LocalStore, OutboxRow } from '../core/outbox.js';

/* The whole of IndexedDB that is needed here, as promises: less than any wrapper brings into each page. */
const settled = <Result>(request: IDBRequest<Result>): Promise<Result> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error!);
  });

/** Rows and drafts in IndexedDB. A row is put with strict durability: the browser flushes before it resolves. */
class IndexedStore implements LocalStore {
  readonly durable = true;
  constructor(private readonly database: IDBDatabase) {}

  put(row: OutboxRow): Promise<void> {
    return this.write('outbox', (rows) => rows.put(row), 'strict');
  }
  row(submissionId: string): Promise<OutboxRow | undefined> {
    return this.read('outbox', (rows) => rows.get(submissionId));
  }
  rows(): Promise<OutboxRow[]> {
    return this.read('outbox', (rows) => rows.getAll());
  }
  remove(submissionId: string): Promise<void> {
    return this.write('outbox', (rows) => rows.delete(submissionId));
  }
  saveDraft(draft: LocalDraft): Promise<void> {
    return this.write('drafts', (drafts) => drafts.put(draft));
  }
  draft(scope: string): Promise<LocalDraft | undefined> {
    return this.read('drafts', (drafts) => drafts.get(scope));
  }
  dropDraft(scope: string): Promise<void> {
    return this.write('drafts', (drafts) => drafts.delete(scope));
  }

  private async read<Result>(name: string, ask: (store: IDBObjectStore) => IDBRequest<Result>): Promise<Result> {
    return settled(ask(this.database.transaction(name).objectStore(name)));
  }

  /* Resolves when the transaction is committed, not when its request succeeded: it can still abort in between. */
  private write(
    name: string,
    ask: (store: IDBObjectStore) => IDBRequest,
    durability: IDBTransactionDurability = 'default',
  ): Promise<void> {
    return new Promise((resolve, reject) => {
      const transaction = this.database.transaction(name, 'readwrite', { durability });
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error ?? new Error('The browser aborted a write.'));
      ask(transaction.objectStore(name));
    });
  }
}

/** The same for a browser that refuses storage: good until the page closes, and the frame says so. */
export class PageStore implements LocalStore {
  readonly durable = false;
  private readonly outbox = new Map<string, OutboxRow>();
  private readonly drafts = new Map<string, LocalDraft>();

  async put(row: OutboxRow): Promise<void> {
    this.outbox.set(row.submissionId, row);
  }
  async row(submissionId: string): Promise<OutboxRow | undefined> {
    return this.outbox.get(submissionId);
  }
  async rows(): Promise<OutboxRow[]> {
    return [...this.outbox.values()];
  }
  async remove(submissionId: string): Promise<void> {
    this.outbox.delete(submissionId);
  }
  async saveDraft(draft: LocalDraft): Promise<void> {
    this.drafts.set(draft.scope, draft);
  }
  async draft(scope: string): Promise<LocalDraft | undefined> {
    return this.drafts.get(scope);
  }
  async dropDraft(scope: string): Promise<void> {
    this.drafts.delete(scope);
  }
}

let opened: Promise<LocalStore> | undefined;

/** The store of this origin, opened once for a page. Never rejects. */
export function openLocalStore(): Promise<LocalStore> {
  opened ??= open();
  return opened;
}

async function open(): Promise<LocalStore> {
  try {
    const request = indexedDB.open('hitkit', 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('outbox', { keyPath: 'submissionId' });
      request.result.createObjectStore('drafts', { keyPath: 'scope' });
    };
    const database = await settled(request);
    const forget = () => (opened = undefined);
    // A newer version of the library in another tab wants to upgrade: get out of its way; the next use opens anew.
    database.onversionchange = () => (database.close(), forget());
    database.onclose = forget;
    return new IndexedStore(database);
  } catch {
    return new PageStore();
  }
}
