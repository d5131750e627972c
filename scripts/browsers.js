/** Finds the browsers that the tests drive. Each may be named by an environment variable. */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const programFiles = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => process.env[name] ?? []);

const browsers = {
  chromium: {
    variable: 'CHROME_PATH',
    names: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'],
    paths: [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      ...programFiles.map((folder) => join(folder, 'Google/Chrome/Application/chrome.exe')),
    ],
    advice: 'Install Chromium or Chrome (Debian: apt-get install chromium)',
  },
  firefox: {
    variable: 'FIREFOX_PATH',
    names: ['firefox-esr', 'firefox'],
    paths: [
      '/Applications/Firefox.app/Contents/MacOS/firefox',
      ...programFiles.map((folder) => join(folder, 'Mozilla Firefox/firefox.exe')),
    ],
    advice: 'Install Firefox (Debian: apt-get install firefox-esr)',
  },
  webkitDriver: {
    variable: 'WEBKIT_DRIVER_PATH',
    names: ['WebKitWebDriver'],
    paths: [],
    advice: 'Install WebKitGTK and its driver (Debian: apt-get install webkit2gtk-driver)',
  },
  miniBrowser: {
    variable: 'MINIBROWSER_PATH',
    names: ['MiniBrowser'],
    paths: ['x86_64', 'aarch64'].flatMap((machine) =>
      ['4.1', '6.0', '4.0'].flatMap((api) => [
        `/usr/lib/${machine}-linux-gnu/webkit2gtk-${api}/MiniBrowser`,
        `/usr/lib/${machine}-linux-gnu/webkitgtk-${api}/MiniBrowser`,
      ]),
    ),
    advice: 'Install WebKitGTK and its driver (Debian: apt-get install webkit2gtk-driver)',
  },
  xvfb: { variable: 'XVFB_PATH', names: ['Xvfb'], paths: [], advice: 'Install Xvfb (Debian: apt-get install xvfb)' },
};

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * The path of a program, or an error that says how to get it.
 * @param {keyof typeof browsers} which
 */
export function find(which) {
  const { variable, names, paths, advice } = browsers[which];
  const named = process.env[variable];
  if (named) {
    if (isProgram(named)) return named;
    throw new Error(`${variable} is "${named}", which is not a program.`);
  }
  const folders = (process.env.PATH ?? '').split(delimiter);
  const path = [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...paths].find(isProgram);
  if (!path) throw new Error(`No ${names[0]} found. ${advice}, or set ${variable} to its path.`);
  return path;
}

/** Starts without questions or traffic of its own; as root, Chromium cannot use its sandbox. */
export const chromiumArgs = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
