import { extensionSchema, hitSchema, idSchema, newHitSchema, reviewSchema } from 'hitkit/core';
import { publish } from '../../batches.js';
import { dispose, expire, extend, getHit, setReviewing } from '../../hits.js';
import { done, json, type Route, route } from '../../http/route.js';

const hitId = { hitId: idSchema };

/** Single HITs. */
export const hitRoutes: Route[] = [
  route({
    access: 'requester',
    method: 'POST',
    url: '/requester/hits',
    id: 'createHit',
    summary: 'Publishes a single HIT: a batch of one, whose item is in the task itself.',
    body: newHitSchema,
    answers: { 201: { description: 'The HIT.', schema: hitSchema } },
    async handle({ market, who, body }) {
      const { hitIds } = await publish(market.db, who.requesterId, { ...body, items: [{}] }, market.contractOf);
      return json(201, await getHit(market.db, who.requesterId, hitIds[0]!));
    },
  }),
  route({
    access: 'requester',
    method: 'GET',
    url: '/requester/hits/{hitId}',
    id: 'getHit',
    summary: "One HIT with MTurk's state and counters.",
    path: hitId,
    answers: { 200: { description: 'The HIT.', schema: hitSchema } },
    problems: [404],
    handle: async ({ market, who, path }) => json(200, await getHit(market.db, who.requesterId, path.hitId)),
  }),
  route({
    access: 'requester',
    method: 'DELETE',
    url: '/requester/hits/{hitId}',
    id: 'deleteHit',
    summary: 'Takes a Reviewable or Reviewing HIT out of every list. Its answers stay in the results.',
    path: hitId,
    answers: { 204: { description: 'It is Disposed.' } },
    problems: [404, 409],
    async handle({ market, who, path }) {
      await dispose(market.db, who.requesterId, path.hitId);
      return done;
    },
  }),
  route({
    access: 'requester',
    method: 'POST',
    url: '/requester/hits/{hitId}/extension',
    id: 'extendHit',
    summary: 'Gives a HIT more time, more assignments or both.',
    path: hitId,
    body: extensionSchema,
    answers: { 200: { description: 'The HIT.', schema: hitSchema } },
    problems: [404],
    async handle({ market, who, path, body }) {
      await extend(market.db, who.requesterId, path, body);
      return json(200, await getHit(market.db, who.requesterId, path.hitId));
    },
  }),
  route({
    access: 'requester',
    method: 'POST',
    url: '/requester/hits/{hitId}/expiration',
    id: 'expireHit',
    summary: 'Stops a HIT from taking workers; who has accepted may finish.',
    path: hitId,
    answers: { 200: { description: 'The HIT.', schema: hitSchema } },
    problems: [404],
    async handle({ market, who, path }) {
      await expire(market.db, who.requesterId, path);
      return json(200, await getHit(market.db, who.requesterId, path.hitId));
    },
  }),
  route({
    access: 'requester',
    method: 'POST',
    url: '/requester/hits/{hitId}/review',
    id: 'setReviewing',
    summary: 'Moves a HIT between Reviewable and Reviewing.',
    path: hitId,
    body: reviewSchema,
    answers: { 200: { description: 'The HIT.', schema: hitSchema } },
    problems: [404, 409],
    async handle({ market, who, path, body }) {
      await setReviewing(market.db, who.requesterId, path.hitId, body);
      return json(200, await getHit(market.db, who.requesterId, path.hitId));
    },
  }),
];
