import { writeAudit } from '@beian/database/audit';
import { reportAad } from '@beian/database/schema';
import { type AppContext, transaction } from '@beian/database/transaction';
import { drawTable } from '@beian/documents/pdf';
import { type MaterialKind, materialLabel } from '@beian/domain/filing';
import type { Actor } from '@beian/domain/staff';
import { type BilingualText, bilingual, type Language } from '@beian/domain/text';
import { findFacts } from '../facts/facts.ts';

const heads = [
  bilingual('项目', 'Item'),
  bilingual('填写', 'Enter'),
  bilingual('代码或原值', 'Code or value'),
  bilingual('接口元素', 'Element'),
];
const title = bilingual('录入单', 'To enter by hand');
const material = bilingual('材料', 'Material');

interface StoredReport {
  readonly number: string;
  readonly fields: Buffer;
  readonly attachments: readonly { readonly kind: MaterialKind }[] | null;
}
interface StoredField {
  readonly path: string;
  readonly value: string;
  readonly label?: BilingualText;
  readonly words?: BilingualText;
}

/**
 * 录入单: what is to be entered in the bureau's own system, from the rows that make the report, as CSV or PDF. For the holder of the lease of an
 * order that waits to be entered; else null. An audit row is committed before a byte is returned.
 */
export async function readManualSheet(
  ctx: AppContext,
  actor: Actor,
  orderId: string,
  language: Language,
  format: 'csv' | 'pdf' = 'csv',
): Promise<{ readonly type: string; readonly fileName: string; readonly bytes: Buffer } | null> {
  const stored = await transaction(ctx, actor, async (tx) => {
    const loaded = actor.kind === 'staff' ? (await findFacts(tx, [orderId], actor)).get(orderId) : undefined;
    const { state, lease, now } = loaded?.facts ?? {};
    const isOpen = state === 'MANUAL_ENTRY' && lease?.holder === actor.id && lease.until > (now ?? '');
    const { rows } =
      isOpen && loaded !== undefined
        ? await tx.client.query<StoredReport>(
            `/* manualSheet */ select o.number, p.fields, p.attachments from app.orders o join app.report_checks p on p.order_id = o.id
           where o.id = $1 and p.content_hash = $2 and p.fields is not null`,
            [orderId, loaded.row.contentHash],
          )
        : { rows: [] };
    const [row] = rows;
    if (row === undefined || loaded === undefined) {
      await writeAudit(tx, actor, 'readManualSheet', orderId, 'refused', { code: 'NOT_FOUND' });
      return undefined;
    }
    await writeAudit(tx, actor, 'readManualSheet', orderId, 'done', {});
    return { ...row, hash: loaded.row.contentHash, kind: loaded.facts.kind, at: loaded.facts.now };
  });
  if (stored === undefined) return null;
  const fields = ctx.keys.unsealJson<StoredField[]>(reportAad(orderId, stored.hash), stored.fields);
  const columns = heads.map((head) => head[language]);
  const rows = [
    ...fields.map(({ path, value, label, words }) => [
      label?.[language] ?? path,
      words?.[language] ?? value,
      value,
      path,
    ]),
    ...(stored.attachments ?? []).map(({ kind }) => [
      material[language],
      materialLabel(kind, { kind: stored.kind })[language],
      '',
      '',
    ]),
  ];
  if (format === 'pdf') {
    const table = { title: `${title[language]} ${stored.number}`, heads: columns, rows };
    const bytes = await drawTable(table, new Date(stored.at));
    return { type: 'application/pdf', fileName: `${stored.number}.pdf`, bytes };
  }
  const text = [columns, ...rows].map((line) => line.map(cell).join(',')).join('\r\n');
  // Excel reads a file without the mark as GBK.
  const bytes = Buffer.from(`\uFEFF${text}\r\n`, 'utf8');
  return { type: 'text/csv; charset=utf-8', fileName: `${stored.number}.csv`, bytes };
}

/** Quoted; a text that a spreadsheet would take for a formula begins with an apostrophe. */
const cell = (text: string): string => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
