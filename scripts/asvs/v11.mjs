/** @type {import('../asvs.mjs').Requirement[]} */
export default [
  { id: '11.1.1', level: 2, asks: 'a written policy of keys and their life' },
  { id: '11.1.2', level: 2, asks: 'an inventory of keys, algorithms and what they may protect' },
  { id: '11.2.1', level: 2, asks: 'implementations that are validated by others' },
  { id: '11.2.2', level: 2, asks: 'algorithms and keys can be replaced, and what is stored is encrypted anew' },
  { id: '11.2.3', level: 2, asks: 'at least 128 bits of security everywhere' },
  {
    id: '11.3.1',
    level: 1,
    asks: 'no insecure modes or padding',
    not: 'the ministry’s interface prescribes AES-CBC with padding for the files that it takes; nothing that we keep is protected by it',
  },
  { id: '11.3.2', level: 1, asks: 'approved ciphers and modes for what is kept' },
  { id: '11.3.3', level: 2, asks: 'what is encrypted cannot be changed or moved unseen' },
  {
    id: '11.4.1',
    level: 1,
    asks: 'approved hash functions alone',
    not: 'the ministry’s interface prescribes MD5 for its file hashes and filing passwords; ours are SHA-256',
  },
  { id: '11.4.2', level: 2, asks: 'passwords are stored by a slow hash made for it' },
  { id: '11.4.3', level: 2, asks: 'hashes that stand for integrity resist collisions, 256 bits' },
  {
    id: '11.4.4',
    level: 2,
    asks: 'keys that are made of passwords are stretched',
    not: 'no key is made of a password',
  },
  { id: '11.5.1', level: 2, asks: 'what must not be guessed is random, 128 bits or more' },
  {
    id: '11.6.1',
    level: 2,
    asks: 'approved algorithms for key pairs and signatures',
    not: 'nothing personal is protected with a key pair; TLS is the balancer’s, and whoever signs the audit’s heads answers for it there',
  },
];
