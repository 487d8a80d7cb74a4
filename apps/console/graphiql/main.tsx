import '../src/app/csp.ts';
import './html-styles.ts';
import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './page.css';
import type { Fetcher } from '@graphiql/toolkit';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { type FormEvent, useMemo, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { exampleNames, exampleWith, type Known } from './examples.ts';

const url = '/graphql';
/** Nothing is stored in the browser: the key is lost when the page closes. */
const storage = {
  getItem: () => null,
  setItem: () => undefined,
  removeItem: () => undefined,
  clear: () => undefined,
  length: 0,
};

/** Records that may take an order, and the order that was changed last: drafts first. */
const knownQuery = `{
  records(first: 5) { edges { node { id openOrder { id } websites { id } } } }
  drafts: orders(first: 1, filter: { states: [DRAFT, CORRECTION_REQUIRED] }, sort: UPDATED, descending: true) { edges { node { id version } } }
  orders(first: 1, sort: UPDATED, descending: true) { edges { node { id version } } }
}`;

interface KnownAnswer {
  readonly records: {
    readonly edges: readonly { node: { id: string; openOrder: object | null; websites: readonly { id: string }[] } }[];
  };
  readonly drafts: { readonly edges: readonly { node: { id: string; version: number } }[] };
  readonly orders: KnownAnswer['drafts'];
}

async function findKnown(key: string): Promise<Partial<Known>> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` };
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query: knownQuery }) });
  const { data, errors, reasons } = await answer.json();
  const refused = errors?.[0]?.message ?? reasons?.[0]?.message;
  if (!data) throw new Error(refused ?? `HTTP ${answer.status}`);
  const { records, drafts, orders }: KnownAnswer = data;
  const free = records.edges.find(({ node }) => node.openOrder === null) ?? records.edges[0];
  const order = (drafts.edges[0] ?? orders.edges[0])?.node;
  return {
    ...(free && { recordId: free.node.id, websiteId: free.node.websites[0]?.id }),
    ...(order && { orderId: order.id, version: order.version }),
  };
}

const asked = new URLSearchParams(location.search).get('example');
const firstExample = exampleNames.find((name) => name === asked) ?? exampleNames[0] ?? '';

function Page() {
  const [key, setKey] = useState('');
  const [example, setExample] = useState(() => exampleWith(firstExample, {}));
  const [said, setSaid] = useState('');
  const fetcher = useMemo(
    (): Fetcher =>
      createGraphiQLFetcher({ url, ...(key === '' ? {} : { headers: { authorization: `Bearer ${key}` } }) }),
    [key],
  );
  /** Asks for the ids anew each time, because the example before may have changed them. */
  const show = async (name: string, withKey: string) => {
    try {
      const shown = exampleWith(name, withKey === '' ? {} : await findKnown(withKey));
      setKey(withKey);
      setExample(shown);
      if (withKey === '') setSaid('');
      else if (shown.missing.length === 0) setSaid('Examples are filled with ids of your own. 示例已填入您的 id。');
      else setSaid(`Not there yet: ${shown.missing.join(', ')}; run open-order first. 尚无此项，请先运行 open-order。`);
    } catch (error) {
      setSaid(error instanceof Error ? error.message : String(error));
    }
  };
  const use = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    void show(example.name, String(new FormData(event.currentTarget).get('key') ?? '').trim());
  };
  return (
    <>
      <form className="bar" onSubmit={use}>
        <strong>Beian Desk</strong>
        <label htmlFor="key">Partner key 合作方密钥</label>
        <input id="key" name="key" type="password" autoComplete="off" spellCheck={false} placeholder="bd_…" />
        <button type="submit">Use 使用</button>
        <span className="list">
          <label htmlFor="example">Example 示例</label>
          <select id="example" value={example.name} onChange={({ target }) => void show(target.value, key)}>
            {exampleNames.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </span>
        <a href="/docs">Reference 接口文档</a>
        <output>{said}</output>
      </form>
      <div className="ide" data-example={example.name}>
        <GraphiQL
          key={`${key} ${example.name} ${example.variables}`}
          fetcher={fetcher}
          storage={storage}
          // `defaultTabs` would leave the editor of the variables empty (GraphiQL 5.4), so that none are sent.
          initialQuery={example.query}
          initialVariables={example.variables}
          isHeadersEditorEnabled={false}
        />
      </div>
    </>
  );
}

const place = document.getElementById('root');
if (place !== null) createRoot(place).render(<Page />);
