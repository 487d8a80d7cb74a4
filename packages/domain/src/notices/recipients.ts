import type { PrincipalOwner } from '../order-names/kinds/kind-row.ts';
import { kindRow, type OrderKind } from '../order-names/kinds/kinds.ts';
import { type Channel, channelsOf, copyChannels } from './channels.ts';
import { type NoticeRow, type Recipient, type Role, recipientOf } from './notice-row.ts';

export type Addresses = Readonly<Partial<Record<Channel, string>>>;

/** One principal whose phone the ministry asks, with the number that is asked. */
export interface AskedPhone {
  readonly owner: PrincipalOwner;
  readonly mobile: string;
  /** The ministry has sent its code. */
  readonly sent: boolean;
}

/** Whom a notice about an order can reach, and what of them is open. */
export interface Contacts {
  readonly kind: OrderKind;
  readonly principals: Readonly<Record<PrincipalOwner, Addresses>>;
  /** Both principals are one person, by their ID number. */
  readonly onePerson: boolean;
  /** The phones of the last attempt whose owners have not answered the ministry. */
  readonly asked: readonly AskedPhone[];
  readonly partnerMail: string;
  /** Addresses registered so far that the order changes. */
  readonly former: Readonly<Partial<Record<Channel, readonly string[]>>>;
}

export interface Message {
  readonly recipient: Recipient;
  readonly channel: Channel;
  readonly address: string;
}

/** Principals in the sequence in which texts name them. */
const owners: readonly PrincipalOwner[] = ['subject', 'website'];

/** The principals who have a role. */
const principalsByRole: Readonly<Record<Role, (contacts: Contacts) => readonly PrincipalOwner[]>> = {
  subjectPrincipal: () => ['subject'],
  websitePrincipal: () => ['website'],
  concerned: ({ kind }) => kindRow(kind).concerns,
  principals: () => owners,
  asked: ({ asked }) => asked.map(({ owner }) => owner),
  unsent: ({ asked }) => asked.filter(({ sent }) => !sent).map(({ owner }) => owner),
  partner: () => [],
  formerContact: () => [],
};
const principalsOf = (role: Role, contacts: Contacts): readonly PrincipalOwner[] => principalsByRole[role](contacts);

/** The principals who act by a notice, in the sequence in which texts name them. */
export const actingPrincipals = ({ to }: Pick<NoticeRow, 'to'>, contacts: Contacts): readonly PrincipalOwner[] => {
  const acting = to.flatMap((role) => principalsOf(role, contacts));
  return owners.filter((owner) => acting.includes(owner));
};

/**
 * The messages of a notice: one per channel and address, which names every principal whom it reaches. A person who is both principals
 * is told once, unless two phones are asked.
 */
export function messagesOf(row: Pick<NoticeRow, 'to' | 'copy'>, contacts: Contacts): Message[] {
  const acting = actingPrincipals(row, contacts);
  const copies = (row.copy ?? []).flatMap((role) => principalsOf(role, contacts));
  const phones = row.to.some((role) => role === 'asked' || role === 'unsent') ? contacts.asked : [];
  const addresses = (owner: PrincipalOwner, channel: Channel): string | undefined => {
    const phone = channel === 'sms' ? phones.find((one) => one.owner === owner)?.mobile : undefined;
    const same = contacts.onePerson && acting[0] !== undefined ? acting[0] : owner;
    return phone ?? contacts.principals[same][channel];
  };
  const reached = (whom: readonly PrincipalOwner[], channels: readonly Channel[]) =>
    owners
      .filter((owner) => whom.includes(owner))
      .flatMap((owner) => channels.map((channel) => ({ owner, channel, address: addresses(owner, channel) })));
  const told = [
    ...reached(acting, channelsOf.principals),
    ...reached(
      copies.filter((owner) => !acting.includes(owner)),
      copyChannels,
    ),
  ];
  const messages = new Map<string, Message & { readonly owners: readonly PrincipalOwner[] }>();
  for (const { owner, channel, address } of told) {
    if (address === undefined || address === '') continue;
    const known = messages.get(`${channel}:${address}`);
    // A copy does not make its reader one who acts.
    const named = known === undefined ? [owner] : acting.includes(owner) ? [...known.owners, owner] : known.owners;
    messages.set(`${channel}:${address}`, { recipient: recipientOf(named), channel, address, owners: named });
  }
  const has = (role: Role) => row.to.includes(role) || row.copy?.includes(role) === true;
  const others = [
    ...(has('partner') ? [{ recipient: 'partner', channel: 'mail', address: contacts.partnerMail } as const] : []),
    ...(has('formerContact')
      ? channelsOf.formerContact.flatMap((channel) =>
          (contacts.former[channel] ?? []).map(
            (address) => ({ recipient: 'formerContact', channel, address }) as const,
          ),
        )
      : []),
  ];
  return [
    ...[...messages.values()].map(({ recipient, channel, address }) => ({ recipient, channel, address })),
    ...others.filter(({ channel, address }) => !messages.has(`${channel}:${address}`)),
  ];
}
