import { findProvince, isPerson, type Language, type PublishedCodes, readSubject, readWebsite } from '@beian/domain';
import { and, asc, eq, inArray } from 'drizzle-orm';
import { loadPublishedCodes } from '../bureau/published.ts';
import { openSubject, openWebsite } from '../bureau/record.ts';
import type { House, Tx } from '../house.ts';
import { websites } from '../schema/record.ts';
import { askOf } from '../sql/ask-of.ts';
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
  personal: Buffer;
}

/** Records that the actor may see, in the order of `ids`, with their websites; personal values are masked for everybody. */
export async function loadRecords(
  house: House,
  tx: Tx,
  asked: { ids: readonly string[]; language: Language },
): Promise<RecordView[]> {
  const ids = [...new Set(asked.ids)];
  const { rows } = await askOf<Row>(tx, ids, {
    name: 'records',
    text: `/* loadRecords */ select r.id, r.filing_number as "filingNumber", r.name, r.province, r.plain, r.personal,
        app.iso(r.changed_at) as "changedAt",
        (select o.id from app.orders o where o.record_id = r.id and o.locked) as "openOrderId"
      from unnest($1::text[]) with ordinality as want(id, place) join app.records r on r.id = want.id order by want.place`,
  });
  const codes = await loadPublishedCodes(tx);
  const sites = await tx
    .select()
    .from(websites)
    .where(and(inArray(websites.recordId, ids), eq(websites.gone, false)))
    .orderBy(asc(websites.filingNumber));
  return rows.map(({ plain, personal, ...row }) => {
    const subject = readSubject(openSubject(house, { id: row.id, plain, personal }));
    const person = isPerson(subject);
    return {
      ...row,
      provinceName: findProvince(row.province)?.label[asked.language] ?? row.province,
      values: valuesInWords(subject, person, asked.language, codes),
      websites: sites
        .filter((site) => site.recordId === row.id)
        .map((site) => websiteView(house, site, person, asked.language, codes)),
    };
  });
}

function websiteView(
  house: House,
  row: typeof websites.$inferSelect,
  person: boolean,
  language: Language,
  codes: PublishedCodes,
): WebsiteView {
  const website = openWebsite(house, row);
  return {
    id: row.id,
    filingNumber: row.filingNumber,
    name: row.name,
    domains: website.domains.map((domain) => domain.name),
    homeUrl: website.homeUrl ?? null,
    ours: row.ours,
    values: valuesInWords(readWebsite(website), person, language, codes),
  };
}
