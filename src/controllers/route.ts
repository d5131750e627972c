import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** The address of a view in this page: `href('batches', id)` → `#/batches/3XQ4`. */
export const href = (...segments: string[]): string => `#/${segments.map(encodeURIComponent).join('/')}`;

/**
 * Which view of the page is shown: the segments of the address after `#/`. Links, reload, back and forward are the
 * browser's own.
 *
 * ```ts
 * private route = new Route(this, () => this.focusHeading());
 * render() { const [view = 'list', id] = this.route.segments; … }
 * ```
 */
export class Route implements ReactiveController {
  segments: string[] = [];

  constructor(
    private readonly host: ReactiveControllerHost,
    /** The address changed while the page was open. */
    private readonly changed: (before: readonly string[]) => void = () => {},
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.segments = read();
    addEventListener('hashchange', this.onChange);
  }

  hostDisconnected(): void {
    removeEventListener('hashchange', this.onChange);
  }

  /** Goes to a view. `replace`: back does not return to the present one. */
  go(segments: string[], { replace = false } = {}): void {
    if (replace) location.replace(href(...segments));
    else location.assign(href(...segments));
  }

  private readonly onChange = (): void => {
    const before = this.segments;
    this.segments = read();
    this.host.requestUpdate();
    this.changed(before);
  };
}

function read(): string[] {
  return location.hash
    .replace(/^#\/?/, '')
    .split('/')
    .filter((segment) => segment !== '')
    .map((segment) => {
      try {
        return decodeURIComponent(segment);
      } catch {
        return segment; // typed by hand: shown as it is, and found nowhere
      }
    });
}
