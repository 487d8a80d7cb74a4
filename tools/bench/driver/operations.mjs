/**
 * The requests of the benchmark to the desk, and those to the bare server for the same rows.
 * @typedef {{ path: string, headers: Record<string, string>, body: unknown }} Request
 * @typedef {{ caller: number, nth: number, random: () => number }} CallContext
 * @typedef {{ request: Request, check: (body: string) => string | null, after?: (body: string) => Request }} PreparedCall `check`
 * returns what is wrong with an answer, or null; `after` is sent after a right answer and is not measured
 * @typedef {{ reviewers: { id: string, login: string, password: string }[], partner: { id: string, key: string }, thick: string[],
 *   held: { id: string, reviewer: number }[], items: { key: string, hash: string }[], drafts: string[], draftVersion: number }} Filled
 * @typedef {{ filled: Filled, cookies: string[], documents: Record<string, string>, run: string, deep: string | null }} BenchInputs
 * `cookies`: a session of each reviewer; `documents`: GraphQL texts; `run`: part of each idempotency key; `deep`: cursor of a page far
 * into the list
 * @typedef {{ rate: number, cpu: number, withEmpty?: number }} Goal as a ratio to the bare server; `withEmpty`: ratio to the processor
 * time of the bare server and of the operation `empty` together (docs/decisions/0031)
 * @typedef {{ name: string, label: string, goal: Goal | null, on: (side: 'bare' | 'desk', inputs: BenchInputs) => { prepare: (turn: CallContext) => PreparedCall, maxCalls?: number } }} Operation
 */

/** GraphQL of operations that the console sends with larger selections, or that a partner sends. */
export const documents = {
  empty: 'query Empty { __typename }',
  takeNext: `mutation TakeNext($key: String!) { takeNext(key: $key) { __typename
    ... on NextOrder { order { id version lease { holder holderName until mine token } } why }
    ... on NothingNext { message } ... on ActionRefused { code reasons { code message } } } }`,
  release: `mutation Release($id: ID!, $token: String!, $key: String!) { release(id: $id, token: $token, key: $key) { __typename
    ... on Order { id } ... on ActionRefused { code } } }`,
  submit: `mutation Submit($id: ID!, $version: Int!, $key: String!) { submit(id: $id, version: $version, key: $key) { __typename
    ... on Order { id number state version due { at } } ... on ActionRefused { code reasons { code field message } } } }`,
};

/** @param {string} body @returns {any} */
const read = (body) => JSON.parse(body);

/** @param {BenchInputs} inputs @param {string} name @param {object} variables @param {Record<string, string>} headers @returns {Request} */
const graphql = ({ documents: texts }, name, variables, headers) => ({
  path: '/graphql',
  headers: { accept: 'application/graphql-response+json', 'accept-language': 'zh', ...headers },
  body: { query: texts[name], variables },
});
/** @param {string} path @param {object} body @returns {Request} */
const bare = (path, body) => ({ path, headers: {}, body });

/** Checks the answer of a mutation: an order, or the refusal. @param {string} field @param {string[]} types */
const checkStep = (field, types) => (/** @type {string} */ body) => {
  const { data, errors } = read(body);
  const given = data?.[field];
  return types.includes(given?.__typename) ? null : JSON.stringify(errors ?? given).slice(0, 300);
};
/**
 * Checks that a page holds rows and no error, by searching the text: the callers share the machine with the server, so checking must
 * cost the same for both sides.
 * @param {RegExp} rows
 */
const checkRows = (rows) => (/** @type {string} */ body) =>
  rows.test(body) && !body.includes('"errors":') ? null : body.slice(0, 300);
const filledBody = (/** @type {string} */ body) => (body.length > 2 ? null : 'an empty answer');

/** @type {readonly Operation[]} */
export const operations = [
  {
    name: 'empty',
    label: 'an empty query: looking up the caller only',
    goal: null,
    on: (side, inputs) => ({
      prepare: ({ caller }) => ({
        request: side === 'bare' ? bare('/empty', {}) : graphql(inputs, 'empty', {}, staff(inputs, caller)),
        check: (body) => (side === 'bare' || body.includes('"__typename":"Query"') ? null : body.slice(0, 300)),
      }),
    }),
  },
  {
    name: 'queue',
    label: 'queue page, 50 rows',
    goal: { rate: 0.75, cpu: 1.4, withEmpty: 1.6 },
    on: (side, inputs) => ({
      prepare: ({ caller }) => ({
        request:
          side === 'bare'
            ? bare('/queue', {})
            : graphql(inputs, 'orders', { first: 50, filter: { stage: 'INITIAL' } }, staff(inputs, caller)),
        check: checkRows(/"node" ?:/),
      }),
    }),
  },
  {
    name: 'order',
    label: 'order page, 24 items (8 materials), 60 events',
    goal: { rate: 0.75, cpu: 1.35, withEmpty: 2.4 },
    on: (side, inputs) => ({
      prepare: ({ caller, random }) => {
        const id = inputs.filled.thick[Math.floor(random() * inputs.filled.thick.length)];
        return {
          request: side === 'bare' ? bare('/order', { id }) : graphql(inputs, 'order', { id }, staff(inputs, caller)),
          check: checkRows(/"timeline" ?: ?\[/),
        };
      },
    }),
  },
  {
    name: 'next',
    label: 'get-next and claim (then given back)',
    goal: { rate: 0.6, cpu: 1.5 },
    on: (side, inputs) => ({
      prepare: ({ caller, nth }) => {
        const headers = staff(inputs, caller);
        if (side === 'bare')
          return {
            request: bare('/next', { staff: inputs.filled.reviewers[caller % inputs.filled.reviewers.length]?.id }),
            check: filledBody,
            after: (body) => bare('/release', { id: read(body).id }),
          };
        return {
          request: graphql(inputs, 'takeNext', { key: `${inputs.run}-n-${nth}` }, headers),
          check: checkStep('takeNext', ['NextOrder']),
          after: (body) => {
            const { order } = read(body).data.takeNext;
            return graphql(
              inputs,
              'release',
              { id: order.id, token: order.lease.token, key: `${inputs.run}-r-${nth}` },
              headers,
            );
          },
        };
      },
    }),
  },
  {
    name: 'decide',
    label: 'decide: a verdict on an item',
    goal: { rate: 0.6, cpu: 1.75 },
    on: (side, inputs) => ({
      prepare: ({ nth }) => {
        const { held, items } = inputs.filled;
        const order = held[nth % held.length];
        const item = items[Math.floor(nth / held.length) % items.length];
        if (order === undefined || item === undefined) throw new Error('nothing is held');
        return {
          request:
            side === 'bare'
              ? bare('/decide', { id: order.id, item: item.key, hash: item.hash })
              : graphql(
                  inputs,
                  'verdict',
                  {
                    id: order.id,
                    token: '1',
                    item: item.key,
                    hash: item.hash,
                    verdict: 'pass',
                    key: `${inputs.run}-d-${nth}`,
                  },
                  staff(inputs, order.reviewer),
                ),
          check: side === 'bare' ? filledBody : checkStep('recordVerdict', ['Order']),
        };
      },
    }),
  },
  {
    name: 'submit',
    label: 'partner submits',
    goal: null,
    on: (side, inputs) => ({
      maxCalls: inputs.filled.drafts.length,
      prepare: ({ nth }) => {
        const { drafts, draftVersion, partner } = inputs.filled;
        const id = drafts[nth];
        return {
          request:
            side === 'bare'
              ? bare('/submit', { id })
              : graphql(
                  inputs,
                  'submit',
                  { id, version: draftVersion, key: `${inputs.run}-s-${nth}` },
                  { authorization: `Bearer ${partner.key}` },
                ),
          check: side === 'bare' ? filledBody : checkStep('submit', ['Order']),
        };
      },
    }),
  },
];

/** @param {BenchInputs} inputs @param {number} place @returns {Record<string, string>} */
const staff = ({ cookies }, place) => ({ cookie: cookies[place % cookies.length] ?? '' });
