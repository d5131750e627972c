import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, it } from 'node:test';
import { record } from '../../src/core/answer.js';
import { type Endpoint, Refusal, Unavailable } from '../../src/core/endpoint.js';
import { Outbox, type OutboxRow } from '../../src/core/outbox.js';
import { nextSchema, type Submission, submissionSchema } from '../../src/core/protocol/submission.js';
import { request } from '../../src/endpoints/http.js';
import { identify } from '../../src/endpoints/identify.js';
import { memory } from '../../src/endpoints/memory.js';
import { mturk } from '../../src/endpoints/mturk.js';
import { rest } from '../../src/endpoints/rest.js';
import { webhook } from '../../src/endpoints/webhook.js';

const signal = new AbortController().signal;

const submission = (changes: Partial<Submission> = {}): Submission => ({
  version: 1,
  submissionId: '0198-a',
  assignmentId: '3AB7',
  answers: record([['sentiment', 'neg']]),
  startedAt: '2026-11-22T10:00:00.000Z',
  submittedAt: '2026-11-22T10:00:41.120Z',
  elapsedMs: 41120,
  telemetry: {},
  ...changes,
});

interface Seen {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
}
interface Answer {
  status?: number;
  headers?: Record<string, string>;
  /** An object goes as JSON, text as it stands. */
  body?: unknown;
  delayMs?: number;
}
type Script = (request: Seen, count: number) => Answer | 'hang' | 'cut';

const closers: (() => unknown)[] = [];
/* All sockets go before the next test: what hung in one must not answer in another. */
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

/** A real server on this machine that answers from a script, and remembers what it was asked. */
async function serve(script: Script) {
  const seen: Seen[] = [];
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => (body += part));
    request.on('end', () => {
      const one = { method: request.method!, path: request.url!, headers: request.headers, body };
      seen.push(one);
      const answer = script(one, seen.length);
      if (answer === 'hang') return;
      if (answer === 'cut') return void request.socket.destroy();
      const { status = 200, headers = {}, body: reply, delayMs } = answer;
      response.writeHead(status, headers);
      const send = () => response.end(reply === undefined || typeof reply === 'string' ? reply : JSON.stringify(reply));
      if (delayMs) setTimeout(send, delayMs);
      else send();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen };
}

const outcome = async (promise: Promise<unknown>): Promise<{ error: Error & Partial<Refusal & Unavailable> }> => {
  try {
    await promise;
  } catch (error) {
    return { error: error as Error };
  }
  assert.fail('it should have been rejected');
};

describe('what an HTTP answer means for a submission', () => {
  const sent = async (answer: Answer | 'hang' | 'cut', script?: Script) => {
    const { url, seen } = await serve(script ?? (() => answer));
    return { seen, result: webhook({ url: `${url}/results` }).submit(submission(), signal) };
  };

  it('sends the sealed document under its key', async () => {
    const { seen, result } = await sent({});
    assert.deepEqual(await result, { submissionId: '0198-a' });
    assert.equal(seen.length, 1);
    assert.equal(seen[0]!.method, 'POST');
    assert.equal(seen[0]!.headers['idempotency-key'], '0198-a');
    assert.equal(seen[0]!.headers['content-type'], 'application/json');
    assert.deepEqual(submissionSchema.parse(JSON.parse(seen[0]!.body)), submission());
  });

  for (const [name, answer] of Object.entries<Answer>({
    'an empty 204': { status: 204 },
    'text that is not JSON': { body: 'OK' },
    'JSON that is no receipt': { body: { ok: true, row: 17 } },
    'a list': { body: [1, 2] },
    'a receipt without its id': { body: { acceptedAt: '2026-11-22T10:00:41Z' } },
    'a receipt with a broken part': { body: { submissionId: '0198-a', next: { url: 5 } } },
    'a 409 that names it': { status: 409, body: { title: 'Known', submissionId: '0198-a' } },
  })) {
    it(`accepts: ${name}`, async () => {
      const receipt = await (await sent(answer)).result;
      assert.equal(receipt.submissionId, '0198-a');
      assert.equal(receipt.next, undefined);
    });
  }

  it('hands on the way to the next page', async () => {
    const next = { post: 'https://a.example', fields: [['a', 'b']] };
    assert.deepEqual((await (await sent({ body: { next } })).result).next, next);
    assert.deepEqual((await (await sent({ body: { next: { url: '/done' } } })).result).next, { url: '/done' });
  });

  for (const status of [400, 402, 403, 404, 405, 410, 413, 415, 422, 451]) {
    it(`refuses on ${status}, in the words of the server`, async () => {
      const errors = [{ path: '$.answers.why', code: 'tooShort', message: 'Too short.' }];
      const body = {
        type: 'https://a.example/p',
        title: 'No',
        status: 1,
        detail: 'Not this one.',
        errors: [...errors, 7],
      };
      const { error } = await outcome((await sent({ status, body })).result);
      assert.ok(error instanceof Refusal);
      assert.deepEqual(error.problem, { type: body.type, title: 'No', status, detail: 'Not this one.', errors });
    });
  }

  it('refuses on a 409 that names another submission', async () => {
    const body = { detail: 'There is one already.', submissionId: 'another' };
    const { error } = await outcome((await sent({ status: 409, body })).result);
    assert.ok(error instanceof Refusal);
    assert.equal(error.problem.detail, 'There is one already.');
  });

  for (const [name, body, detail] of [
    ['plain text', 'Come back as a worker.', 'Come back as a worker.'],
    ['a page', '<!doctype html><h1>404</h1>', 'The server answered with status 404.'],
    ['nothing', undefined, 'The server answered with status 404.'],
    ['JSON of another fashion', { error: 'no such form' }, 'no such form'],
    ['a detail that is no text', { detail: { a: 1 }, title: 'Gone' }, 'Gone'],
  ] as const) {
    it(`finds words in ${name}`, async () => {
      const { error } = await outcome((await sent({ status: 404, body })).result);
      assert.equal(error.problem?.detail, detail);
    });
  }

  for (const status of [401, 408, 425, 429, 500, 502, 503, 504, 304]) {
    it(`waits on ${status}`, async () => {
      const { error } = await outcome((await sent({ status })).result);
      assert.ok(error instanceof Unavailable, `${error.name}: ${error.message}`);
      assert.equal(error.retryAfterMs, undefined);
    });
  }

  it('waits on a 409 that names none: the first try may still be under way', async () => {
    const { error } = await outcome(
      (await sent({ status: 409, body: { detail: 'Busy' }, headers: { 'retry-after': '2' } })).result,
    );
    assert.ok(error instanceof Unavailable);
    assert.equal(error.retryAfterMs, 2000);
  });

  it('waits on a 2xx that names another submission', async () => {
    const { error } = await outcome((await sent({ body: { submissionId: 'another' } })).result);
    assert.ok(error instanceof Unavailable);
    assert.match(error.message, /"0198-a"/);
  });

  it('waits when the connection is cut, refused or silent', async () => {
    assert.ok((await outcome((await sent('cut')).result)).error instanceof Unavailable);
    assert.ok(
      (await outcome(webhook({ url: 'http://127.0.0.1:1/' }).submit(submission(), signal))).error instanceof
        Unavailable,
    );
    const { url } = await serve(() => 'hang');
    const { error } = await outcome(request(url, {}, signal, { timeoutMs: 50 }));
    assert.ok(error instanceof Unavailable);
    assert.match(error.message, /did not answer within 0.05 s/);
  });

  it('stops when it is told to, with the reason of who told it', async () => {
    const { url } = await serve(() => 'hang');
    const stop = new AbortController();
    const result = outcome(webhook({ url }).submit(submission(), stop.signal));
    stop.abort(new Error('closed'));
    assert.equal((await result).error.message, 'closed');
  });

  for (const [value, date, expected] of [
    ['120', undefined, 120_000],
    ['0', undefined, 0],
    ['Sun, 22 Nov 2026 10:00:30 GMT', 'Sun, 22 Nov 2026 10:00:00 GMT', 30_000],
    ['Sun, 22 Nov 2026 09:00:00 GMT', 'Sun, 22 Nov 2026 10:00:00 GMT', 0],
    ['99999999999', undefined, 86_400_000],
    ['soon', undefined, undefined],
  ] as const) {
    it(`reads Retry-After: ${value}`, async () => {
      const headers = { 'retry-after': value, ...(date && { date }) };
      const { error } = await outcome((await sent({ status: 503, headers })).result);
      assert.equal(error.retryAfterMs, expected);
    });
  }

  it('does not take the page at the end of a redirect for an acceptance', async () => {
    // A browser turns the POST into a GET here; the sign-in page then says 200.
    const signIn: Script = ({ path }) =>
      path === '/results' ? { status: 302, headers: { location: '/sign-in' } } : { body: '<h1>Sign in</h1>' };
    const { error } = await outcome((await sent('cut', signIn)).result);
    assert.ok(error instanceof Unavailable);
    assert.match(error.message, /redirected/);
    const proven: Script = ({ path }) =>
      path === '/results' ? { status: 302, headers: { location: '/done' } } : { body: { submissionId: '0198-a' } };
    assert.equal((await (await sent('cut', proven)).result).submissionId, '0198-a');
  });
});

describe('webhook', () => {
  it('is named by its absolute address', () => {
    assert.equal(webhook({ url: 'https://a.example/in?form=1#top' }).key, 'webhook:https://a.example/in?form=1');
  });

  it('refuses what is no web address, in words', () => {
    for (const url of ['javascript:alert(1)', 'data:,x', 'nonsense', '']) {
      assert.throws(() => webhook({ url }), /endpoint should be a web address/, url);
    }
  });

  it('works at once, and shows a preview where MTurk asks for one', async () => {
    const ids = { hitId: '3XQ4', assignmentId: '3AB7', workerId: 'A1B2' };
    const working = webhook({ url: 'https://a.example', ...ids });
    assert.deepEqual(await working.load(signal), { status: 'working', ...ids });
    const preview = webhook({ url: 'https://a.example', hitId: '3XQ4', assignmentId: 'ASSIGNMENT_ID_NOT_AVAILABLE' });
    assert.deepEqual(await preview.load(signal), { status: 'preview', hitId: '3XQ4' });
    assert.equal(preview.accept, undefined);
  });

  it('sends headers of the page, and never lets them replace the key', async () => {
    const { url, seen } = await serve(() => ({}));
    await webhook({ url, headers: { 'x-form': '7', 'Idempotency-Key': 'mine' } }).submit(submission(), signal);
    assert.equal(seen[0]!.headers['x-form'], '7');
    assert.equal(seen[0]!.headers['idempotency-key'], '0198-a');
  });

  it('asks for no cookies, and outlives the page while the body is small', async () => {
    const inits: RequestInit[] = [];
    const { fetch } = globalThis;
    globalThis.fetch = (_, init) => (inits.push(init!), Promise.resolve(new Response()));
    try {
      const endpoint = webhook({ url: 'https://a.example' });
      await endpoint.submit(submission(), signal);
      await endpoint.submit(submission({ answers: record([['why', 'é'.repeat(17_000)]]) }), signal);
    } finally {
      globalThis.fetch = fetch;
    }
    assert.deepEqual(
      inits.map(({ credentials, keepalive }) => [credentials, keepalive]),
      [
        ['omit', true],
        ['omit', false],
      ],
    );
  });

  it('gets a sealed submission in once, through an outbox and a bad network', async () => {
    const stored = new Map<string, string>();
    const { url, seen } = await serve(({ body, headers }, count) => {
      const key = String(headers['idempotency-key']);
      if (count === 1) return 'cut';
      if (count === 2) return { status: 503 };
      stored.set(key, body);
      if (count === 3) return 'cut'; // stored, and the reply is lost
      return { status: 409, body: { submissionId: key } };
    });
    const rows = new Map<string, OutboxRow>();
    const outbox = new Outbox({
      store: {
        durable: true,
        put: (row) => Promise.resolve(void rows.set(row.submissionId, row)),
        row: (id) => Promise.resolve(rows.get(id)),
        rows: () => Promise.resolve([...rows.values()]),
        remove: (id) => Promise.resolve(void rows.delete(id)),
        saveDraft: () => Promise.resolve(),
        draft: () => Promise.resolve(undefined),
        dropDraft: () => Promise.resolve(),
      },
      now: Date.now,
      random: () => 0,
      pause: () => Promise.resolve(),
      alone: (_, run) => run(),
    });
    const endpoint = webhook({ url });
    const facts: string[] = [];
    const row = await outbox.seal(submission(), endpoint.key, 'scope');
    await outbox.deliver(row, endpoint, ({ type }) => facts.push(type), signal);
    assert.deepEqual(facts, ['send', 'wait', 'send', 'wait', 'send', 'wait', 'send', 'receipt']);
    assert.deepEqual([...stored], [['0198-a', row.body]]);
    assert.equal(new Set(seen.map(({ body }) => body)).size, 1);
    assert.equal(rows.get('0198-a')!.status, 'accepted');
  });
});

describe('rest', () => {
  const working = { status: 'working', hitId: '3XQ4', assignmentId: '3AB7', workerId: 'A1B2' };

  it('walks the routes of the marketplace', async () => {
    const { url, seen } = await serve(({ path }) => {
      if (path.endsWith('/submission')) return { status: 201, body: { submissionId: '0198-a', assignmentId: '3AB7' } };
      if (/draft|return/.test(path)) return { status: 204 };
      return { body: path.endsWith('/hits/3XQ4') ? { status: 'preview', hitId: '3XQ4' } : working };
    });
    const endpoint = rest({ src: `${url}/api/hits/3XQ4`, token: () => 'secret' }) as Required<Endpoint>;
    assert.equal(endpoint.key, `rest:${url}/api`);
    assert.equal((await endpoint.load(signal)).status, 'preview');
    assert.equal((await endpoint.accept(signal)).status, 'working');
    await endpoint.save({ answers: record([['a', 1]]), savedAt: '2026-11-22T10:00:00Z' }, signal);
    await endpoint.extend(signal);
    assert.deepEqual(await endpoint.submit(submission(), signal), { submissionId: '0198-a', assignmentId: '3AB7' });
    await endpoint.return(signal);
    assert.deepEqual(
      seen.map(({ method, path }) => `${method} ${path}`),
      [
        'GET /api/hits/3XQ4',
        'POST /api/hits/3XQ4/accept',
        'PUT /api/assignments/3AB7/draft',
        'POST /api/assignments/3AB7/extension',
        'POST /api/assignments/3AB7/submission',
        'POST /api/assignments/3AB7/return',
      ],
    );
    assert.ok(seen.every(({ headers }) => headers.authorization === 'Bearer secret'));
    assert.equal(seen[4]!.headers['idempotency-key'], '0198-a');
  });

  it('takes the API and an id as well', async () => {
    const { url, seen } = await serve(() => ({ body: working }));
    const endpoint = rest({ url: `${url}/api/`, hitId: 'a b/c' });
    await endpoint.load(signal);
    assert.equal(seen[0]!.path, '/api/hits/a%20b%2Fc');
    assert.equal(endpoint.key, `rest:${url}/api`);
    assert.throws(() => rest({ src: `${url}/somewhere` }), /should be the address of a HIT/);
  });

  it('delivers what another page sealed, to the assignment of the submission', async () => {
    const { url, seen } = await serve(() => ({ body: { submissionId: '0198-a' } }));
    await rest({ src: `${url}/hits/OTHER` }).submit(submission(), signal);
    assert.equal(seen[0]!.path, '/assignments/3AB7/submission');
  });

  it('does not take a 2xx for a receipt that is none', async () => {
    const { url } = await serve(() => ({ body: '<h1>Welcome to the hotel</h1>' }));
    const { error } = await outcome(rest({ src: `${url}/hits/3XQ4` }).submit(submission(), signal));
    assert.ok(error instanceof Unavailable);
    assert.match(error.message, /\$\.submissionId/);
  });

  it('names what is wrong with an assignment, and where', async () => {
    const { url } = await serve(() => ({ body: { status: 'busy', clock: { deadline: 'soon' } } }));
    const { error } = await outcome(rest({ src: `${url}/hits/3XQ4` }).load(signal));
    assert.match(error.message, new RegExp(`GET ${url}/hits/3XQ4`));
    assert.match(error.message, /\$\.status: .*"busy"/);
    assert.match(error.message, /\$\.clock\.remainingMs: This key is missing/);
  });

  it('needs an assignment before it can save', async () => {
    const endpoint = rest({ src: 'https://a.example/hits/3XQ4' });
    assert.match((await outcome(endpoint.return!(signal))).error.message, /no assignment yet/);
  });

  it('denies an acceptance on 409', async () => {
    const { url } = await serve(() => ({ status: 409, body: { detail: 'No slot is free.' } }));
    const { error } = await outcome(rest({ src: `${url}/hits/3XQ4` }).accept!(signal));
    assert.ok(error instanceof Refusal);
    assert.equal(error.message, 'No slot is free.');
  });
});

describe('tokens', () => {
  /* The API takes one token only; `tokens` is what the page's own server gives, one after the other. */
  const stage = async (good: string, tokens: Answer[]) => {
    const { url, seen } = await serve(({ path, headers }) => {
      if (path === '/token') return tokens.shift() ?? { status: 500 };
      return headers.authorization === `Bearer ${good}`
        ? { body: { status: 'working', submissionId: '0198-a' } }
        : { status: 401 };
    });
    const endpoint = rest({ src: `${url}/hits/3XQ4`, tokenUrl: `${url}/token` });
    return {
      endpoint,
      tokensAsked: () => seen.filter(({ path, method }) => path === '/token' && method === 'POST').length,
      seen,
    };
  };

  it('are asked for once and kept', async () => {
    const { endpoint, tokensAsked } = await stage('t1', [{ body: { token: 't1' } }]);
    await Promise.all([endpoint.load(signal), endpoint.load(signal)]);
    await endpoint.submit(submission(), signal);
    assert.equal(tokensAsked(), 1);
  });

  it('are renewed once for all who wait', async () => {
    const { endpoint, tokensAsked } = await stage('t2', [
      { body: { token: 't1' } },
      { body: { token: 't2' }, delayMs: 100 },
    ]);
    await Promise.all([endpoint.load(signal), endpoint.load(signal), endpoint.submit(submission(), signal)]);
    assert.equal(tokensAsked(), 2);
  });

  it('are renewed once when they are no longer taken', async () => {
    const { endpoint, tokensAsked } = await stage('t2', [{ body: { token: 't1' } }, { body: { token: 't2' } }]);
    await endpoint.submit(submission(), signal);
    await endpoint.submit(submission(), signal);
    assert.equal(tokensAsked(), 2);
  });

  it('never refuse a submission: it waits', async () => {
    const stale = await stage('t9', [{ body: { token: 't1' } }, { body: { token: 't2' } }]);
    const { error } = await outcome(stale.endpoint.submit(submission(), signal));
    assert.ok(error instanceof Unavailable);
    assert.equal(stale.seen.filter(({ path }) => path.endsWith('/submission')).length, 2);
    for (const broken of [{ status: 403 }, { body: { key: 'x' } }, { status: 204 }] satisfies Answer[]) {
      const { endpoint } = await stage('t1', [broken, { body: { token: 't1' } }]);
      assert.ok((await outcome(endpoint.submit(submission(), signal))).error instanceof Unavailable);
      await endpoint.submit(submission(), signal); // a failure is not kept
    }
  });

  it('come from a function of the page, which is told when to renew', async () => {
    const { url } = await serve(({ headers }) =>
      headers.authorization === 'Bearer new' ? { body: { status: 'working' } } : { status: 401 },
    );
    const asked: boolean[] = [];
    const token = (refresh: boolean) => (asked.push(refresh), refresh ? 'new' : 'old');
    await rest({ src: `${url}/hits/3XQ4`, token }).load(signal);
    assert.deepEqual(asked, [false, true]);
  });

  it('that never come do not hold a request for ever', async () => {
    const { error } = await outcome(
      request((await serve(() => ({}))).url, {}, signal, { token: () => new Promise(() => {}), timeoutMs: 30 }),
    );
    assert.match(error.message, /did not answer within/);
  });
});

describe('mturk', () => {
  const make = (turkSubmitTo = 'https://www.mturk.com', assignmentId = '3AB7') =>
    mturk({ turkSubmitTo, assignmentId, hitId: '3XQ4' });
  const form = async (answers: Submission['answers'], assignmentId = '3AB7') => {
    const { next } = await make().submit(submission({ answers, assignmentId }), signal);
    const parsed = nextSchema.parse(next);
    assert.ok('post' in parsed);
    return parsed;
  };

  it('posts the assignment and one entry for each answer', async () => {
    const { post, fields } = await form(
      record([
        ['why', 'squashed'],
        ['sentiment', 'neg'],
        ['skipped', null],
      ]),
    );
    assert.equal(post, 'https://www.mturk.com/mturk/externalSubmit');
    assert.deepEqual(fields, [
      ['assignmentId', '3AB7'],
      ['why', 'squashed'],
      ['sentiment', 'neg'],
    ]);
  });

  it('adds the whole submission where text does not say it all', async () => {
    for (const value of [7, false, ['a', 'b'], { x: 1 }]) {
      const { fields } = await form(record([['q', value]]));
      const whole = submissionSchema.parse(JSON.parse(new Map(fields).get('hitkit')!));
      assert.deepEqual(whole.answers.q, value);
    }
    assert.deepEqual((await form(record([['q', ['a', 'b']]]))).fields.slice(0, 3), [
      ['assignmentId', '3AB7'],
      ['q', 'a'],
      ['q', 'b'],
    ]);
  });

  it('lets no answer pass for the assignment, and loses none', async () => {
    const { fields } = await form(
      record([
        ['assignmentId', 'EVIL'],
        ['why', 'x'],
      ]),
    );
    assert.deepEqual(
      fields.filter(([name]) => name === 'assignmentId'),
      [['assignmentId', '3AB7']],
    );
    assert.equal(submissionSchema.parse(JSON.parse(new Map(fields).get('hitkit')!)).answers.assignmentId, 'EVIL');
  });

  it('never posts a form with nothing in it, which MTurk refuses', async () => {
    assert.deepEqual(
      (await form(record([['q', null]]))).fields.map(([name]) => name),
      ['assignmentId', 'hitkit'],
    );
  });

  it('submits to HTTPS, or to this machine', async () => {
    for (const bad of [
      'javascript:alert(1)//',
      'data:text/html,x',
      'http://www.mturk.com',
      'ftp://a.example',
      '',
      'mturk',
    ]) {
      assert.throws(() => make(bad), /turkSubmitTo/, bad);
    }
    const local = await make('http://localhost:8080/base/').submit(submission(), signal);
    assert.equal((local.next as { post: string }).post, 'http://localhost:8080/base/mturk/externalSubmit');
    assert.throws(() => make('http://localhost.evil.example'), /turkSubmitTo/);
  });

  it('shows a preview without knowing where to submit, and submits nothing from it', async () => {
    const preview = mturk({ hitId: '3XQ4', assignmentId: 'ASSIGNMENT_ID_NOT_AVAILABLE' });
    assert.deepEqual(await preview.load(signal), { status: 'preview', hitId: '3XQ4' });
    await outcome(preview.submit(submission({ assignmentId: 'ASSIGNMENT_ID_NOT_AVAILABLE' }), signal));
  });

  it('submits its own assignment alone: a receipt in another page would be posted by nobody', async () => {
    assert.ok(!((await outcome(make().submit(submission({ assignmentId: '3ZZ9' }), signal))).error instanceof Refusal));
    assert.notEqual(make().key, make('https://www.mturk.com', '3ZZ9').key);
  });
});

describe('identify', () => {
  const ids = (query: string, own = {}) => identify(own, new URLSearchParams(query));

  it('reads MTurk’s address', () => {
    assert.deepEqual(ids('assignmentId=3AB7&hitId=3XQ4&workerId=A1B2&turkSubmitTo=https%3A%2F%2Fwww.mturk.com'), {
      hitId: '3XQ4',
      assignmentId: '3AB7',
      workerId: 'A1B2',
      turkSubmitTo: 'https://www.mturk.com',
    });
  });

  it('reads Prolific’s', () => {
    assert.deepEqual(ids('PROLIFIC_PID=p&STUDY_ID=s&SESSION_ID=x'), { workerId: 'p', hitId: 's', assignmentId: 'x' });
  });

  it('lets the page’s author win, and leaves out what is nowhere', () => {
    assert.deepEqual(ids('hitId=query&STUDY_ID=s', { hitId: 'own', workerId: '' }), { hitId: 'own' });
    assert.deepEqual(ids('hitId=&assignmentId='), {});
  });
});

describe('memory', () => {
  it('accepts one submission, once', async () => {
    const endpoint = memory({ status: 'working' });
    const receipt = await endpoint.submit(submission(), signal);
    const { answers, ...rest } = submission();
    assert.deepEqual(await endpoint.submit({ answers, ...rest }, signal), receipt);
    const other = await outcome(endpoint.submit(submission({ answers: record([['sentiment', 'pos']]) }), signal));
    assert.equal(other.error.problem?.status, 422);
    assert.ok(
      (await outcome(endpoint.submit(submission({ submissionId: 'second' }), signal))).error instanceof Refusal,
    );
    assert.deepEqual({ ...endpoint.submission!.answers }, { sentiment: 'neg' });
    assert.equal((await endpoint.load(signal)).receipt?.submissionId, '0198-a');
  });

  it('asks for acceptance first, keeps the draft and runs the clock', async () => {
    const endpoint = memory({ durationInSeconds: 60, extensions: 1 });
    assert.ok((await outcome(endpoint.submit(submission(), signal))).error instanceof Refusal);
    const accepted = await endpoint.accept(signal);
    assert.ok(accepted.clock!.remainingMs > 59_000 && accepted.clock!.remainingMs <= 60_000);
    assert.ok((await endpoint.extend(signal)).clock!.remainingMs > 119_000);
    assert.ok((await outcome(endpoint.extend(signal))).error instanceof Refusal);
    await endpoint.save({ answers: record([['a', 'b']]), savedAt: '2026-11-22T10:00:00Z' }, signal);
    assert.deepEqual((await endpoint.load(signal)).draft?.answers, { a: 'b' });
    endpoint.deadline = Date.now() - 1;
    assert.ok((await outcome(endpoint.submit(submission(), signal))).error instanceof Refusal);
    assert.equal(endpoint.status, 'expired');
  });

  it('loses requests and replies on demand', async () => {
    const lost = new Unavailable('Lost.');
    const endpoint = memory({
      status: 'working',
      fail: (method, when, count) =>
        method === 'submit' && ((count === 1 && when === 'request') || (count === 2 && when === 'reply'))
          ? lost
          : undefined,
    });
    assert.equal((await outcome(endpoint.submit(submission(), signal))).error, lost);
    assert.equal(endpoint.submission, undefined);
    assert.equal((await outcome(endpoint.submit(submission(), signal))).error, lost);
    assert.equal(endpoint.status, 'submitted');
    assert.equal((await endpoint.submit(submission(), signal)).submissionId, '0198-a');
    assert.deepEqual(endpoint.calls, ['submit', 'submit', 'submit']);
  });

  it('can be returned, and stops waiting when aborted', async () => {
    const endpoint = memory({ latencyMs: 60_000 });
    const stop = new AbortController();
    const result = outcome(endpoint.load(stop.signal));
    stop.abort(new Error('closed'));
    assert.equal((await result).error.message, 'closed');
    const quick = memory({ status: 'working' });
    await quick.return(signal);
    assert.equal((await quick.load(signal)).status, 'returned');
  });
});
