import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import '../../src/define/hit-toggle.js';
import type { HitToggle } from '../../src/elements/fields/toggle/toggle.js';

const meta: Meta<HitToggle> = {
  title: 'Fields/Toggle',
  component: 'hit-toggle',
  args: { name: 'legible', label: 'Can the text be read?' },
  argTypes: { appearance: { control: 'inline-radio', options: ['switch', 'buttons'] } },
  render: (args) =>
    html`<hit-toggle
      name=${args.name}
      label=${args.label}
      hint=${args.hint || nothing}
      appearance=${args.appearance || nothing}
      on-label=${args.onLabel || nothing}
      off-label=${args.offLabel || nothing}
      ?required=${args.required}
      ?disabled=${args.disabled}
      ?readonly=${args.readonly}
      .value=${args.value ?? null}
    ></hit-toggle>`,
};
export default meta;

type Story = StoryObj<HitToggle>;
const showErrors: Story['play'] = ({ canvasElement }) => void canvasElement.querySelector('hit-toggle')!.showValidity();

/** Nobody has touched it: neither yes nor no. */
export const Default: Story = {};
export const On: Story = { args: { value: true } };
/** “No” is an answer. */
export const Off: Story = { args: { value: false } };
export const OwnWords: Story = {
  args: { label: 'Is the advertisement spam?', onLabel: 'Spam', offLabel: 'Fine', value: true },
};
/** One press for either answer. */
export const Buttons: Story = { args: { appearance: 'buttons' } };
export const ButtonsAnswered: Story = {
  args: { appearance: 'buttons', required: true, hint: 'Also where only one word can be read.', value: false },
};
export const InError: Story = { args: { required: true }, play: showErrors };
export const ButtonsInError: Story = { args: { appearance: 'buttons', required: true }, play: showErrors };
export const Disabled: Story = { args: { value: true, disabled: true } };
export const ButtonsDisabled: Story = { args: { appearance: 'buttons', value: true, disabled: true } };
export const ReadOnly: Story = { args: { value: true, readonly: true } };
export const ButtonsReadOnly: Story = { args: { appearance: 'buttons', value: true, readonly: true } };
export const RightToLeft: Story = {
  render: () =>
    html`<div dir="rtl" lang="ar">
      <hit-toggle name="legible" label="هل يمكن قراءة النص؟" on-label="نعم" off-label="لا" value="true"></hit-toggle>
    </div>`,
};
