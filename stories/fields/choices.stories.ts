import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import '../../src/define/hit-choices.js';
import type { HitChoices } from '../../src/elements/fields/choices/choices.js';

const things = [
  { value: 'person', label: 'A person', hint: 'Also where only a part can be seen' },
  { value: 'animal', label: 'An animal' },
  { value: 'vehicle', label: 'A vehicle' },
  { value: 'building', label: 'A building' },
];
const many = [
  'Bicycle',
  'Boat',
  'Bus',
  'Car',
  'Crane',
  'Ferry',
  'Lorry',
  'Motorcycle',
  'Plane',
  'Tractor',
  'Train',
  'Tram',
];

const meta: Meta<HitChoices> = {
  title: 'Fields/Choices',
  component: 'hit-choices',
  args: { name: 'things', label: 'What can you see in the photograph?', options: things },
  render: (args) =>
    html`<hit-choices
      name=${args.name}
      label=${args.label}
      hint=${args.hint || nothing}
      min=${args.min ?? nothing}
      max=${args.max ?? nothing}
      ?hotkeys=${args.hotkeys}
      ?required=${args.required}
      ?disabled=${args.disabled}
      ?readonly=${args.readonly}
      .options=${args.options}
      .value=${args.value ?? null}
    ></hit-choices>`,
};
export default meta;

type Story = StoryObj<HitChoices>;
const showErrors: Story['play'] = ({ canvasElement }) =>
  void canvasElement.querySelector('hit-choices')!.showValidity();

/** Options as native children; `title` is the hint. */
export const Default: Story = {
  render: ({ label }) =>
    html`<hit-choices name="things" label=${label}>
      <option value="person" title="Also where only a part can be seen">A person</option>
      <option value="animal">An animal</option>
      <option value="vehicle">A vehicle</option>
      <option value="building">A building</option>
    </hit-choices>`,
};
export const Answered: Story = { args: { value: ['person', 'vehicle'] } };
/** 1, 2, 3 … choose and take back, wherever the focus is, unless it is in text. */
export const Hotkeys: Story = { args: { hotkeys: true, value: ['animal'] } };
export const WithLimits: Story = { args: { min: 2, max: 3, value: ['person', 'animal'] } };
/** One too many is kept and marked: which one to take back is the worker's to say. */
export const TooMany: Story = { args: { max: 2, value: ['person', 'animal', 'vehicle'] }, play: showErrors };
export const RequiredInError: Story = { args: { required: true }, play: showErrors };
export const Disabled: Story = { args: { disabled: true, value: ['person'] } };
export const ReadOnly: Story = { args: { readonly: true, value: ['person'] } };
export const RightToLeft: Story = {
  args: {
    label: 'ماذا ترى في الصورة؟',
    value: ['person'],
    options: [
      { value: 'person', label: 'شخص' },
      { value: 'animal', label: 'حيوان' },
      { value: 'vehicle', label: 'مركبة' },
    ],
  },
  decorators: [(story) => html`<div dir="rtl" lang="ar">${story()}</div>`],
};
export const ManyOptions: Story = {
  args: { label: 'Which of these can you see?', hotkeys: true, options: many.map((value) => ({ value })) },
};
