import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';

/** The element that has the focus, through every shadow root, and whether a person can see that. */
interface Focus {
  /** For messages: `button "Submit"`. */
  what: string;
  /** Nothing has the focus: the next Tab starts from the top of the page. */
  lost: boolean;
  /** It, or what it stands in, shows an outline or a shadow. */
  ring: boolean;
  /** What lies over its middle; empty where nothing does. */
  covered: string;
}

export const focusOf = (page: Page): Promise<Focus> =>
  page.evaluate(() => {
    const above = (node: Element) => node.assignedSlot ?? node.parentElement ?? (node.getRootNode() as ShadowRoot).host;
    let focused = document.activeElement!;
    while (focused.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;

    let ring = false;
    for (let at: Element | undefined = focused, level = 0; at && level < 3; at = above(at), level += 1) {
      const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(at);
      const outlined = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && !/, 0\)$/.test(outlineColor);
      ring ||= outlined || boxShadow !== 'none';
    }

    const box = focused.getBoundingClientRect();
    // Of a tall text, the part that is in the window.
    const middle = (from: number, to: number, size: number) => (Math.max(0, from) + Math.min(size, to)) / 2;
    const [x, y] = [middle(box.left, box.right, innerWidth), middle(box.top, box.bottom, innerHeight)];
    let hit = document.elementFromPoint(x, y);
    while (hit?.shadowRoot?.elementFromPoint(x, y) && hit.shadowRoot.elementFromPoint(x, y) !== hit)
      hit = hit.shadowRoot.elementFromPoint(x, y);
    // What a label draws for its own control covers that.
    let clear = hit?.closest('label')?.contains(focused) ?? false;
    for (let at: Element | null | undefined = hit; at; at = above(at)) clear ||= at === focused;

    const name = (element: Element) => {
      const words = element.getAttribute('aria-label') ?? (element.closest('label') ?? element).textContent ?? '';
      return `${element.localName} ${JSON.stringify(words.trim().replace(/\s+/g, ' ').slice(0, 60))}`;
    };
    const covered = clear ? '' : hit ? name(hit) : 'the edge of the window';
    return { what: name(focused), lost: focused === document.body, ring, covered };
  });

const isFocused = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => {
    let focused = document.activeElement;
    while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
    return focused === element;
  });

/** Presses Tab until the target has the focus. At every stop on the way the focus must be seen. */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await target.waitFor();
  const stops: string[] = [];
  while (stops.length < 60) {
    await page.keyboard.press(key);
    const { what, lost, ring, covered } = await focusOf(page);
    stops.push(what);
    if (lost) continue;
    assert.ok(ring, `the focus cannot be seen on ${what}`);
    assert.equal(covered, '', `${what} has the focus and is covered by ${covered}`);
    if (await isFocused(target)) return;
  }
  assert.fail(`${target.toString()} cannot be reached with ${key}: ${stops.join(' → ')}`);
}

/** Waits until the target has the focus by itself. */
export async function arrive(target: Locator): Promise<void> {
  await target.waitFor();
  const handle = await target.elementHandle();
  await target.page().waitForFunction((element) => {
    let focused = document.activeElement;
    while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
    return focused === element;
  }, handle);
}
