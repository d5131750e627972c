import { idSchema, limits } from 'hitkit/core';
import * as z from 'zod/mini';

/** The query of every list. A cursor is the id of the last row that the client has. */
export const pageQuery = {
  cursor: z.optional(idSchema),
  limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(limits.page.max)), limits.page.default),
};

export interface PageQuery {
  cursor?: string | undefined;
  limit: number;
}

/** Cuts rows, of which one more than `limit` was asked for, into a page. */
export function pageOf<Row extends { id: string }, Item>(
  rows: Row[],
  limit: number,
  item: (row: Row) => Item,
): { items: Item[]; nextCursor: string | null } {
  const page = rows.slice(0, limit);
  return { items: page.map(item), nextCursor: rows.length > limit ? page.at(-1)!.id : null };
}
