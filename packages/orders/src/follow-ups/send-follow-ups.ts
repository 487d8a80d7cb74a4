import { randomBytes } from 'node:crypto';
import { newId } from '@beian/database/ids';
import { addJob } from '@beian/database/outbox';
import { sha256 } from '@beian/database/sealing';
import { providerSql } from '@beian/database/settings';
import { type AppContext, settleAll, system, type Tx, transaction } from '@beian/database/transaction';
import type { Principal } from '@beian/domain/filing';
import { type DueFollowUp, dueFollowUps, followUpRow, type PaperEnd } from '@beian/domain/follow-ups';
import {
  type Addresses,
  channelsOfFollowUp,
  type FollowUpRecipient,
  type FollowUpValues,
  noticeOfFollowUp,
} from '@beian/domain/notices';
import type { Provider } from '@beian/domain/settings';
import { loadPublishedCodes } from '@beian/records/published';
import {
  type FiledRecord,
  type FiledRecordRow,
  filedData,
  filedRecordsSql,
  toFollowUpInputs,
  unsealFiled,
} from './filed-record.ts';

/** Records of one transaction. */
const BATCH = 100;

interface Scan {
  readonly today: string;
  readonly after: string;
  readonly provider: Provider;
}

/**
 * Looks through the next filed records, once a day from 09:00 to 18:00 in Shanghai, and writes the follow-ups that are due, each with the jobs that
 * deliver it. One worker at a time: the row of the scan is locked, and moves on in the transaction of the follow-ups.
 * @returns whether there may be more; call it again until it is false
 */
export const sendFollowUps = (ctx: AppContext): Promise<boolean> =>
  transaction(ctx, system('clock'), async (tx) => {
    const scan = await lockScan(tx);
    if (scan === undefined) return false;
    const { rows } = await tx.client.query<FiledRecordRow>(filedRecordsSql, [scan.after, BATCH]);
    for (const row of rows) await followUpRecord(ctx, tx, row, scan);
    const last = rows.length < BATCH ? null : (rows.at(-1)?.id ?? null);
    await tx.client.query('/* sendFollowUps */ update app.follow_up_scan set day = $1, after = $2', [scan.today, last]);
    return last !== null;
  });

/** The scan of today; undefined: it is over, another worker has it, or it is night. */
async function lockScan(tx: Tx): Promise<Scan | undefined> {
  const { rows } = await tx.client.query<Scan>(
    `/* lockFollowUpScan */ select t.today, case when s.day::text = t.today then s.after else '' end as after, ${providerSql} as provider
     from app.follow_up_scan s, (select app.shanghai_day(app.now()) as today) t
     where (s.day::text < t.today or s.after is not null) and extract(hour from app.now() at time zone 'Asia/Shanghai') between 9 and 17
     for update of s skip locked`,
  );
  return rows[0];
}

/** The end of a server makes a filing untrue, so that every partner is told of it. */
const aboutServer: ReadonlySet<string> = new Set(['SERVER', 'SERVER_ENDED'] satisfies PaperEnd['paper'][]);

async function followUpRecord(ctx: AppContext, tx: Tx, row: FiledRecordRow, { today, provider }: Scan): Promise<void> {
  const filed = unsealFiled(ctx, row);
  const wasTold = ({ kind, websiteId, about }: DueFollowUp) =>
    kind === 'PAPER_ENDS' &&
    (row.sent ?? []).some(
      (one) => one.isRecent && one.kind === kind && one.websiteId === websiteId && one.about === about,
    );
  for (const due of dueFollowUps(toFollowUpInputs(ctx, row, filed), today)) {
    const isWanted = row.partner.followUps || aboutServer.has(due.end?.paper ?? '');
    if (isWanted && !wasTold(due)) await addFollowUp(ctx, tx, { due, row, filed, today, provider });
  }
}

/** Writes a follow-up that was not sent before, with the notices that tell it and the jobs that deliver them. */
export async function addFollowUp(
  ctx: AppContext,
  tx: Tx,
  { due, row, days, ...more }: Omit<FollowUpToSend, 'id' | 'token'>,
): Promise<void> {
  const asks = Object.keys(followUpRow(due.kind).answers).length > 0;
  const token = asks ? randomBytes(32).toString('base64url') : null;
  const id = newId('followup');
  const { rowCount } = await tx.client.query(
    `/* addFollowUp */ insert into app.follow_ups (id, record_id, website_id, partner_id, kind, about, period, hash, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, case when $8::bytea is null then null else app.now() + make_interval(days => $9) end)
       on conflict do nothing`,
    [
      ...[id, row.id, due.websiteId, row.partner.id, due.kind, due.about, due.period],
      ...[token === null ? null : sha256(token), days ?? followUpRow(due.kind).answerDays],
    ],
  );
  if (rowCount === 1) await notify(ctx, tx, { id, due, token, row, ...(days === undefined ? {} : { days }), ...more });
}

interface FollowUpToSend extends Pick<Scan, 'today' | 'provider'> {
  readonly id: string;
  readonly due: DueFollowUp;
  readonly token: string | null;
  readonly row: FiledRecordRow;
  readonly filed: FiledRecord;
  readonly parties?: FollowUpValues['parties'];
  /** For how long it may be answered, where a setting says it. */
  readonly days?: number;
}

/** The principal of the website that it is about, else of the subject, and the partner; the link is the principal's. */
async function notify(ctx: AppContext, tx: Tx, { id, due, token, row, filed, ...more }: FollowUpToSend) {
  const { language, email } = row.partner;
  const site = row.websites.find((one) => one.id === due.websiteId);
  const website = filed.websites.find((one) => one.id === due.websiteId)?.website;
  const values: FollowUpValues = {
    filing: site?.filing ?? row.filing,
    about: {
      subject: row.name,
      website: site?.name ?? '',
      domains: website?.domains.map(({ name }) => name) ?? [],
    },
    data: due.kind === 'DATA_CHECK' ? filedData(filed, language, await loadPublishedCodes(tx)) : [],
    ...(site?.opening && due.kind === 'POLICE_FILING' ? { approvedOn: site.opening.day } : {}),
    ...(due.end === undefined ? {} : { end: due.end }),
    ...more,
  };
  const name = noticeOfFollowUp[due.kind];
  const principal: readonly [FollowUpRecipient, Addresses] =
    website === undefined
      ? ['subjectPrincipal', contactsOf(filed.subject.principal)]
      : ['websitePrincipal', contactsOf(website.principal)];
  // A partner without follow-ups speaks to its applicants itself.
  const told: readonly (readonly [FollowUpRecipient, Addresses])[] = [
    ...(row.partner.followUps ? [principal] : []),
    ['partner', { mail: email }],
  ];
  await settleAll(
    told.flatMap(([recipient, addresses]) =>
      channelsOfFollowUp(name, recipient).flatMap((channel) => {
        const address = addresses[channel];
        if (address === undefined || address === '') return [];
        const noticeId = newId('notice');
        const link = recipient === 'partner' ? null : token;
        return [
          tx.client.query(
            `/* addFollowUp */ insert into app.notices (id, follow_up_id, name, recipient, channel, language, address, places, items, link)
             values ($1, $2, $3, $4, $5, $6, $7, '{}', $8, $9)`,
            [
              ...[noticeId, id, name, recipient, channel, language],
              ctx.keys.seal(`notices.address:${noticeId}`, address),
              ctx.keys.sealJson(`notices.items:${noticeId}`, values),
              link === null ? null : ctx.keys.seal(`notices.link:${noticeId}`, link),
            ],
          ),
          addJob(tx, 'deliverReminder', { noticeId }),
        ];
      }),
    ),
  );
}

/** The first mobile and mail address of a principal. */
const contactsOf = ({ mobile, email }: Principal): Addresses => ({
  sms: mobile?.split(';')[0] ?? '',
  mail: email?.split(';')[0] ?? '',
});
