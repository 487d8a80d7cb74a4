import { type FirstRunItem, firstRunItems, firstRunRow } from '@beian/domain/first-run';
import type { BilingualText } from '@beian/domain/text';
import type { Tx } from '../transaction/tx.ts';
import { firstRunChecks } from './checks.ts';

/** The last test of a channel. */
export interface ChannelTestView {
  readonly id: string;
  readonly askedAt: string;
  readonly askedBy: string;
  /** ISO 8601, UTC; null: the answer is awaited. */
  readonly answeredAt: string | null;
  readonly ok: boolean | null;
  readonly said: BilingualText | null;
}

export interface FirstRunRowView {
  readonly item: FirstRunItem;
  readonly done: boolean;
  /** Who confirmed it and when; null: nobody, it may be seen in the data. */
  readonly confirmed: { readonly at: string; readonly by: string | null } | null;
}

/** 首次运行清单 as it stands. */
export interface FirstRunList {
  /** Counts as confirmed. */
  readonly demonstration: boolean;
  /** Of the list as a whole; null: not confirmed. */
  readonly confirmed: FirstRunRowView['confirmed'];
  readonly rows: readonly FirstRunRowView[];
  readonly tests: Readonly<Partial<Record<string, ChannelTestView>>>;
}

type Client = Pick<Tx['client'], 'query'>;

/** Reads the list. `client` acts as staff or as the system: row-level security shows partners nothing of it. */
export async function findFirstRun(client: Client): Promise<FirstRunList> {
  const { rows } = await client.query<{
    demonstration: boolean;
    seen: Record<FirstRunItem, boolean>;
    confirmed: Record<string, { at: string; by: string | null }> | null;
    tests: Record<string, ChannelTestView> | null;
  }>(
    `/* findFirstRun */ select (select demonstration from app.clock) as demonstration,
       json_build_object(${firstRunItems.map((item) => `'${item}', ${firstRunChecks[item]}`).join(', ')}) as seen,
       (select json_object_agg(item, json_build_object('at', app.iso(confirmed_at), 'by', confirmed_by)) from app.first_run_confirmations) as confirmed,
       (select json_object_agg(channel, json_build_object('id', id, 'askedAt', app.iso(asked_at), 'askedBy', staff_name,
          'answeredAt', app.iso(answered_at), 'ok', ok, 'said', said)) from app.channel_tests) as tests`,
  );
  const [row] = rows;
  if (row === undefined) throw new Error('findFirstRun: no row');
  const confirmed = row.confirmed ?? {};
  return {
    demonstration: row.demonstration,
    confirmed: confirmed.list ?? null,
    tests: row.tests ?? {},
    rows: firstRunItems.map((item) => ({
      item,
      done: row.seen[item] || confirmed[item] !== undefined,
      confirmed: confirmed[item] ?? null,
    })),
  };
}

/** What keeps the list from being confirmed. */
export const openItems = ({ rows }: FirstRunList, which: 'blocking' | 'all' = 'blocking'): FirstRunItem[] =>
  rows.flatMap(({ item, done }) => (done || (which === 'blocking' && !firstRunRow(item).blocks) ? [] : [item]));

/** Nothing is left to show: the list is confirmed and every item is done. */
export const isFirstRunOver = (list: FirstRunList): boolean =>
  list.demonstration || (list.confirmed !== null && openItems(list, 'all').length === 0);

/** The list for programs and the shell. */
export const summarizeFirstRun = (list: FirstRunList) => ({
  confirmed: list.demonstration || list.confirmed !== null,
  demonstration: list.demonstration,
  items: list.rows.map(({ item, done, confirmed }) => ({
    ...{ item, done, blocksPush: firstRunRow(item).blocks, confirmedBy: confirmed?.by ?? null },
    ...(done ? {} : { todo: firstRunRow(item).todo }),
  })),
});
