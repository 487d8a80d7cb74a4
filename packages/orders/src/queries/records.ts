import {
  findProvince,
  isPerson,
  type Language,
  type PublishedCodes,
  subjectToFieldValues,
  websiteToFieldValues,
} from '@beian/domain';
import { codesProjection, loadPublishedCodes } from '../bureau/published.ts';
import { unsealSubject, unsealWebsite } from '../bureau/record.ts';
import { type AppContext, settleAll, type Tx } from '../context.ts';
import { isoSql } from '../sql/clock.ts';
import { queryByIds } from '../sql/query-by-ids.ts';
import { fromBase64, type Projection, partOf } from './part.ts';
import { valuesInWords } from './values-in-words.ts';
import type { RecordView, WebsiteView } from './view.ts';

interface Row {
  id: string;
  filingNumber: string;
  name: string;
  province: string;
  changedAt: string;
  openOrderId: string | null;
  plain: unknown;
  /** Sealed, base64. */
  personal: string;
  websites: WebsiteRow[] | null;
}

interface WebsiteRow {
  id: string;
  filingNumber: string;
  name: string;
  ours: boolean;
  plain: unknown;
  /** Sealed, base64. */
  personal: string;
}

/** Columns of `r` (app.records). */
const columns = `r.id, r.filing_number as "filingNumber", r.name, r.province, r.plain, encode(r.personal, 'base64') as personal,
        ${isoSql('r.changed_at')} as "changedAt",
        (select o.id from app.orders o where o.record_id = r.id and o.locked) as "openOrderId",
        (select json_agg(json_build_object('id', w.id, 'filingNumber', w.filing_number, 'name', w.name, 'ours', w.ours,
          'plain', w.plain, 'personal', encode(w.personal, 'base64')) order by w.filing_number)
          from app.websites w where w.record_id = r.id and not w.gone) as websites`;

/**
 * Records that the actor may see, in the order of `ids`, with their websites; personal values are masked for
 * everybody.
 */
export async function loadRecords(
  ctx: AppContext,
  tx: Tx,
  asked: { ids: readonly string[]; language: Language },
): Promise<RecordView[]> {
  const found = queryByIds<Row>(tx, [...new Set(asked.ids)], {
    name: 'records',
    text: `/* loadRecords */ select ${columns}
      from unnest($1::text[]) with ordinality as want(id, place) join app.records r on r.id = want.id order by want.place`,
  });
  const [{ rows }, codes] = await settleAll([found, loadPublishedCodes(tx)]);
  return rows.map((row) => recordView(ctx, row, asked.language, codes));
}

const reading: Projection<'record', Row | null> = {
  name: 'record',
  sql: `(select row_to_json(x) from (select ${columns} from app.records r where r.id = o.record_id) x)`,
};

/** The record that an order changes. */
export const recordPart = partOf({
  projections: [reading, codesProjection],
  view: ({ record, codes }, _, { ctx, language }) => ({
    record: record === null ? undefined : recordView(ctx, record, language, codes),
  }),
});

function recordView(
  ctx: AppContext,
  { plain, personal, websites, ...row }: Row,
  language: Language,
  codes: PublishedCodes,
): RecordView {
  const subject = subjectToFieldValues(unsealSubject(ctx, { id: row.id, plain, personal: fromBase64(personal) }));
  const person = isPerson(subject);
  return {
    ...row,
    provinceName: findProvince(row.province)?.label[language] ?? row.province,
    values: valuesInWords(subject, person, language, codes),
    websites: (websites ?? []).map((site) => websiteView(ctx, site, person, language, codes)),
  };
}

function websiteView(
  ctx: AppContext,
  row: WebsiteRow,
  person: boolean,
  language: Language,
  codes: PublishedCodes,
): WebsiteView {
  const website = unsealWebsite(ctx, { ...row, personal: fromBase64(row.personal) });
  return {
    id: row.id,
    filingNumber: row.filingNumber,
    name: row.name,
    domains: website.domains.map((domain) => domain.name),
    homeUrl: website.homeUrl ?? null,
    ours: row.ours,
    values: valuesInWords(websiteToFieldValues(website), person, language, codes),
  };
}
