import { type CSSResultGroup, LitElement } from 'lit';
import { Localize } from '../controllers/localize.js';
import { en } from '../locales/en.js';
import { elementStyles } from './element.styles.js';
import { tokens } from './tokens.styles.js';

/** The base of every element: tokens, base styles and the worker's language. */
export abstract class HitElement extends LitElement {
  static override styles: CSSResultGroup = [tokens, elementStyles];

  protected readonly words = new Localize(this, en);
}
