import { fieldIds, fieldRow, findProvince, type Language, readWebsite } from '@beian/domain';
import { and, asc, eq, inArray } from 'drizzle-orm';
import { openWebsite } from '../bureau/record.ts';
import type { House, Tx } from '../house.ts';
import { websites } from '../schema/record.ts';
import { shown } from './items.ts';
import { valueLabels } from './value-labels.ts';
import type { RecordView, WebsiteView } from './view.ts';

interface Row {
  id: string;
  filingNumber: string;
  name: string;
  province: string;
  changedAt: string;
  openOrderId: string | null;
}

/** Records that the actor may see, in the order of `ids`, with their websites; personal values are masked for everybody. */
export async function loadRecords(
  house: House,
  tx: Tx,
  asked: { ids: readonly string[]; language: Language },
): Promise<RecordView[]> {
  const ids = [...new Set(asked.ids)];
  const { rows } = await tx.client.query<Row>({
    name: 'records',
    text: `/* loadRecords */ select r.id, r.filing_number as "filingNumber", r.name, r.province,
        app.iso(r.changed_at) as "changedAt",
        (select o.id from app.orders o where o.record_id = r.id and o.locked) as "openOrderId"
      from unnest($1::text[]) with ordinality as want(id, place) join app.records r on r.id = want.id order by want.place`,
    values: [ids],
  });
  const sites = await tx
    .select()
    .from(websites)
    .where(and(inArray(websites.recordId, ids), eq(websites.gone, false)))
    .orderBy(asc(websites.filingNumber));
  return rows.map((row) => ({
    ...row,
    provinceName: findProvince(row.province)?.label[asked.language] ?? row.province,
    websites: sites.filter((site) => site.recordId === row.id).map((site) => websiteView(house, site, asked.language)),
  }));
}

function websiteView(house: House, row: typeof websites.$inferSelect, language: Language): WebsiteView {
  const website = openWebsite(house, row);
  const values = readWebsite(website);
  return {
    id: row.id,
    filingNumber: row.filingNumber,
    name: row.name,
    domains: website.domains.map((domain) => domain.name),
    homeUrl: website.homeUrl ?? null,
    ours: row.ours,
    values: fieldIds
      .filter((id) => values[id] !== undefined)
      .map((id) => {
        const list = shown(id, values[id], fieldRow(id).personal) ?? [];
        return {
          field: id,
          label: fieldRow(id).label[language],
          values: list,
          valueLabels: valueLabels(id, [list], language),
          masked: fieldRow(id).personal,
        };
      }),
  };
}
