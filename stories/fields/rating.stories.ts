import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import '../../src/define/hit-rating.js';
import type { HitRating } from '../../src/elements/fields/rating/rating.js';

const meta: Meta<HitRating> = {
  title: 'Fields/Rating',
  component: 'hit-rating',
  args: { name: 'quality', label: 'How good is the translation?' },
  argTypes: {
    appearance: { control: 'inline-radio', options: ['stars', 'numbers', 'smileys'] },
    max: { control: { type: 'number', min: 2, max: 20 } },
  },
  render: (args) =>
    html`<hit-rating
      name=${args.name}
      label=${args.label}
      hint=${args.hint || nothing}
      max=${args.max ?? nothing}
      appearance=${args.appearance || nothing}
      low-label=${args.lowLabel || nothing}
      high-label=${args.highLabel || nothing}
      .valueLabels=${args.valueLabels ?? []}
      ?required=${args.required}
      ?disabled=${args.disabled}
      ?readonly=${args.readonly}
      .value=${args.value ?? null}
    ></hit-rating>`,
};
export default meta;

type Story = StoryObj<HitRating>;
const showErrors: Story['play'] = ({ canvasElement }) => void canvasElement.querySelector('hit-rating')!.showValidity();

export const Default: Story = {};
export const Answered: Story = { args: { value: 4 } };
/** The words show for what is chosen, and for what the pointer would choose. */
export const WithWords: Story = {
  args: {
    hint: 'Judge the meaning, not the style.',
    required: true,
    valueLabels: ['Wrong', 'Misses much', 'Misses a little', 'Right', 'Right and fluent'],
    value: 4,
  },
};
export const Numbers: Story = {
  args: {
    name: 'likely',
    label: 'How likely is it that the two sentences mean the same?',
    appearance: 'numbers',
    max: 7,
    lowLabel: 'Impossible',
    highLabel: 'Certain',
    value: 5,
  },
};
/** A long scale wraps where there is no room for it. */
export const TwentyNumbers: Story = { args: { ...Numbers.args, max: 20, value: 13 } };
export const Narrow: Story = {
  args: Numbers.args!,
  decorators: [
    (story) =>
      html`<style>
          .narrow {
            inline-size: 280px;
          }
        </style>
        <div class="narrow">${story()}</div>`,
  ],
};
export const Smileys: Story = {
  args: { name: 'mood', label: 'How does the speaker feel?', appearance: 'smileys', value: 4 },
};
export const ThreeSmileys: Story = { args: { ...Smileys.args, max: 3, value: 1 } };
export const InError: Story = { args: { required: true }, play: showErrors };
export const NumbersInError: Story = { args: { ...Numbers.args, required: true, value: null }, play: showErrors };
export const Disabled: Story = { args: { value: 3, disabled: true } };
export const ReadOnly: Story = { args: { value: 3, readonly: true } };
export const RightToLeft: Story = {
  render: () =>
    html`<div dir="rtl" lang="ar">
      <hit-rating
        name="quality"
        label="ما مدى جودة الترجمة؟"
        low-label="سيئة"
        high-label="ممتازة"
        value="2"
      ></hit-rating>
    </div>`,
};
