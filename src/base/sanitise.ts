import type { Config } from 'dompurify';
import { type Item, pipe } from '../core/piping.js';
import { safeUrl, type UrlUse } from './url.js';

/* The one place where text from outside becomes markup. */

export interface RichTextOptions {
  format: 'markdown' | 'html';
  /** What fills `{name}`. A value becomes text, never markup. */
  item?: Item;
  /** What relative URLs are relative to; the page's own base by default. */
  base?: string;
}

const words = (text: string) => text.trim().split(/\s+/);

/** No `style`, `id`, `class` or `name`: they would reach out of the text, or shadow properties of the document. */
const ALLOWED_ATTR = words(
  `alt cite colspan controls datetime dir height href lang loop muted open poster reversed rowspan scope src start title width`,
);
const ALLOWED_TAGS = words(`
  h1 h2 h3 h4 h5 h6 p br wbr hr div span blockquote pre code kbd samp var details summary figure figcaption
  ul ol li dl dt dd table caption colgroup col thead tbody tfoot tr th td
  a em strong b i u s del ins mark small sub sup abbr cite dfn q time bdi bdo ruby rt rp img audio video source`);

const urls: Record<string, (tag: string) => UrlUse> = {
  href: () => 'link',
  cite: () => 'link',
  src: (tag) => (tag === 'img' ? 'image' : 'media'),
  poster: () => 'image',
};

type Policy = NonNullable<Config['TRUSTED_TYPES_POLICY']>;

interface Tools {
  markdown(source: string): string;
  /** Leaves what is allowed, in a document of its own where nothing loads. */
  purify(html: string): DocumentFragment;
}
let tools: Promise<Tools> | undefined;

/** Loads what is needed to sanitise, once; a failure is forgotten, so that the next call tries again. */
export function prepare(): Promise<Tools> {
  tools ??= load().catch((error: unknown) => {
    tools = undefined;
    throw error;
  });
  return tools;
}

async function load(): Promise<Tools> {
  const [{ default: createPurify }, { Marked }] = await Promise.all([import('dompurify'), import('marked')]);
  const purifier = createPurify(window); // an instance of our own: a page that uses DOMPurify keeps its hooks and settings
  const settings = {
    ALLOWED_TAGS,
    ALLOWED_ATTR,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    RETURN_DOM_FRAGMENT: true,
    TRUSTED_TYPES_POLICY: policy(),
  } as const;
  const marked = new Marked({ async: false, renderer: { checkbox: ({ checked }) => (checked ? '☑ ' : '☐ ') } });
  return {
    markdown: (source) => marked.parse(source) as string,
    purify: (html) => purifier.sanitize(html, settings),
  };
}

/* What it lets through goes to DOMPurify's inert document and nowhere else. Where a second copy of the library may not make it again, DOMPurify makes one of its own. */
function policy(): Policy | undefined {
  const { trustedTypes } = window as { trustedTypes?: { createPolicy(name: string, rules: object): Policy } };
  const same = (text: string) => text;
  try {
    return trustedTypes?.createPolicy('hitkit', { createHTML: same, createScriptURL: same });
  } catch {
    return undefined;
  }
}

/**
 * Turns a requester's Markdown or HTML into nodes that can do no harm. What cannot be parsed comes back as plain text.
 * Rejects when the parts that do it cannot be loaded.
 */
export async function sanitise(
  source: string,
  { format, item = {}, base = '' }: RichTextOptions,
): Promise<DocumentFragment> {
  const { markdown, purify } = await prepare();
  try {
    const clean = purify(format === 'markdown' ? markdown(source) : source);
    fill(clean, item);
    clean.querySelectorAll('*').forEach((element) => harden(element, base));
    return document.importNode(clean, true);
  } catch {
    return plain(pipe(source, item).text); // a nesting too deep for the parser
  }
}

/** Text as it stands, as a paragraph: what is shown while nothing better can be. */
export function plain(text: string): DocumentFragment {
  const paragraph = document.createElement('p');
  paragraph.textContent = text;
  const fragment = document.createDocumentFragment();
  fragment.append(paragraph);
  return fragment;
}

/* After parsing, so that a value can only ever be text or the value of an attribute. */
function fill(root: DocumentFragment, item: Item): void {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node instanceof Element) {
      for (const attribute of node.attributes) {
        const written = attribute.name in urls ? braces(attribute.value) : attribute.value;
        if (written.includes('{')) attribute.value = pipe(written, item).text;
      }
    } else if (node.nodeValue?.includes('{')) node.nodeValue = pipe(node.nodeValue, item).text;
  }
}

/* Markdown percent-encodes URLs, and with them the placeholders inside. */
const braces = (url: string) =>
  url
    .replace(/%7B/gi, '{')
    .replace(/%7D/gi, '}')
    .replace(/\{[^{}]*\}/g, (inner) => {
      try {
        return decodeURIComponent(inner);
      } catch {
        return inner;
      }
    });

function harden(element: Element, base: string): void {
  const tag = element.localName;
  for (const { name, value } of [...element.attributes]) {
    if (!Object.hasOwn(urls, name)) continue;
    const url = safeUrl(value, urls[name]!(tag), base);
    if (url === null) element.removeAttribute(name);
    else element.setAttribute(name, url);
  }
  const set = (attributes: Record<string, string>) =>
    Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
  if (tag === 'a') set({ target: '_blank', rel: 'noopener noreferrer' });
  if (tag === 'img') set({ loading: 'lazy' });
  if (tag === 'audio' || tag === 'video') set({ controls: '', preload: 'metadata' });
}
