/** @typedef {import('../asvs.mjs').Requirement} Requirement */

/** @param {1 | 2} level @param {string} not @param {[string, string][]} rows @returns {Requirement[]} */
const others = (level, not, rows) => rows.map(([id, asks]) => ({ id, level, asks, not }));
const server = 'the desk is no authorisation server: it signs people in by one';

/** @type {Requirement[]} */
export default [
  { id: '10.1.1', level: 2, asks: 'tokens reach those alone who need them: never the browser' },
  { id: '10.1.2', level: 2, asks: 'an answer is taken for the way that this very browser began' },
  { id: '10.2.1', level: 2, asks: 'no other site makes a browser bring a code: PKCE, and state' },
  { id: '10.2.2', level: 2, asks: 'an answer of another provider is not taken for one of ours: iss' },
  ...others(2, 'the desk takes access tokens of nobody: partners have keys of ours', [
    ['10.3.1', 'an access token is for this service'],
    ['10.3.2', 'what was delegated bounds what may be done'],
    ['10.3.3', 'a person is known by what is given to nobody else'],
    ['10.3.4', 'strength and age of a sign-in are checked where they matter'],
  ]),
  ...others(1, server, [
    ['10.4.1', 'addresses to come back to are compared to the letter'],
    ['10.4.2', 'a code is used once'],
    ['10.4.3', 'a code is over soon'],
    ['10.4.4', 'a client has the grants that it needs'],
    ['10.4.5', 'refresh tokens of public clients cannot be replayed'],
  ]),
  ...others(2, server, [
    ['10.4.6', 'PKCE is demanded'],
    ['10.4.7', 'clients that register themselves are checked'],
    ['10.4.8', 'refresh tokens end'],
    ['10.4.9', 'people revoke tokens'],
    ['10.4.10', 'a client with a secret proves it'],
    ['10.4.11', 'a client has the scopes that it needs'],
  ]),
  { id: '10.5.1', level: 2, asks: 'an ID token is of this way: nonce' },
  { id: '10.5.2', level: 2, asks: 'a person is known by issuer and subject' },
  { id: '10.5.3', level: 2, asks: 'metadata that name another issuer are not taken' },
  { id: '10.5.4', level: 2, asks: 'an ID token is for this client: aud' },
  ...others(2, 'the provider ends no sessions here: they end by themselves, by their person or by an administrator', [
    ['10.5.5', 'a logout token is checked'],
  ]),
  ...others(2, 'the desk is no provider', [
    ['10.6.1', 'it knows no implicit flow'],
    ['10.6.2', 'nobody is signed out by force'],
    ['10.7.1', 'people agree to each client'],
    ['10.7.2', 'they are told what they agree to'],
    ['10.7.3', 'they see and take back what they agreed to'],
  ]),
];
