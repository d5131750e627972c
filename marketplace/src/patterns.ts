import { createContext, Script } from 'node:vm';

/** Milliseconds that one pattern may take for one answer. */
const patience = 50;

const sandbox: { expression: RegExp; text: string } = { expression: /^/, text: '' };
createContext(sandbox);
const test = new Script('expression.test(text)');

/**
 * Runs patterns that strangers wrote, with JavaScript's own engine, as the page does, but for a limited time: a pattern
 * that backtracks for ever would stop the server for everybody. One that runs out of time refuses nothing, because the
 * worker's page has already checked the answer and the worker cannot mend a pattern.
 */
export function boundedPatterns(pattern: string): (text: string) => boolean {
  /* Alone first: `a)(b` is no pattern, although it becomes one between the anchors. */
  new RegExp(pattern, 'v');
  const expression = new RegExp(`^(?:${pattern})$`, 'v');
  return (text) => {
    Object.assign(sandbox, { expression, text });
    try {
      return test.runInContext(sandbox, { timeout: patience }) as boolean;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return true;
      throw error;
    }
  };
}
