/** @type {import('../asvs.mjs').Requirement[]} */
export default [
  { id: '14.1.1', level: 2, asks: 'which data is sensitive is known and classed' },
  { id: '14.1.2', level: 2, asks: 'each class has its rules in writing: sealing, log, mask, access, retention' },
  { id: '14.2.1', level: 1, asks: 'nothing sensitive stands in an address' },
  { id: '14.2.2', level: 2, asks: 'nothing sensitive is kept by a cache on the way' },
  { id: '14.2.3', level: 2, asks: 'nothing sensitive goes to parties outside' },
  { id: '14.2.4', level: 2, asks: 'the rules of each class are kept: not in logs, jobs, plain columns, errors' },
  { id: '14.3.1', level: 1, asks: 'after signing out nothing of it is left in the page' },
  { id: '14.3.2', level: 2, asks: 'browsers are told not to keep it' },
  { id: '14.3.3', level: 2, asks: 'nothing of it in the browser’s storage' },
];
