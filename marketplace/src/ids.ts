import { createHash, randomBytes, randomInt } from 'node:crypto';

const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const draw = (length: number) => Array.from({ length }, () => letters[randomInt(letters.length)]).join('');

/** Of a batch, a HIT or an assignment: 150 random bits, in MTurk's shape. */
export const newId = (): string => `3${draw(29)}`;
export const newWorkerId = (): string => `A${draw(13)}`;
export const newRequesterId = (): string => `R${draw(13)}`;
/** A requester's access key, shown once; the database keeps `hashOf` it. */
export const newAccessKey = (): string => `hk_${randomBytes(32).toString('base64url')}`;
export const newSessionKey = (): string => randomBytes(32).toString('base64url');
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');
