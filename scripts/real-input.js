/** Server commands for tests in every engine: real keys, the size of the window, media. `test/helpers/keys.ts` calls them. */

/** The WebDriver standard's code points of keys that are not characters (https://w3.org/TR/webdriver2/#keyboard-actions). */
const codes = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
  Meta: '\uE03D',
};

/** @param {string} key */
const code = (key) => {
  if ([...key].length === 1) return key;
  if (Object.hasOwn(codes, key)) return codes[/** @type {keyof typeof codes} */ (key)];
  throw new Error(`Unknown key "${key}". Known: characters and ${Object.keys(codes).join(', ')}.`);
};

/** Chromium and Firefox. @param {any} page @returns {Record<string, (payload: any) => Promise<void>>} */
const puppeteer = (page) => ({
  async press([key, ...modifiers]) {
    for (const modifier of modifiers) await page.keyboard.down(modifier);
    // `type` knows every character, `press` only those of one keyboard.
    await ([...key].length === 1 && !modifiers.length ? page.keyboard.type(key) : page.keyboard.press(key));
    for (const modifier of modifiers) await page.keyboard.up(modifier);
  },
  resize: (size) => page.setViewport(size),
  emulate: (media) =>
    page.emulateMediaFeatures(Object.entries(media).map(([name, value]) => ({ name: `prefers-${name}`, value }))),
});

/** WebKit. @param {any} driver @returns {Record<string, (payload: any) => Promise<void>>} */
const webdriver = (driver) => ({
  press([key, ...modifiers]) {
    const down = [...modifiers, key].map((name) => ({ type: 'keyDown', value: code(name) }));
    const up = [key, ...modifiers].map((name) => ({ type: 'keyUp', value: code(name) }));
    return driver.performActions([{ type: 'key', id: 'keyboard', actions: [...down, ...up] }]);
  },
  resize: ({ width, height }) => driver.setWindowRect(null, null, width, height),
  emulate: () => Promise.reject(new Error('WebDriver cannot emulate media.')),
});

/** @returns {import('@web/test-runner').TestRunnerPlugin<any>} */
export const realInput = () => ({
  name: 'real-input',
  async executeCommand({ command, payload, session }) {
    const browser = /** @type {any} */ (session.browser);
    const engine = browser.type === 'puppeteer' ? puppeteer(browser.getPage(session.id)) : webdriver(browser.driver);
    if (command === 'press') {
      for (const keys of payload) await engine.press?.(keys);
      return true;
    }
    if (command === 'resize') {
      await engine.resize?.(payload);
      return true;
    }
    if (command === 'emulate') {
      return Promise.resolve(engine.emulate?.(payload)).then(
        () => ({ emulated: true }),
        () => ({ emulated: false }),
      );
    }
    return undefined;
  },
});
