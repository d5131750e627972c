import { defineContract, missing } from '../../../core/contract.js';
import type { ToggleConfig } from './toggle.schema.js';

/** Yes or no. The answer is `true` or `false`; not answered is neither. */
export const toggle = defineContract<boolean, ToggleConfig>({
  tag: 'hit-toggle',
  version: 1,
  accepts: (value) => typeof value === 'boolean',
  check: missing,
});
