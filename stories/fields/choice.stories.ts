import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import '../../src/define/hit-choice.js';
import type { HitChoice } from '../../src/elements/fields/choice/choice.js';

const sentiments = [
  { value: 'pos', label: 'Positive', hint: 'Praise, thanks, joy' },
  { value: 'neg', label: 'Negative', hint: 'Complaints, anger, disappointment' },
  { value: 'neu', label: 'Neutral' },
];
const countries = [
  'Argentina',
  'Brazil',
  'Canada',
  'Denmark',
  'Egypt',
  'France',
  'Germany',
  'Hungary',
  'India',
  'Japan',
  'Kenya',
  'Latvia',
];

const meta: Meta<HitChoice> = {
  title: 'Fields/Choice',
  component: 'hit-choice',
  args: { name: 'sentiment', label: 'How does the sentence sound?', options: sentiments },
  argTypes: {
    appearance: { control: 'inline-radio', options: ['radios', 'buttons', 'dropdown'] },
  },
  render: (args) =>
    html`<hit-choice
      name=${args.name}
      label=${args.label}
      hint=${args.hint || nothing}
      appearance=${args.appearance || nothing}
      ?hotkeys=${args.hotkeys}
      ?other=${args.other}
      ?required=${args.required}
      ?disabled=${args.disabled}
      ?readonly=${args.readonly}
      .options=${args.options}
      .value=${args.value ?? null}
    ></hit-choice>`,
};
export default meta;

type Story = StoryObj<HitChoice>;
const showErrors: Story['play'] = ({ canvasElement }) => void canvasElement.querySelector('hit-choice')!.showValidity();

/** Options as native children; `title` is the hint. */
export const Default: Story = {
  render: ({ label }) =>
    html`<hit-choice name="sentiment" label=${label}>
      <option value="pos" title="Praise, thanks, joy">Positive</option>
      <option value="neg" title="Complaints, anger, disappointment">Negative</option>
      <option value="neu">Neutral</option>
    </hit-choice>`,
};
/** An optional answer can be cleared. */
export const Answered: Story = { args: { value: 'neg' } };
/** One tap or one key answers: 1, 2, 3 work wherever the focus is, unless it is in text. */
export const Buttons: Story = {
  args: {
    appearance: 'buttons',
    required: true,
    value: 'pos',
    options: sentiments.map(({ value, label }) => ({ value, label })),
  },
};
export const Dropdown: Story = { args: { appearance: 'dropdown', value: 'neu' } };
/** Rows can take keys too. */
export const Hotkeys: Story = { args: { hotkeys: true } };
export const WithOther: Story = { args: { other: true, value: { other: 'Ironic' } } };
export const OtherWithoutWords: Story = {
  args: { other: true, required: true, value: { other: '' } },
  play: showErrors,
};
export const RequiredInError: Story = { args: { required: true }, play: showErrors };
export const ButtonsInError: Story = { args: { ...Buttons.args, value: null }, play: showErrors };
export const DropdownInError: Story = { args: { appearance: 'dropdown', required: true }, play: showErrors };
export const OneOptionDisabled: Story = {
  args: { options: [...sentiments, { value: 'mix', label: 'Mixed', hint: 'Closed for this batch', disabled: true }] },
};
export const Disabled: Story = { args: { disabled: true, value: 'neg' } };
export const ReadOnly: Story = { args: { readonly: true, value: 'neg' } };
export const RightToLeft: Story = {
  args: {
    label: 'كيف تبدو الجملة؟',
    appearance: 'buttons',
    options: [
      { value: 'pos', label: 'إيجابية' },
      { value: 'neg', label: 'سلبية' },
      { value: 'neu', label: 'محايدة' },
    ],
  },
  decorators: [(story) => html`<div dir="rtl" lang="ar">${story()}</div>`],
};
export const ManyOptions: Story = {
  args: { label: 'Where was the photograph taken?', hotkeys: true, options: countries.map((value) => ({ value })) },
};
