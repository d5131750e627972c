import { css } from 'lit';

/** How a requester's rich text looks, inside `.rich`. */
export const richTextStyles = css`
  .rich {
    max-inline-size: var(--_measure);
    overflow-wrap: break-word;
  }

  .rich > :first-child {
    margin-block-start: 0;
  }

  .rich > :last-child {
    margin-block-end: 0;
  }

  .rich :is(p, ul, ol, dl, pre, table, blockquote, details, figure) {
    margin-block: calc(3 * var(--_space));
    margin-inline: 0;
  }

  .rich :is(h1, h2, h3, h4, h5, h6) {
    margin-block: calc(5 * var(--_space)) calc(2 * var(--_space));
    font-size: 1.0625em;
    line-height: 1.3;
    text-wrap: balance;
  }

  .rich :is(h1, h2) {
    font-size: 1.25em;
  }

  .rich :is(ul, ol) {
    padding-inline-start: 1.5em;
  }

  .rich li + li {
    margin-block-start: var(--_space);
  }

  .rich a {
    color: var(--_accent);
    text-underline-offset: 0.15em;
  }

  .rich :is(img, video) {
    max-inline-size: 100%;
    block-size: auto;
    border-radius: var(--_radius);
  }

  .rich audio {
    inline-size: min(100%, 28rem);
  }

  .rich :is(code, kbd, samp) {
    padding: 0.1em 0.35em;
    border-radius: calc(var(--_radius) / 2);
    background: var(--_raised);
    font-size: 0.9em;
  }

  .rich pre {
    padding: calc(3 * var(--_space));
    border-radius: var(--_radius);
    background: var(--_raised);
    overflow-x: auto;
  }

  .rich blockquote {
    padding-inline-start: calc(4 * var(--_space));
    border-inline-start: 3px solid var(--_line);
    color: var(--_muted);
  }

  .rich table {
    display: block;
    border-collapse: collapse;
    overflow-x: auto;
  }

  .rich :is(th, td) {
    padding: calc(1.5 * var(--_space)) calc(3 * var(--_space));
    border-block-end: 1px solid var(--_line);
    text-align: start;
    vertical-align: top;
  }

  .rich summary {
    font-weight: 550;
    cursor: pointer;
  }

  .rich hr {
    border: 0;
    border-block-start: 1px solid var(--_line);
  }
`;
