import { fromBase64, isoSql, jsonRowsSql, type Projection } from '@beian/database/sql';
import { timeLeft } from '@beian/domain/clock';
import { maskValue } from '@beian/domain/filing';
import { type SmsPerson, type SmsState, smsPersons, smsStates } from '@beian/domain/order';
import { smsPageOf } from '@beian/domain/province-rules';
import { partOf } from '../part/part.ts';
import { phoneAad, smsEvidenceAad } from './sms-checks.ts';

interface Row {
  id: string;
  person: SmsPerson;
  phone: string;
  state: SmsState;
  sentAt: string | null;
  deadline: string;
  wrongEntries: number;
  answeredAt: string | null;
  deskAsked: boolean;
  closed: boolean;
  evidence: string | null;
  staffName: string | null;
}

const smsChecks: Projection<'smsChecks', Row[]> = {
  name: 'smsChecks',
  optional: { rows: 'submissions', none: [] },
  sql: jsonRowsSql(`select k.id, k.person, encode(k.phone, 'base64') as phone, k.state, ${isoSql('k.sent_at')} as "sentAt",
      ${isoSql('k.deadline')} as deadline, k.wrong_entries as "wrongEntries", ${isoSql('k.answered_at')} as "answeredAt",
      k.desk_asked_at is not null as "deskAsked", k.closed_at is not null as closed, encode(k.evidence, 'base64') as evidence,
      k.staff_name as "staffName"
    from app.sms_checks k where k.order_id = o.id and k.submission_id = (select l.submission_id from app.sms_checks l
      where l.order_id = o.id order by l.created_at desc, l.id limit 1) order by k.id`),
};

/** The SMS check of each phone of the last checked attempt; the phone is masked for everybody. */
export const smsChecksPart = partOf({
  projections: [smsChecks],
  view: (read, { province, edition, handOverEdition }, { ctx, language, now, hours, calendar, rulesOf }) => ({
    smsChecks: read.smsChecks.map(({ phone, evidence, staffName, person, ...row }) => ({
      ...row,
      person: smsPersons[person][language],
      phone: maskValue('website.principal.mobile', ctx.keys.unseal(phoneAad(row.id), fromBase64(phone)).toString()),
      stateLabel: smsStates[row.state][language],
      page: smsPageOf(province, rulesOf(handOverEdition ?? edition)),
      left: row.closed
        ? null
        : timeLeft(
            { calendar, hours },
            { duty: 'sms', edition: rulesOf(handOverEdition ?? edition) },
            Date.parse(row.deadline),
            Date.parse(now),
          ),
      evidence: evidence === null ? null : ctx.keys.unseal(smsEvidenceAad(row.id), fromBase64(evidence)).toString(),
      staffName,
    })),
  }),
});
