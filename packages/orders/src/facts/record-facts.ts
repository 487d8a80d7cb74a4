import { editionInForceIn } from '@beian/database/settings';
import { queryByIds } from '@beian/database/sql';
import type { Tx } from '@beian/database/transaction';
import type { WorkingHours } from '@beian/domain/calendar';
import { guards, type OrderFacts } from '@beian/domain/order';
import { kindRow, type OrderKind } from '@beian/domain/order-names';
import { type EditionId, findProvince, type Rules } from '@beian/domain/province';
import type { Actor } from '@beian/domain/staff';
import { bilingual, type Refusal, refusal } from '@beian/domain/text';
import {
  accessNotFound,
  notAccessedThroughUs,
  otherService,
  provinceMissing,
  recordNotNeeded,
  shellEnds,
  websiteNotFound,
} from './opening-refusals.ts';

/** The facts about a record for which an order is to be opened. */
export interface LoadedRecord {
  readonly facts: OrderFacts;
  /** null: the order files it for the first time. */
  readonly recordId: string | null;
  readonly websiteId: string | null;
  readonly accessId: string | null;
  readonly hours: WorkingHours;
  readonly calendar: { readonly version: number; readonly loadedUntil: string };
}

interface FiledAccess {
  readonly bureauId: string;
  readonly ispId: string;
}

/** The moment, and what is in force. */
interface NowRow {
  /** A connection files the province. */
  readonly served: boolean;
  readonly now: string;
  readonly edition: Rules;
  readonly four_eyes: boolean;
  readonly hours: WorkingHours;
  readonly calendar: { readonly version: number; readonly loadedUntil: string };
}
const nowSqlOf = (province: string) => `app.iso(app.now()) as now, ${editionInForceIn(province)} as edition,
      (select value::text::boolean from app.settings where name = 'fourEyes') as four_eyes,
      (select value from app.settings where name = 'workingHours') as hours,
      (select value from app.settings where name = 'calendar') as calendar`;

/** A row before the rules of its edition are known. */
type AsRead<Row extends NowRow> = Omit<Row, 'edition'> & { readonly edition: EditionId };

export interface RecordRow extends NowRow {
  readonly id: string;
  readonly websites:
    | readonly {
        readonly id: string;
        readonly ours: boolean;
        /** It is an app; else a website. */
        readonly app: boolean;
        readonly accesses: readonly FiledAccess[];
      }[]
    | null;
  readonly isp_id: string | null;
  readonly province: string;
  readonly filed: boolean;
  /** Filed through another provider and known by its filing number alone. */
  readonly elsewhere: boolean;
  /** The subject was cancelled. */
  readonly ended: boolean;
  readonly open: boolean;
}

/** What `openOrder` needs to know of records, of those that the actor may see. */
export async function findRecordRows(tx: Tx, ids: readonly string[]): Promise<Map<string, RecordRow>> {
  const { rows } = await queryByIds<AsRead<RecordRow>>(tx, ids, {
    name: 'record-facts',
    text: `/* findRecordRows */ select r.id, r.province, r.filed, r.elsewhere, app.subject_ended(r.id) as ended, app.has_open_order(r.id, null) as open,
      (select json_agg(json_build_object('id', w.id, 'ours', w.ours, 'app', w.plain ? 'app', 'accesses', w.plain -> 'accesses') order by w.filing_number) from app.websites w
        where w.record_id = r.id and not w.gone and (w.filed or w.elsewhere)) as websites,
      app.isp_of(r.province) as isp_id, app.province_served(r.province) as served, ${nowSqlOf('r.province')}
      from app.records r where r.id = any($1)`,
  });
  const of = await tx.ruleBook.for(tx.client, ...rows.map(({ edition }) => edition));
  return new Map(rows.map((row) => [row.id, { ...row, edition: of(row.edition) }]));
}

/** What an order is to be about; what is left out follows if the record has only one of it. */
export interface Named {
  /** GB/T 2260 code, of an order about nothing filed yet. */
  readonly province?: string;
  readonly recordId?: string;
  readonly websiteId?: string;
  readonly accessId?: string;
  /** A later step of a plan is opened while the one before is open. */
  readonly after?: true;
}

export async function findRecordFacts(
  tx: Tx,
  actor: Actor,
  named: Named,
  kind: OrderKind,
): Promise<LoadedRecord | Refusal> {
  const { recordId = '', province } = named;
  if (kindRow(kind).about !== 'nothing') {
    const row = (await findRecordRows(tx, [recordId])).get(recordId);
    const found = recordFactsOf(row, actor, named, kind);
    return 'reasons' in found ? found : (contradiction(row, named, kind) ?? found);
  }
  for (const field of ['recordId', 'websiteId', 'accessId'] as const)
    if (named[field] !== undefined) return recordNotNeeded(field);
  return province === undefined || findProvince(province) === undefined
    ? provinceMissing
    : newFacts(await readNow(tx, province), { actor, kind, province });
}

/** What is named beside the record and does not belong to it, although an order of this kind need not be told. */
function contradiction(row: RecordRow | undefined, named: Named, kind: OrderKind): Refusal | undefined {
  const { province, websiteId, accessId } = named;
  const websites = row?.websites ?? [];
  if (province !== undefined && province !== row?.province) {
    const { message, suggestion, ruleId } = guards.provinceUnchanged;
    return refusal('INVALID_INPUT', { code: 'PROVINCE_UNCHANGED', field: 'province', message, suggestion, ruleId });
  }
  if (websiteId !== undefined && !websites.some(({ id }) => id === websiteId))
    return websiteNotFound(row?.elsewhere === true);
  const accesses = websites.flatMap((website) => website.accesses);
  if (
    accessId !== undefined &&
    kindRow(kind).about !== 'access' &&
    !accesses.some(({ bureauId }) => bureauId === accessId)
  )
    return accessNotFound;
  return undefined;
}

async function readNow(tx: Tx, province: string): Promise<NowRow> {
  const { rows } = await tx.client.query<AsRead<NowRow>>({
    name: 'now-facts',
    text: `/* readNow */ select app.province_served($1) as served, ${nowSqlOf('$1')}`,
    values: [province],
  });
  const [row] = rows;
  if (row === undefined) throw new Error('readNow: no row');
  return { ...row, edition: (await tx.ruleBook.for(tx.client, row.edition))(row.edition) };
}

/**
 * The services of a record that an order of this kind can be about: apps, or websites. One about the subject is named by a website, and by
 * an app where the subject has no website.
 */
export function servicesFor(row: Pick<RecordRow, 'websites'>, kind: OrderKind): NonNullable<RecordRow['websites']> {
  const all = row.websites ?? [];
  const { about, app = false } = kindRow(kind);
  const fitting = all.filter((one) => one.app === app);
  return about === 'subject' && fitting.length === 0 ? all : fitting;
}

/**
 * Facts about a record for which no order exists yet. An order about the whole subject is reported with its first website of
 * ours. A record the actor may not see gives a refusal that does not reveal whether it exists.
 */
export function recordFactsOf(
  row: RecordRow | undefined,
  actor: Actor,
  { websiteId, accessId, after }: Named,
  kind: OrderKind,
): LoadedRecord | Refusal {
  // A later step of a plan may be about what the step before is to file.
  if (row === undefined || (!row.filed && !row.elsewhere && after !== true)) {
    return refusal('NOT_FOUND', {
      code: 'RECORD_NOT_FOUND',
      field: 'recordId',
      message: bilingual('没有您可以操作的此备案', 'There is no such record that you may act on'),
      suggestion: bilingual('请先以备案号和备案密码核实该备案', 'Prove it first with its filing number and password'),
      ruleId: 'D-records',
    });
  }
  const { about, effect } = kindRow(kind);
  const websites = servicesFor(row, kind);
  if (websiteId !== undefined && effect.does !== 'add' && !websites.some(({ id }) => id === websiteId)) {
    const other = row.websites?.find(({ id }) => id === websiteId);
    if (other !== undefined) return otherService(other.app);
  }
  const places = { recordId: row.id, province: row.province, otherOpenOrder: row.open && after !== true, actor, kind };
  // A new website has no row yet; a subject without websites is a shell 空壳主体.
  if (effect.does === 'add' && about === 'subject' && !row.ended)
    return newFacts(row, {
      ...places,
      elsewhere: row.elsewhere,
      shell: row.filed && websites.length === 0,
    });
  if (row.elsewhere && effect.does !== 'add') return notAccessedThroughUs();
  if ((websites.length === 0 && !row.elsewhere) || row.ended) {
    const { message, suggestion, ruleId } =
      effect.does === 'end' && about === 'subject' ? shellEnds : guards.stillFiled;
    return refusal('GUARD_FAILED', { code: 'STILL_FILED', field: 'recordId', message, suggestion, ruleId });
  }
  const website =
    websiteId !== undefined
      ? websites.find((one) => one.id === websiteId)
      : effect.does === 'end' && about === 'subject'
        ? (websites.find(({ ours }) => ours) ?? websites[0])
        : websites.length === 1
          ? websites[0]
          : undefined;
  if (website === undefined) return websiteNotFound(row.elsewhere);
  const ourAccesses = website.accesses.filter(({ ispId }) => ispId === row.isp_id).map(({ bureauId }) => bureauId);
  const access = accessId === undefined ? ourAccesses : ourAccesses.filter((one) => one === accessId);
  // Without a connection none is known to be ours: the guards say that the province is not served.
  if (about === 'access' && website.ours && access.length !== 1 && row.served) return accessNotFound;
  return newFacts(row, {
    ...places,
    websiteId: website.id,
    accessId: about === 'access' ? (access[0] ?? null) : null,
    ours: website.ours,
    accesses: website.accesses.length,
    elsewhere: row.elsewhere,
  });
}

/** Facts of an order that is to be opened. Without `recordId` or `websiteId` it files what has no row yet. */
function newFacts(
  row: NowRow,
  of: {
    readonly actor: Actor;
    readonly kind: OrderKind;
    readonly province: string;
    readonly recordId?: string;
    readonly websiteId?: string;
    readonly accessId?: string | null;
    readonly otherOpenOrder?: boolean;
    readonly ours?: boolean;
    readonly accesses?: number;
    readonly shell?: boolean;
    readonly elsewhere?: boolean;
  },
): LoadedRecord {
  return {
    recordId: of.recordId ?? null,
    websiteId: of.websiteId ?? null,
    accessId: of.accessId ?? null,
    hours: row.hours,
    calendar: row.calendar,
    facts: {
      now: row.now,
      state: null,
      pausedIn: null,
      pausedInRound: false,
      kind: of.kind,
      province: of.province,
      edition: row.edition,
      handOverEdition: row.edition,
      record: {
        // The query returns only what is filed.
        filed: true,
        ours: of.ours ?? true,
        served: row.served,
        partnerSees: of.actor.kind === 'partner',
        otherOpenOrder: of.otherOpenOrder ?? false,
        accesses: of.accesses ?? 0,
        shell: of.shell ?? false,
        otherWebsites: 0,
        lastWebsite: false,
        elsewhere: of.elsewhere ?? false,
        province: of.province,
      },
      numbered: false,
      changed: [],
      domains: { added: [], removed: [] },
      forecastDomains: [],
      domainChecks: [],
      filingChecks: [],
      serviceCode: null,
      domainsInOrders: [],
      findings: [],
      refusedAsIs: null,
      asked: [],
      required: [],
      forbidden: null,
      needsBoth: false,
      plan: null,
      assessedUnder: null,
      materials: {},
      verdicts: {},
      fallen: [],
      blackListed: [],
      returned: null,
      fieldHashes: {},
      lease: null,
      skills: null,
      away: false,
      callsReached: 0,
      callsMissed: [],
      callAgainAt: null,
      dueAt: null,
      assignee: null,
      advice: [],
      escalation: null,
      initialApprovedBy: null,
      fourEyes: row.four_eyes,
      photo: { takenBy: null, standing: null, usedElsewhere: false },
      erased: false,
      curtain: null,
      curtainOwnedSince: null,
      appPhoto: null,
      faceCheck: null,
      report: null,
      bureau: null,
      attempt: null,
      manual: null,
      unanswered: [],
      sms: null,
    },
  };
}
