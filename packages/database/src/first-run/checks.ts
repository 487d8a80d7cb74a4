import { type FirstRunItem, firstRunItems, firstRunRow } from '@beian/domain/first-run';
import { currentEdition } from '@beian/domain/province';
import { letterSettings, unnamedProvider } from '@beian/domain/settings';
import { shippedEditionSql } from '../settings/edition-in-force.ts';

const setting = (name: string): string => `(select value #>> '{}' from app.settings where name = '${name}')`;
/** `years`: 0, the running one; 1, the next one. */
const calendarSql = (years: 0 | 1): string =>
  `(select value ->> 'loadedUntil' from app.settings where name = 'calendar') >= to_char(app.shanghai_day(app.now())::date + interval '${years} years', 'YYYY') || '-12-31'`;
const testedSql = (channel: string): string =>
  `coalesce((select ok from app.channel_tests where channel = '${channel}'), false)`;

/** SQL: whether the data show an item of the list; false where only a person can know. */
export const firstRunChecks: Readonly<Record<FirstRunItem, string>> = {
  edition: `(select changed_at is not null or value #>> '{}' = ${shippedEditionSql(`'${currentEdition}'`)} or value #>> '{}' = '${currentEdition}'
    from app.settings where name = 'edition')`,
  providerName: `${setting('providerName')} <> ''`,
  hotline: `${setting('providerHotline')} <> ''`,
  smsSignatures: `${setting('smsSignature')} <> '${unnamedProvider.smsSignature}' and ${setting('smsSignatureEn')} <> '${unnamedProvider.smsSignatureEn}'`,
  commitmentTexts: `not exists (select from app.settings where name in (${Object.keys(letterSettings)
    .map((name) => `'${name}'`)
    .join(', ')}) and value #>> '{}' = '')`,
  workingHours: 'exists (select from app.working_hours)',
  calendarThisYear: calendarSql(0),
  calendarNextYear: calendarSql(1),
  connection: 'exists (select from app.bureau_calls c where c.last_success_at is not null)',
  reviewers: `(select count(*) from app.staff p where p.active and p.partner_id is null and (p.password_hash is not null or p.issuer is not null)
    and p.roles && '{reviewer,supervisor}') >= case when ${setting('fourEyes')} = 'true' then 2 else 1 end`,
  testMail: testedSql('mail'),
  testSms: testedSql('sms'),
  backup: `exists (select from app.maintenance_runs where task = 'backup' and ok_at is not null)`,
  retention: 'false',
};

const confirmedSql = (item: string): string =>
  `exists (select from app.first_run_confirmations where item = '${item}')`;

/** SQL: the list is confirmed as a whole, or the database is a demonstration, which counts as confirmed. */
export const firstRunConfirmedSql = `((select demonstration from app.clock) or ${confirmedSql('list')})`;

/** SQL: an item is seen in the data, or a person has confirmed it. */
export const firstRunDoneSql = (item: FirstRunItem): string => `(${firstRunChecks[item]} or ${confirmedSql(item)})`;

const blocking = firstRunItems.filter((item) => firstRunRow(item).blocks);

/**
 * SQL over `b`, a row of app.bureaus: the items of the list that are open, as JSON; null where nothing has to be confirmed: once the list is confirmed, in a demonstration, for test
 * orders, and at a bureau of this machine, which is the sandbox's.
 */
export const firstRunOpenSql = `case when app.in_test() or ${firstRunConfirmedSql} or b.wsdl ~* '^https?://(localhost|127\\.|\\[::1\\])' then null
      else (select coalesce(json_agg(i.item order by i.nth), '[]') from (values
        ${blocking.map((item, nth) => `('${item}', ${nth}, ${firstRunDoneSql(item)})`).join(',\n        ')}) i(item, nth, done) where not i.done) end`;
