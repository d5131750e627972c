/** Browser tests: Chromium by default, all three engines with `--engines`, or one with `--engines=firefox`. */
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { puppeteerLauncher } from '@web/test-runner-puppeteer';
import { webdriverLauncher } from '@web/test-runner-webdriver';
import { chromiumArgs, find } from './scripts/browsers.js';
import { realInput } from './scripts/real-input.js';
import { startWebKit } from './scripts/webkit.js';

const engines = {
  chromium: () =>
    chromeLauncher({
      launchOptions: { executablePath: find('chromium'), args: [...chromiumArgs, '--js-flags=--expose-gc'] },
      concurrency: 2,
      // Pages that run side by side: each in a window of its own, shown and with the focus.
      createPage: async ({ context }) => {
        const page = await context.newPage({ type: 'window' });
        const session = await page.createCDPSession();
        await session.send('Emulation.setFocusEmulationEnabled', { enabled: true });
        return page;
      },
    }),
  firefox: () =>
    puppeteerLauncher({ launchOptions: { browser: 'firefox', executablePath: find('firefox') }, concurrency: 1 }),
  webkit: async () => Object.assign(webdriverLauncher(await startWebKit()), { name: 'WebKit', concurrency: 1 }),
};

const asked = process.argv.find((argument) => argument.startsWith('--engines'));
const [, chosen] = asked?.split('=') ?? [];
const names = chosen ? chosen.split(',') : asked ? Object.keys(engines) : ['chromium'];

/** Ends with the count. */
const count = () => ({
  /**
   * A page that a test made asks for pictures that are not there; that is news only where something failed.
   * @param {{ sessionsForTestFile: import('@web/test-runner').TestSession[] }} file
   */
  reportTestFileResults({ sessionsForTestFile }) {
    for (const session of sessionsForTestFile) if (session.passed) session.request404s = [];
  },
  /** @param {{ sessions: import('@web/test-runner').TestSession[] }} run */
  onTestRunFinished({ sessions }) {
    const total = { passed: 0, failed: 0, skipped: 0 };
    /** @param {import('@web/test-runner').TestSuiteResult | undefined} suite */
    const add = (suite) => {
      for (const test of suite?.tests ?? []) total[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed']++;
      suite?.suites.forEach(add);
    };
    for (const { testResults, passed, errors } of sessions) {
      const before = total.failed;
      add(testResults);
      if (total.failed === before && (errors.length || !passed)) total.failed++;
    }
    process.stdout.write(
      `\n${names.join(', ')}: ${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`,
    );
  },
});

/** @type {import('@web/test-runner').TestRunnerConfig} */
export default {
  files: ['test/**/*.test.ts', '!test/node/**', '!test/journeys/**', '!test/stories/**', '!test/kills/**'],
  nodeResolve: { exportConditions: ['browser', 'development'] },
  browsers: await Promise.all(names.map((name) => engines[/** @type {keyof typeof engines} */ (name)]())),
  concurrentBrowsers: 1,
  plugins: [esbuildPlugin({ ts: true, tsconfig: 'tsconfig.json', target: 'es2022' }), realInput()],
  filterBrowserLogs: ({ args }) => !/Lit is in dev mode/.test(String(args[0])),
  reporters: [count(), defaultReporter({ reportTestProgress: !process.env.CI, reportTestResults: true })],
  testFramework: { config: { timeout: 10_000 } },
  browserStartTimeout: 60_000,
  testsFinishTimeout: 120_000,
};
