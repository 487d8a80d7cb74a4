import { reportAad } from '@beian/database/schema';
import { fromBase64, type Projection } from '@beian/database/sql';
import type { AppContext } from '@beian/database/transaction';
import { type MaterialKind, materialRow } from '@beian/domain/filing';
import type { ReportView } from '@beian/domain/order-fields';
import { type BilingualText, followMessageAdvice, type Language } from '@beian/domain/text';
import { contentHashSql } from '../facts/facts-sql.ts';
import { partOf } from '../part/part.ts';

interface Row {
  contentHash: string;
  fields: string;
  attachments: { kind: MaterialKind; base64Bytes: number; limit: number }[] | null;
  problems: { field: string; message: BilingualText }[] | null;
  xmlBytes: number | null;
}

/** `label` is missing from reports that were built before it was kept. */
interface StoredField {
  readonly path: string;
  readonly value: string;
  readonly label?: BilingualText;
  readonly words?: BilingualText;
}

const report: Projection<'report', Row | null> = {
  name: 'report',
  sql: `(select json_build_object('contentHash', h.hash, 'fields', encode(p.fields, 'base64'), 'attachments', p.attachments,
      'problems', p.problems, 'xmlBytes', p.xml_bytes)
    from (select ${contentHashSql} as hash offset 0) h join app.report_checks p on p.order_id = o.id and p.content_hash = h.hash
    where p.fields is not null)`,
};

/**
 * What the bureau would receive for the current content of an order. Values are included only for the holder of the
 * lease.
 */
export const reportPart = partOf({
  projections: [report],
  desk: true,
  view: (read, row, { ctx, actor, language }) => ({
    report:
      read.report === null
        ? { ready: false, xmlBytes: null, fields: [], attachments: [], problems: [] }
        : viewOf(ctx, row.id, read.report, { clear: row.lease?.holder === actor.id, language }),
  }),
});

function viewOf(
  ctx: AppContext,
  id: string,
  row: Row,
  { clear, language }: { readonly clear: boolean; readonly language: Language },
): ReportView {
  const fields = ctx.keys.unsealJson<StoredField[]>(reportAad(id, row.contentHash), fromBase64(row.fields));
  return {
    ready: true,
    xmlBytes: row.xmlBytes,
    fields: fields.map(({ path, value, label, words }) => ({
      path,
      label: label?.[language] ?? path,
      value: clear ? value : '•••',
      words: clear ? (words?.[language] ?? null) : null,
    })),
    attachments: (row.attachments ?? []).map((one) => ({ ...one, label: materialRow(one.kind).label[language] })),
    problems: (row.problems ?? []).map((problem) => ({
      code: 'NOT_REPORTABLE',
      field: problem.field,
      message: problem.message,
      suggestion: followMessageAdvice,
      ruleId: 'B-8.1',
    })),
  };
}
