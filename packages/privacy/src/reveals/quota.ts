import type { Tx } from '@beian/database/transaction';
import { spelledInstant } from '@beian/domain/calendar';
import {
  type Actor,
  LOOK_MINUTES,
  REVEAL_LIFT_MINUTES,
  type RevealQuotaName,
  revealQuotaOf,
} from '@beian/domain/staff';
import { bilingual, fillTemplate, type Refusal, refusal } from '@beian/domain/text';
import { mayLook, raiseRevealAlarm } from '@beian/orders/openings';

interface Row {
  quota: RevealQuotaName;
  hour: number;
  day: number;
  /** When the oldest reveal of the last hour is an hour old. ISO 8601. */
  free: string | null;
  /** Reveals since the last second factor that still counts; null if there is none. */
  lifted: number | null;
}

/**
 * Checks whether this person may reveal one more value: null, or the refusal, which has also raised an alarm. Locked
 * per person until the transaction ends, so that concurrent calls are counted one after the other.
 */
export async function checkRevealQuota(tx: Tx, actor: Actor): Promise<Refusal | null> {
  await tx.client.query('/* overQuota */ select pg_advisory_xact_lock(hashtextextended($1, 0))', [
    `reveals ${actor.id}`,
  ]);
  const { rows } = await tx.client.query<Row>({
    name: 'reveal-quota',
    text: `/* overQuota */ with s as (select value #>> '{}' as quota from app.settings where name = 'revealQuota'),
        mine as (select at from app.reveals where staff_id = $1 and at > app.now() - interval '1 day'),
        lift as (select max(at) as at from app.reveal_lifts where staff_id = $1 and until > app.now())
      select s.quota, (select count(*)::int from mine where at > app.now() - interval '1 hour') as hour,
        (select count(*)::int from mine where at >= date_trunc('day', app.now(), 'Asia/Shanghai')) as day,
        (select app.iso(min(at) + interval '1 hour') from mine where at > app.now() - interval '1 hour') as free,
        (select case when lift.at is not null then (select count(*)::int from mine where mine.at >= lift.at) end from lift) as lifted
      from s`,
    values: [actor.id],
  });
  const [row] = rows;
  if (row === undefined) throw new Error('there is no row for the setting revealQuota');
  const quota = revealQuotaOf(actor, row.quota);
  const isWithin = row.lifted !== null && row.lifted < quota.hour ? true : row.hour < quota.hour && row.day < quota.day;
  if (isWithin) return checkLooks(tx, actor);
  const kind = row.day >= quota.day ? 'DAY' : 'HOUR';
  await raiseRevealAlarm(tx, actor, kind);
  return kind === 'DAY' ? dailyQuotaRefusal(quota.day) : hourlyQuotaRefusal(quota.hour, row.free ?? '');
}

/** The budget of looks alone, for what reveals no value but confirms one: null, or the refusal. */
export async function checkLooks(tx: Tx, actor: Actor): Promise<Refusal | null> {
  if (await mayLook(tx, actor)) return null;
  const { rows } = await tx.client.query<{ quota: RevealQuotaName }>(
    `/* looksQuota */ select value #>> '{}' as quota from app.settings where name = 'revealQuota'`,
  );
  return looksRefusal(revealQuotaOf(actor, rows[0]?.quota ?? 'usual').looks);
}

export const isQuotaRefusal = ({ reasons }: Refusal): boolean => reasons[0]?.code === 'REVEAL_QUOTA';

const liftText = bilingual(
  `或输入两步验证码，在 ${REVEAL_LIFT_MINUTES} 分钟内继续查看`,
  `or give a code of your second factor to go on for ${REVEAL_LIFT_MINUTES} minutes`,
);

const hourlyQuotaRefusal = (most: number, free: string): Refusal =>
  refusal('NOT_POSSIBLE', {
    code: 'REVEAL_QUOTA',
    message: fillTemplate(
      bilingual(
        '每小时最多查看 {most} 项明文，您已达到限额；主管已收到告警',
        'You may look at {most} values an hour and have; the supervisors are told',
      ),
      { most },
    ),
    suggestion: {
      zh: `${spelledInstant(Date.parse(free), 'zh')} 后再查看，${liftText.zh}`,
      en: `Come back after ${spelledInstant(Date.parse(free), 'en')}, ${liftText.en}`,
    },
    ruleId: RULE,
  });

const dailyQuotaRefusal = (most: number): Refusal =>
  refusal('NOT_POSSIBLE', {
    code: 'REVEAL_QUOTA',
    message: fillTemplate(
      bilingual(
        '每天最多查看 {most} 项明文，您已达到限额；主管已收到告警',
        'You may look at {most} values a day and have; the supervisors are told',
      ),
      { most },
    ),
    suggestion: { zh: `请明天再查看，${liftText.zh}`, en: `Come back tomorrow, ${liftText.en}` },
    ruleId: RULE,
  });

const looksRefusal = (most: number): Refusal =>
  refusal('NOT_POSSIBLE', {
    code: 'REVEAL_QUOTA',
    message: fillTemplate(
      bilingual(
        '{minutes} 分钟内最多查看、打开和搜索证件号码共 {most} 次，您已达到限额；主管已收到告警',
        'You may look at {most} values, orders and ID numbers within {minutes} minutes and have; the supervisors are told',
      ),
      { most, minutes: LOOK_MINUTES },
    ),
    suggestion: { zh: `请稍后再查看，${liftText.zh}`, en: `Come back in a while, ${liftText.en}` },
    ruleId: RULE,
  });

const RULE = 'D-reveal-quota';
