import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import '../../src/define/hit-number.js';
import type { HitNumber } from '../../src/elements/fields/number/number.js';

const meta: Meta<HitNumber> = {
  title: 'Fields/Number',
  component: 'hit-number',
  args: { name: 'people', label: 'How many people are in the photograph?' },
  render: (args) =>
    html`<hit-number
      name=${args.name}
      label=${args.label}
      hint=${args.hint || nothing}
      min=${args.min ?? nothing}
      max=${args.max ?? nothing}
      step=${args.step ?? nothing}
      unit=${args.unit || nothing}
      placeholder=${args.placeholder || nothing}
      ?required=${args.required}
      ?disabled=${args.disabled}
      ?readonly=${args.readonly}
      .value=${args.value ?? null}
    ></hit-number>`,
};
export default meta;

type Story = StoryObj<HitNumber>;
const showErrors: Story['play'] = ({ canvasElement }) => void canvasElement.querySelector('hit-number')!.showValidity();
/** Types as a worker does, and leaves the field. */
const typeInto =
  (text: string): Story['play'] =>
  async ({ canvasElement }) => {
    const field = canvasElement.querySelector('hit-number')!;
    await field.updateComplete;
    const input = field.shadowRoot!.querySelector('input')!;
    input.value = text;
    input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    input.dispatchEvent(new Event('change', { bubbles: true }));
  };

export const Default: Story = {};
export const Answered: Story = { args: { value: 12 } };
/** Whole numbers bring up a phone's keyboard of digits. */
export const WholeNumbers: Story = {
  args: { min: 0, max: 50, step: 1, required: true, hint: 'Count also who is only partly in the picture.' },
};
/** The unit belongs to the question: the answer is the number. */
export const WithUnit: Story = {
  args: { name: 'weight', label: 'What does the parcel weigh?', unit: 'kg', min: 0, step: 0.1, value: 2.4 },
};
export const WithPlaceholder: Story = {
  args: { name: 'total', label: 'What is the total of the receipt?', unit: '€', placeholder: '12.90' },
};
/** What cannot be read stays on screen. */
export const NotANumber: Story = { play: typeInto('about 12') };
/** A number that would come back as another one is not taken. */
export const TooPrecise: Story = {
  args: { name: 'id', label: 'The number of the invoice' },
  play: typeInto('90071992547409931234'),
};
export const OutOfRange: Story = { args: { max: 50, value: 120 }, play: showErrors };
export const BetweenSteps: Story = { args: { ...WithUnit.args, value: 2.45 }, play: showErrors };
export const Missing: Story = { args: { required: true }, play: showErrors };
export const Disabled: Story = { args: { ...WithUnit.args, disabled: true } };
export const ReadOnly: Story = { args: { ...WithUnit.args, readonly: true } };
/** A decimal comma, as the language writes it. */
export const German: Story = {
  render: () =>
    html`<hit-number lang="de" name="gewicht" label="Wie schwer ist das Paket?" unit="kg" value="2.4"></hit-number>`,
};
export const RightToLeft: Story = {
  render: () =>
    html`<div dir="rtl" lang="ar">
      <hit-number name="temperature" label="كم درجة الحرارة؟" unit="°م" min="-60" max="60" value="-4.5"></hit-number>
    </div>`,
};
