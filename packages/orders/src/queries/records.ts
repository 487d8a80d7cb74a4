import { findProvince, isPerson, type Language, type PublishedCodes, readSubject, readWebsite } from '@beian/domain';
import { loadPublishedCodes } from '../bureau/published.ts';
import { openSubject, openWebsite } from '../bureau/record.ts';
import { type House, type Tx, together } from '../house.ts';
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

/** Records that the actor may see, in the order of `ids`, with their websites; personal values are masked for everybody. */
export async function loadRecords(
  house: House,
  tx: Tx,
  asked: { ids: readonly string[]; language: Language },
  published = loadPublishedCodes(tx) as Promise<PublishedCodes>,
): Promise<RecordView[]> {
  const ids = [...new Set(asked.ids)];
  const found = askOf<Row>(tx, ids, {
    name: 'records',
    text: `/* loadRecords */ select r.id, r.filing_number as "filingNumber", r.name, r.province, r.plain, r.personal,
        app.iso(r.changed_at) as "changedAt",
        (select o.id from app.orders o where o.record_id = r.id and o.locked) as "openOrderId",
        (select json_agg(json_build_object('id', w.id, 'filingNumber', w.filing_number, 'name', w.name, 'ours', w.ours,
          'plain', w.plain, 'personal', encode(w.personal, 'base64')) order by w.filing_number)
          from app.websites w where w.record_id = r.id and not w.gone) as websites
      from unnest($1::text[]) with ordinality as want(id, place) join app.records r on r.id = want.id order by want.place`,
  });
  const [{ rows }, codes] = await together([found, published]);
  return rows.map(({ plain, personal, websites, ...row }) => {
    const subject = readSubject(openSubject(house, { id: row.id, plain, personal }));
    const person = isPerson(subject);
    return {
      ...row,
      provinceName: findProvince(row.province)?.label[asked.language] ?? row.province,
      values: valuesInWords(subject, person, asked.language, codes),
      websites: (websites ?? []).map((site) => websiteView(house, site, person, asked.language, codes)),
    };
  });
}

function websiteView(
  house: House,
  row: WebsiteRow,
  person: boolean,
  language: Language,
  codes: PublishedCodes,
): WebsiteView {
  const website = openWebsite(house, { ...row, personal: Buffer.from(row.personal, 'base64') });
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
