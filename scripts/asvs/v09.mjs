/**
 * Only sealed upload tickets and links to sent files carry their own data; sessions and keys are looked up.
 * @type {import('../asvs.mjs').Requirement[]}
 */
export default [
  { id: '9.1.1', level: 1, asks: 'what a token says is believed after its seal was checked' },
  { id: '9.1.2', level: 1, asks: 'one list of algorithms, and a token cannot choose another' },
  { id: '9.1.3', level: 1, asks: 'keys come from our own file, never from the token' },
  { id: '9.2.1', level: 1, asks: 'a token that is over opens nothing' },
  { id: '9.2.2', level: 2, asks: 'a token opens what it was made for, and nothing else' },
  {
    id: '9.2.3',
    level: 2,
    asks: 'a token is taken by the service it was made for',
    not: 'one service makes and takes them; there is no other audience under these keys',
  },
  {
    id: '9.2.4',
    level: 2,
    asks: 'tokens under one key say for whom they are',
    not: 'one service makes and takes them; there is no other audience under these keys',
  },
];
