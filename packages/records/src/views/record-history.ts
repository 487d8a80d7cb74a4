import type { recordVersions } from '@beian/database/schema';
import type { AppContext, Tx } from '@beian/database/transaction';
import { startOfShanghaiDay } from '@beian/domain/calendar';
import type { PublishedCodes } from '@beian/domain/codes';
import {
  type DifferenceView,
  type FieldId,
  type FieldValues,
  fieldIds,
  fieldLabel,
  isPersonal,
  MAX_VERSIONS,
  type RecordHistoryView,
  type RegisteredView,
  sameValue,
  type VersionCause,
  type VersionView,
  versionCauses,
} from '@beian/domain/filing';
import type { Language } from '@beian/domain/text';
import { loadPublishedCodes } from '../published/published.ts';
import { type Registered, unsealVersion } from '../record/versions.ts';
import { shown } from '../values/shown-fields.ts';
import { valueLabels } from '../values/value-labels.ts';
import { valuesInWords } from '../values/values-in-words.ts';

const DAY_MS = 86_400_000;

type Row = typeof recordVersions.$inferSelect & { orderNumber: string | null; seenOrderId: string | null };

/**
 * The versions of a record, what was registered at the end of a Shanghai day (`on`, YYYY-MM-DD; default now), and the
 * differences from another day. Undefined if the actor sees no such record.
 */
export async function loadRecordHistory(
  ctx: AppContext,
  tx: Tx,
  asked: { recordId: string; on?: string; against?: string; language: Language },
): Promise<RecordHistoryView | undefined> {
  const { recordId, language } = asked;
  const known = await tx.client.query('/* seesRecord */ select 1 from app.records where id = $1', [recordId]);
  if (known.rowCount === 0) return undefined;
  const { rows: list } = await tx.client.query<Omit<Row, 'plain' | 'personal' | 'websites'>>({
    name: 'record-versions',
    text: `/* recordVersions */ select v.id, app.iso(v.since) as since, v.cause, o.id as "seenOrderId", o.number as "orderNumber"
      from app.record_versions v left join app.orders o on o.id = v.order_id
      where v.record_id = $1 order by v.since desc, v.id desc limit ${MAX_VERSIONS + 1}`,
    values: [recordId],
  });
  const on = await versionOn(tx, recordId, asked.on);
  const against = asked.against === undefined ? undefined : await versionOn(tx, recordId, asked.against);
  const codes = await loadPublishedCodes(tx);
  const open = (row: Row | undefined) => row && unsealVersion(ctx, row);
  const [shownNow, other] = [open(on), open(against)];
  const isEarlier = asked.on !== undefined && asked.against !== undefined && asked.on < asked.against;
  return {
    versions: list.slice(0, MAX_VERSIONS).map((row) => versionView(row, language)),
    versionsAreCapped: list.length > MAX_VERSIONS,
    on: on && shownNow ? registeredView(on, shownNow, language, codes) : null,
    differences:
      shownNow === undefined || other === undefined
        ? null
        : isEarlier
          ? differencesOf(shownNow, other, language, codes)
          : differencesOf(other, shownNow, language, codes),
  };
}

/** @throws RangeError if the day does not exist */
async function versionOn(tx: Tx, recordId: string, day: string | undefined): Promise<Row | undefined> {
  const before = day === undefined ? null : new Date(startOfShanghaiDay(day) + DAY_MS).toISOString();
  const { rows } = await tx.client.query<Row>({
    name: 'record-version-on',
    text: `/* versionOn */ select v.id, v.record_id as "recordId", app.iso(v.since) as since, v.cause, v.plain, v.personal, v.websites, v.sites,
        o.id as "seenOrderId", o.number as "orderNumber"
      from app.record_versions v left join app.orders o on o.id = v.order_id
      where v.record_id = $1 and ($2::timestamptz is null or v.since < $2) order by v.since desc, v.id desc limit 1`,
    values: [recordId, before],
  });
  return rows[0];
}

const versionView = (
  { id, since, cause, seenOrderId, orderNumber }: Pick<Row, 'id' | 'since' | 'cause' | 'seenOrderId' | 'orderNumber'>,
  language: Language,
): VersionView => ({
  id,
  since,
  cause: cause as VersionCause,
  causeLabel: versionCauses[cause as VersionCause][language],
  orderId: seenOrderId,
  orderNumber,
});

const registeredView = (
  row: Row,
  { values, person, websites }: Registered,
  language: Language,
  codes: PublishedCodes,
): RegisteredView => ({
  version: versionView(row, language),
  values: valuesInWords(values, person, language, codes),
  websites: websites.map((site) => ({
    id: site.id,
    filingNumber: site.filingNumber,
    name: String(site.values['website.name'] ?? ''),
    ours: site.ours,
    values: valuesInWords(site.values, person, language, codes),
  })),
});

function differencesOf(before: Registered, after: Registered, language: Language, codes: PublishedCodes) {
  const person = before.person || after.person;
  const between = (
    from: FieldValues,
    to: FieldValues,
    site: { websiteId: string; filingNumber: string } | null,
  ): DifferenceView[] =>
    fieldIds
      .filter((field) => !sameValue(from[field], to[field]))
      .map((field) => differenceView(field, from, to, site, person, language, codes));
  const ids = [...new Set([...before.websites, ...after.websites].map((site) => site.id))];
  return [
    ...between(before.values, after.values, null),
    ...ids.flatMap((id) => {
      const [from, to] = [before, after].map((one) => one.websites.find((site) => site.id === id));
      const filingNumber = to?.filingNumber ?? from?.filingNumber ?? '';
      return between(from?.values ?? {}, to?.values ?? {}, { websiteId: id, filingNumber });
    }),
  ];
}

function differenceView(
  field: FieldId,
  from: FieldValues,
  to: FieldValues,
  site: { websiteId: string; filingNumber: string } | null,
  person: boolean,
  language: Language,
  codes: PublishedCodes,
): DifferenceView {
  const masked = isPersonal(field, person);
  const [before, after] = [shown(field, from[field], masked) ?? [], shown(field, to[field], masked) ?? []];
  return {
    websiteId: site?.websiteId ?? null,
    filingNumber: site?.filingNumber ?? null,
    field,
    label: fieldLabel(field, { app: (to['app.packages'] ?? from['app.packages']) !== undefined })[language],
    before,
    after,
    valueLabels: valueLabels(field, [before, after], language, codes),
    masked,
  };
}
