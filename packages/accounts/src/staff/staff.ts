import { writeAudit } from '@beian/database/audit';
import { noteWritten } from '@beian/database/covered-rows';
import { newId } from '@beian/database/ids';
import type { Tx } from '@beian/database/transaction';
import type { Actor, StaffMemberView, StaffRole } from '@beian/domain/staff';
import type { Language } from '@beian/domain/text';
import { hashPassword, isLongEnoughAlone, type PasswordCost } from './passwords.ts';

export interface NewStaff {
  readonly login: string;
  /** Shown on timelines. */
  readonly name: string;
  readonly roles: readonly StaffRole[];
  readonly password: string;
  /** A person of this partner, without roles. */
  readonly partnerId?: string;
  readonly cost?: PasswordCost;
}

/** The partner of a person's account, with the language of its notices. */
export interface PartnerOfPerson {
  readonly id: string;
  readonly name: string;
  readonly language: Language;
}

export const staffActor = ({ id, name, roles }: StaffMemberView): Actor => ({ kind: 'staff', id, roles, name });

/** A partner's person acts for the partner: what a key of it may see and do, under the person's name. */
export const partnerPersonActor = ({ id, name }: StaffMemberView, partner: PartnerOfPerson): Actor => ({
  kind: 'partner',
  id: partner.id,
  roles: ['applicant'],
  name,
  person: id,
});

/** For the seed; people are otherwise invited with `inviteStaff`. Throws if the login is taken. */
export async function createStaff(tx: Tx, by: Actor, staff: NewStaff): Promise<StaffMemberView> {
  const { login, name, roles } = staff;
  const view: StaffMemberView = { id: newId('staff'), login, name, roles };
  await tx.client.query(
    `/* createStaff */ insert into app.staff (id, login, name, roles, password_hash, password_at, password_alone, partner_id)
     values ($1, $2, $3, $4, $5, app.now(), $6, $7)`,
    [
      ...[view.id, login, name, roles, await hashPassword(staff.password, staff.cost)],
      ...[isLongEnoughAlone(staff.password), staff.partnerId ?? null],
    ],
  );
  noteWritten(tx, 'staff', view.id);
  await writeAudit(tx, by, 'createStaff', view.id, 'done', { roles });
  return view;
}
