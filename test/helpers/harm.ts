declare global {
  interface Window {
    fire(): void;
  }
}

/** Shows markup as a page without any sanitiser would, presses all that can be pressed, and tells whether `fire()` ran within `ms`. */
export async function firesRaw(html: string, ms = 2000): Promise<boolean> {
  const frame = document.createElement('iframe');
  let fired = false;
  const key = `fire${Math.random().toString(36).slice(2)}`;
  Object.assign(window, { [key]: () => (fired = true) });
  // The base keeps links from leading back to the page that runs the tests.
  frame.srcdoc = `<!doctype html><base href="https://nowhere.invalid/"><script>var fire = () => parent.${key}()</script>${html}`;
  await new Promise((resolve) => {
    frame.onload = resolve;
    document.body.append(frame);
  });
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  await pause(20);
  for (const element of frame.contentDocument?.querySelectorAll('a, button, [type=submit]') ?? []) {
    if (!fired) element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
  }
  for (const end = performance.now() + ms; !fired && performance.now() < end;) await pause(20);
  frame.remove();
  Reflect.deleteProperty(window, key);
  return fired;
}

const tags = new Set(
  `h1 h2 h3 h4 h5 h6 p br wbr hr div span blockquote pre code kbd samp var details summary figure figcaption ul ol li dl dt dd
  table caption colgroup col thead tbody tfoot tr th td a em strong b i u s del ins mark small sub sup abbr cite dfn q time
  bdi bdo ruby rt rp img audio video source`.split(/\s+/),
);
const attributes = new Set(
  'alt cite colspan controls datetime dir height href lang loop muted open poster preload reversed rowspan scope src start title width target rel loading'.split(
    ' ',
  ),
);

/** Everything in a tree that rich text may not hold, written apart from the sanitiser's own list. */
export function harmIn(root: DocumentFragment | Element): string[] {
  const found: string[] = [];
  for (const element of root.querySelectorAll('*')) {
    const tag = element.localName;
    if (!tags.has(tag) || element.namespaceURI !== 'http://www.w3.org/1999/xhtml') found.push(`<${tag}>`);
    if (element.shadowRoot) found.push(`<${tag}> with a shadow`);
    for (const name of element.getAttributeNames()) {
      const value = element.getAttribute(name)!;
      if (!attributes.has(name)) found.push(`${tag}[${name}]`);
      if (!/^(href|src|poster|cite)$/.test(name)) continue;
      const { protocol, href, origin } = new URL(value, document.baseURI);
      const raster = tag === 'img' && /^data:image\/(png|jpeg|gif|webp|avif|bmp)[;,]/.test(href);
      const link = name === 'href' || name === 'cite';
      const own = origin === location.origin; // relative
      if (!(link ? /^(https|mailto):$/ : /^https?:$/).test(protocol) && !raster && !own)
        found.push(`${tag}[${name}=${value}]`);
    }
    if (
      tag === 'a' &&
      (element.getAttribute('rel') !== 'noopener noreferrer' || element.getAttribute('target') !== '_blank')
    )
      found.push('a without rel');
  }
  return found;
}

/** Puts nodes into the page for a while, and tells whether anything ran. */
export async function firesIn(show: (place: HTMLElement) => unknown, ms = 150): Promise<boolean> {
  let fired = false;
  window.fire = () => (fired = true);
  const place = document.body.appendChild(document.createElement('div'));
  await show(place);
  await new Promise((resolve) => setTimeout(resolve, ms));
  place.remove();
  return fired;
}
