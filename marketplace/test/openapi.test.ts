import assert from 'node:assert/strict';
import test from 'node:test';
import { createApp, routes } from 'hitkit-marketplace/app.js';
import { openApi } from 'hitkit-marketplace/http/openapi.js';
import type { Market } from 'hitkit-marketplace/http/route.js';

interface Operation {
  operationId: string;
  responses: Record<string, { content?: Record<string, { schema: unknown }> }>;
  requestBody?: { content: Record<string, { schema: { $ref?: string; properties?: object } }> };
}
interface Document {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, { type?: string; properties?: Record<string, unknown>; required?: string[] }> };
}

const document = openApi(routes, '/api') as unknown as Document;
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ key: `${method.toUpperCase()} ${path}`, ...operation })),
);

test('every route that the server answers is in the document, and none besides', () => {
  /* Only mounted, never called: a route's table needs no database. */
  const app = createApp({ market: {} as Market, corsOrigins: ['*'] });
  const answered = app.routes
    .filter(({ method }) => method !== 'ALL')
    .map(({ method, path }) => `${method} ${path.replace(/^\/api/, '').replace(/:(\w+)/g, '{$1}')}`);
  assert.ok(answered.length >= 40, `only ${answered.length} routes`);
  assert.deepEqual(operations.map(({ key }) => key).sort(), [...new Set(answered)].sort());
});

test('operations have names of their own, and say what comes back', () => {
  assert.equal(document.openapi, '3.1.0');
  assert.equal(new Set(operations.map(({ operationId }) => operationId)).size, operations.length);
  for (const { key, responses } of operations)
    assert.ok(Object.keys(responses).some((status) => status.startsWith('2')) && responses['default'], key);
});

test('schemas are told from the protocol, and every reference leads somewhere', () => {
  const text = JSON.stringify(document);
  const references = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, reference]) => reference!);
  assert.ok(references.length > 20);
  for (const reference of new Set(references)) {
    assert.match(reference, /^#\/components\/schemas\/\w+$/);
    assert.ok(reference.split('/').at(-1)! in document.components.schemas, reference);
  }
  assert.ok(!text.includes('"$schema"') && !text.includes('"$id"'));
  const { Submission, NewBatch } = document.components.schemas;
  assert.deepEqual(Submission!.required, [
    'version',
    'submissionId',
    'answers',
    'startedAt',
    'submittedAt',
    'elapsedMs',
  ]);
  assert.deepEqual(Submission!.properties!['answers'], { type: 'object' });
  assert.deepEqual(Object.keys(NewBatch!.properties!), [
    'task',
    'items',
    'maxAssignments',
    'lifetimeInSeconds',
    'autoApprovalDelayInSeconds',
    'annotation',
  ]);
});
