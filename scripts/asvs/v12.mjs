const front =
  'TLS ends at the proxy in front of the API (operations, Behind TLS): its versions, suites and certificate are its keeper’s';

/** @type {import('../asvs.mjs').Requirement[]} */
export default [
  { id: '12.1.1', level: 1, asks: 'TLS is 1.2 or newer (of what we call; towards callers it is the proxy’s)' },
  {
    id: '12.1.2',
    level: 2,
    asks: 'only sound suites are used',
    not: `of what we call those of Node and OpenSSL are used, unchanged; ${front}`,
  },
  {
    id: '12.1.3',
    level: 2,
    asks: 'a client’s certificate is verified before it is believed',
    not: 'no client is known by a certificate',
  },
  {
    id: '12.2.1',
    level: 1,
    asks: 'callers reach us by TLS alone',
    not: `${front}. Where it is on, cookies and HSTS insist on it (3.3.1, 3.4.1)`,
  },
  { id: '12.2.2', level: 1, asks: 'our certificate is a public one', not: front },
  {
    id: '12.3.1',
    level: 2,
    asks: 'every connection is encrypted',
    not: 'it is where its address says so (`sslmode=verify-full`, `rediss:`, `smtps:`, `https:`), and operations asks for that; it is not forced, since a bureau’s own line and a gateway on the same host have no TLS. Webhooks are: plain http is refused',
  },
  { id: '12.3.2', level: 2, asks: 'certificates of those we call are verified' },
  {
    id: '12.3.3',
    level: 2,
    asks: 'services inside speak TLS to each other',
    not: 'API and worker do not speak HTTP to each other: they meet in the database',
  },
  {
    id: '12.3.4',
    level: 2,
    asks: 'certificates inside are trusted by name',
    not: 'that of the database is, by `sslrootcert` in its address; there is no test of it',
  },
];
