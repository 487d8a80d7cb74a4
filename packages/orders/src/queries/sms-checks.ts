import { type Language, maskValue, type SmsPerson, type SmsState, smsPersons, smsStates } from '@beian/domain';
import type { House, Tx } from '../house.ts';
import { askOf } from '../sql/ask-of.ts';
import { evidencePlace, phonePlace } from '../sql/sms-checks.ts';
import type { OrderView, SmsCheckView } from './view.ts';

interface Row {
  id: string;
  orderId: string;
  person: SmsPerson;
  phone: Buffer;
  state: SmsState;
  sentAt: string | null;
  deadline: string;
  wrongEntries: number;
  answeredAt: string | null;
  deskAsked: boolean;
  closed: boolean;
  evidence: Buffer | null;
  staffName: string | null;
}

/** How each phone of the last checked attempt stands; the phone masked for everybody. */
export async function loadSmsChecks(
  house: House,
  tx: Tx,
  ids: readonly string[],
  language: Language,
): Promise<Map<string, Partial<OrderView>>> {
  const { rows } = await askOf<Row>(tx, ids, {
    name: 'sms-checks',
    text: `/* loadSmsChecks */ select k.id, k.order_id as "orderId", k.person, k.phone, k.state, app.iso(k.sent_at) as "sentAt",
        app.iso(k.deadline) as deadline, k.wrong_entries as "wrongEntries", app.iso(k.answered_at) as "answeredAt",
        k.desk_asked_at is not null as "deskAsked", k.closed_at is not null as closed, k.evidence, k.staff_name as "staffName"
      from app.sms_checks k where k.order_id = any($1) and k.submission_id = (select l.submission_id from app.sms_checks l
        where l.order_id = k.order_id order by l.created_at desc, l.id limit 1)
      order by k.order_id, k.id`,
  });
  const lists = new Map<string, SmsCheckView[]>(ids.map((id) => [id, []]));
  for (const { orderId, phone, evidence, staffName, person, ...row } of rows) {
    lists.get(orderId)?.push({
      ...row,
      person: smsPersons[person][language],
      phone: maskValue('website.principal.mobile', house.keys.unseal(phonePlace(row.id), phone).toString()),
      stateLabel: smsStates[row.state][language],
      evidence: evidence === null ? null : house.keys.unseal(evidencePlace(row.id), evidence).toString(),
      staffName,
    });
  }
  return new Map([...lists].map(([id, smsChecks]) => [id, { smsChecks }]));
}
