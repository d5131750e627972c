import type { LocalStore, OutboxPorts } from '../core/outbox.js';

/** The outbox's ports in a browser. */
export const browserPorts = (store: LocalStore): OutboxPorts => ({
  store,
  now: () => Date.now(),
  random: () => Math.random(),
  pause,
  alone,
});

/** Waits, but not past a sign that trying again makes sense: the network is back, or the page is looked at again. */
function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = new AbortController();
    const finish = (settle: () => void) => {
      stop.abort();
      clearTimeout(timer);
      settle();
    };
    const again = () => document.visibilityState === 'visible' && finish(resolve);
    const timer = setTimeout(() => finish(resolve), milliseconds);
    addEventListener('online', again, stop);
    addEventListener('hit-send-now', again, stop);
    document.addEventListener('visibilitychange', again, stop);
    signal.addEventListener('abort', () => finish(() => reject(signal.reason as Error)), stop);
  });
}

/** Asks every waiting delivery of this page to try at once. */
export const sendNow = (): boolean => dispatchEvent(new Event('hit-send-now'));

/* Web Locks throw in some partitioned frames and are missing elsewhere. Without one the key still makes repeats harmless. */
async function alone<Result>(name: string, run: () => Promise<Result>, signal: AbortSignal): Promise<Result> {
  let started = false;
  const guarded = () => {
    started = true;
    return run();
  };
  try {
    return (await navigator.locks.request(`hitkit:${name}`, { signal }, guarded)) as Result;
  } catch (error) {
    if (started || signal.aborted) throw error;
    return run();
  }
}
