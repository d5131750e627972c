import type { Params } from '../controllers/localize.js';

/**
 * English, and the type of every other catalogue: a key that a language lacks is a compile error. A message is text, or
 * a function of its parameters where it has any.
 */
export const en = {
  // What is wrong with an answer, by the code of its issue.
  valueMissing: 'Please answer this question.',
  badInput: 'This is not an answer that the question can take. Please enter it again.',
  typeMismatchEmail: 'Enter an e-mail address, like name@example.com.',
  typeMismatchUrl: 'Enter a web address, like https://example.com.',
  patternMismatch: 'The answer does not have the form that is asked for.',
  tooShort: ({ min, length }: Params) => `Use at least ${min} characters. You have ${length}.`,
  tooLong: ({ max, length }: Params) => `Use at most ${max} characters. You have ${length}.`,
  rangeUnderflow: ({ min }: Params) => `Enter ${min} or more.`,
  rangeOverflow: ({ max }: Params) => `Enter ${max} or less.`,
  stepMismatch: ({ low, high }: Params) => `Enter a value that fits the steps, such as ${low} or ${high}.`,
  notNumber: 'Enter a number, like 12 or 3.5.',
  tooPrecise: 'Use at most 15 digits: more cannot be kept exactly.',
  unknownOption: 'Choose one of the options.',
  tooFew: ({ min }: Params) => `Choose at least ${min}.`,
  tooMany: ({ max }: Params) => `Choose at most ${max}.`,
  otherMissing: 'Say what “other” stands for.',

  // Around every field.
  required: 'required',
  optional: 'optional',
  other: 'Other',
  otherText: 'Please say what',
  choose: 'Choose…',
  chooseExactly: ({ count }: Params) => `Choose exactly ${count}.`,
  chooseBetween: ({ min, max }: Params) => `Choose ${min} to ${max}.`,
  clear: 'Clear',
  yes: 'Yes',
  no: 'No',
  unanswered: 'Not answered',
  charactersLeft: ({ count }: Params) => `${count} characters left`,
  charactersOver: ({ count }: Params) => `${count} characters too many`,
  rating: ({ value, max }: Params) => `${value} of ${max}`,
  smiley1: 'Very bad',
  smiley2: 'Bad',
  smiley3: 'Neither good nor bad',
  smiley4: 'Good',
  smiley5: 'Very good',

  // The frame.
  loading: 'Loading the task…',
  loadFailed: 'The task could not be loaded.',
  tryAgain: 'Try again',
  previewBanner: 'This is a preview. Accept the HIT to answer it.',
  previewOnly: 'This is a preview. Nothing that you do here is sent.',
  accept: 'Accept this HIT',
  submit: 'Submit',
  next: 'Next',
  back: 'Back',
  returnHit: 'Return this HIT',
  returnQuestion: 'Give this HIT back? What you typed here is thrown away.',
  returnYes: 'Yes, return it',
  keepWorking: 'Keep working',
  saved: 'Saved on this device',
  sealed: 'Your answer is saved on this device and will be sent. You may close this page and come back later.',
  notSent: 'Not sent yet.',
  nextTry: ({ time }: Params) => `Next try at ${time}.`,
  sendNow: 'Send now',
  sending: 'Sending your answer…',
  submitted: 'Thank you. Your answer was accepted.',
  receiptNumber: ({ id }: Params) => `Receipt ${id}`,
  continue: 'Continue',
  refused: 'Your answer was not accepted.',
  parked: 'An earlier answer of yours was not accepted.',
  refusedKept: 'It is still on this device. You can save it as a file, or go back and change it.',
  goBack: 'Go back and change it',
  saveFile: 'Save the answer as a file',
  returned: 'You returned this HIT. Nothing was sent.',
  expired: 'The time for this HIT is over. Nothing was sent.',
  expiredKept: 'What you typed is still here, so that you can read or copy it.',
  notStored: 'This browser does not let the page keep answers. Do not close the page before your answer is accepted.',
  problemCount: ({ count }: Params) =>
    count === 1 ? '1 answer needs another look' : `${count} answers need another look`,
};

export type Messages = typeof en;
