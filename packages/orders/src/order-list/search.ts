import { writeAudit } from '@beian/database/audit';
import { type AppContext, type Tx, transaction } from '@beian/database/transaction';
import { canonicalDomain } from '@beian/domain/checks';
import {
  isMistypedOrderNumber,
  type OrderKind,
  type OrderState,
  orderKindLabels,
  stateRow,
} from '@beian/domain/order-names';
import { findProvince } from '@beian/domain/province';
import {
  maxResultsPerGroup,
  mistypedNumberText,
  moreResultsText,
  type ParsedSearch,
  parseSearch,
  queryTooShortText,
  type SearchGroup,
  type SearchHitView,
  type SearchMatch,
  type SearchResultView,
  searchForm,
  searchGroups,
  searchMatches,
} from '@beian/domain/search';
import { type Actor, LOOK_MINUTES } from '@beian/domain/staff';
import { bilingual, type Language } from '@beian/domain/text';
import { idNumberHashes } from '@beian/records/record';
import { mayGuess, mayLook } from '../openings/looks.ts';

/** statement_timeout of one search, in milliseconds; short, because further typing starts another search. */
const SEARCH_TIMEOUT_MS = 1500;
/** Number of ids that are read to find the newest; beyond it the user is asked to narrow the search. */
const CANDIDATES = 1000;
/** SQLSTATE of a statement that was cancelled by the timeout. */
const CANCELED = '57014';

interface Found {
  readonly hits: SearchHitView[];
  /** The first hits are what the text is the whole number or name of. */
  readonly exact: boolean;
  readonly more: boolean;
  readonly tooMany: boolean;
}

/**
 * Finds what the actor may see for a typed text: at most eight hits of each group, first those of which it is the whole number
 * or name, then the newest; first the groups that have such a hit. A whole ID number is looked up only by its keyed hash. Each
 * search writes one audit row, without the text.
 */
export async function searchAll(
  ctx: AppContext,
  { actor, text, language }: { readonly actor: Actor; readonly text: string; readonly language: Language },
): Promise<SearchResultView> {
  const search = parseSearch(text);
  if (search.part === null && search.number === null && search.idNumber === null) {
    return { groups: [], says: queryTooShortText[language] };
  }
  const action = search.idNumber === null ? 'search' : 'searchIdNumber';
  const isWithinBudget = await transaction(ctx, actor, async (tx) => {
    const may = search.idNumber === null || (await maySearchIdNumber(tx, actor));
    await writeAudit(tx, actor, action, undefined, may ? 'done' : 'refused');
    return may;
  });
  if (!isWithinBudget) return { groups: [], says: tooManySearchesText[language] };
  const hashes = search.idNumber === null ? null : idNumberHashes(ctx, search.idNumber);
  const values = [search.part, search.number, hashes, CANDIDATES + 1, search.whole];
  const found: (readonly [SearchGroup, Found | undefined])[] = [];
  for (const group of Object.keys(searchGroups) as SearchGroup[]) {
    found.push([group, await withTimeout(ctx, actor, (tx) => finders[group](tx, { search, values, language }))]);
  }
  const groups = found.flatMap(([group, one]) =>
    one === undefined || one.hits.length === 0
      ? []
      : [{ group, label: searchGroups[group][language], hits: one.hits, more: one.more, exact: one.exact }],
  );
  const narrow = found.some(([, one]) => one === undefined || one.tooMany);
  return {
    groups: groups.toSorted((a, b) => Number(b.exact) - Number(a.exact)),
    says: narrow
      ? moreResultsText[language]
      : groups.length === 0 && isMistyped(search)
        ? mistypedNumberText[language]
        : null,
  };
}

const isMistyped = ({ number }: ParsedSearch): boolean =>
  number !== null && isMistypedOrderNumber(number.replace(/^(?=\d)/, 'BD'));

const maySearchIdNumber = (tx: Tx, actor: Actor): Promise<boolean> =>
  actor.kind === 'partner' ? mayGuess(tx, actor.id, 1) : mayLook(tx, actor);

const tooManySearchesText = bilingual(
  `${LOOK_MINUTES} 分钟内搜索证件号码的次数已达限额，主管已收到告警；请稍后再搜索，或按订单号、备案号搜索`,
  `The limit of searches for ID numbers within ${LOOK_MINUTES} minutes is reached, and the supervisors are told: search again later, or by order or filing number`,
);

/** Undefined if the search took too long. */
async function withTimeout(
  ctx: AppContext,
  actor: Actor,
  find: (tx: Tx) => Promise<Found>,
): Promise<Found | undefined> {
  try {
    return await transaction(ctx, actor, async (tx) => {
      await tx.client.query(`set local statement_timeout = ${SEARCH_TIMEOUT_MS}`);
      return find(tx);
    });
  } catch (error) {
    if ((error as { code?: unknown }).code === CANCELED) return undefined;
    throw error;
  }
}

interface Asked {
  readonly search: ParsedSearch;
  readonly values: readonly unknown[];
  readonly language: Language;
}

/**
 * One statement: ids, the exact and then the newest of them (ids sort by time), then their rows under the caller's row-level
 * security.
 */
const statement = (rows: 'orders' | 'records' | 'websites', columns: string, from: string): string =>
  `with found as materialized (select distinct f.id from app.find_${rows}($1, $2, $3, $4) f),
     top as (select id, bool_or(exact) as exact from (select id, false as exact from found
         union all select f.id, true from app.exact_${rows}($1, $5) f) one
       group by id order by exact desc, id desc limit ${maxResultsPerGroup + 1})
   select ${columns}, top.exact, (select count(*)::int from found) as total from ${from} order by top.exact desc, top.id desc`;

interface OrderRow {
  id: string;
  number: string;
  filingNumber: string;
  subject: string;
  kind: OrderKind;
  state: OrderState;
  province: string;
  sites: string[];
  domains: string[];
  exact: boolean;
  total: number;
}
interface RecordRow {
  id: string;
  filingNumber: string;
  name: string;
  province: string;
  exact: boolean;
  total: number;
}
interface WebsiteRow {
  id: string;
  recordId: string;
  filingNumber: string;
  name: string;
  subject: string;
  domains: string[];
  exact: boolean;
  total: number;
}

const provinceLabel = (province: string, language: Language): string =>
  findProvince(province)?.label[language] ?? province;

const finders: Readonly<Record<SearchGroup, (tx: Tx, asked: Asked) => Promise<Found>>> = {
  ORDER: async (tx, asked) => {
    const { rows } = await tx.client.query<OrderRow>({
      name: 'search-orders',
      text: `/* searchOrders */ ${statement(
        'orders',
        `o.id, o.number, o.filing_number as "filingNumber", o.subject_name as subject, o.kind, o.state, o.province,
         array_remove(array[c.plain->>'website.name', c.base_plain->>'website.name'], null) as sites,
         array(select jsonb_array_elements_text(coalesce(c.plain->'website.domains', '[]'))
           union select jsonb_array_elements_text(coalesce(c.base_plain->'website.domains', '[]'))) as domains`,
        `top join app.orders o on o.id = top.id left join app.order_contents c on c.order_id = o.id`,
      )}`,
      values: [...asked.values],
    });
    return page(rows, (row) => ({
      id: row.id,
      group: 'ORDER',
      title: row.number,
      details: [
        row.subject,
        orderKindLabels[row.kind][asked.language],
        provinceLabel(row.province, asked.language),
        stateRow(row.state).label[asked.language],
      ],
      recordId: null,
      ...matchIn(asked, [
        ['NUMBER', [row.number]],
        ['FILING_NUMBER', [row.filingNumber]],
        ['DOMAIN', row.domains],
        ['SUBJECT', [row.subject]],
        ['WEBSITE_NAME', row.sites],
      ]),
    }));
  },
  RECORD: async (tx, asked) => {
    const { rows } = await tx.client.query<RecordRow>({
      name: 'search-records',
      text: `/* searchRecords */ ${statement(
        'records',
        'r.id, r.filing_number as "filingNumber", r.name, r.province',
        'top join app.records r on r.id = top.id',
      )}`,
      values: [...asked.values],
    });
    return page(rows, (row) => ({
      id: row.id,
      group: 'RECORD',
      title: row.name,
      details: [row.filingNumber, provinceLabel(row.province, asked.language)],
      recordId: null,
      ...matchIn(asked, [
        ['FILING_NUMBER', [row.filingNumber]],
        ['SUBJECT', [row.name]],
      ]),
    }));
  },
  WEBSITE: async (tx, asked) => {
    const { rows } = await tx.client.query<WebsiteRow>({
      name: 'search-websites',
      text: `/* searchWebsites */ ${statement(
        'websites',
        `w.id, w.record_id as "recordId", w.filing_number as "filingNumber", w.name, r.name as subject,
         array(select d->>'name' from jsonb_array_elements(w.plain->'domains') d) as domains`,
        'top join app.websites w on w.id = top.id join app.records r on r.id = w.record_id',
      )}`,
      values: [...asked.values],
    });
    return page(rows, (row) => ({
      id: row.id,
      group: 'WEBSITE',
      title: row.name,
      details: [row.domains.join(' '), row.filingNumber, row.subject],
      recordId: row.recordId,
      ...matchIn(asked, [
        ['FILING_NUMBER', [row.filingNumber]],
        ['DOMAIN', row.domains],
        ['WEBSITE_NAME', [row.name]],
      ]),
    }));
  },
};

function page<R extends { exact: boolean; total: number }>(rows: readonly R[], hit: (row: R) => SearchHitView): Found {
  return {
    hits: rows.slice(0, maxResultsPerGroup).map(hit),
    exact: rows[0]?.exact === true,
    more: rows.length > maxResultsPerGroup,
    tooMany: (rows[0]?.total ?? 0) > CANDIDATES,
  };
}

type Matched = Pick<SearchHitView, 'match' | 'matchLabel' | 'matched' | 'from' | 'to'>;

/**
 * The first of these texts that is the typed text, else that contains it. For a former or hidden name only the kind of match is
 * returned.
 */
function matchIn({ search, language }: Asked, texts: readonly (readonly [SearchMatch, readonly string[]])[]): Matched {
  const labelled = (match: SearchMatch) => ({ match, matchLabel: searchMatches[match][language] });
  if (search.idNumber !== null) return { ...labelled('ID_NUMBER'), matched: null, from: null, to: null };
  const candidates = texts.flatMap(([match, all]) => all.map((candidate) => ({ match, candidate })));
  const whole = candidates.find(({ match, candidate }) =>
    isNumber(match)
      ? search.whole.includes(candidate)
      : searchForm(candidate) === search.part || (match === 'DOMAIN' && canonicalDomain(candidate) === search.part),
  );
  if (whole !== undefined)
    return { ...labelled(whole.match), matched: whole.candidate, from: 0, to: whole.candidate.length };
  for (const { match, candidate } of candidates) {
    const wanted = isNumber(match) ? search.number : search.part;
    if (wanted === null) continue;
    const from = isNumber(match) ? candidate.indexOf(wanted) : searchForm(candidate).indexOf(wanted);
    if (from >= 0) return { ...labelled(match), matched: candidate, from, to: from + wanted.length };
    // The typed characters are not those that are shown.
    if (match === 'DOMAIN' && canonicalDomain(candidate).includes(wanted))
      return { ...labelled(match), matched: candidate, from: null, to: null };
  }
  return {
    ...labelled(texts.some(([match]) => match === 'SUBJECT') ? 'SUBJECT' : 'WEBSITE_NAME'),
    matched: null,
    from: null,
    to: null,
  };
}

const isNumber = (match: SearchMatch): boolean => match === 'NUMBER' || match === 'FILING_NUMBER';
