import { type CSSResultGroup, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { isAnswered, type Json, toEntries } from '../core/answer.js';
import { type AnyContract, checkAnswer, type AnswerOf, type ConfigOf, type Issue } from '../core/contract.js';
import type { Messages } from '../locales/en.js';
import { fieldStyles } from './field.styles.js';
import { HitElement } from './hit-element.js';

const flags = new Set([
  'valueMissing',
  'typeMismatch',
  'patternMismatch',
  'tooLong',
  'tooShort',
  'rangeUnderflow',
  'rangeOverflow',
  'stepMismatch',
  'badInput',
]);

/**
 * The base of every field: a form-associated element that asks one thing and holds one answer. A subclass brings its
 * contract, the properties that its configuration names, and `renderControl()`.
 *
 * Form value and validity are synchronous: they are right as soon as a property was set.
 *
 * @slot label - The question, where it needs more than text.
 * @slot hint - Help with answering, where it needs more than text.
 * @csspart base - Everything.
 * @csspart label - The question.
 * @csspart hint - Help with answering.
 * @csspart error - What is wrong with the answer.
 * @cssstate user-invalid - The answer is wrong, and the worker has had the chance to give it.
 * @cssstate disabled - The field takes no part, by its own attribute or its fieldset's.
 * @cssstate readonly - The answer can be read and not changed.
 * @fires input - The worker is changing the answer.
 * @fires change - The worker has changed the answer.
 */
export abstract class HitField<C extends AnyContract = AnyContract> extends HitElement {
  static readonly formAssociated = true;
  /** What the field asks, what it answers, what is wrong with an answer. */
  static readonly contract: AnyContract;
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles: CSSResultGroup = [HitElement.styles, fieldStyles];

  /** The key of the answer in form data and submissions. */
  @property() name = '';
  /** The question, as text. */
  @property() label = '';
  /** Help with answering, as text. */
  @property() hint = '';
  /** An answer must be given. */
  @property({ type: Boolean }) required = false;
  /** The field takes no part: no answer, no check. */
  @property({ type: Boolean }) disabled = false;
  /** The answer can be read and not changed. */
  @property({ type: Boolean }) readonly = false;
  /** Set by the frame while answers may not change, as in a preview; apart from `readonly`, which is the author's. */
  @property({ attribute: false }) locked = false;
  /** The `value` attribute: the answer before the worker acts and after a reset, as text or JSON. */
  @property({ attribute: 'value' }) defaultValue: string | null = null;

  /** True once the worker acted or tried to submit: from then on errors show. */
  @state() protected acted = false;

  protected readonly internals = this.attachInternals();
  private current: AnswerOf<C> | null = null;
  private dirty = false;
  private attached = false;
  private quiet = false;
  private customError = '';
  private disabledByFieldset = false;

  constructor() {
    super();
    this.addEventListener('invalid', () => {
      if (!this.quiet) this.acted = true;
    });
  }

  /** The typed answer; `null` means not answered. A value of the wrong shape is kept, and marked invalid. */
  @property({ attribute: false, noAccessor: true })
  get value(): AnswerOf<C> | null {
    return this.current;
  }
  set value(value: AnswerOf<C> | null) {
    this.dirty = true;
    this.store(value ?? null);
  }

  /** Everything that is wrong with the present answer. */
  get issues(): Issue[] {
    return checkAnswer(this.contract, this.current, this as unknown as ConfigOf<C>);
  }

  get form(): HTMLFormElement | null {
    return this.internals.form;
  }
  get labels(): NodeList {
    return this.internals.labels;
  }
  get willValidate(): boolean {
    return this.internals.willValidate && !this.isDisabled && !this.readonly;
  }
  get validity(): ValidityState {
    this.sync();
    return this.internals.validity;
  }
  get validationMessage(): string {
    this.sync();
    return this.internals.validationMessage;
  }

  /** Checks without showing anything to the worker. */
  checkValidity(): boolean {
    this.sync();
    this.quiet = true;
    const valid = this.internals.checkValidity();
    this.quiet = false;
    return valid;
  }

  /** Checks, and shows what is wrong at the field: no bubble of the browser's, and the focus stays. */
  showValidity(): boolean {
    this.acted = true;
    return this.checkValidity();
  }

  /** Checks, and shows what is wrong. */
  reportValidity(): boolean {
    this.sync();
    return this.internals.reportValidity();
  }

  /** Marks the answer wrong for a reason of the page's own; empty text, or the worker's next edit, takes it back. */
  setCustomValidity(message: string): void {
    this.customError = message;
    this.sync();
    this.requestUpdate();
  }

  get contract(): C {
    return (this.constructor as typeof HitField).contract as C;
  }

  /** Disabled by its own attribute or property, or by a fieldset. */
  protected get isDisabled(): boolean {
    return this.disabled || this.disabledByFieldset;
  }

  /** The worker may change the answer now. */
  protected get editable(): boolean {
    return !this.isDisabled && !this.readonly && !this.locked;
  }

  /** What to say is wrong right now, or nothing: before the worker has acted there is no scolding. */
  protected get shownError(): string {
    return this.acted || this.customError ? this.internals.validationMessage : '';
  }

  /** Takes an answer from the worker: `input`. Follow with `commit()` when the worker is done with it. */
  protected edit(value: AnswerOf<C> | null): void {
    this.customError = '';
    this.value = value;
    this.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  }

  /** The worker is done with this answer: `change`. */
  protected commit(): void {
    this.acted = true;
    this.dispatchEvent(new Event('change', { bubbles: true }));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.attached = true;
    this.sync();
  }

  override attributeChangedCallback(name: string, old: string | null, text: string | null): void {
    super.attributeChangedCallback(name, old, text);
    if (name === 'value' && !this.dirty) this.store(this.parse(text));
  }

  formDisabledCallback(disabled: boolean): void {
    this.disabledByFieldset = disabled;
    this.sync();
    this.requestUpdate();
  }

  formResetCallback(): void {
    this.dirty = false;
    this.acted = false;
    this.customError = '';
    this.store(this.parse(this.defaultValue));
  }

  formStateRestoreCallback(saved: string | File | FormData | null): void {
    if (typeof saved === 'string') this.value = JSON.parse(saved) as AnswerOf<C>;
  }

  // Lit calls this from every property setter, so the form never sees an old answer, not even for a microtask.
  override requestUpdate(...change: Parameters<LitElement['requestUpdate']>): void {
    super.requestUpdate(...change);
    if (change[0] !== undefined && this.attached) this.sync();
  }

  protected override firstUpdated(changed: PropertyValues): void {
    super.firstUpdated(changed);
    this.sync(); // once more, now that there is an element for the error bubble to point at
  }

  /** The element that takes the focus and that the browser's error bubble points at. */
  protected get anchor(): HTMLElement | undefined {
    return this.renderRoot?.querySelector<HTMLElement>('#control, [part~="control"]') ?? undefined;
  }

  /** Reads the `value` attribute: as it stands where the contract takes text, as JSON otherwise. */
  protected parse(text: string | null): AnswerOf<C> | null {
    if (text === null) return null;
    if (this.contract.accepts(text)) return text as AnswerOf<C>;
    try {
      return JSON.parse(text) as AnswerOf<C>;
    } catch {
      return text as AnswerOf<C>; // kept, and marked invalid
    }
  }

  /** The words for an issue. */
  protected describe({ code, params }: Issue): string {
    return this.words.text(code as keyof Messages, params);
  }

  protected override render(): TemplateResult {
    const error = this.shownError;
    return html`
      <div part="base" class="base">
        ${this.renderLabel()} ${this.renderHint()} ${this.renderControl()}
        <div id="error" part="error" class="error" aria-live="polite" ?hidden=${!error}>${error}</div>
      </div>
    `;
  }

  /** The control itself. A single control has the id `control`; a group is labelled by the id `label`. */
  protected abstract renderControl(): TemplateResult;

  /** True where the control is several elements, which `<label for>` cannot name. */
  protected get isGroup(): boolean {
    return false;
  }

  protected get hasLabel(): boolean {
    return this.label !== '' || this.querySelector(':scope > [slot="label"]') !== null;
  }

  /** The name for assistive technology where no label of the field's own is shown: outer labels, or `aria-label`. */
  protected get outerLabel(): string | typeof nothing {
    if (this.hasLabel) return nothing;
    const outer = [...this.internals.labels].map((label) => label.textContent?.trim()).join(' ');
    return outer || this.getAttribute('aria-label') || nothing;
  }

  protected get describedBy(): string {
    return 'hint error';
  }

  private renderLabel() {
    const text = html`<slot name="label">${this.label}</slot>
      <span class="requirement">${this.words.text(this.required ? 'required' : 'optional')}</span>`;
    if (!this.hasLabel) return nothing;
    return this.isGroup
      ? html`<div id="label" part="label" class="label">${text}</div>`
      : html`<label id="label" part="label" class="label" for="control">${text}</label>`;
  }

  private renderHint() {
    const shown = this.hint !== '' || this.querySelector(':scope > [slot="hint"]') !== null;
    return html`<div id="hint" part="hint" class="hint" ?hidden=${!shown}><slot name="hint">${this.hint}</slot></div>`;
  }

  private store(value: AnswerOf<C> | null): void {
    const old = this.current;
    this.current = value;
    this.requestUpdate('value', old);
  }

  private sync(): void {
    const { internals, isDisabled } = this;
    const data = new FormData();
    if (this.name && !isDisabled) {
      for (const entry of toEntries(this.current as Json)) data.append(this.name, entry);
    }
    internals.setFormValue(data, JSON.stringify(this.current));

    const issue = isDisabled || this.readonly ? undefined : this.issues[0];
    if (this.customError) internals.setValidity({ customError: true }, this.customError, this.anchor);
    else if (issue) {
      const flag = flags.has(issue.code) ? issue.code : 'customError';
      internals.setValidity({ [flag]: true }, this.describe(issue), this.anchor);
    } else internals.setValidity({});

    this.toggleState('user-invalid', this.shownError !== '');
    this.toggleState('disabled', isDisabled);
    this.toggleState('readonly', this.readonly || this.locked);
    this.toggleState('answered', isAnswered(this.current));
  }

  protected toggleState(name: string, on: boolean): void {
    if (on) this.internals.states.add(name);
    else this.internals.states.delete(name);
  }
}
