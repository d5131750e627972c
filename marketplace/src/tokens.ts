import { jwtVerify, SignJWT } from 'jose';

/**
 * What a worker's token allows. A worker that a requester named works for that requester only; a token bound to a HIT or
 * a batch opens nothing else.
 */
export interface Scope {
  workerId: string;
  requesterId?: string | undefined;
  hitId?: string | undefined;
  batchId?: string | undefined;
}

export interface Tokens {
  /** @param seconds how long it lives. */
  mint(scope: Scope, seconds: number): Promise<{ token: string; expiresAt: string; workerId: string }>;
  /** `undefined` when it was not made here, was changed, or has run out. */
  read(token: string): Promise<Scope | undefined>;
}

const issuer = 'hitkit-marketplace';
const audience = 'worker';
/* Servers that share a database may differ in their clocks by this many seconds. */
const clockTolerance = 5;

/** @param secret at least 32 bytes, shared by all servers of one marketplace. */
export function signedTokens(secret: string): Tokens {
  const key = new TextEncoder().encode(secret);
  return {
    async mint({ workerId, requesterId, hitId, batchId }, seconds) {
      const expires = Math.floor(Date.now() / 1000) + seconds;
      const token = await new SignJWT({ requester: requesterId, hit: hitId, batch: batchId })
        .setProtectedHeader({ alg: 'HS256' })
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject(workerId)
        .setExpirationTime(expires)
        .sign(key);
      return { token, expiresAt: new Date(expires * 1000).toISOString(), workerId };
    },
    async read(token) {
      try {
        const { payload } = await jwtVerify(token, key, { algorithms: ['HS256'], issuer, audience, clockTolerance });
        const claim = (name: string) => (typeof payload[name] === 'string' ? payload[name] : undefined);
        const workerId = payload.sub;
        return workerId === undefined
          ? undefined
          : { workerId, requesterId: claim('requester'), hitId: claim('hit'), batchId: claim('batch') };
      } catch {
        return undefined;
      }
    },
  };
}
