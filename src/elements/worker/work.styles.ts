import { css } from 'lit';

export const styles = css`
  .top {
    min-block-size: var(--_control);
    border-block-end: 1px solid var(--_line);
  }

  .back {
    display: inline-flex;
    align-items: center;
    min-block-size: var(--_control);
    text-decoration: none;
  }

  .back::before {
    content: '←' / '';
    margin-inline-end: calc(1.5 * var(--_space));
  }

  :host(:dir(rtl)) .back::before {
    content: '→' / '';
  }

  @container market (inline-size < 36rem) {
    .top .grow {
      flex: 1;
    }

    .top .check {
      order: 1;
      flex-basis: 100%;
    }
  }
`;
