/** What a URL is for: a place to go to, something to play or show, or a picture that may stand in the URL itself. */
export type UrlUse = 'link' | 'media' | 'image';

const raster = /^data:image\/(png|jpeg|gif|webp|avif|bmp)[;,]/i;

/**
 * Reads a URL that came from outside as the browser would, and gives it back absolute, or `null` where it is not of a kind
 * that the use allows: `https:` and `mailto:` for links, `http:` and `https:` for media, raster `data:` too for images.
 * @param base what relative URLs are relative to; the page's own base when empty.
 */
export function safeUrl(text: string, use: UrlUse, base = ''): string | null {
  try {
    const from = new URL(base, document.baseURI);
    const { href, protocol, origin } = new URL(text.trim(), from);
    // A relative link stays on the site that it came from, whatever that site's scheme.
    const web = protocol === 'https:' || (protocol === 'http:' && (use !== 'link' || origin === from.origin));
    const extra = use === 'link' ? protocol === 'mailto:' : use === 'image' && raster.test(href);
    return web || extra ? href : null;
  } catch {
    return null;
  }
}
