import { css } from 'lit';

/**
 * Every value that a theme can set, with its default. Elements use the private names only; a page sets the public ones
 * (`--hit-…`), for itself or for one element. `light-dark()` follows the page's `color-scheme`.
 */
export const tokens = css`
  :host {
    --_accent: var(--hit-color-accent, light-dark(oklch(48% 0.17 262), oklch(76% 0.12 262)));
    --_on-accent: var(--hit-color-on-accent, light-dark(oklch(99% 0.005 262), oklch(20% 0.04 262)));
    --_accent-soft: var(--hit-color-accent-soft, light-dark(oklch(96% 0.02 262), oklch(29% 0.05 262)));
    --_text: var(--hit-color-text, light-dark(oklch(24% 0.02 262), oklch(94% 0.01 262)));
    --_muted: var(--hit-color-muted, light-dark(oklch(46% 0.02 262), oklch(74% 0.02 262)));
    --_surface: var(--hit-color-surface, light-dark(oklch(100% 0 0), oklch(20% 0.015 262)));
    --_raised: var(--hit-color-raised, light-dark(oklch(97.5% 0.004 262), oklch(25% 0.018 262)));
    --_line: var(--hit-color-line, light-dark(oklch(91% 0.008 262), oklch(34% 0.02 262)));
    --_border: var(--hit-color-border, light-dark(oklch(60% 0.02 262), oklch(58% 0.025 262)));
    --_danger: var(--hit-color-danger, light-dark(oklch(50% 0.19 27), oklch(76% 0.14 24)));
    --_danger-soft: var(--hit-color-danger-soft, light-dark(oklch(97% 0.02 27), oklch(28% 0.06 24)));
    --_success: var(--hit-color-success, light-dark(oklch(46% 0.12 155), oklch(80% 0.13 155)));
    --_success-soft: var(--hit-color-success-soft, light-dark(oklch(97% 0.03 155), oklch(27% 0.05 155)));
    --_warning: var(--hit-color-warning, light-dark(oklch(48% 0.11 70), oklch(84% 0.13 80)));
    --_warning-soft: var(--hit-color-warning-soft, light-dark(oklch(97% 0.04 90), oklch(29% 0.05 80)));
    --_focus: var(--hit-color-focus, var(--_accent));
    --_font: var(--hit-font-family, inherit);
    --_font-size: var(--hit-font-size, 1rem);
    --_small: var(--hit-font-size-small, 0.875em);
    --_space: var(--hit-space, 0.25rem);
    --_radius: var(--hit-radius, 0.5rem);
    --_control: var(--hit-control-height, 2.75rem);
    --_measure: var(--hit-measure, 65ch);
    --_quick: var(--hit-duration, 160ms);
  }

  @media (prefers-contrast: more) {
    :host {
      --_border: var(--hit-color-border, var(--_text));
      --_line: var(--hit-color-line, var(--_text));
      --_muted: var(--hit-color-muted, var(--_text));
    }
  }

  @media (prefers-reduced-motion: reduce) {
    :host {
      --_quick: 0ms;
    }
  }
`;
