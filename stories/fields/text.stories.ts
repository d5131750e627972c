import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import '../../src/define/hit-text.js';
import type { HitText } from '../../src/elements/fields/text/text.js';

const meta: Meta<HitText> = {
  title: 'Fields/Text',
  component: 'hit-text',
  args: { name: 'title', label: 'What is the title of the book?' },
  argTypes: { type: { control: 'select', options: ['text', 'email', 'url', 'tel', 'search'] } },
  render: (args) =>
    html`<hit-text
      name=${args.name}
      label=${args.label}
      hint=${args.hint || nothing}
      type=${args.type || nothing}
      rows=${args.rows ?? nothing}
      placeholder=${args.placeholder || nothing}
      autocomplete=${args.autocomplete || nothing}
      minlength=${args.minLength ?? nothing}
      maxlength=${args.maxLength ?? nothing}
      pattern=${args.pattern || nothing}
      pattern-message=${args.patternMessage || nothing}
      ?multiline=${args.multiline}
      ?required=${args.required}
      ?disabled=${args.disabled}
      ?readonly=${args.readonly}
      .value=${args.value ?? null}
    ></hit-text>`,
};
export default meta;

type Story = StoryObj<HitText>;
const showErrors: Story['play'] = ({ canvasElement }) => void canvasElement.querySelector('hit-text')!.showValidity();

export const Default: Story = {};
export const Answered: Story = { args: { value: 'The Wonderful Wizard of Oz' } };
export const WithHint: Story = { args: { hint: 'As it stands on the cover, without the subtitle.', required: true } };
/** It grows with what is typed. */
export const Multiline: Story = {
  args: {
    label: 'Describe the photograph',
    hint: 'Two or three sentences.',
    multiline: true,
    value: 'A man in a dark coat stands at a harbour.\nBehind him, two boats.',
  },
};
/** More can be typed than is allowed; it is kept, and marked. */
export const Counted: Story = {
  args: { label: 'Sum it up', maxLength: 40, value: 'The strawberries arrived squashed.' },
};
export const TooLong: Story = {
  args: { label: 'Sum it up', maxLength: 20, value: 'The strawberries arrived squashed.' },
  play: showErrors,
};
export const Email: Story = {
  args: { label: 'Your e-mail address', type: 'email', autocomplete: 'email', placeholder: 'name@example.com' },
};
export const EmailInError: Story = { args: { ...Email.args, value: 'name@' }, play: showErrors };
export const WebAddress: Story = { args: { label: 'The shop’s website', type: 'url', value: 'https://example.com' } };
/** A pattern says in its own words what it asks for. */
export const Pattern: Story = {
  args: {
    label: 'The number on the receipt',
    pattern: '\\d{4}-\\d{2}',
    patternMessage: 'Enter four digits, a hyphen and two digits, like 2041-07.',
    value: '2041',
  },
  play: showErrors,
};
export const RequiredInError: Story = { args: { required: true }, play: showErrors };
export const Disabled: Story = { args: { disabled: true, value: 'The Wonderful Wizard of Oz' } };
export const ReadOnly: Story = { args: { readonly: true, value: 'The Wonderful Wizard of Oz' } };
export const RightToLeft: Story = {
  args: { label: 'ما عنوان الكتاب؟', hint: 'كما هو مكتوب على الغلاف.', value: 'كليلة ودمنة' },
  decorators: [(story) => html`<div dir="rtl" lang="ar">${story()}</div>`],
};
