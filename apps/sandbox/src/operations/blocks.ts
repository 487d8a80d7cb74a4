import type { ElementRow } from '../judge/element-row.ts';
import {
  changeTable,
  deregistrationTable,
  newAccessTable,
  newFilingTable,
  newWebsiteTable,
} from '../judge/element-tables.ts';
import { find } from '../judge/read-node.ts';
import { materialTable, verificationTable } from '../judge/verification-table.ts';
import type { Czlx } from '../records/czlx.ts';
import type { XmlNode } from '../xml/parse.ts';

/** One block of an upload (B-8). */
export interface Block {
  /** Undefined: not open here. */
  readonly table?: readonly ElementRow[];
  /** The operation of one of its records. */
  czlxOf(record: XmlNode | undefined): Czlx;
}

const deregistrations = new Map<number, Czlx>([
  [0, '6'],
  [1, '7'],
  [2, '5'],
]);

/** A block that is not open, or is no operation, has no `Czlx` in the XSD's range of 1–7; 4 is used. */
export const closed: Block = { czlxOf: () => '4' };

export const blocks: ReadonlyMap<string, Block> = new Map<string, Block>([
  ['XZBA', { table: newFilingTable, czlxOf: () => '1' }],
  ['XZWZ', { table: newWebsiteTable, czlxOf: () => '2' }],
  ['XZJR', { table: newAccessTable, czlxOf: () => '3' }],
  ['BGBA', { table: changeTable, czlxOf: () => '4' }],
  [
    'ZXBA',
    {
      table: deregistrationTable,
      // Also asked for a record that breaks the table.
      czlxOf: (record) => deregistrations.get(Number(record && find(record, 'Zxlb')?.text)) ?? '6',
    },
  ],
  ['XZHYD', { ...closed, table: materialTable }],
  ['HSJG', { ...closed, table: verificationTable }],
  ['WBACLJG', closed],
]);
