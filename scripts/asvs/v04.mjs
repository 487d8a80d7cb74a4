/** @type {import('../asvs.mjs').Requirement[]} */
export default [
  { id: '4.1.1', level: 1, asks: 'every answer says its type and its characters' },
  { id: '4.1.2', level: 2, asks: 'a program that forgot TLS is not led there in silence' },
  { id: '4.1.3', level: 2, asks: 'a header that a proxy sets cannot be set by the caller' },
  { id: '4.2.1', level: 2, asks: 'where a request ends is said in one way' },
  { id: '4.3.1', level: 2, asks: 'a query has a bound of depth, size and cost' },
  { id: '4.3.2', level: 2, asks: 'the schema is told where the API is meant for others' },
  {
    id: '4.4.1',
    level: 1,
    asks: 'WebSockets use TLS',
    not: 'TLS ends at the proxy in front of the API (operations, Behind TLS), for WebSockets as for every request; it is not tested here',
  },
  { id: '4.4.2', level: 2, asks: 'pages of other sites open no WebSocket' },
  { id: '4.4.3', level: 2, asks: 'a WebSocket has a token of its own that can be taken back' },
  {
    id: '4.4.4',
    level: 2,
    asks: 'a WebSocket’s token comes from the session',
    not: 'sessions open no WebSocket: they are for partners, by their key, which is looked up at `connection_init` and every 5 s',
  },
];
