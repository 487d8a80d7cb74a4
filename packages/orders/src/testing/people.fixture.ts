import { type Actor, scopeNames } from '@beian/domain';
import { system, transaction } from '../context.ts';
import { createPartnerKey } from '../people/partner-keys.ts';
import { createPartner, partnerActor } from '../people/partners.ts';
import type { PasswordCost } from '../people/passwords.ts';
import { type StaffRole, staffActor } from '../people/staff.ts';
import { generateSignIns, seedPeople as seed } from '../seed/people.ts';
import type { TestDatabase } from './database.ts';

/** The minimum that argon2 accepts, so that tests are fast. */
export const cheapPasswordCost: PasswordCost = { memoryCost: 8, timeCost: 1 };

export interface Person {
  readonly actor: Actor;
  readonly login: string;
  readonly password: string;
}
export interface PartnerPerson {
  readonly actor: Actor;
  readonly key: string;
}
export interface People {
  readonly partner: PartnerPerson;
  readonly reviewers: readonly [Person, Person];
  readonly supervisor: Person;
  readonly administrator: Person;
}

/** The people of the seed. The partner is granted the existing records: seed those first. */
export async function seedPeople(db: TestDatabase): Promise<People> {
  const signIns = generateSignIns();
  const made = await seed(db.worker, signIns, cheapPasswordCost);
  if (made === undefined) throw new Error('the people are seeded already');
  const all = made.staff.map((view, place) => ({
    actor: staffActor(view),
    login: view.login,
    password: signIns.signIns[place]?.password ?? '',
  }));
  const nth = (role: StaffRole, place = 0): Person => {
    const found = all.filter((person) => person.actor.roles.includes(role))[place];
    if (found === undefined) throw new Error(`the seed makes no ${role}`);
    return found;
  };
  return {
    partner: { actor: partnerActor(made.partner), key: signIns.partnerKey },
    reviewers: [nth('reviewer'), nth('reviewer', 1)],
    supervisor: nth('supervisor'),
    administrator: nth('administrator'),
  };
}

/** Another partner, without access to any record. */
export async function seedOtherPartner(db: TestDatabase, name = '另一示例'): Promise<PartnerPerson> {
  const by = system('clock');
  return transaction(db.worker, by, async (tx) => {
    const view = await createPartner(tx, by, { name, email: 'other@lingyi.example', language: 'zh' });
    const { key } = await createPartnerKey(tx, by, view.id, { scopes: scopeNames });
    return { actor: partnerActor(view), key };
  });
}
