import type { Params } from '../controllers/localize.js';

/** English of what stands around and beside the questions: it loads with those elements. */
export const enContent = {
  // Instructions, time, progress.
  instructions: 'Instructions',
  fullInstructions: 'Read the full instructions',
  close: 'Close',
  timeLeft: ({ time }: Params) => `${time} left`,
  timeWarning: ({ time }: Params) => `Only ${time} left to submit.`,
  timeOver: 'Time is over',
  moreTime: 'Get more time',
  moreTimeGranted: ({ time }: Params) => `You have more time: ${time} left.`,
  moreTimeRefused: 'More time could not be granted.',
  answeredOf: ({ done, total }: Params) => `${done} of ${total} answered`,
  progress: 'Progress',

  // What stands beside the questions.
  enlarge: 'Enlarge the picture',
  actualSize: 'Show it in its actual size',
  imageFailed: 'The picture could not be loaded.',
  audioFailed: 'The recording could not be loaded.',
  videoFailed: 'The video could not be loaded.',
  taskProblems: 'Parts of this task could not be shown. The requester has to mend them:',
  fieldFailed: 'This question could not be loaded.',
};

export type ContentMessages = typeof enContent;
