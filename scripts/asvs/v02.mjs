/** @type {import('../asvs.mjs').Requirement[]} */
export default [
  { id: '2.1.1', level: 1, asks: 'the shape of each input is documented' },
  { id: '2.1.2', level: 2, asks: 'what several inputs must be together is documented' },
  { id: '2.1.3', level: 2, asks: 'limits of the business, per user and over all, are documented' },
  { id: '2.2.1', level: 1, asks: 'input is held against what is allowed, not against what is forbidden' },
  { id: '2.2.2', level: 1, asks: 'it is checked on the server, whatever the page has checked' },
  { id: '2.2.3', level: 2, asks: 'inputs that belong together fit one another' },
  { id: '2.3.1', level: 1, asks: 'steps are taken in their sequence and none is left out' },
  { id: '2.3.2', level: 2, asks: 'limits of the business hold' },
  { id: '2.3.3', level: 2, asks: 'a step is done whole or not at all' },
  { id: '2.3.4', level: 2, asks: 'what there is once is not given twice' },
  { id: '2.4.1', level: 2, asks: 'calls by machines are held to a measure' },
];
