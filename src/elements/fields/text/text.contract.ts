import { defineContract, type Issue, missing } from '../../../core/contract.js';
import { matcher } from '../../../core/pattern.js';
import type { TextConfig } from './text.schema.js';

/** Simpler than the standards, as browsers are: it catches slips, and never refuses a real address. */
const forms: Readonly<Partial<Record<TextConfig['type'], RegExp>>> = {
  email: /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)*$/,
  url: /^[a-z][a-z\d+.-]*:\S+$/i,
};

/** One line or several lines of text. The answer is a string; lengths are in UTF-16 code units, as in HTML. */
export const text = defineContract<string, TextConfig>({
  tag: 'hit-text',
  version: 1,
  accepts: (value) => typeof value === 'string',
  check(answer, config) {
    if (answer === null) return missing(answer, config);
    const { type, multiline, minLength = 0, maxLength = Infinity, pattern } = config;
    const { length } = answer;
    const issues: Issue[] = [];
    if (!multiline && forms[type]?.test(answer) === false) issues.push({ code: 'typeMismatch', params: { type } });
    if (length < minLength) issues.push({ code: 'tooShort', params: { min: minLength, length } });
    if (length > maxLength) issues.push({ code: 'tooLong', params: { max: maxLength, length } });
    if (pattern && matcher(pattern)?.(answer) === false) issues.push({ code: 'patternMismatch' });
    return issues;
  },
});
