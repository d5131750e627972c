import { html } from 'lit';
import '../../src/define/hit-content.js';
import '../../src/define/hit-text.js';
import type { Entry, Task } from '../../src/core/task.js';

const harbour = new URL('./harbour.svg', import.meta.url).href;
const taskOf = (content: Entry[], input: Task['input'] = {}): Task => ({
  version: 1,
  title: 'A task',
  description: '',
  keywords: [],
  reward: '0.05',
  assignmentDurationInSeconds: 600,
  extensions: 0,
  input,
  pages: [{ content }],
});
const show = (content: Entry[], input?: Task['input']) => ({
  render: () => html`<hit-content .task=${taskOf(content, input)}></hit-content>`,
});

export default { title: 'Task/Content', component: 'hit-content' };

/** A picture stands beside its questions where the container is wide, above them where it is narrow. */
export const Picture = show(
  [
    { static: 'image', src: '{photo}', alt: 'Houses along a quay, sailing boats on the water', caption: '{place}' },
    { field: 'hit-text', name: 'what', label: 'What do you see in {place}?', required: true },
    { field: 'hit-text', name: 'more', label: 'Anything else?', multiline: true },
  ],
  { photo: harbour, place: 'The harbour' },
);
export const Sentence = show(
  [
    { static: 'text', text: '“{sentence}”' },
    { field: 'hit-text', name: 'why', label: 'How does it feel?', required: true },
  ],
  { sentence: 'The strawberries arrived squashed.' },
);
/** Markdown goes through the sanitiser; what the item brings is text. */
export const RichText = show(
  [
    {
      static: 'markdown',
      text: '## About {name}\n\nAn item’s value is **text**: {hostile}\n\n- one\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |',
    },
    { field: 'hit-text', name: 'ok', label: 'Is that right?' },
  ],
  { name: 'Ada', hostile: '<img src=x onerror=alert(1)>' },
);
/** It says so, and can be tried again. */
export const BrokenPicture = show([
  { static: 'image', src: '/no-such-picture.jpg', alt: 'A street at night' },
  { field: 'hit-text', name: 'what', label: 'What do you see?' },
]);
export const BrokenRecording = show([
  { static: 'audio', src: '/no-such-recording.mp3', label: 'A voice reads a number' },
  { field: 'hit-text', name: 'number', label: 'Which number?' },
]);
