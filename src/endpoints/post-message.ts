import { type Endpoint, Refusal, Unavailable } from '../core/endpoint.js';
import { type Assignment, assignmentSchema } from '../core/protocol/assignment.js';
import {
  helloSchema,
  type MessageReply,
  type MessageRequest,
  type Method,
  methodSchema,
  replySchema,
  requestSchema,
  welcomeSchema,
} from '../core/protocol/message.js';
import { receiptSchema } from '../core/protocol/submission.js';
import { read } from './read.js';

type Ask = MessageRequest extends infer Request ? (Request extends unknown ? Omit<Request, 'id'> : never) : never;

/** Longer than an endpoint behind the page takes to give up, so that its own words arrive. */
const TIMEOUT_MS = 35_000;
const HELLO_MS = 500;

export interface ParentOptions {
  /** The exact origin of the page around this one, like `https://market.example`. There are no wildcards. */
  parentOrigin: string;
  /** The time for the connection, and again for each answer. */
  timeoutMs?: number;
}

/**
 * For a page in a frame: the page around it serves the endpoint, with `hostEndpoint`. What the endpoint can do beyond
 * `load` and `submit` is known once `load` has resolved. The wire is described in `core/protocol/message`.
 *
 * ```ts
 * task.endpoint = parentEndpoint({ parentOrigin: 'https://market.example' });
 * ```
 */
export function parentEndpoint({ parentOrigin, timeoutMs = TIMEOUT_MS }: ParentOptions): Endpoint {
  checkOrigin(parentOrigin, 'parentOrigin');
  let connection: Promise<Line> | undefined;
  let methods: readonly Method[] = [];

  const connect = async (): Promise<Line> => {
    try {
      const welcome = await greet(parentOrigin, timeoutMs);
      methods = welcome.methods;
      return new Line(welcome.port, timeoutMs);
    } catch (error) {
      connection = undefined;
      throw error;
    }
  };
  const ask = async (request: Ask, signal: AbortSignal): Promise<unknown> => {
    signal.throwIfAborted();
    const mine = (connection ??= connect());
    try {
      return await (await abortable(mine, signal)).ask(request, signal);
    } catch (error) {
      // After a silence the line may be dead: the next request makes a new one.
      if (error instanceof Silence && connection === mine) connection = undefined;
      throw error;
    }
  };
  const whose = (method: Method) => `${parentOrigin} to "${method}"`;
  const assignment = async (method: 'load' | 'accept' | 'extend', signal: AbortSignal): Promise<Assignment> =>
    read(assignmentSchema, await ask({ method }, signal), whose(method));
  const offered = <Value>(method: Method, value: Value) => (methods.includes(method) ? value : undefined);

  return {
    key: `post-message:${parentOrigin}`,
    load: (signal) => assignment('load', signal),
    async submit(submission, signal) {
      const receipt = read(receiptSchema, await ask({ method: 'submit', submission }, signal), whose('submit'));
      if (receipt.submissionId === submission.submissionId) return receipt;
      throw new Unavailable(`${parentOrigin} answered for another submission.`);
    },
    get accept() {
      return offered('accept', (signal: AbortSignal) => assignment('accept', signal));
    },
    get extend() {
      return offered('extend', (signal: AbortSignal) => assignment('extend', signal));
    },
    get save(): Endpoint['save'] {
      return offered('save', async (draft, signal) => void (await ask({ method: 'save', draft }, signal)));
    },
    get return(): Endpoint['return'] {
      return offered('return', async (signal) => void (await ask({ method: 'return' }, signal)));
    },
  };
}

export interface HostOptions {
  /** The exact origin of the page in the frame, like `https://task.example`. There are no wildcards. */
  origin: string;
  endpoint: Endpoint;
  /** Ends the service. */
  signal?: AbortSignal;
}

/**
 * For the page around a frame: serves an endpoint to the page in it, also after the frame was loaded again. Nothing but
 * that window at that origin can use it.
 *
 * ```ts
 * hostEndpoint(iframe, { origin: 'https://task.example', endpoint: rest({ src }) });
 * ```
 */
export function hostEndpoint(iframe: HTMLIFrameElement, { origin, endpoint, signal }: HostOptions): void {
  checkOrigin(origin, 'origin');
  const methods = methodSchema.options.filter((method) => endpoint[method] !== undefined);
  const seen = new Set<string>();
  let line: AbortController | undefined;
  signal?.addEventListener('abort', () => line?.abort(), { once: true });

  const onMessage = (event: MessageEvent) => {
    const { source } = event;
    // A window that is gone is `null` on both sides.
    if (!event.isTrusted || !source || source !== iframe.contentWindow || event.origin !== origin) return;
    const hello = helloSchema.safeParse(event.data);
    if (!hello.success || seen.has(hello.data.nonce)) return;
    const { nonce } = hello.data;
    seen.add(nonce);
    line?.abort();
    line = new AbortController();
    const { port1, port2 } = new MessageChannel();
    serve(port1, endpoint, line.signal);
    iframe.contentWindow.postMessage({ hitkit: 'welcome', version: 1, nonce, methods }, origin, [port2]);
  };
  addEventListener('message', onMessage, { signal });
}

/* ---- the frame's half ---- */

class Silence extends Unavailable {}

/** Says hello until the page around answers. */
function greet(origin: string, timeoutMs: number): Promise<{ port: MessagePort; methods: Method[] }> {
  const nonce = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
  const done = new AbortController();
  return new Promise<{ port: MessagePort; methods: Method[] }>((resolve, reject) => {
    if (parent === window) throw new Error('This page is not in a frame, so there is no page around it to ask.');
    // Not `() => parent.postMessage(…)`: Safari makes that a tail call, and the page around seems to greet itself.
    const hello = () => {
      parent.postMessage({ hitkit: 'hello', version: 1, nonce }, origin);
    };
    const repeat = setInterval(hello, HELLO_MS);
    const limit = setTimeout(
      () => reject(new Silence(`The page around this one, at ${origin}, does not answer.`)),
      timeoutMs,
    );
    done.signal.addEventListener('abort', () => {
      clearInterval(repeat);
      clearTimeout(limit);
    });
    const onMessage = (event: MessageEvent) => {
      if (!event.isTrusted || event.source !== parent || event.origin !== origin) return;
      const welcome = welcomeSchema.safeParse(event.data);
      const [port] = event.ports;
      if (welcome.success && welcome.data.nonce === nonce && port) resolve({ port, methods: welcome.data.methods });
    };
    addEventListener('message', onMessage, { signal: done.signal });
    hello();
  }).finally(() => done.abort());
}

/** Requests and their replies over one port. */
class Line {
  private readonly waiting = new Map<number, (reply: MessageReply) => void>();
  private last = 0;

  constructor(
    private readonly port: MessagePort,
    private readonly timeoutMs: number,
  ) {
    port.onmessage = ({ data }) => {
      const reply = replySchema.safeParse(data);
      if (reply.success) this.waiting.get(reply.data.id)?.(reply.data);
    };
  }

  ask(request: Ask, signal: AbortSignal): Promise<unknown> {
    const id = (this.last += 1);
    const limit = AbortSignal.timeout(this.timeoutMs);
    return new Promise((resolve, reject) => {
      this.waiting.set(id, (reply) => {
        this.waiting.delete(id);
        if (reply.outcome === 'done') resolve(reply.value);
        else if (reply.outcome === 'refused') reject(new Refusal(reply.problem));
        else reject(new Unavailable(reply.message, reply.retryAfterMs));
      });
      AbortSignal.any([signal, limit]).addEventListener('abort', () => {
        if (!this.waiting.delete(id)) return;
        this.port.postMessage({ id, method: 'abort' });
        reject(
          signal.aborted ? (signal.reason as Error) : new Silence('The page around this one did not answer in time.'),
        );
      });
      this.port.postMessage({ id, ...request });
    });
  }
}

/* ---- the page's half ---- */

function serve(port: MessagePort, endpoint: Endpoint, closed: AbortSignal): void {
  const running = new Map<number, AbortController>();
  let last = 0;
  closed.addEventListener('abort', () => {
    port.close();
    running.forEach((one) => one.abort());
  });
  port.onmessage = async ({ data }) => {
    const parsed = requestSchema.safeParse(data);
    if (!parsed.success) return;
    const request = parsed.data;
    const { id } = request;
    if (request.method === 'abort') return running.get(id)?.abort();
    if (id <= last) return; // said before: nothing is done twice
    last = id;
    const canceled = new AbortController();
    running.set(id, canceled);
    const reply = await replyTo(request, endpoint, canceled.signal);
    running.delete(id);
    if (!canceled.signal.aborted) port.postMessage(reply);
  };
}

async function replyTo(request: MessageRequest, endpoint: Endpoint, signal: AbortSignal): Promise<MessageReply> {
  const { id, method } = request;
  try {
    if (method === 'abort' || !endpoint[method]) throw new Error(`The page's endpoint has no method "${method}".`);
    const value = await perform(request, endpoint, signal);
    return { id, outcome: 'done', value: structuredClone(value) };
  } catch (error) {
    if (error instanceof Refusal) return { id, outcome: 'refused', problem: error.problem };
    const message = error instanceof Error ? error.message : String(error);
    return {
      id,
      outcome: 'unknown',
      message,
      ...(error instanceof Unavailable && { retryAfterMs: error.retryAfterMs }),
    };
  }
}

function perform(request: MessageRequest, endpoint: Endpoint, signal: AbortSignal): Promise<unknown> | undefined {
  switch (request.method) {
    case 'save':
      return endpoint.save?.(request.draft, signal);
    case 'submit':
      return endpoint.submit(request.submission, signal);
    case 'abort':
      return undefined; // never gets here: it was dealt with as it came
    default:
      return endpoint[request.method]?.(signal);
  }
}

/* ---- both ---- */

function checkOrigin(origin: string, what: string): void {
  if (
    typeof origin === 'string' &&
    !origin.includes('*') &&
    URL.canParse(origin) &&
    new URL(origin).origin === origin
  ) {
    return;
  }
  throw new TypeError(`${what} should be an exact origin, like "https://task.example", not ${JSON.stringify(origin)}.`);
}

function abortable<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason as Error);
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
