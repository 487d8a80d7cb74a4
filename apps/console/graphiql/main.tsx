import '../src/csp.ts';
import './html-styles.ts';
import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './page.css';
import type { Fetcher } from '@graphiql/toolkit';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { type FormEvent, useMemo, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { examplesWith, type Known } from './examples.ts';

const url = '/graphql';
/** Nothing is stored in the browser: the key is lost when the page closes. */
const storage = {
  getItem: () => null,
  setItem: () => undefined,
  removeItem: () => undefined,
  clear: () => undefined,
  length: 0,
};

/** The caller's first record and latest draft, which the examples use. */
const knownQuery = `{
  records(first: 1) { edges { node { id websites { id } } } }
  orders(first: 1, filter: { states: [DRAFT, CORRECTION_REQUIRED] }, sort: UPDATED, descending: true) { edges { node { id version } } }
}`;

async function findKnown(key: string): Promise<Partial<Known>> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` };
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query: knownQuery }) });
  const { data, errors, reasons } = await answer.json();
  const refused = errors?.[0]?.message ?? reasons?.[0]?.message;
  if (!data) throw new Error(refused ?? `HTTP ${answer.status}`);
  const record = data.records.edges[0]?.node;
  const order = data.orders.edges[0]?.node;
  return {
    ...(record && { recordId: record.id, websiteId: record.websites[0]?.id }),
    ...(order && { orderId: order.id, version: order.version }),
  };
}

function Page() {
  const [key, setKey] = useState('');
  const [known, setKnown] = useState<Partial<Known>>({});
  const [said, setSaid] = useState('');
  const fetcher = useMemo(
    (): Fetcher =>
      createGraphiQLFetcher({ url, ...(key === '' ? {} : { headers: { authorization: `Bearer ${key}` } }) }),
    [key],
  );
  const use = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget).get('key') ?? '').trim();
    try {
      setKnown(typed === '' ? {} : await findKnown(typed));
      setKey(typed);
      setSaid(typed === '' ? '' : 'Examples are filled with ids of your own. 示例已填入您的 id。');
    } catch (error) {
      setSaid(error instanceof Error ? error.message : String(error));
    }
  };
  const examples = useMemo(() => examplesWith(known), [known]);
  const [title, setTitle] = useState(examples[0]?.title ?? '');
  return (
    <>
      <form className="bar" onSubmit={(event) => void use(event)}>
        <strong>Beian Desk</strong>
        <label htmlFor="key">Partner key 合作方密钥</label>
        <input id="key" name="key" type="password" autoComplete="off" spellCheck={false} placeholder="bd_…" />
        <button type="submit">Use 使用</button>
        <span className="list">
          <label htmlFor="example">Example 示例</label>
          <select id="example" value={title} onChange={({ target }) => setTitle(target.value)}>
            {examples.map((one) => (
              <option key={one.title}>{one.title}</option>
            ))}
          </select>
        </span>
        <output>{said}</output>
      </form>
      <div className="ide">
        <GraphiQL
          key={`${title} ${JSON.stringify(known)}`}
          fetcher={fetcher}
          storage={storage}
          defaultTabs={examples.filter((one) => one.title === title)}
          isHeadersEditorEnabled={false}
        />
      </div>
    </>
  );
}

const place = document.getElementById('root');
if (place !== null) createRoot(place).render(<Page />);
