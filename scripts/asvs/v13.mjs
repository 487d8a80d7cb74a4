/** @type {import('../asvs.mjs').Requirement[]} */
export default [
  { id: '13.1.1', level: 2, asks: 'whom the programs call is written' },
  {
    id: '13.2.1',
    level: 2,
    asks: 'programs prove who they are by something short-lived',
    not: 'each has a role and a password of its own in the database; PostgreSQL can ask for a certificate instead (`sslcert` in the address), which is not tested',
  },
  { id: '13.2.2', level: 2, asks: 'programs may do no more than they need' },
  { id: '13.2.3', level: 2, asks: 'there is no password that everybody knows' },
  { id: '13.2.4', level: 2, asks: 'it is written down where programs may connect to' },
  { id: '13.2.5', level: 2, asks: 'and nothing else is reached' },
  {
    id: '13.3.1',
    level: 2,
    asks: 'secrets come from a store of secrets, and none stands in sources, images or command lines',
  },
  { id: '13.3.2', level: 2, asks: 'a secret is seen by whom it is for' },
  { id: '13.4.1', level: 1, asks: 'the history of the sources is not served' },
  { id: '13.4.2', level: 2, asks: 'nothing is told that helps whoever debugs' },
  { id: '13.4.3', level: 2, asks: 'folders are not listed' },
  { id: '13.4.4', level: 2, asks: 'TRACE is refused' },
  { id: '13.4.5', level: 2, asks: 'documentation and monitoring are shown where that is meant' },
];
