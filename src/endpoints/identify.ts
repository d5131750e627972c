/** Who works on what. */
export interface Ids {
  hitId?: string;
  assignmentId?: string;
  workerId?: string;
}

/** The `assignmentId` of a page that is shown before the HIT was accepted: MTurk's word. */
export const NOT_ACCEPTED = 'ASSIGNMENT_ID_NOT_AVAILABLE';

/** Prolific's names for the same three. */
const prolific = { hitId: 'STUDY_ID', assignmentId: 'SESSION_ID', workerId: 'PROLIFIC_PID' };

/**
 * The ids of a session: what the page's author set, else what the page's address says, in MTurk's words or Prolific's.
 * One that is nowhere is absent. `turkSubmitTo` is the origin that an MTurk page submits to.
 */
export function identify(reference: Ids, query: URLSearchParams): Ids & { turkSubmitTo?: string } {
  const found: Ids & { turkSubmitTo?: string } = {};
  for (const id of ['hitId', 'assignmentId', 'workerId'] as const) {
    const value = reference[id] || query.get(id) || query.get(prolific[id]);
    if (value) found[id] = value;
  }
  const turkSubmitTo = query.get('turkSubmitTo');
  return turkSubmitTo ? { ...found, turkSubmitTo } : found;
}
