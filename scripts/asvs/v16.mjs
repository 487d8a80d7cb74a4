/** @type {import('../asvs.mjs').Requirement[]} */
export default [
  {
    id: '16.1.1',
    level: 2,
    asks: 'what is logged where, in which form, who reads it and how long it is kept is listed',
  },
  { id: '16.2.1', level: 2, asks: 'a row says when, where, who and what' },
  { id: '16.2.2', level: 2, asks: 'clocks agree, and instants say their zone' },
  { id: '16.2.3', level: 2, asks: 'logs go to the listed places alone' },
  { id: '16.2.4', level: 2, asks: 'logs can be read and joined by a machine' },
  { id: '16.2.5', level: 2, asks: 'what is secret or personal is logged masked, hashed or not at all' },
  { id: '16.3.1', level: 2, asks: 'every sign-in is logged, with and without success' },
  { id: '16.3.2', level: 2, asks: 'what was refused for lack of a right is logged' },
  { id: '16.3.3', level: 2, asks: 'security events are logged, and attempts to get around checks' },
  { id: '16.3.4', level: 2, asks: 'unexpected faults are logged' },
  { id: '16.4.1', level: 2, asks: 'nobody writes lines of their own into a log' },
  { id: '16.4.2', level: 2, asks: 'logs cannot be read by others nor changed' },
  { id: '16.4.3', level: 2, asks: 'logs are brought to a system apart' },
  { id: '16.5.1', level: 2, asks: 'an unexpected fault is told without what is inside' },
  { id: '16.5.2', level: 2, asks: 'it stays safe while something outside does not answer' },
  { id: '16.5.3', level: 2, asks: 'a fault never lets anything through' },
];
