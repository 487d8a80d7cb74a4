/** @type {import('../asvs.mjs').Requirement[]} */
export default [
  { id: '15.1.1', level: 1, asks: 'it is written how soon a faulty or old library is replaced' },
  { id: '15.1.2', level: 2, asks: 'there is a list of all libraries, each from a known registry' },
  { id: '15.1.3', level: 2, asks: 'what takes long or costs much is documented with what keeps it in bounds' },
  {
    id: '15.2.1',
    level: 1,
    asks: 'no library is past the time in which it had to be replaced',
    not: 'no list of advisories is reachable where the tests run. Whoever runs the desk asks one (`pnpm audit`, or a scanner over `pnpm-lock.yaml`) each day, by the times above',
  },
  { id: '15.2.2', level: 2, asks: 'what costs much cannot take the desk down' },
  { id: '15.2.3', level: 2, asks: 'production has no test code and no development tool' },
  { id: '15.3.1', level: 1, asks: 'of an object only the fields that are asked for and allowed go out' },
  { id: '15.3.2', level: 2, asks: 'calls to the outside follow no redirect' },
  { id: '15.3.3', level: 2, asks: 'no input sets a field that its step does not know' },
  { id: '15.3.4', level: 2, asks: 'behind a proxy the caller’s own address counts, and nobody can forge it' },
  { id: '15.3.5', level: 2, asks: 'types are checked and comparisons strict' },
  { id: '15.3.6', level: 2, asks: 'no input reaches a prototype' },
  { id: '15.3.7', level: 2, asks: 'a parameter that comes twice does no harm' },
];
