import { executeServerCommand } from '@web/test-runner-commands';

/* The ends of the page, for Tab: past them it goes to the browser's own bar (Firefox) or nowhere (WebKitGTK), and in a
   page without the focus nothing fires `focus`, `blur` or `change` any more, in this test and in those after it. */
const edge = (title: string) => {
  const button = Object.assign(document.createElement('button'), { title });
  button.style.cssText = 'position: fixed; inset: 0 auto auto 0; opacity: 0; pointer-events: none';
  return button;
};
const [start, end] = [edge('start'), edge('end')];

function keepInside(): void {
  if (document.body.firstElementChild !== start) document.body.prepend(start);
  if (document.body.lastElementChild !== end) document.body.append(end);
}

/**
 * Presses real keys, one after the other, in every engine: `press('Tab', ' ', 'Shift+Tab', 'Control+Enter')`. Names are
 * those of `KeyboardEvent.key`. (The test runner's own `sendKeys` has no modifiers and no named keys in WebKit.)
 */
export function press(...keys: string[]): Promise<unknown> {
  if (keys.some((chord) => chord.endsWith('Tab'))) keepInside();
  return executeServerCommand(
    'press',
    // The key comes first, its modifiers after it; `+` alone is a key.
    keys.map((chord) => (chord.length > 2 ? chord.split('+').reverse() : [chord])),
  );
}

/** Types text with real keys. */
export const type = (text: string): Promise<unknown> => press(...text);

/**
 * Makes the page this wide and high. WebKitGTK's window has a frame and is never narrower than about 450 px: a test of a
 * narrow layout puts its element into a narrow box.
 */
export const resize = (width: number, height = 800): Promise<unknown> =>
  executeServerCommand('resize', { width, height });

/**
 * Sets what the worker prefers. Only Chromium can: elsewhere the answer is `false`, and the test calls `this.skip()`.
 */
export async function emulate(
  prefers: Partial<Record<'color-scheme' | 'reduced-motion' | 'contrast', string>>,
): Promise<boolean> {
  const { emulated } = await executeServerCommand<{ emulated: boolean }, object>('emulate', prefers);
  return emulated;
}
