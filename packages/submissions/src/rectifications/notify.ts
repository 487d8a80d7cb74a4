import { calendarInForce } from '@beian/database/calendar';
import { newId } from '@beian/database/ids';
import { addJob } from '@beian/database/outbox';
import { providerSql } from '@beian/database/settings';
import { startOfDay } from '@beian/database/sql';
import { type AppContext, settleAll, system, type Tx, transaction } from '@beian/database/transaction';
import type { WorkingHours } from '@beian/domain/calendar';
import { wholeDaysLeft } from '@beian/domain/clock';
import type { FieldValues } from '@beian/domain/filing';
import {
  type Addresses,
  type Channel,
  channelsOf,
  type RectificationNoticeName,
  type RectificationValues,
} from '@beian/domain/notices';
import type { PartnerEventKind } from '@beian/domain/partner';
import type { Provider } from '@beian/domain/settings';
import type { Language } from '@beian/domain/text';
import { isRequestedKindSql } from '@beian/orders/event';
import { dueSql, filterSql } from './filter-sql.ts';
import { loadNoticedRecord } from './record-mask.ts';
import { matchRecords, type NoticeDetails, rectificationAad } from './store-notice.ts';

/** Most notices of one transaction. */
const BATCH = 20;

/** When people are told: what came or changed at once; the others from 09:00 to 18:00 in Shanghai. The first that applies. */
const stages = {
  received: {
    when: 'o.notified_at is null',
    column: 'notified_at',
    event: 'rectification.received',
    mail: 'rectificationReceived',
  },
  overdue: {
    when: `${filterSql.OVERDUE} and o.overdue_notified_at is null and $DAYTIME`,
    column: 'overdue_notified_at',
    event: 'rectification.overdue',
    mail: 'rectificationOverdue',
  },
  // Not on the day on which it came, except among test orders, which tell nobody but programs.
  due: {
    when: `${filterSql.DUE_SOON} and o.reminded_at is null and (o.notified_at < ${startOfDay()} or (select app.in_test())) and $DAYTIME`,
    column: 'reminded_at',
    event: 'rectification.due',
    mail: 'rectificationDue',
  },
} as const satisfies Record<
  string,
  { when: string; column: string; event: PartnerEventKind; mail: RectificationNoticeName }
>;
type Stage = keyof typeof stages;
const stageNames = Object.keys(stages) as Stage[];

const daytimeSql = `extract(hour from app.now() at time zone 'Asia/Shanghai') between 9 and 17`;
const whenSql = (stage: Stage): string =>
  `(${stages[stage].when.replace('$DAYTIME', `(${daytimeSql} or (select app.in_test()))`)})`;

interface DueNotice {
  readonly id: string;
  readonly stage: Stage;
  readonly recordId: string;
  readonly details: Buffer;
  readonly dueAt: string;
  readonly filing: string;
  readonly subject: string;
  readonly website: string | null;
  readonly domains: readonly string[];
  readonly provider: Provider;
  readonly now: string;
  readonly hours: WorkingHours;
  readonly calendar: { readonly version: number; readonly loadedUntil: string };
  /** The one with the latest order of the record first: its language is the principal's. */
  readonly partners: readonly { readonly id: string; readonly email: string; readonly language: Language }[];
}

/**
 * Tells partners and principals what is due to be told about open rectifications, not of the provider's own work: that one came (or that its day was set), that it is due soon,
 * that it is overdue; each once. Of a test record only the event is written. A notice without a record of ours, or whose record no partner has, waits until there is one.
 * @returns the number of notices; call it again until it is 0
 */
export const notifyRectifications = (ctx: AppContext): Promise<number> =>
  transaction(ctx, system('clock'), async (tx) => {
    await matchRecords(tx);
    const { rows } = await tx.client.query<DueNotice>(
      `/* notifyRectifications */ select o.id, case ${stageNames.map((stage) => `when ${whenSql(stage)} then '${stage}'`).join(' ')} end as stage,
         o.record_id as "recordId", o.details, app.iso(${dueSql}) as "dueAt", coalesce(w.filing_number, r.filing_number) as filing,
         r.name as subject, w.name as website, coalesce(jsonb_path_query_array(w.plain, '$.domains[*].name'), '[]') as domains,
         ${providerSql} as provider, app.iso(app.now()) as now,
         (select value from app.settings where name = 'workingHours') as hours, (select value from app.settings where name = 'calendar') as calendar,
         (select json_agg(json_build_object('id', p.id, 'email', p.email, 'language', p.language) order by
             (select max(q.created_at) from app.orders q where q.record_id = o.record_id and q.partner_id = p.id) desc nulls last, g.created_at)
           from app.partner_records g join app.partners p on p.id = g.partner_id where g.record_id = o.record_id) as partners
       from app.rectifications o join app.records r on r.id = o.record_id left join app.websites w on w.id = o.website_id
       where o.closed_at is null and o.for_subject and exists (select from app.partner_records g where g.record_id = o.record_id)
         and (${stageNames.map(whenSql).join(' or ')})
       order by o.at, o.id limit ${BATCH} for update of o skip locked`,
    );
    for (const notice of rows) await notifyOne(ctx, tx, notice);
    return rows.length;
  });

async function notifyOne(ctx: AppContext, tx: Tx, notice: DueNotice): Promise<void> {
  const { event, mail, column } = stages[notice.stage];
  const { mask, subject } = await loadNoticedRecord(ctx, tx, notice.recordId);
  const calendar = await calendarInForce(ctx, tx, notice.calendar);
  const said = ctx.keys.unsealJson<NoticeDetails>(rectificationAad('details', notice.id), notice.details);
  const values: RectificationValues = {
    filing: notice.filing,
    about: { subject: notice.subject, website: notice.website ?? '', domains: notice.domains },
    text: mask(said.text ?? ''),
    remark: said.remark === undefined ? null : mask(said.remark),
    dueAt: notice.dueAt,
    at: notice.now,
    left: wholeDaysLeft({ calendar, hours: notice.hours }, Date.parse(notice.dueAt), Date.parse(notice.now)),
    provider: notice.provider,
  };
  const [first] = notice.partners;
  const letters = ctx.test
    ? []
    : [
        ...notice.partners.map(({ email, language }) => ({
          recipient: 'partner' as const,
          language,
          addresses: { mail: email } as Addresses,
        })),
        ...(first === undefined
          ? []
          : [{ recipient: 'subjectPrincipal' as const, language: first.language, addresses: contactsOf(subject) }]),
      ];
  await settleAll([
    tx.client.query(`/* notifyRectifications */ update app.rectifications set ${column} = app.now() where id = $1`, [
      notice.id,
    ]),
    ...notice.partners.map(({ id }) => addPartnerEvent(tx, notice.id, id, event)),
    ...letters.flatMap(({ recipient, language, addresses }) =>
      channelsOf[recipient].flatMap((channel) => {
        const address = addresses[channel];
        return address === undefined
          ? []
          : [
              addNotice(ctx, tx, {
                rectificationId: notice.id,
                name: mail,
                recipient,
                channel,
                language,
                address,
                values,
              }),
            ];
      }),
    ),
  ]);
}

/** The first mobile and mail address of the subject's principal. */
function contactsOf(subject: FieldValues): Addresses {
  const first = (value: FieldValues[keyof FieldValues]) =>
    typeof value === 'string' && value !== '' ? value.split(';')[0] : undefined;
  const [sms, mail] = [first(subject['subject.principal.mobile']), first(subject['subject.principal.email'])];
  return { ...(sms === undefined ? {} : { sms }), ...(mail === undefined ? {} : { mail }) };
}

/** The row of the partner's event log, and a delivery per endpoint that wants this kind. */
async function addPartnerEvent(tx: Tx, rectificationId: string, partnerId: string, kind: PartnerEventKind) {
  await tx.client.query(
    `/* notifyRectifications */ with told as (insert into app.partner_events (id, partner_id, rectification_id, kind, at)
         values ($1, $2, $3, $4, app.now()))
       insert into app.webhook_deliveries (id, endpoint_id, event_id, partner_id)
       select app.new_id('delivery'), w.id, $1, $2 from app.webhook_endpoints w
       where w.partner_id = $2 and w.state = 'ENABLED' and ${isRequestedKindSql('$4', 'w.kinds')}`,
    [newId('event'), partnerId, rectificationId, kind],
  );
}

interface NoticeToAdd {
  readonly rectificationId: string;
  readonly name: RectificationNoticeName;
  readonly recipient: 'partner' | 'subjectPrincipal';
  readonly channel: Channel;
  readonly language: Language;
  readonly address: string;
  readonly values: RectificationValues;
}

async function addNotice(ctx: AppContext, tx: Tx, { values, address, ...notice }: NoticeToAdd): Promise<void> {
  const id = newId('notice');
  const { rectificationId, name, recipient, channel, language } = notice;
  await settleAll([
    tx.client.query(
      `/* notifyRectifications */ insert into app.notices (id, rectification_id, name, recipient, channel, language, address, places, items)
       values ($1, $2, $3, $4, $5, $6, $7, '{}', $8)`,
      [
        id,
        rectificationId,
        name,
        recipient,
        channel,
        language,
        ctx.keys.seal(`notices.address:${id}`, address),
        ctx.keys.sealJson(`notices.items:${id}`, values),
      ],
    ),
    addJob(tx, 'deliverNotice', { noticeId: id }),
  ]);
}
