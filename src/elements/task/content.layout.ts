import { type Entry, isField, type Static } from '../../core/task.js';

export type MediaEntry = Extract<Static, { static: 'image' | 'audio' | 'video' }>;

export interface Group {
  media: MediaEntry[];
  rest: Entry[];
}

const isMedia = (entry: Entry): entry is MediaEntry => !isField(entry) && /^(image|audio|video)$/.test(entry.static);

/**
 * Cuts a page into groups, each some media and what follows them up to the next, so that the media can stand beside
 * their questions and the order stays the author's.
 */
export function groupsOf(content: readonly Entry[]): Group[] {
  const groups: Group[] = [];
  for (const entry of content) {
    const last = groups.at(-1);
    if (isMedia(entry)) {
      if (last && last.rest.length === 0) last.media.push(entry);
      else groups.push({ media: [entry], rest: [] });
    } else if (last) last.rest.push(entry);
    else groups.push({ media: [], rest: [entry] });
  }
  return groups;
}

/** Media stand beside what follows them where that asks something; a picture within prose stays within it. */
export const isBeside = ({ media, rest }: Group): boolean => media.length > 0 && rest.some(isField);
