import type { HitField } from '../../base/hit-field.js';
import { type Answers, type Json, record } from '../../core/answer.js';

type Native = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
/** Anything that a form takes an answer from. */
export type Control = HitField | Native | (HTMLElement & { name: string; value: unknown; validationMessage?: string });

/* By what it has, not by its class: a page may hold two copies of the library. */
const isHitField = (control: Element): control is HitField => 'contract' in control.constructor;
const isNative = (control: Element): control is Native => /^(input|select|textarea)$/.test(control.localName);
const formAssociated = (element: Element): boolean =>
  isNative(element) || Boolean((element.constructor as { formAssociated?: boolean }).formAssociated);

/** The controls of the form in `root`, or where there is none, its form-associated descendants. */
export function controlsOf(root: ParentNode): Control[] {
  const form = root.querySelector('form');
  const elements = form ? [...form.elements] : [...root.querySelectorAll('*')].filter(formAssociated);
  return elements.filter(
    (element): element is Control => 'name' in element && element.name !== '' && 'value' in element,
  );
}

/** The answers as they stand. Unanswered fields are absent; native controls answer as they do in form data. */
export function collect(controls: readonly Control[]): Answers {
  const answers = record<Json>();
  for (const control of controls) {
    const { name } = control;
    if (isHitField(control)) {
      if (control.value !== null && !control.disabled) answers[name] = control.value as Json;
      continue;
    }
    const given = isNative(control) ? nativeEntries(control) : control.value === null ? [] : [control.value as Json];
    const several = controls.filter((other) => other.name === name).length > 1 && !isRadio(control);
    if (several || (control instanceof HTMLSelectElement && control.multiple)) {
      answers[name] = [...((answers[name] as Json[] | undefined) ?? []), ...given];
    } else if (given.length > 0) answers[name] = given[0]!;
  }
  return answers;
}

/** Puts answers where they belong, and takes each that found its place out of `answers`. A broken one stays there. */
export function fill(controls: readonly Control[], answers: Answers): void {
  const placed = new Set<string>();
  for (const control of controls) {
    const answer = answers[control.name];
    if (answer === undefined) continue;
    if (isHitField(control)) {
      if (!control.contract.accepts(answer)) continue;
      control.value = answer as never;
    } else if (isNative(control)) fillNative(control, [answer].flat().map(String));
    else control.value = answer;
    placed.add(control.name);
  }
  for (const name of placed) delete answers[name];
}

const lockedHere = new WeakSet<Native>();

/** Lets answers be read and not changed. A native control that its author disabled stays disabled. */
export function lock(controls: readonly Control[], locked: boolean): void {
  for (const control of controls) {
    if (isHitField(control)) control.locked = locked;
    else if (isNative(control) && (locked ? !control.disabled : lockedHere.has(control))) {
      control.disabled = locked;
      lockedHere.add(control);
    }
  }
}

/** A control whose answer cannot go in, and why, in the worker's language. */
export interface Wrong {
  control: Control;
  label: string;
  message: string;
}

/** Checks every control, shows what is wrong at the fields, and returns it in the order of the page. */
export function check(controls: readonly Control[]): Wrong[] {
  return (
    controls
      .filter((control) =>
        isHitField(control) ? !control.showValidity() : 'checkValidity' in control && !control.checkValidity(),
      )
      // Radio buttons of one name are one question.
      .filter((control, index, wrong) => !isRadio(control) || wrong[index - 1]?.name !== control.name)
      .map((control) => ({ control, label: labelOf(control), message: control.validationMessage ?? '' }))
  );
}

function labelOf(control: Control): string {
  if (isHitField(control) && control.label) return control.label;
  const legend = isRadio(control) && control.closest('fieldset')?.querySelector('legend');
  if (legend) return legend.textContent!.trim();
  const labels = 'labels' in control && control.labels ? [...control.labels] : [];
  const slotted = control.querySelector('[slot="label"]');
  return (
    labels
      .concat(slotted ?? [])
      .map((label) => label.textContent?.trim())
      .join(' ') || control.name
  );
}

const isRadio = (control: Control): boolean => control instanceof HTMLInputElement && control.type === 'radio';

function nativeEntries(control: Native): string[] {
  if (control instanceof HTMLSelectElement) return [...control.selectedOptions].map((option) => option.value);
  if (/^(submit|button|image|reset|file)$/.test(control.type)) return [];
  if (/^(checkbox|radio)$/.test(control.type) && !(control as HTMLInputElement).checked) return [];
  return [control.value];
}

function fillNative(control: Native, values: string[]): void {
  if (control instanceof HTMLSelectElement) {
    for (const option of control.options) option.selected = values.includes(option.value);
  } else if (/^(checkbox|radio)$/.test(control.type))
    (control as HTMLInputElement).checked = values.includes(control.value);
  else if (control.type !== 'file') control.value = values[0] ?? '';
}
