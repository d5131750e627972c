const options = ['Red', 'Green', 'Blue'].map((label) => ({ value: label.toLowerCase(), label }));

/** A task with one of each field in each of its appearances, over items with a `word`. */
export const everyField = {
  title: 'Answer every kind of question',
  description: 'One of each.',
  reward: '0.10',
  instructions: { short: 'Answer **all** of it.', full: '## All of it\n\nEvery question has an answer.' },
  pages: [
    {
      content: [
        { static: 'text', text: 'The word is {word}.' },
        { field: 'hit-choice', name: 'row', label: 'In rows', required: true, options },
        { field: 'hit-choice', name: 'button', label: 'In buttons', appearance: 'buttons', options },
        { field: 'hit-choice', name: 'list', label: 'In a list', appearance: 'dropdown', options },
        { field: 'hit-choices', name: 'several', label: 'Several', options },
        { field: 'hit-number', name: 'number', label: 'How many', min: 0, unit: 'pieces' },
        { field: 'hit-rating', name: 'stars', label: 'How good' },
        { field: 'hit-toggle', name: 'switch', label: 'Switched on' },
        { field: 'hit-toggle', name: 'yesno', label: 'Yes or no', appearance: 'buttons' },
        { field: 'hit-text', name: 'line', label: 'One line' },
        { field: 'hit-text', name: 'lines', label: 'Some lines', multiline: true },
      ],
    },
  ],
};
