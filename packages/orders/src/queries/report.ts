import { type Actor, type Language, type MaterialKind, materialRow, mendIt, type Text } from '@beian/domain';
import { reportPlace } from '../bureau/report.ts';
import type { House, Tx } from '../house.ts';
import { askOf } from '../sql/ask-of.ts';
import { contentHashSql } from '../sql/facts.ts';
import type { OrderView, ReportView } from './view.ts';

interface Asked {
  readonly actor: Actor;
  readonly ids: readonly string[];
  readonly language: Language;
}

interface Row {
  orderId: string;
  contentHash: string;
  fields: Buffer | null;
  attachments: { kind: MaterialKind; base64Bytes: number; limit: number }[] | null;
  problems: { field: string; message: Text }[] | null;
  xmlBytes: number | null;
  /** The caller holds the lease. */
  clear: boolean;
}

/** What the bureau would receive of each order's present content. Values only for whoever holds the lease. */
export async function loadReports(house: House, tx: Tx, asked: Asked): Promise<Map<string, Partial<OrderView>>> {
  const { rows } = await askOf<Row>(tx, asked.ids, {
    name: 'reports',
    text: `/* loadReports */ select o.id as "orderId", h.hash as "contentHash", p.fields, p.attachments, p.problems,
        p.xml_bytes as "xmlBytes", coalesce(o.lease_holder = $2 and o.lease_until > app.now(), false) as clear
      from app.orders o cross join lateral (select ${contentHashSql} as hash) h
      left join app.report_checks p on p.order_id = o.id and p.content_hash = h.hash where o.id = any($1)`,
    values: [asked.actor.id],
  });
  return new Map(rows.map((row) => [row.orderId, { report: viewOf(house, row, asked.language) }]));
}

function viewOf(house: House, row: Row, language: Language): ReportView {
  if (row.fields === null) return { ready: false, xmlBytes: null, fields: [], attachments: [], problems: [] };
  const fields = house.keys.unsealJson<ReportView['fields']>(reportPlace(row.orderId, row.contentHash), row.fields);
  return {
    ready: true,
    xmlBytes: row.xmlBytes,
    fields: row.clear ? fields : fields.map((field) => ({ path: field.path, value: '•••' })),
    attachments: (row.attachments ?? []).map((one) => ({ ...one, label: materialRow(one.kind).label[language] })),
    problems: (row.problems ?? []).map((problem) => ({
      code: 'NOT_REPORTABLE',
      field: problem.field,
      message: problem.message,
      suggestion: mendIt,
      ruleId: 'bureau-interface.md §8.1',
    })),
  };
}
