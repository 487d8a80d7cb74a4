import {
  conditionsOf,
  escapeLikePattern,
  type FilterConditions,
  fromBase64,
  type IdPage,
  isoSql,
  type Keyset,
  keysetPage,
  type PageQuery,
  queryByIds,
  toStorableText,
} from '@beian/database/sql';
import { type AppContext, settleAll, type Tx } from '@beian/database/transaction';
import type { PublishedCodes } from '@beian/domain/codes';
import {
  accessToFieldValues,
  isPerson,
  labelOfValue,
  preApprovalText,
  type RecordFilter,
  type RecordView,
  subjectToFieldValues,
  type Website,
  type WebsiteView,
  websiteToFieldValues,
} from '@beian/domain/filing';
import { findProvince } from '@beian/domain/province';
import { bilingual, type Language } from '@beian/domain/text';
import { loadPublishedCodes } from '../published/published.ts';
import { unsealSubject, unsealWebsite } from '../record/record.ts';
import { valuesInWords } from '../values/values-in-words.ts';

/** A record with its websites, as `recordColumnsSql` reads it. */
export interface RecordRow {
  id: string;
  filingNumber: string;
  name: string;
  province: string;
  changedAt: string;
  openOrderId: string | null;
  deregisteredAt: string | null;
  elsewhere: boolean;
  /** Our id at the bureau of the province. */
  ispId: string | null;
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

/** Columns of `r` (app.records), for `recordView`. */
export const recordColumnsSql = `r.id, r.filing_number as "filingNumber", r.name, r.province, r.elsewhere, r.plain, encode(r.personal, 'base64') as personal,
        ${isoSql('r.changed_at')} as "changedAt",
        (select o.id from app.orders o where o.record_id = r.id and o.locked) as "openOrderId", app.isp_of(r.province) as "ispId",
        (select ${isoSql('d.at')} from app.deregistrations d where d.kind = 'subject' and d.bureau_id = r.bureau_id) as "deregisteredAt",
        (select json_agg(json_build_object('id', w.id, 'filingNumber', w.filing_number, 'name', w.name, 'ours', w.ours,
          'plain', w.plain, 'personal', encode(w.personal, 'base64')) order by w.filing_number)
          from app.websites w where w.record_id = r.id and not w.gone and (w.filed or w.elsewhere)) as websites`;

/**
 * Records that the actor may see, in the order of `ids`, with their websites; personal values are masked for
 * everybody.
 */
export async function loadRecords(
  ctx: AppContext,
  tx: Tx,
  asked: { ids: readonly string[]; language: Language },
): Promise<RecordView[]> {
  const found = queryByIds<RecordRow>(tx, [...new Set(asked.ids)], {
    name: 'records',
    text: `/* loadRecords */ select ${recordColumnsSql}
      from unnest($1::text[]) with ordinality as want(id, place) join app.records r on r.id = want.id order by want.place`,
  });
  const [{ rows }, codes] = await settleAll([found, loadPublishedCodes(tx)]);
  return rows.map((row) => recordView(ctx, row, asked.language, codes));
}

export function recordView(
  ctx: AppContext,
  { plain, personal, websites, ispId, ...row }: RecordRow,
  language: Language,
  codes: PublishedCodes,
): RecordView {
  const subject = subjectToFieldValues(unsealSubject(ctx, { id: row.id, plain, personal: fromBase64(personal) }));
  const person = isPerson(subject);
  return {
    ...row,
    provinceName: findProvince(row.province)?.label[language] ?? row.province,
    values: valuesInWords(subject, person, language, codes),
    websites: (websites ?? []).map((site) => websiteView(ctx, site, { person, ispId, language, codes })),
  };
}

function websiteView(
  ctx: AppContext,
  row: WebsiteRow,
  {
    person,
    ispId,
    language,
    codes,
  }: {
    readonly person: boolean;
    readonly ispId: string | null;
    readonly language: Language;
    readonly codes: PublishedCodes;
  },
): WebsiteView {
  const website = unsealWebsite(ctx, { ...row, personal: fromBase64(row.personal) });
  return {
    id: row.id,
    filingNumber: row.filingNumber,
    name: row.name,
    domains: website.domains.map((domain) => domain.name),
    homeUrl: website.homeUrl ?? null,
    ours: row.ours,
    values: valuesInWords(websiteToFieldValues(website), person, language, codes).map((value) =>
      value.field === 'website.preApprovals'
        ? { ...value, valueLabels: [...scanLabels(website, language), ...value.valueLabels] }
        : value,
    ),
    accesses: website.accesses.map((access) => ({
      id: access.bureauId,
      ours: access.ispId === ispId,
      values: valuesInWords(accessToFieldValues(access), person, language, codes),
    })),
  };
}

/** Says of each pre-approval how many scans the bureau published, because they are not kept. */
const scanLabels = ({ preApprovals = [] }: Website, language: Language) =>
  preApprovals.flatMap((approval) => {
    const { scans } = approval;
    if (scans === undefined) return [];
    const value = preApprovalText(approval);
    const number = labelOfValue('website.preApprovals', value) ?? bilingual(value, value);
    const label = bilingual(
      `${number.zh}，管局公布的 ${scans} 份扫描件未保存，变更时须重新上传审批文件`,
      `${number.en}, published with ${scans} scans that are not kept: a change needs the document`,
    );
    return [{ value, label: label[language] }];
  });

const byFilingNumber: Keyset = { from: 'app.records o', key: 'o.filing_number', type: 'text' };

const conditions: FilterConditions<RecordFilter> = {
  search(text, value) {
    const search = toStorableText(text);
    if (search === '') return 'true';
    const part = value(`%${escapeLikePattern(search)}%`);
    return `(o.filing_number ilike ${part} or o.name ilike ${part}
      or exists (select 1 from app.websites w where w.record_id = o.id and (w.filing_number ilike ${part} or w.name ilike ${part}
        or exists (select 1 from jsonb_array_elements(w.plain -> 'domains') d where d ->> 'name' ilike ${part}))))`;
  },
  province: (code, value) => `o.province = ${value(code)}`,
  nature: (code, value) => `(o.plain ->> 'nature')::int = ${value(code)}`,
};

/** Records by filing number: of subjects that are or were filed, here or elsewhere; not yet those of a first filing that is under way. */
export function listRecordIds(tx: Tx, asked: PageQuery & RecordFilter): Promise<IdPage> {
  const values: unknown[] = [];
  const where = ['(o.filed or o.elsewhere)', ...conditionsOf(conditions, asked, (one) => `$${values.push(one)}`)];
  return keysetPage(tx, byFilingNumber, where, values, asked);
}
