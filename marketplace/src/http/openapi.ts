import * as core from 'hitkit/core';
import * as z from 'zod/mini';
import type { Access, Answer, Route } from './route.js';

/* Schemas that many routes share get a name in the document; all others stand where they are used. */
const named: Record<string, z.ZodMiniType> = {
  Assignment: core.assignmentSchema,
  Batch: core.batchSchema,
  BatchCheck: core.batchCheckSchema,
  Draft: core.draftSchema,
  Extension: core.extensionSchema,
  Group: core.groupSchema,
  GroupHit: core.groupHitSchema,
  Hit: core.hitSchema,
  Me: core.meSchema,
  MyAssignment: core.myAssignmentSchema,
  NewBatch: core.newBatchSchema,
  NewHit: core.newHitSchema,
  Problem: core.problemSchema,
  Receipt: core.receiptSchema,
  Result: core.resultSchema,
  SignIn: core.signInSchema,
  Submission: core.submissionSchema,
  Token: core.tokenSchema,
};

const security: Record<Access, object[] | undefined> = {
  anybody: undefined,
  session: [{ session: [] }],
  worker: [{ workerToken: [] }],
  requester: [{ accessKey: [] }],
};

/** The OpenAPI 3.1 document of a list of routes. What a schema cannot say is left open in it, never wrong. */
export function openApi(routes: readonly Route[], server: string): Record<string, unknown> {
  const schemas = convert({});
  const nameOf = new Map(Object.entries(named).map(([name, schema]) => [schema, name]));
  const describe = (schema: z.ZodMiniType): object => {
    const name = nameOf.get(schema);
    return name === undefined ? convert({ inline: schema })['inline']! : { $ref: `#/components/schemas/${name}` };
  };

  const answerOf = ({ description, schema, types = ['application/json'] }: Answer) => ({
    description,
    ...(schema || types[0] !== 'application/json'
      ? {
          content: Object.fromEntries(
            types.map((type) => [type, { schema: schema ? describe(schema) : { type: 'string' } }]),
          ),
        }
      : {}),
  });
  const problem = (description: string): object =>
    answerOf({ description, schema: core.problemSchema, types: ['application/problem+json'] });

  const operationOf = (route: Route) => ({
    operationId: route.id,
    summary: route.summary,
    tags: [route.access === 'anybody' ? (route.url.startsWith('/session') ? 'session' : 'service') : route.access],
    ...(security[route.access] ? { security: security[route.access] } : {}),
    parameters: [
      ...Object.entries(route.path ?? {}).map(([name, schema]) => ({
        name,
        in: 'path',
        required: true,
        schema: describe(schema),
      })),
      ...Object.entries(route.query ?? {}).map(([name, schema]) => ({
        name,
        in: 'query',
        required: false,
        schema: describe(schema),
      })),
      ...Object.entries(route.headers ?? {}).map(([name, description]) => ({
        name,
        in: 'header',
        required: true,
        description,
        schema: { type: 'string' },
      })),
    ],
    ...(route.body
      ? {
          requestBody: {
            required: !route.bodyOptional,
            content: { 'application/json': { schema: describe(route.body) } },
          },
        }
      : {}),
    responses: {
      ...Object.fromEntries(Object.entries(route.answers).map(([status, answer]) => [status, answerOf(answer)])),
      ...Object.fromEntries(
        (route.problems ?? [])
          .filter((status) => !(status in route.answers))
          .map((status) => [status, problem(reasons[status] ?? 'A problem.')]),
      ),
      default: problem('Any other problem.'),
    },
  });

  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) (paths[route.url] ??= {})[route.method.toLowerCase()] = operationOf(route);

  return {
    openapi: '3.1.0',
    info: { title: 'hitkit marketplace', version: '1', description: 'Publish HITs, work on them, review the answers.' },
    servers: [{ url: server }],
    paths,
    components: {
      schemas,
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'hitkit_session' },
        workerToken: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
        accessKey: { type: 'http', scheme: 'bearer', description: "A requester's access key, hk_…" },
      },
    },
  };
}

const reasons: Record<number, string> = {
  400: 'The request cannot be read.',
  401: 'Nobody is signed in.',
  403: 'Not allowed.',
  404: 'Not there, or not yours.',
  409: 'Does not fit the present state.',
  410: 'Over.',
};

/* JSON Schemas of the named schemas and some more, with references to the named ones wherever they occur. */
function convert(more: Record<string, z.ZodMiniType>): Record<string, object> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries({ ...named, ...more })) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, {
    io: 'input',
    unrepresentable: 'any',
    uri: (id) => `#/components/schemas/${id}`,
    /* The one custom check is that of answers by name: an object. */
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema._zod.def.type === 'custom') jsonSchema.type = 'object';
    },
  });
  const { __shared: _, ...own } = schemas;
  return tidy(own) as Record<string, object>;
}

/* Takes out `$schema` and `$id`, which belong to documents of their own. What zod shares is `z.json()`: any value, {}. */
function tidy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(tidy);
  if (typeof value !== 'object' || value === null) return value;
  if ('$ref' in value && String(value.$ref).includes('__shared')) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, part]) => (key === '$schema' || key === '$id' ? [] : [[key, tidy(part)]])),
  );
}
